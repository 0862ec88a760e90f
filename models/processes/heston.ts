import { YEAR } from '../../src/define/index.ts';
import { exp, expm1 } from '../../src/numeric/index.ts';
import { logGamma } from '../arithmetic/log-gamma.ts';
import { cirTransition, noncentralChiSquare } from './cir.ts';
import { DRAWS_PER_DAY, requireBetween, returnProcess } from './return-process.ts';
import type { ReturnProcess } from './return-process.ts';

/** Parameters of `heston`, per year: the variance reverts from `startVariance` to `meanVariance`. */
export interface HestonParameters {
  readonly drift: number;
  readonly startVariance: number;
  readonly meanVariance: number;
  readonly reversion: number;
  readonly varianceVolatility: number;
  readonly correlation: number;
}

const DAY = 1 / YEAR;

/**
 * Log return over `years` when the variance goes from `before` to `after` and its integral is taken as the trapezium
 * (before + after)/2 × years: Broadie and Kaya 2006, equation 11, with Andersen's (2008) central approximation.
 */
export function hestonReturn(
  before: number,
  after: number,
  p: HestonParameters,
  years: number,
  shock: number,
): number {
  const integral = ((before + after) / 2) * years;
  const explained =
    (p.correlation / p.varianceVolatility) *
    (after - before - p.reversion * (p.meanVariance * years - integral));
  const rest = Math.sqrt((1 - p.correlation * p.correlation) * integral);
  return p.drift * years - integral / 2 + explained + rest * shock;
}

/**
 * Stochastic variance: the variance is a square-root process stepped by its exact law (noncentral chi-square, slots 1 and 2), the
 * log return is normal given the variance at both ends of the day, with the integral of the variance by the trapezium rule.
 * Bias: the mean of the integral is wrong by κ²(v − m)t³/12 in a step of length t, so errors of means shrink with the square
 * of the step; at a day they are far below the noise of 10⁵ paths. State: the variance a year. The given shock is the part of
 * the return that the variance does not explain. `moments` are those of one day in the stationary law, with the integral at
 * its ends' mean; skewness is not given (0). Source: Heston 1993.
 */
export const heston: ReturnProcess<HestonParameters> = returnProcess<HestonParameters>({
  name: 'heston',
  means: 'log returns whose variance is a square-root process, correlated with the return',
  parameters: {
    drift: '1/year; expected simple return',
    startVariance: '1/year; variance of a year’s log return on the first day',
    meanVariance: '1/year; where the variance is drawn to',
    reversion: '1/year; speed at which it is drawn there',
    varianceVolatility: '1/year; volatility of the variance',
    correlation: '1; of the shocks of return and variance, above −1 and below 1',
  },
  state: 1,
  begin(state, p) {
    requireBetween('heston.drift', p.drift, -100, 100);
    requireBetween('heston.startVariance', p.startVariance, 0, 10_000);
    requireBetween('heston.meanVariance', p.meanVariance, 0, 10_000);
    requireBetween('heston.reversion', p.reversion, 1e-6, 1e4);
    requireBetween('heston.varianceVolatility', p.varianceVolatility, 1e-6, 1e4);
    requireBetween('heston.correlation', p.correlation, -0.9999, 0.9999);
    state[0] = p.startVariance;
  },
  move(state, p, shock, random, member, day) {
    const before = state[0];
    const law = { mean: p.meanVariance, reversion: p.reversion, volatility: p.varianceVolatility };
    const { scale, degrees, noncentrality } = cirTransition(before, law, DAY);
    const slot = member * DRAWS_PER_DAY + 1;
    const after = scale * noncentralChiSquare(degrees, noncentrality, random, slot, day);
    state[0] = after;
    return hestonReturn(before, after, p, DAY, shock);
  },
  moments(p) {
    const mean = p.meanVariance * DAY;
    const square = p.varianceVolatility * p.varianceVolatility;
    const spread = (p.meanVariance * square) / (2 * p.reversion);
    const shape = p.meanVariance === 0 ? 0 : (p.meanVariance * p.meanVariance) / spread;
    const left = exp(-p.reversion * DAY);
    // Variance of the trapezium, and of the change of variance that it is set against, with stationary ends.
    const ofIntegral = (spread * (1 + left) * DAY * DAY) / 2;
    const ofChange = 2 * spread * -expm1(-p.reversion * DAY);
    const weight = p.correlation / p.varianceVolatility;
    const ofRate = weight * p.reversion - 1 / 2;
    const variance =
      (1 - p.correlation * p.correlation) * mean + weight * weight * ofChange + ofRate * ofRate * ofIntegral;
    const root =
      shape === 0 ? 0 : exp(logGamma(shape + 0.5) - logGamma(shape)) * Math.sqrt(spread / p.meanVariance);
    return {
      mean: p.drift * DAY - mean / 2,
      variance,
      skewness: 0,
      excessKurtosis: p.meanVariance === 0 ? 0 : (3 * spread) / (p.meanVariance * p.meanVariance),
      loading:
        variance === 0
          ? 0
          : (Math.sqrt((1 - p.correlation * p.correlation) * DAY) * root) / Math.sqrt(variance),
    };
  },
});
