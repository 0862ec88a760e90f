import { assumed, assumption, defineEconomy, level, YEAR } from '../../src/define/index.ts';
import { exp } from '../../src/numeric/index.ts';
import { gbm, merton } from '../processes/index.ts';

const { mechanism, model } = defineEconomy({
  populations: { paths: { means: 'independent price paths', size: 10_000, between: [2, 10_000_000] } },
  quantities: {
    logPrice: level('log USD', { means: 'logarithm of the price on each path', per: 'paths' }),
  },
});
const source = assumed('a textbook example; any value is as good', 'high');

const prices = mechanism({
  name: 'prices',
  purpose: 'Moves the price of every path by one day’s risk-neutral return.',
  parameters: {
    process: assumption({
      value: 'gbm',
      options: { gbm: 'geometric Brownian motion', merton: 'jump diffusion with normal jumps' },
      means: 'law of the daily returns',
      source,
    }),
    start: assumption({
      value: 100,
      unit: 'USD',
      between: [0.01, 1e6],
      means: 'price before the first day',
      source,
    }),
    rate: assumption({
      value: 0.05,
      unit: '1/year',
      between: [-1, 1],
      means: 'interest and drift, compounded continuously',
      source,
    }),
    volatility: assumption({
      value: 0.2,
      unit: '1/year',
      between: [0, 10],
      means: 'volatility of the diffusion',
      source,
    }),
    jumpRate: assumption({
      value: 12,
      unit: 'jumps/year',
      between: [0, 365],
      means: 'jumps a year, under merton',
      source,
    }),
    jumpMean: assumption({
      value: -0.05,
      unit: 'log',
      between: [-1, 1],
      means: 'mean log size of a jump, under merton',
      source,
    }),
    jumpDeviation: assumption({
      value: 0.1,
      unit: 'log',
      between: [0, 1],
      means: 'standard deviation of the log size, under merton',
      source,
    }),
    strike: assumption({
      value: 100,
      unit: 'USD',
      between: [0.01, 1e6],
      means: 'strike of the call',
      source,
    }),
  },
  writes: ['logPrice'],
  own: { nothing: level('1', { means: 'these processes keep no state', per: 'paths' }) },
  draws: ['returns'],
  start({ economy, own, parameters }) {
    const law = { ...parameters, drift: parameters.rate };
    if (parameters.process === 'merton') merton.begin(own.nothing, law);
    else gbm.begin(own.nothing, law);
    economy.logPrice.fill(0);
  },
  step({ economy, own, parameters, random, day }) {
    const { logPrice } = economy;
    const law = { ...parameters, drift: parameters.rate };
    const jumps = parameters.process === 'merton';
    for (let p = 0; p < logPrice.length; p++) {
      logPrice[p] += jumps
        ? merton.step(own.nothing, law, random.returns, p, day)
        : gbm.step(own.nothing, law, random.returns, p, day);
    }
  },
  measures: {
    price: {
      unit: 'USD',
      means: 'mean price of all paths',
      of: ({ economy, parameters }) => {
        let total = 0;
        for (const each of economy.logPrice) total += parameters.start * exp(each);
        return total / economy.logPrice.length;
      },
    },
    call: {
      unit: 'USD',
      means: 'Monte Carlo value of a call that ends today: discounted mean payoff',
      of: ({ economy, parameters, day }) => {
        let total = 0;
        for (const each of economy.logPrice)
          total += Math.max(parameters.start * exp(each) - parameters.strike, 0);
        return (exp((-parameters.rate * day) / YEAR) * total) / economy.logPrice.length;
      },
    },
  },
});

/** Monte Carlo value of a European call. Known answer: Black–Scholes, and Merton's series with jumps. */
export const gbmOption = model({
  name: 'gbm-option',
  version: '1.0.0',
  means: 'A European call valued by simulation, against the closed form.',
  schedule: [prices],
});
