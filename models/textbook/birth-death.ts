import { assumed, assumption, defineEconomy, level, sum } from '../../src/define/index.ts';

const { mechanism, model } = defineEconomy({
  populations: {
    colonies: { means: 'independent colonies', size: 1_000, between: [1, 1_000_000] },
  },
  quantities: {
    alive: level('members', { means: 'members alive in each colony', per: 'colonies' }),
  },
});
const source = assumed('a textbook example; any value is as good', 'high');

const lives = mechanism({
  name: 'lives',
  purpose:
    'Each day every member survives with the same probability and a Poisson number of members arrives.',
  parameters: {
    arrivals: assumption({
      value: 2,
      unit: 'members/day',
      between: [0, 1_000],
      means: 'expected arrivals a day',
      source,
    }),
    survival: assumption({
      value: 0.8,
      unit: 'share',
      between: [0, 0.999],
      means: 'probability that a member lives on to the next day',
      source,
    }),
    atFirst: assumption({
      value: 0,
      unit: 'members',
      between: [0, 10_000],
      means: 'members of each colony before the first day, a whole number',
      source,
    }),
  },
  writes: ['alive'],
  draws: ['survival', 'arrival'],
  start({ economy, parameters }) {
    economy.alive.fill(Math.floor(parameters.atFirst));
  },
  step({ economy, parameters, random, day }) {
    const { alive } = economy;
    for (let c = 0; c < alive.length; c++) {
      const arrived = random.arrival.poisson(parameters.arrivals, c, day);
      const survived = random.survival.binomial(alive[c], parameters.survival, c, day);
      alive[c] = survived + arrived;
    }
  },
  measures: {
    meanAlive: {
      unit: 'members',
      means: 'members alive, mean over colonies',
      of: ({ economy }) => sum(economy.alive) / economy.alive.length,
    },
  },
});

/**
 * Immigration and death in days. Known answer with s = survival: from an empty colony the number alive on day t is Poisson
 * with mean arrivals (1 − s^t)/(1 − s); in the long run its correlation over t days is s^t.
 */
export const birthDeath = model({
  name: 'birth-death',
  version: '1.0.0',
  means: 'Colonies with Poisson arrivals and constant survival: the number alive is Poisson.',
  schedule: [lives],
});
