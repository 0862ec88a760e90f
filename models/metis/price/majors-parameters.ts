// Longer than 200 lines because it is a list: eleven measured values for each of two assets.
import { assumed, assumption } from '../../../src/define/index.ts';
import type { Provenance } from '../../../src/define/index.ts';
import {
  windowBBitcoin,
  windowBBitcoinSource,
  windowBCorrelations,
  windowBEther,
  windowBEtherSource,
} from '../../processes/index.ts';
import { priceParameters } from './price-parameters.ts';

const fitted = (
  value: number,
  unit: '1' | '1/year' | 'log',
  between: readonly [number, number],
  means: string,
  source: Provenance & { readonly kind: 'cite' },
) =>
  assumption({
    value,
    unit,
    between,
    means,
    source: { ...source, place: `${source.place ?? ''}; maximum likelihood` },
  });

const volatility = (value: number, means: string, source: typeof windowBEtherSource) =>
  fitted(value, '1/year', [0, 10], means, source);
const share = (value: number, means: string, source: typeof windowBEtherSource) =>
  fitted(value, '1', [0, 0.9999], means, source);

/** Parameters of the prices of ETH and BTC: one process for both, with its measured values for each. */
export const majorsParameters = {
  process: assumption({
    value: 'gbm',
    options: priceParameters.process.options,
    means: 'law of the log prices of ETH and BTC',
    source: assumed(
      'with gbm the correlations of returns with METIS can be what they were under every process of METIS; regimes and garch-t fit ETH and BTC better alone (log-likelihood of ETH 1334.5 and 1338.0 against 1279.4)',
      'medium',
    ),
  }),
  etherStart: assumption({
    value: 3_601.83,
    unit: 'USD/ETH',
    between: [0.01, 1e9],
    means: 'price of ETH on the first day',
    source: { ...windowBEtherSource, place: 'data/ETHUSDT.csv; close of 2025-11-03' },
  }),
  bitcoinStart: assumption({
    value: 106_536.4,
    unit: 'USD/BTC',
    between: [0.01, 1e9],
    means: 'price of BTC on the first day',
    source: { ...windowBBitcoinSource, place: 'data/BTCUSDT.csv; close of 2025-11-03' },
  }),
  drift: assumption({
    value: 0,
    unit: '1/year',
    between: [-5, 5],
    means: 'growth rate of the expected price of ETH and of BTC, compounded continuously',
    source: assumed('the drift of a sample is never a forecast', 'medium'),
  }),
  dependence: assumption({
    value: 'returns',
    options: {
      returns:
        'the stated correlation is that of daily log returns; that of the normal shocks follows, and is refused where no shocks can give it',
      shocks:
        'the stated correlation is that of the normal shocks; that of returns is smaller, except under gbm',
      none: 'ETH and BTC move independently',
    },
    means: 'what the correlation of ETH with BTC is a correlation of',
    source: { ...windowBEtherSource, place: 'the facts are correlations of daily log returns' },
  }),
  correlation: assumption({
    value: windowBCorrelations.etherBitcoin,
    unit: '1',
    between: [-1, 1],
    means: 'correlation of ETH with BTC',
    source: {
      ...windowBEtherSource,
      place: 'data/ETHUSDT.csv; daily log returns, with data/BTCUSDT.csv on the same days',
    },
  }),
  jumpRate: assumption({
    value: windowBEther.merton12.jumpRate,
    unit: 'jumps/year',
    between: [0, 365],
    means: 'expected jumps a year of merton, of each of the two',
    source: {
      ...windowBEtherSource,
      place: 'fixed at 12: free daily fits degenerate towards a mixture of normals',
    },
  }),
  etherVolatility: volatility(
    windowBEther.gbm.volatility,
    'volatility of ETH under gbm and garch-t',
    windowBEtherSource,
  ),
  etherDiffusion: volatility(
    windowBEther.merton12.volatility,
    'volatility of ETH between jumps, under merton',
    windowBEtherSource,
  ),
  etherJumpMean: fitted(
    windowBEther.merton12.jumpMean,
    'log',
    [-3, 3],
    'mean size of a jump of ETH, under merton',
    windowBEtherSource,
  ),
  etherJumpDeviation: fitted(
    windowBEther.merton12.jumpDeviation,
    'log',
    [0, 3],
    'standard deviation of the size of a jump of ETH, under merton',
    windowBEtherSource,
  ),
  etherAlpha: fitted(
    windowBEther.garchT.alpha,
    '1',
    [0, 0.5],
    'weight of yesterday’s squared surprise of ETH, under garch-t',
    windowBEtherSource,
  ),
  etherBeta: fitted(
    windowBEther.garchT.beta,
    '1',
    [0, 0.99],
    'weight of yesterday’s variance of ETH, under garch-t',
    windowBEtherSource,
  ),
  etherDegrees: fitted(
    windowBEther.garchT.degrees,
    '1',
    [2.01, 1_000],
    'degrees of freedom of the innovations of ETH, under garch-t',
    windowBEtherSource,
  ),
  etherLowVolatility: volatility(
    windowBEther.regimes.lowVolatility,
    'volatility of ETH in its calm regime',
    windowBEtherSource,
  ),
  etherHighVolatility: volatility(
    windowBEther.regimes.highVolatility,
    'volatility of ETH in its wild regime, not below the calm one',
    windowBEtherSource,
  ),
  etherStayLow: share(
    windowBEther.regimes.stayLow,
    'probability that a calm day of ETH is followed by a calm day',
    windowBEtherSource,
  ),
  etherStayHigh: share(
    windowBEther.regimes.stayHigh,
    'probability that a wild day of ETH is followed by a wild day',
    windowBEtherSource,
  ),
  bitcoinVolatility: volatility(
    windowBBitcoin.gbm.volatility,
    'volatility of BTC under gbm and garch-t',
    windowBBitcoinSource,
  ),
  bitcoinDiffusion: volatility(
    windowBBitcoin.merton12.volatility,
    'volatility of BTC between jumps, under merton',
    windowBBitcoinSource,
  ),
  bitcoinJumpMean: fitted(
    windowBBitcoin.merton12.jumpMean,
    'log',
    [-3, 3],
    'mean size of a jump of BTC, under merton',
    windowBBitcoinSource,
  ),
  bitcoinJumpDeviation: fitted(
    windowBBitcoin.merton12.jumpDeviation,
    'log',
    [0, 3],
    'standard deviation of the size of a jump of BTC, under merton',
    windowBBitcoinSource,
  ),
  bitcoinAlpha: fitted(
    windowBBitcoin.garchT.alpha,
    '1',
    [0, 0.5],
    'weight of yesterday’s squared surprise of BTC, under garch-t',
    windowBBitcoinSource,
  ),
  bitcoinBeta: fitted(
    windowBBitcoin.garchT.beta,
    '1',
    [0, 0.99],
    'weight of yesterday’s variance of BTC, under garch-t',
    windowBBitcoinSource,
  ),
  bitcoinDegrees: fitted(
    windowBBitcoin.garchT.degrees,
    '1',
    [2.01, 1_000],
    'degrees of freedom of the innovations of BTC, under garch-t',
    windowBBitcoinSource,
  ),
  bitcoinLowVolatility: volatility(
    windowBBitcoin.regimes.lowVolatility,
    'volatility of BTC in its calm regime',
    windowBBitcoinSource,
  ),
  bitcoinHighVolatility: volatility(
    windowBBitcoin.regimes.highVolatility,
    'volatility of BTC in its wild regime, not below the calm one',
    windowBBitcoinSource,
  ),
  bitcoinStayLow: share(
    windowBBitcoin.regimes.stayLow,
    'probability that a calm day of BTC is followed by a calm day',
    windowBBitcoinSource,
  ),
  bitcoinStayHigh: share(
    windowBBitcoin.regimes.stayHigh,
    'probability that a wild day of BTC is followed by a wild day',
    windowBBitcoinSource,
  ),
};
