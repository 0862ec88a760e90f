import { assumed, assumption, lever, YEAR } from '../../../src/define/index.ts';
import { exp } from '../../../src/numeric/index.ts';
import { publishedNormal } from '../../arithmetic/published-normal.ts';
import { mechanism, publishedStreams } from './economy.ts';

const source = assumed('part of the definition of the yardstick, version 1', 'high');

/** The exogenous price: geometric Brownian motion. */
export const market = mechanism({
  name: 'market',
  purpose: 'Moves the price, which nobody looks at.',
  parameters: {
    drift: assumption({
      value: 0.05,
      unit: '1/year',
      between: [-10, 10],
      means: 'growth rate of the expected price, compounded continuously',
      source,
    }),
    volatility: assumption({
      value: 0.9,
      unit: '1/year',
      between: [0, 10],
      means: 'volatility of the price',
      source,
    }),
  },
  writes: ['price'],
  draws: ['price'],
  published: { price: publishedStreams.price },
  step({ economy, parameters, random, day }) {
    const { drift, volatility } = parameters;
    // The definition counts the price's draws by day as if days were members.
    const luck = publishedNormal(random.price.words(day, 0));
    economy.price *= exp(
      (drift - (volatility * volatility) / 2) / YEAR + volatility * Math.sqrt(1 / YEAR) * luck,
    );
  },
});

/** The reward rate: a fixed yearly amount shared by everything staked the day before. */
export const reward = mechanism({
  name: 'reward',
  purpose: 'Shares a fixed yearly reward among all staked tokens.',
  parameters: {
    yearlyReward: lever({
      value: 0.05,
      unit: '1/year',
      between: [0, 10],
      means: 'rewards of a year as a share of the supply at the start',
      source,
    }),
    highest: lever({
      value: 0.5,
      unit: '1/year',
      between: [0, 10],
      means: 'highest reward rate on staked tokens',
      source,
    }),
    least: assumption({
      value: 1,
      unit: 'token',
      between: [1e-9, 1e9],
      means: 'total staked is taken to be at least this',
      source,
    }),
  },
  reads: ['supplyAtStart', 'totalStaked'],
  writes: ['apr'],
  step({ economy, parameters }) {
    const base = Math.max(economy.totalStaked, parameters.least);
    economy.apr = Math.min(parameters.highest, (parameters.yearlyReward * economy.supplyAtStart) / base);
  },
});
