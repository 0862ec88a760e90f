import { assumed, assumption, defineEconomy, stock } from '../../src/define/index.ts';
import { gini } from '../arithmetic/inequality.ts';

const { mechanism, model } = defineEconomy({
  units: { coin: { grid: 1, means: 'indivisible coins; their number never changes' } },
  populations: { agents: { means: 'people with a purse', size: 500, between: [2, 1_000_000] } },
  quantities: {
    purse: stock('coin', { means: 'coins of each agent', per: 'agents', start: 10 }),
  },
});
const source = assumed('a textbook example; any value is as good', 'high');

const exchange = mechanism({
  name: 'exchange',
  purpose: 'Pairs of agents meet and move coins between them by pure chance.',
  parameters: {
    rule: assumption({
      value: 'reshuffle',
      options: {
        coin: 'the first gives the second one coin, if it has one',
        reshuffle: 'the two put their coins together and divide them anew, every division equally likely',
      },
      means: 'what happens when two agents meet',
      source,
    }),
    meetings: assumption({
      value: 1,
      unit: '1',
      between: [0, 100],
      means: 'meetings a day for every two agents',
      source,
    }),
  },
  writes: ['purse'],
  draws: ['first', 'second', 'division'],
  // Scheduler: meetings one after the other; for each an ordered pair of different agents, all pairs equally likely.
  step({ economy, parameters, random, day }) {
    const { purse } = economy;
    const n = purse.length;
    const meetings = Math.floor((parameters.meetings * n) / 2);
    for (let m = 0; m < meetings; m++) {
      const first = random.first.integer(n, m, day);
      const among = random.second.integer(n - 1, m, day);
      const second = among < first ? among : among + 1;
      const luck = random.division.uniform(m, day);
      const both = purse[first] + purse[second];
      const given =
        parameters.rule === 'coin' ? Math.min(purse[first], 1) : purse[first] - Math.floor(luck * (both + 1));
      purse[first] -= given;
      purse[second] += given;
    }
  },
  measures: {
    gini: {
      unit: '1',
      means: 'Gini coefficient of the purses, population form',
      of: ({ economy }) => gini(economy.purse),
    },
    penniless: {
      unit: 'share',
      means: 'share of agents without a coin',
      of: ({ economy }) => {
        let empty = 0;
        for (const purse of economy.purse) if (purse === 0) empty++;
        return empty / economy.purse.length;
      },
    },
  },
});

/**
 * Random exchange of coins. Known answer: both rules are symmetric, so in the long run every division of the coins is equally
 * likely; purses are close to exponential and the Gini close to 1/2. Source: Drăgulescu and Yakovenko 2000.
 */
export const wealthExchange = model({
  name: 'wealth-exchange',
  version: '1.0.0',
  means: 'Coins change hands by pure chance and inequality appears: the stationary Gini is known exactly.',
  schedule: [exchange],
});
