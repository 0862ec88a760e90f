import { assumed, assumption, cite, level } from '../../src/define/index.ts';
import { exp } from '../../src/numeric/index.ts';
import { garchT, gbm, merton, regimes, windowB, windowBSource } from '../processes/index.ts';
import { mechanism } from './economy.ts';
import type { Stream } from '../../src/random/index.ts';

const LN_2 = 0.6931471805599453;

const measuredOn = (what: string) => ({ ...windowBSource, place: `${windowBSource.place ?? ''}; ${what}` });

const parameters = {
  process: assumption({
    value: 'regimes',
    options: {
      constant: 'the price moves only by the impact of sales and purchases',
      gbm: 'independent normal log returns',
      merton: 'normal log returns with Poisson jumps, jump rate fixed',
      'garch-t': 'log returns whose variance follows yesterday’s surprise, with Student-t innovations',
      regimes: 'normal log returns whose volatility switches between a calm and a wild regime',
    },
    means: 'law of the log price without the model’s own sales and purchases',
    source: measuredOn('log-likelihood 971.5 for regimes, 972.6 for garch-t, 929.0 for gbm; only regimes keeps the expected price exact'),
  }),
  startPrice: assumption({
    value: 8.401,
    unit: 'USD/METIS',
    between: [0.001, 10_000],
    means: 'price on the first day',
    source: measuredOn('close of 2025-11-03'),
  }),
  drift: assumption({
    value: 0,
    unit: '1/year',
    between: [-5, 5],
    means: 'expected simple return a year; the mean of the price ratio is 1 at zero, except for garch-t, where it does not exist',
    source: assumed('the drift of a sample is never a forecast', 'medium'),
  }),
  volatility: assumption({
    value: windowB.gbm.volatility,
    unit: '1/year',
    between: [0, 10],
    means: 'volatility of gbm and garch-t',
    source: measuredOn('standard deviation of daily log returns × √365'),
  }),
  jumpRate: assumption({
    value: windowB.merton12.jumpRate,
    unit: 'jumps/year',
    between: [0, 365],
    means: 'expected jumps a year of merton',
    source: measuredOn('fixed at 12: free daily fits degenerate towards a mixture of normals'),
  }),
  diffusion: assumption({
    value: windowB.merton12.volatility,
    unit: '1/year',
    between: [0, 10],
    means: 'volatility of merton between jumps',
    source: measuredOn('maximum likelihood at 12 jumps a year'),
  }),
  jumpMean: assumption({
    value: windowB.merton12.jumpMean,
    unit: 'log',
    between: [-3, 3],
    means: 'mean size of a jump of merton',
    source: measuredOn('maximum likelihood at 12 jumps a year'),
  }),
  jumpDeviation: assumption({
    value: windowB.merton12.jumpDeviation,
    unit: 'log',
    between: [0, 3],
    means: 'standard deviation of the size of a jump of merton',
    source: measuredOn('maximum likelihood at 12 jumps a year'),
  }),
  alpha: assumption({
    value: windowB.garchT.alpha,
    unit: '1',
    between: [0, 0.5],
    means: 'weight of yesterday’s squared surprise in the variance of garch-t',
    source: measuredOn('maximum likelihood'),
  }),
  beta: assumption({
    value: windowB.garchT.beta,
    unit: '1',
    between: [0, 0.99],
    means: 'weight of yesterday’s variance in the variance of garch-t; alpha + beta below 1',
    source: measuredOn('maximum likelihood'),
  }),
  degrees: assumption({
    value: windowB.garchT.degrees,
    unit: '1',
    between: [2.01, 1_000],
    means: 'degrees of freedom of the innovations of garch-t',
    source: measuredOn('maximum likelihood'),
  }),
  lowVolatility: assumption({
    value: windowB.regimes.lowVolatility,
    unit: '1/year',
    between: [0, 10],
    means: 'volatility of the calm regime',
    source: measuredOn('maximum likelihood'),
  }),
  highVolatility: assumption({
    value: windowB.regimes.highVolatility,
    unit: '1/year',
    between: [0, 10],
    means: 'volatility of the wild regime, not below the calm one',
    source: measuredOn('maximum likelihood'),
  }),
  stayLow: assumption({
    value: windowB.regimes.stayLow,
    unit: '1',
    between: [0, 0.9999],
    means: 'probability that a calm day is followed by a calm day',
    source: measuredOn('maximum likelihood'),
  }),
  stayHigh: assumption({
    value: windowB.regimes.stayHigh,
    unit: '1',
    between: [0, 0.9999],
    means: 'probability that a wild day is followed by a wild day',
    source: measuredOn('maximum likelihood'),
  }),
  impact: assumption({
    value: 'linear',
    options: {
      linear: 'the day’s net sale lowers the log price by its value in dollars over `depth`',
      none: 'sales and purchases leave the price alone',
    },
    means: 'what the model’s own sales and purchases do to the price',
    source: assumed('impact on METIS has not been measured', 'low'),
  }),
  depth: assumption({
    value: 12_000_000,
    unit: 'USD',
    between: [100_000, 10_000_000_000],
    means: 'net sale in dollars that would lower the log price by 1',
    source: assumed(
      'selling one venue’s median daily turnover of 2025 (0.72 M USD) is taken to move the price by a day’s standard deviation (6 %)',
      'low',
    ),
  }),
  permanentShare: assumption({
    value: 0.5,
    unit: 'share',
    between: [0, 1],
    means: 'share of the impact that stays; the rest passes',
    source: assumed('between the extremes; no measurement for METIS', 'low'),
  }),
  passingHalfLife: assumption({
    value: 5,
    unit: 'days',
    between: [0.1, 365],
    means: 'days in which half of the passing impact disappears',
    source: assumed('order books refill within days; no measurement for METIS', 'low'),
  }),
  liquidityDepth: assumption({
    value: 0.5,
    unit: '1',
    between: [0, 10],
    means: 'depth added by a dollar of METIS that the reserve deposits as exchange liquidity',
    source: cite('constant-product pool: d log price / d METIS sold = −2 / METIS in the pool, the other side deposited in kind'),
  }),
};

