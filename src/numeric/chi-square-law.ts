import { gammaQuantile, gammaUpperQuantile } from './gamma-quantile.ts';
import { gammaCdf, gammaSurvival } from './gamma-tails.ts';

/** Probability of at most x under the chi-square law with df > 0 degrees of freedom; NaN for df <= 0. */
export function chiSquareCdf(x: number, df: number): number {
  return gammaCdf(x, df / 2, 2);
}

/** Probability of more than x under the chi-square law, small without cancellation; NaN for df <= 0. */
export function chiSquareSurvival(x: number, df: number): number {
  return gammaSurvival(x, df / 2, 2);
}

/** Quantile of the chi-square law at p in [0, 1]; NaN outside. */
export function chiSquareQuantile(p: number, df: number): number {
  return gammaQuantile(p, df / 2, 2);
}

/** The x that the chi-square law exceeds with probability q in [0, 1], right for tiny q; NaN outside. */
export function chiSquareUpperQuantile(q: number, df: number): number {
  return gammaUpperQuantile(q, df / 2, 2);
}
