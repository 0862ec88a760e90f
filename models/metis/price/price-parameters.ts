import { assumed, assumption, cite } from '../../../src/define/index.ts';
import { windowB, windowBCorrelations, windowBSource } from '../../processes/index.ts';

const measuredOn = (what: string) => ({ ...windowBSource, place: `${windowBSource.place ?? ''}; ${what}` });

/** Parameters of the market: the price process with its measured values, and the impact of sales. */
export const priceParameters = {
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
    source: measuredOn(
      'log-likelihood 971.5 for regimes, 972.6 for garch-t, 929.0 for gbm; only regimes keeps the expected price exact',
    ),
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
    means:
      'growth rate of the expected price, compounded continuously; the mean of the price ratio is 1 at zero, except for garch-t, where it does not exist',
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
    means:
      'expected jumps a year of merton (measured too at 52: diffusion 0.898, mean 0.012, deviation 0.102)',
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
  dependence: assumption({
    value: 'returns',
    options: {
      returns:
        'the stated correlations are those of daily log returns; those of the normal shocks follow, and are refused where no shocks can give them',
      shocks:
        'the stated correlations are those of the normal shocks; those of returns are smaller, except between gbm and gbm',
      none: 'METIS moves on its own',
    },
    means: 'what the correlations with ETH and BTC are correlations of',
    source: measuredOn('the facts are correlations of daily log returns'),
  }),
  etherCorrelation: assumption({
    value: windowBCorrelations.metisEther,
    unit: '1',
    between: [-1, 1],
    means: 'correlation of METIS with ETH',
    source: measuredOn('daily log returns, with data/ETHUSDT.csv on the same days'),
  }),
  bitcoinCorrelation: assumption({
    value: windowBCorrelations.metisBitcoin,
    unit: '1',
    between: [-1, 1],
    means: 'correlation of METIS with BTC',
    source: measuredOn('daily log returns, with data/BTCUSDT.csv on the same days'),
  }),
  impact: assumption({
    value: 'depth',
    options: {
      depth:
        'a net sale worth v dollars lowers the log price by log(1 + v/depth), a net purchase raises it by as much',
      none: 'sales and purchases leave the price alone',
    },
    means: 'what the model’s own sales and purchases do to the price',
    source: assumed(
      'a linear rule (d log price = −d value / depth) followed along the falling price of one day; impact on METIS has not been measured',
      'low',
    ),
  }),
  depth: assumption({
    value: 12_000_000,
    unit: 'USD',
    between: [100_000, 10_000_000_000],
    means: 'dollars of net sale per unit of log price, for small sales',
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
    source: cite(
      'constant-product pool: d log price / d METIS sold = −2 / METIS in the pool, the other side deposited in kind',
    ),
  }),
};
