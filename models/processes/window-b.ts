import { cite } from '../../src/define/index.ts';
import type { GarchTParameters } from './garch-t.ts';
import type { GbmParameters } from './gbm.ts';
import type { MertonParameters } from './merton.ts';
import type { RegimesParameters } from './regimes.ts';

const repository = 'https://github.com/jumpotsa/Bybit_Cross_Momentum';
const perpetual = (asset: string) =>
  cite(`${asset}USDT perpetual, daily closes on Bybit, 2024-01-03 to 2025-11-12 (680 closes)`, {
    url: repository,
    place: `data/${asset}USDT.csv`,
  });

/** The price file behind `windowB`; the estimates are maximum likelihood on its daily log returns. */
export const windowBSource = perpetual('METIS');
/** The price file behind `windowBEther`. */
export const windowBEtherSource = perpetual('ETH');
/** The price file behind `windowBBitcoin`. */
export const windowBBitcoinSource = perpetual('BTC');

/** Estimates of one asset by process, per year with 365 days. */
export interface WindowEstimates {
  readonly gbm: GbmParameters;
  readonly merton12: MertonParameters;
  readonly merton52: MertonParameters;
  readonly garchT: GarchTParameters;
  readonly regimes: RegimesParameters;
}

/**
 * Estimates for METIS on `windowBSource`, drift set to zero (a sample's drift is never a forecast).
 * The stationary volatility of garch-t is the sample's, since only α, β and the degrees of freedom were estimated with it.
 */
export const windowB: WindowEstimates = {
  gbm: { drift: 0, volatility: 1.178 },
  merton12: { drift: 0, volatility: 1.017, jumpRate: 12, jumpMean: 0.001, jumpDeviation: 0.159 },
  merton52: { drift: 0, volatility: 0.898, jumpRate: 52, jumpMean: 0.012, jumpDeviation: 0.102 },
  garchT: { drift: 0, volatility: 1.178, alpha: 0.108, beta: 0.52, degrees: 4.84 },
  regimes: { drift: 0, lowVolatility: 0.863, highVolatility: 2.063, stayLow: 0.916, stayHigh: 0.613 },
};

/** The same for ETH. */
export const windowBEther: WindowEstimates = {
  gbm: { drift: 0, volatility: 0.703 },
  merton12: { drift: 0, volatility: 0.577, jumpRate: 12, jumpMean: 0.02, jumpDeviation: 0.095 },
  merton52: { drift: 0, volatility: 0.502, jumpRate: 52, jumpMean: 0.003, jumpDeviation: 0.066 },
  garchT: { drift: 0, volatility: 0.703, alpha: 0.159, beta: 0.482, degrees: 3.39 },
  regimes: { drift: 0, lowVolatility: 0.429, highVolatility: 1.116, stayLow: 0.823, stayHigh: 0.571 },
};

/** The same for BTC. */
export const windowBBitcoin: WindowEstimates = {
  gbm: { drift: 0, volatility: 0.48 },
  merton12: { drift: 0, volatility: 0.41, jumpRate: 12, jumpMean: 0.016, jumpDeviation: 0.059 },
  merton52: { drift: 0, volatility: 0.358, jumpRate: 52, jumpMean: 0.004, jumpDeviation: 0.043 },
  garchT: { drift: 0, volatility: 0.48, alpha: 0.057, beta: 0.921, degrees: 3.85 },
  regimes: { drift: 0, lowVolatility: 0.255, highVolatility: 0.662, stayLow: 0.703, stayHigh: 0.621 },
};

/** Correlations of the daily log returns of the three price files. */
export const windowBCorrelations = { metisBitcoin: 0.652, metisEther: 0.791, etherBitcoin: 0.79 };
