import { YEAR } from '../../src/define/index.ts';
import { requireBetween, returnProcess } from './return-process.ts';
import type { ReturnProcess } from './return-process.ts';

/** Parameters of `gbm`, both per year. */
export interface GbmParameters {
  readonly drift: number;
  readonly volatility: number;
}

/**
 * Geometric Brownian motion: normal log returns, mean (drift − volatility²/2)/365, variance volatility²/365. Exact:
 * E[S_T] = S_0 exp(drift T), whatever the number of steps. Source: Black and Scholes 1973.
 */
export const gbm: ReturnProcess<GbmParameters> = returnProcess<GbmParameters>({
  name: 'gbm',
  means: 'independent normal log returns',
  parameters: {
    drift: '1/year; growth rate of the expected price, E[S_T] = S_0 exp(drift T)',
    volatility: '1/year; standard deviation of a year’s log return',
  },
  state: 0,
  begin(_state, { drift, volatility }) {
    requireBetween('gbm.drift', drift, -100, 100);
    requireBetween('gbm.volatility', volatility, 0, 100);
  },
  move(_state, { drift, volatility }, shock) {
    return (drift - (volatility * volatility) / 2) / YEAR + (volatility / Math.sqrt(YEAR)) * shock;
  },
  moments({ drift, volatility }) {
    const variance = (volatility * volatility) / YEAR;
    return {
      mean: drift / YEAR - variance / 2,
      variance,
      skewness: 0,
      excessKurtosis: 0,
      loading: volatility > 0 ? 1 : 0,
    };
  },
});
