import { log, stirlingError } from '../numeric/index.ts';

const HALF_LOG_TWO_PI = 0.9189385332046728;

/** Natural logarithm of Γ(x), x > 0. */
function logGamma(x: number): number {
  return (x - 0.5) * log(x) - x + HALF_LOG_TWO_PI + stirlingError(x);
}

/** Natural logarithm of the beta function B(a, b), a and b > 0. */
export function logBeta(a: number, b: number): number {
  return logGamma(a) + logGamma(b) - logGamma(a + b);
}
