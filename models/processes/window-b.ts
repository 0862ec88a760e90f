import { cite } from '../../src/define/index.ts';
import type { GarchTParameters } from './garch-t.ts';
import type { GbmParameters } from './gbm.ts';
import type { MertonParameters } from './merton.ts';
import type { RegimesParameters } from './regimes.ts';

/** The price file behind `windowB`; the estimates are maximum likelihood on its daily log returns. */
export const windowBSource = cite(
  'METISUSDT perpetual, daily closes on Bybit, 2024-01-03 to 2025-11-12 (680 closes)',
  {
    url: 'https://github.com/jumpotsa/Bybit_Cross_Momentum',
    place: 'data/METISUSDT.csv',
  },
);

/**
 * Estimates for METIS on `windowBSource`, per year with 365 days, drift set to zero (a sample's drift is never a forecast).
 * The stationary volatility of garch-t is the sample's, since only α, β and the degrees of freedom were estimated with it.
 */
export const windowB: {
  readonly gbm: GbmParameters;
  readonly merton12: MertonParameters;
  readonly merton52: MertonParameters;
  readonly garchT: GarchTParameters;
  readonly regimes: RegimesParameters;
} = {
  gbm: { drift: 0, volatility: 1.178 },
  merton12: { drift: 0, volatility: 1.017, jumpRate: 12, jumpMean: 0.001, jumpDeviation: 0.159 },
  merton52: { drift: 0, volatility: 0.898, jumpRate: 52, jumpMean: 0.012, jumpDeviation: 0.102 },
  garchT: { drift: 0, volatility: 1.178, alpha: 0.108, beta: 0.52, degrees: 4.84 },
  regimes: { drift: 0, lowVolatility: 0.863, highVolatility: 2.063, stayLow: 0.916, stayHigh: 0.613 },
};
