import { exp } from './exp.ts';

const PI_SQUARED = 9.869604401089358;
const ROOT_TWO_PI = 2.5066282746310002;
/** Where both series end after a few terms. */
const MEETING = 0.9;

/** Below this even the largest term underflows. */
const NOTHING = 0.04;

/** 2 Σ (-1)^(k-1) exp(-2 k² x²), quick for large x. */
function upperSeries(x: number): number {
  let sum = 0;
  for (let k = 1; k <= 20; k++) {
    const term = exp(-2 * k * k * x * x);
    sum += k % 2 === 1 ? term : -term;
    if (term < 1e-17 * sum) break;
  }
  return 2 * sum;
}

/** √(2π)/x Σ exp(-(2k - 1)² π² / (8 x²)), quick for small x. */
function lowerSeries(x: number): number {
  let sum = 0;
  for (let k = 1; k <= 39; k += 2) {
    const term = exp((-k * k * PI_SQUARED) / (8 * x * x));
    sum += term;
    if (term < 1e-17 * sum) break;
  }
  return (ROOT_TWO_PI / x) * sum;
}

/** Limiting law of √n times the largest gap between an empirical and its own distribution function (Kolmogorov 1933): probability of at most x. */
export function kolmogorovCdf(x: number): number {
  if (x !== x) return NaN;
  if (x <= NOTHING) return 0;
  return x < MEETING ? lowerSeries(x) : 1 - upperSeries(x);
}

/** Probability of more than x under Kolmogorov's limiting law, small without cancellation. */
export function kolmogorovSurvival(x: number): number {
  if (x !== x) return NaN;
  if (x <= NOTHING) return 1;
  return x < MEETING ? 1 - lowerSeries(x) : upperSeries(x);
}
