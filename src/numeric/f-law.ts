import { betaCdf, betaSurvival } from './beta-law.ts';
import { betaQuantile } from './quantiles.ts';

const isLaw = (numerator: number, denominator: number) =>
  numerator > 0 && denominator > 0 && numerator < Infinity && denominator < Infinity;

/** One tail of F as a beta probability of the smaller of x and 1 - x. */
function tail(share: number, rest: number, a: number, b: number): number {
  const total = share + rest;
  return share < rest ? betaCdf(share / total, a, b) : betaSurvival(rest / total, b, a);
}

/**
 * Probability of at most x under the F law with the two degrees of freedom, both above 0 (Abramowitz and Stegun 26.6.2); NaN
 * for others.
 */
export function fCdf(x: number, numerator: number, denominator: number): number {
  if (!isLaw(numerator, denominator) || x !== x) return NaN;
  if (x <= 0) return 0;
  return x === Infinity ? 1 : tail(numerator * x, denominator, numerator / 2, denominator / 2);
}

/** Probability of more than x under the F law, small without cancellation; NaN for impossible degrees. */
export function fSurvival(x: number, numerator: number, denominator: number): number {
  if (!isLaw(numerator, denominator) || x !== x) return NaN;
  if (x <= 0) return 1;
  return x === Infinity ? 0 : tail(denominator, numerator * x, denominator / 2, numerator / 2);
}

/** Quantile of the F law at p in [0, 1]; NaN outside. */
export function fQuantile(p: number, numerator: number, denominator: number): number {
  if (!isLaw(numerator, denominator) || !(p >= 0 && p <= 1)) return NaN;
  if (p === 1) return Infinity;
  const share = betaQuantile(p, numerator / 2, denominator / 2);
  // Near 1 the distance from 1 is the more exact one, unless 1 - p has lost more digits than it.
  const rest = share > 0.5 && p > 1 - share ? betaQuantile(1 - p, denominator / 2, numerator / 2) : 1 - share;
  return ((share / rest) * denominator) / numerator;
}
