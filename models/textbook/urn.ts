import { assumed, assumption, defineEconomy, level, sum } from '../../src/define/index.ts';

const { mechanism, model } = defineEconomy({
  populations: {
    urns: { means: 'independent urns', size: 1_000, between: [1, 1_000_000] },
  },
  quantities: {
    white: level('balls', { means: 'white balls in each urn', per: 'urns' }),
    black: level('balls', { means: 'black balls in each urn', per: 'urns' }),
  },
});
const source = assumed('a textbook example; any value is as good', 'high');

const drawing = mechanism({
  name: 'drawing',
  purpose: 'Each day a ball is drawn from every urn and put back with more of its colour.',
  parameters: {
    whiteAtFirst: assumption({
      value: 2,
      unit: 'balls',
      between: [1, 1_000],
      means: 'white balls before the first day',
      source,
    }),
    blackAtFirst: assumption({
      value: 3,
      unit: 'balls',
      between: [1, 1_000],
      means: 'black balls before the first day',
      source,
    }),
    added: assumption({
      value: 1,
      unit: 'balls',
      between: [0, 100],
      means: 'balls of the drawn colour that are added',
      source,
    }),
  },
  writes: ['white', 'black'],
  draws: ['ball'],
  start({ economy, parameters }) {
    economy.white.fill(parameters.whiteAtFirst);
    economy.black.fill(parameters.blackAtFirst);
  },
  step({ economy, parameters, random, day }) {
    const { white, black } = economy;
    for (let u = 0; u < white.length; u++) {
      const isWhite = random.ball.uniform(u, day) * (white[u] + black[u]) < white[u];
      if (isWhite) white[u] += parameters.added;
      else black[u] += parameters.added;
    }
  },
  measures: {
    whiteShare: {
      unit: 'share',
      means: 'white balls of all urns over all balls',
      of: ({ economy }) => sum(economy.white) / (sum(economy.white) + sum(economy.black)),
    },
  },
});

/**
 * The urn of Pólya (1930). Known answer: white balls drawn in n days are beta-binomial (n, white/added, black/added) of the balls
 * at first; the expected share of white never moves.
 */
export const urn = model({
  name: 'urn',
  version: '1.0.0',
  means: 'Urns in which success breeds success: the number of white draws is beta-binomial.',
  schedule: [drawing],
});
