import type { Design, Dimension, Point } from './design.ts';

/** Which points are run when dimensions are varied one at a time. */
export interface OneAtATimeOptions {
  /** Where all dimensions stand; those not named stand at their median. */
  readonly baseline?: Point;
  /** Probabilities of the low and the high value of each dimension, default [0.05, 0.95]. */
  readonly quantiles?: readonly [number, number];
}

/** What a row of a one-at-a-time design differs in from the baseline. */
export interface OneAtATimeRow {
  /** Absent for the baseline, which is row 0. */
  readonly dimension?: string;
  readonly end: 'baseline' | 'low' | 'high' | 'value';
  readonly value?: number | string;
}

/**
 * One dimension away from the baseline at a time. Row 0 is the baseline; then, dimension by dimension, its low and its high quantile,
 * or for a `choice` each option that is not the baseline's. `rows` says what each point is; a `fixed` dimension adds no row.
 */
export interface OneAtATimeDesign extends Design {
  readonly rows: readonly OneAtATimeRow[];
}

/** Baseline, and each dimension alone at its low and high quantile or at each of its listed values. */
export function oneAtATime(
  dimensions: readonly Dimension[],
  options: OneAtATimeOptions = {},
): OneAtATimeDesign {
  throw new Error(`not written yet: ${dimensions.length}, ${options.quantiles?.[0]}`);
}
