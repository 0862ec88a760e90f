import { quantileOf } from '../plan/index.ts';
import type { ResolvedDistribution } from '../plan/index.ts';

/** Values of the varied parameters at one design point, by `mechanism.parameter`, in canonical units. */
export type Point = Readonly<Record<string, number | string>>;

/** One dimension of a design: a lever or an assumption, and what it is varied over. Listed values are a `choice`. */
export interface Dimension {
  readonly name: string;
  readonly distribution: ResolvedDistribution;
  /** Values beyond are brought to these ends, as drawn assumptions are. */
  readonly between?: readonly [number, number] | undefined;
}

/** Which futures the points of a design live through. */
export type Luck =
  /** Replication r is the same future at every point: differences between points are not blurred by luck. */
  | 'common'
  /** Every point has futures of its own: what varies within a point is noise, what varies between points is not shared luck. */
  | 'own';

/** A sampling design: which points are run, in which order. */
export interface Design {
  /** `grid`, `zip`, `latin hypercube` (`, centred`, `, maximin`), `sobol`, `morris`, `saltelli`, `one at a time`, `points`. */
  readonly method: string;
  readonly dimensions: readonly Dimension[];
  readonly points: readonly Point[];
  /** Coordinates in the unit cube, points × dimensions row by row, for designs that are drawn there. */
  readonly unit?: Float64Array;
}

/** Most points of a design. */
export const MOST_POINTS = 1_000_000;

/** 2^-54: below every coordinate that is drawn. */
const LEAST = 1 / 18_014_398_509_481_984;

/**
 * The point at coordinates `unit` (one per dimension, 0 to 1): each parameter at that quantile of its distribution. Coordinates 0
 * and 1 stand for the nearest probabilities inside, so that laws without an end stay finite. Columns of listed rows stay together:
 * all take the row at the coordinate of the first of them.
 */
export function pointAt(dimensions: readonly Dimension[], unit: ArrayLike<number>): Point {
  const point: Record<string, number | string> = {};
  dimensions.forEach(({ name, distribution, between }, d) => {
    const value = quantileOf(
      distribution,
      Math.min(1 - LEAST * 2, Math.max(LEAST, unit[leaderOf(dimensions, d)])),
    );
    point[name] =
      typeof value === 'number' && between ? Math.min(between[1], Math.max(between[0], value)) : value;
  });
  return point;
}

/** The dimension whose coordinate counts: itself, or the first of its group of rows. */
function leaderOf(dimensions: readonly Dimension[], d: number): number {
  const { distribution } = dimensions[d];
  if (distribution.kind !== 'rows') return d;
  return dimensions.findIndex(
    ({ distribution: other }) => other.kind === 'rows' && other.group === distribution.group,
  );
}

/** Points at all rows of a matrix of coordinates (rows × dimensions). Throws for a matrix that is not whole rows. */
export function pointsAt(dimensions: readonly Dimension[], unit: Float64Array): Point[] {
  const columns = dimensions.length;
  if (columns === 0 || unit.length % columns !== 0)
    throw new Error(`invalid coordinates: ${unit.length}; expected whole rows of ${columns}`);
  return Array.from({ length: unit.length / columns }, (_, row) =>
    pointAt(dimensions, unit.subarray(row * columns, (row + 1) * columns)),
  );
}
