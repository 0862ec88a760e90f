import { YEAR } from '../../src/define/index.ts';
import { exp, expm1, log1p } from '../../src/numeric/index.ts';
import { logGamma } from '../arithmetic/log-gamma.ts';
import { cirTransition, noncentralChiSquare } from './cir.ts';
import { DRAWS_PER_DAY, requireBetween, returnProcess } from './return-process.ts';
import type { DailyMoments, ReturnProcess } from './return-process.ts';

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
const MANY = 1e6;

/**
 * A step of the logarithm of the price, given the variance v before it and w after it:
 * drift t + constant + before v + after w + √((1 − ρ²) I) Z, where I = settled + weight (v + w) stands for the variance integrated.
 */
export interface HestonStep {
  readonly settled: number;
  readonly weight: number;
  readonly constant: number;
  readonly before: number;
  readonly after: number;
}

/**
 * The coefficients of a step of `years`. The weight tanh(κt/2)/κ gives the integral its exact mean whatever the step (it is t/2, the
 * trapezium, for a short one); `constant` and `before` make the expected price grow by the drift exactly (martingale correction, Andersen
 * 2008, section 4.3, after Broadie and Kaya 2006, equation 11).
 */
export function hestonStep(p: HestonParameters, years: number): HestonStep {
  const { reversion, meanVariance, varianceVolatility, correlation } = p;
  const left = exp(-reversion * years);
  const weight = -expm1(-reversion * years) / (reversion * (1 + left));
  const settled = meanVariance * (years - 2 * weight);
  const own = 1 - correlation * correlation;
  const after = -weight / 2 + (correlation / varianceVolatility) * (1 + reversion * weight);
  const law = { mean: meanVariance, reversion, volatility: varianceVolatility };
  const { scale, degrees } = cirTransition(0, law, years);
  // E[e^(x w) | v] = e^(x v left/room) room^(−degrees/2) with x = exponent and room = 1 − 2 scale x, which is above zero for all parameters:
  // 1 − y + y²(1 + left)/4 with y = ρσ(1 − left)/(κ(1 + left)).
  const exponent = after + (own * weight) / 2;
  const room = 1 - 2 * scale * exponent;
  return {
    settled,
    weight,
    constant: (degrees / 2) * log1p(-2 * scale * exponent) - (own * settled) / 2,
    before: -(own * weight) / 2 - (exponent * left) / room,
    after,
  };
}

/** Log return over `years` when the variance goes from `before` to `after`, with a standard normal shock of the return's own. */
export function hestonReturn(
  before: number,
  after: number,
  p: HestonParameters,
  years: number,
  shock: number,
): number {
  const step = hestonStep(p, years);
  const integral = step.settled + step.weight * (before + after);
  const explained = step.constant + step.before * before + step.after * after;
  return p.drift * years + explained + Math.sqrt((1 - p.correlation * p.correlation) * integral) * shock;
}

/**
 * Stochastic variance: the variance is a square-root process stepped by its exact law (noncentral chi-square, slots 1 and 2), the
 * log return is normal given the variance at both ends of the day, with the variance in between taken from its ends (`hestonStep`).
 * Exact: E[S_T] = S_0 exp(drift T), and the law of the variance. Bias: higher moments of the price are wrong by an amount that shrinks
 * with the square of the step; at a day it is far below the noise of 10⁵ paths as long as deviations of the variance last for some
 * days (reversion below 50). State: the variance a year. The given shock is the part of the return that the variance does not
 * explain. `moments` are exact for a day that begins in the stationary law; `loading` takes the variance of the day as that at its
 * start. Source: Heston 1993.
 */
export const heston: ReturnProcess<HestonParameters> = returnProcess<HestonParameters>({
  name: 'heston',
  means: 'log returns whose variance is a square-root process, correlated with the return',
  parameters: {
    drift: '1/year; growth rate of the expected price, E[S_T] = S_0 exp(drift T)',
    startVariance: '1/year; variance of a year’s log return on the first day',
    meanVariance: '1/year; where the variance is drawn to',
    reversion: '1/year; speed at which it is drawn there',
    varianceVolatility:
      '1/year; volatility of the variance: its own variance grows by this squared × the variance a year',
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
  moments: stationaryMoments,
});

/**
 * Moments of a day that begins in the stationary law. Both ends are gamma, shape k and scale s, with the joint cumulant generating
 * function −k ln(1 − s(u + w) + s²(1 − e^(−κt)) u w) (Kibble 1941), here at u = before z + h z², w = after z + h z²,
 * h = (1 − ρ²) weight/2, and expanded in powers of z.
 */
function stationaryMoments(p: HestonParameters): DailyMoments {
  const { settled, weight, constant, before, after } = hestonStep(p, DAY);
  const own = 1 - p.correlation * p.correlation;
  const mean = p.drift * DAY + constant + (before + after) * p.meanVariance;
  if (p.meanVariance === 0) return { mean, variance: 0, skewness: 0, excessKurtosis: 0, loading: 0 };
  const s = (p.varianceVolatility * p.varianceVolatility) / (2 * p.reversion);
  const k = p.meanVariance / s;
  const h = (own * weight) / 2;
  const crossed = -s * s * expm1(-p.reversion * DAY);
  const d1 = -s * (before + after);
  const d2 = -2 * s * h + crossed * before * after;
  const d3 = crossed * h * (before + after);
  const d4 = crossed * h * h;
  const variance = own * settled - 2 * k * (d2 - (d1 * d1) / 2);
  const third = -6 * k * (d3 - d1 * d2 + (d1 * d1 * d1) / 3);
  const fourth = -24 * k * (d4 - d1 * d3 - (d2 * d2) / 2 + d1 * d1 * (d2 - (d1 * d1) / 4));
  // E√v over √E[v]; with a large shape by its series, because the difference of two large logarithms is then lost in rounding.
  const root = k > MANY ? 1 - 1 / (8 * k) : exp(logGamma(k + 0.5) - logGamma(k)) / Math.sqrt(k);
  return {
    mean,
    variance,
    skewness: third / (variance * Math.sqrt(variance)),
    excessKurtosis: fourth / (variance * variance),
    loading: root * Math.sqrt((own * p.meanVariance * DAY) / variance),
  };
}