/** Last mechanism of the day: settles what was sold and bought, and sets the price of the next day. */
export const market = mechanism({
  name: 'market',
  purpose: 'The price of METIS follows an interchangeable process and gives way to the day’s net sale.',
  parameters,
  reads: ['sold', 'bought', 'poolLiquidity'],
  writes: ['price'],
  own: {
    memory: level('state', { means: 'what the price process remembers', per: 'pricePaths' }),
    lasting: level('log', { means: 'logarithm of the price over the first one, without the passing impact' }),
    passing: level('log', { means: 'impact of sales that is still passing' }),
    netSold: level('METIS', { means: 'METIS sold less METIS bought since the first day' }),
  },
  draws: ['return'],
  start({ economy, own, parameters }) {
    beginProcess(own.memory, parameters);
    economy.price = parameters.startPrice;
  },
  step({ economy, own, parameters, random, day }) {
    const netSale = economy.sold - economy.bought;
    own.netSold += netSale;
    const depth = parameters.depth + parameters.liquidityDepth * economy.poolLiquidity * economy.price;
    const impact = parameters.impact === 'none' ? 0 : -(netSale * economy.price) / depth;
    own.lasting += logReturn(own.memory, parameters, random.return, day) + parameters.permanentShare * impact;
    own.passing = own.passing * exp(-LN_2 / parameters.passingHalfLife) + (1 - parameters.permanentShare) * impact;
    economy.price = parameters.startPrice * exp(own.lasting + own.passing);
  },
  measures: {
    netSold: { unit: 'METIS', means: 'METIS sold less METIS bought since the first day', of: ({ own }) => own.netSold },
  },
});

interface PriceParameters {
  readonly process: 'constant' | 'gbm' | 'merton' | 'garch-t' | 'regimes';
  readonly drift: number;
  readonly volatility: number;
  readonly jumpRate: number;
  readonly diffusion: number;
  readonly jumpMean: number;
  readonly jumpDeviation: number;
  readonly alpha: number;
  readonly beta: number;
  readonly degrees: number;
  readonly lowVolatility: number;
  readonly highVolatility: number;
  readonly stayLow: number;
  readonly stayHigh: number;
}

/** Merton's own volatility is the one between jumps. */
const ofMerton = ({ drift, diffusion, jumpRate, jumpMean, jumpDeviation }: PriceParameters) => ({
  drift,
  volatility: diffusion,
  jumpRate,
  jumpMean,
  jumpDeviation,
});

function beginProcess(memory: Float64Array, p: PriceParameters): void {
  if (p.process === 'gbm') gbm.begin(memory, p);
  else if (p.process === 'merton') merton.begin(memory, ofMerton(p));
  else if (p.process === 'garch-t') garchT.begin(memory, p);
  else if (p.process === 'regimes') regimes.begin(memory, p);
}

function logReturn(memory: Float64Array, p: PriceParameters, random: Stream, day: number): number {
  if (p.process === 'gbm') return gbm.step(memory, p, random, 0, day);
  if (p.process === 'merton') return merton.step(memory, ofMerton(p), random, 0, day);
  if (p.process === 'garch-t') return garchT.step(memory, p, random, 0, day);
  return p.process === 'regimes' ? regimes.step(memory, p, random, 0, day) : 0;
}
