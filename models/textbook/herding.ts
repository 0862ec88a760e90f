import { assumed, assumption, defineEconomy, level, sum } from '../../src/define/index.ts';

const { mechanism, model } = defineEconomy({
  populations: {
    crowds: { means: 'independent crowds', size: 1_000, between: [1, 1_000_000] },
  },
  quantities: {
    optimists: level('members', { means: 'members of each crowd that are optimists', per: 'crowds' }),
  },
});
const source = assumed('a textbook example; any value is as good', 'high');

const meeting = mechanism({
  name: 'meeting',
  purpose:
    'Members of a crowd reconsider: now and then on their own, otherwise they copy somebody they meet.',
  parameters: {
    size: assumption({
      value: 10,
      unit: 'members',
      between: [2, 10_000],
      means: 'members of a crowd, a whole number',
      source,
    }),
    ownMind: assumption({
      value: 0.2,
      unit: 'share',
      between: [0, 1],
      means: 'probability of choosing a side at random instead of copying',
      source,
    }),
    scheduler: assumption({
      value: 'oneADay',
      options: {
        oneADay: 'one member of each crowd, drawn at random, reconsiders a day',
        allAtOnce: 'all members reconsider a day, looking at the crowd of the day before',
      },
      means: 'who reconsiders when',
      source,
    }),
  },
  writes: ['optimists'],
  draws: ['change', 'leave', 'join'],
  start({ economy, parameters }) {
    economy.optimists.fill(Math.floor(parameters.size / 2));
  },
  step({ economy, parameters, random, day }) {
    const { optimists } = economy;
    const { ownMind } = parameters;
    const size = Math.floor(parameters.size);
    for (let c = 0; c < optimists.length; c++) {
      const happy = optimists[c];
      const sad = size - happy;
      const turnsHappy = ownMind / 2 + ((1 - ownMind) * happy) / (size - 1);
      const turnsSad = ownMind / 2 + ((1 - ownMind) * sad) / (size - 1);
      const luck = random.change.uniform(c, day);
      if (parameters.scheduler === 'oneADay') {
        const up = (sad / size) * turnsHappy;
        const down = (happy / size) * turnsSad;
        optimists[c] += (luck < up ? 1 : 0) - (luck >= 1 - down ? 1 : 0);
      } else {
        const leaving = random.leave.binomial(happy, turnsSad, c, day);
        const joining = random.join.binomial(sad, turnsHappy, c, day);
        optimists[c] += joining - leaving;
      }
    }
  },
  measures: {
    meanOptimists: {
      unit: 'members',
      means: 'optimists of a crowd, mean over crowds',
      of: ({ economy }) => sum(economy.optimists) / economy.optimists.length,
    },
  },
});

/**
 * Herding of Kirman (1993): one member a day. Known answer with a = ownMind (size − 1)/(2 (1 − ownMind)): the number of
 * optimists is beta-binomial (size, a, a) in the long run, two-peaked when a < 1. `allAtOnce` has another law.
 */
export const herding = model({
  name: 'herding',
  version: '1.0.0',
  means: 'Crowds that copy each other: the stationary law is beta-binomial.',
  schedule: [meeting],
});
