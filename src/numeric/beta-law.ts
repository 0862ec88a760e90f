import betainc from '@stdlib/math-base-special-betainc';
import { largeBetaTail } from './large-beta.ts';

/** Both shapes from here on: the package loses digits. */
const LARGE = 10_000;

/** One tail at x strictly between 0 and 1; the larger one comes from the smaller, which the package gets right (its Q(10^-18) is 1, 6e-10 off). */
function tail(x: number, a: number, b: number, isUpper: boolean): number {
  if (a > LARGE && b > LARGE) return largeBetaTail(x, a, b, isUpper);
  const other = betainc(x, a, b, true, !isUpper);
  return other < 0.5 ? 1 - other : betainc(x, a, b, true, isUpper);
}

const isLaw = (a: number, b: number) => a > 0 && b > 0 && a < Infinity && b < Infinity;

/**
 * Probability of at most x under the beta law with shapes a, b > 0 (regularised incomplete beta function I), NaN for
 * impossible shapes; relative error below 1e-12 for shapes up to 10,000 (@stdlib, after Boost) and below 2e-12 where
 * both are larger, up to 1e7.
 */
export function betaCdf(x: number, a: number, b: number): number {
  if (!isLaw(a, b) || x !== x) return NaN;
  if (x <= 0) return 0;
  return x >= 1 ? 1 : tail(x, a, b, false);
}

/** Probability of more than x under the beta law, small without cancellation; NaN for impossible shapes. */
export function betaSurvival(x: number, a: number, b: number): number {
  if (!isLaw(a, b) || x !== x) return NaN;
  if (x <= 0) return 1;
  return x >= 1 ? 0 : tail(x, a, b, true);
}
