import { assumed, assumption, defineEconomy, level, sum } from '../../src/define/index.ts';

const { mechanism, model } = defineEconomy({
  populations: {
    groups: { means: 'independent groups', size: 1_000, between: [1, 1_000_000] },
  },
  quantities: {
    healthy: level('members', { means: 'members of each group never infected', per: 'groups' }),
    infectious: level('members', { means: 'members infectious today', per: 'groups' }),
  },
});
const source = assumed('a textbook example; any value is as good', 'high');

/** Probability of escaping `infectious` independent contacts, each of them infecting with probability `infects`. */
function escapes(infects: number, infectious: number): number {
  let chance = 1;
  for (let contact = 0; contact < infectious; contact++) chance *= 1 - infects;
  return chance;
}

const spreading = mechanism({
  name: 'spreading',
  purpose: 'Every infectious member meets every healthy one for a day and is immune afterwards.',
  parameters: {
    size: assumption({
      value: 6,
      unit: 'members',
      between: [1, 1_000],
      means: 'members of a group, one of them infectious before the first day',
      source,
    }),
    infects: assumption({
      value: 0.25,
      unit: 'share',
      between: [0, 1],
      means: 'probability that one infectious member infects one healthy member',
      source,
    }),
  },
  writes: ['healthy', 'infectious'],
  draws: ['contact'],
  start({ economy, parameters }) {
    economy.healthy.fill(Math.floor(parameters.size) - 1);
    economy.infectious.fill(1);
  },
  step({ economy, parameters, random, day }) {
    const { healthy, infectious } = economy;
    for (let g = 0; g < healthy.length; g++) {
      const risk = 1 - escapes(parameters.infects, infectious[g]);
      const infected = random.contact.binomial(healthy[g], risk, g, day);
      healthy[g] -= infected;
      infectious[g] = infected;
    }
  },
  measures: {
    meanHealthy: {
      unit: 'members',
      means: 'members never infected, mean over groups',
      of: ({ economy }) => sum(economy.healthy) / economy.healthy.length,
    },
  },
});

/** The chain-binomial epidemic of Reed and Frost (Abbey 1952). Known answer: the law of the final size, by exact enumeration. */
export const contagion = model({
  name: 'contagion',
  version: '1.0.0',
  means: 'Groups in which an infection spreads and dies out: the law of its final size is known exactly.',
  schedule: [spreading],
});
