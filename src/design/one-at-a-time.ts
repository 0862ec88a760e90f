import { pointAt } from './design.ts';
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

/**
 * Baseline, and each dimension alone at its low and high quantile or at each of its listed values. Throws for a baseline that names
 * something else, or for quantiles that are not in order.
 */
export function oneAtATime(
  dimensions: readonly Dimension[],
  { baseline = {}, quantiles = [0.05, 0.95] }: OneAtATimeOptions = {},
): OneAtATimeDesign {
  const [low, high] = quantiles;
  if (!(low >= 0 && low < high && high <= 1))
    throw new Error(`invalid quantiles: ${low}, ${high}; expected two probabilities in order`);
  const unknown = Object.keys(baseline).find((name) => dimensions.every((each) => each.name !== name));
  if (unknown !== undefined) throw new Error(`unknown ${unknown} in the baseline; expected a dimension`);
  const middle: Point = {
    ...pointAt(dimensions, new Float64Array(dimensions.length).fill(0.5)),
    ...baseline,
  };
  const rows: OneAtATimeRow[] = [{ end: 'baseline' }];
  for (const dimension of dimensions) {
    const at = (u: number): number | string => pointAt([dimension], [u])[dimension.name];
    const { name, distribution } = dimension;
    if (distribution.kind === 'choice') {
      const others = distribution.options.filter((option) => option !== middle[name]);
      rows.push(...others.map((value) => ({ dimension: name, end: 'value' as const, value })));
    } else if (distribution.kind !== 'fixed') {
      rows.push({ dimension: name, end: 'low', value: at(low) });
      rows.push({ dimension: name, end: 'high', value: at(high) });
    }
  }
  const points = rows.map(({ dimension, value }) =>
    dimension === undefined || value === undefined ? middle : { ...middle, [dimension]: value },
  );
  return { method: 'one at a time', dimensions, points, rows };
}
