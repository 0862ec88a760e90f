import { exp, expm1 } from '../../src/numeric/index.ts';
import { DRAWS_PER_DAY, requireBetween } from './return-process.ts';
import type { PointProcess } from './point-process.ts';

/** Parameters of `cox`: mean events a day, stationary deviation of the logarithm of the rate, and its half-life in days. */
export interface CoxParameters {
  readonly rate: number;
  readonly spread: number;
  readonly halfLife: number;
}

const LN_2 = 0.6931471805599453;

/**
 * Events with a random rate: its logarithm is an Ornstein–Uhlenbeck process seen once a day, stationary from the first day (slot 0);
 * the count is Poisson given the rate (slot 1). Mean m, variance m + m²(e^(s²) − 1), covariance of days d apart m²(e^(s² k^d) − 1)
 * with k = 2^(−1/halfLife). State: the logarithm's deviation, and 1 once begun. Source: Cox 1955.
 */
export const cox: PointProcess<CoxParameters> = {
  name: 'cox',
  means: 'events whose rate itself is random and moves slowly',
  parameters: {
    rate: 'events a day, on average',
    spread: '1; stationary standard deviation of the logarithm of the rate',
    halfLife: 'days in which half of a deviation of the logarithm disappears',
  },
  state: 2,
  begin(state, p) {
    requireBetween('cox.rate', p.rate, 0, 1e9);
    requireBetween('cox.spread', p.spread, 0, 5);
    requireBetween('cox.halfLife', p.halfLife, 1e-6, 1e6);
    state[0] = 0;
    state[1] = 0;
  },
  step(state, { rate, spread, halfLife }, random, member, day) {
    const first = member * DRAWS_PER_DAY;
    const luck = random.normal(first, day);
    const kept = state[1] === 0 ? 0 : exp(-LN_2 / halfLife);
    state[0] = kept * state[0] + Math.sqrt(1 - kept * kept) * spread * luck;
    state[1] = 1;
    return random.poisson(rate * exp(state[0] - (spread * spread) / 2), first + 1, day);
  },
  moments: ({ rate, spread }) => ({
    mean: rate,
    variance: rate + rate * rate * expm1(spread * spread),
  }),
};
