import { assumed, assumption, defineEconomy, level, sum } from '../../src/define/index.ts';

const { mechanism, model } = defineEconomy({
  populations: {
    members: { means: 'independent copies of the chain', size: 1_000, between: [1, 1_000_000] },
  },
  quantities: {
    on: level('flag', { means: '1 while a member is on', per: 'members' }),
  },
});
const source = assumed('a textbook example; any value is as good', 'high');

const chain = mechanism({
  name: 'chain',
  purpose: 'Members switch on and off, each day with a probability that depends on nothing but their state.',
  parameters: {
    switchOn: assumption({
      value: 0.1,
      unit: 'share',
      between: [0, 1],
      means: 'probability that a member that is off is on the next day',
      source,
    }),
    switchOff: assumption({
      value: 0.3,
      unit: 'share',
      between: [0, 1],
      means: 'probability that a member that is on is off the next day',
      source,
    }),
    begin: assumption({
      value: 'stationary',
      options: { stationary: 'each member drawn from the stationary law', off: 'everybody off' },
      means: 'state before the first day',
      source,
    }),
  },
  writes: ['on'],
  own: { atStart: level('flag', { means: '1 if a member was on before the first day', per: 'members' }) },
  draws: ['beginning', 'turn'],
  start({ economy, own, parameters, random }) {
    const { on } = economy;
    if (parameters.begin === 'stationary' && parameters.switchOn + parameters.switchOff === 0)
      throw new Error('invalid chain.switchOn and switchOff: both 0; expected one above 0 (or begin: off)');
    const stationary = parameters.switchOn / (parameters.switchOn + parameters.switchOff);
    const share = parameters.begin === 'stationary' ? stationary : 0;
    for (let m = 0; m < on.length; m++) {
      on[m] = random.beginning.chance(share, m, 0) ? 1 : 0;
      own.atStart[m] = on[m];
    }
  },
  step({ economy, parameters, random, day }) {
    const { on } = economy;
    const { switchOn, switchOff } = parameters;
    for (let m = 0; m < on.length; m++) {
      const turn = random.turn.uniform(m, day);
      const staysOrComes = on[m] === 1 ? turn >= switchOff : turn < switchOn;
      on[m] = staysOrComes ? 1 : 0;
    }
  },
  measures: {
    share: {
      unit: 'share',
      means: 'share of members that are on',
      of: ({ economy }) => sum(economy.on) / economy.on.length,
    },
    both: {
      unit: 'share',
      means: 'share of members that are on and were on before the first day',
      of: ({ economy, own }) => {
        let both = 0;
        for (let m = 0; m < economy.on.length; m++) both += economy.on[m] * own.atStart[m];
        return both / economy.on.length;
      },
    },
  },
});

/**
 * Two-state Markov chains. Known answer with a = switchOn, b = switchOff: share on → a/(a + b), its distance from there
 * shrinks by 1 − a − b a day, and so does the correlation of a member with its own past.
 */
export const twoStateChain = model({
  name: 'two-state-chain',
  version: '1.0.0',
  means: 'Independent members that switch on and off: stationary law and autocorrelation known exactly.',
  schedule: [chain],
});
