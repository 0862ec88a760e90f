import type { ResolvedDistribution } from '../plan/index.ts';
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
 * or for a `choice` each option that is not the baseline's. `rows` says what each point is; a `fixed` dimension adds no row. A column of
 * listed rows is moved by its own quantiles, away from the others of its table.
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
    ...Object.fromEntries(dimensions.map((each) => [each.name, alone(each, 0.5)])),
    ...baseline,
  };
  const rows: OneAtATimeRow[] = [{ end: 'baseline' }];
  for (const dimension of dimensions) {
    const { name, distribution } = dimension;
    if (distribution.kind === 'choice') {
      const others = distribution.options.filter((option) => option !== middle[name]);
      rows.push(...others.map((value) => ({ dimension: name, end: 'value' as const, value })));
    } else if (distribution.kind !== 'fixed') {
      rows.push({ dimension: name, end: 'low', value: alone(dimension, low) });
      rows.push({ dimension: name, end: 'high', value: alone(dimension, high) });
    }
  }
  const points = rows.map(({ dimension, value }) =>
    dimension === undefined || value === undefined ? middle : { ...middle, [dimension]: value },
  );
  return { method: 'one at a time', dimensions, points, rows };
}

/** A quantile of one dimension by itself: of a column of listed rows, of its values in order of size. */
function alone({ name, distribution, between }: Dimension, u: number): number | string {
  return pointAt([{ name, distribution: ordered(distribution), between }], [u])[name];
}

function ordered(distribution: ResolvedDistribution): ResolvedDistribution {
  if (distribution.kind !== 'rows') return distribution;
  const { values, weights } = distribution;
  const order = values.map((_, row) => row).sort((a, b) => Number(values[a]) - Number(values[b]) || a - b);
  return {
    kind: 'choice',
    options: order.map((row) => values[row]),
    weights: order.map((row) => weights[row]),
  };
}
