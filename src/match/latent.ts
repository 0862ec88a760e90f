import { pointAt } from '../design/index.ts';
import type { Dimension, Point } from '../design/index.ts';
import { normalCdf } from '../numeric/index.ts';
import { Stream } from '../random/index.ts';

/**
 * Priors are sampled in latent coordinates: one standard normal number per dimension, whose probability is the quantile of the
 * parameter. So every prior, of numbers or of options, is the same law without ends, and a step in any direction is a point.
 */
export interface Cloud {
  /** Rows × dimensions, row by row. */
  readonly latent: Float64Array;
  readonly dimensions: readonly Dimension[];
}

/** Number of rows of a cloud. */
export const rowsOf = ({ latent, dimensions }: Cloud): number => latent.length / dimensions.length;

/** The parameters at every row. */
export function pointsOf(cloud: Cloud): Point[] {
  const { latent, dimensions } = cloud;
  const d = dimensions.length;
  return Array.from({ length: rowsOf(cloud) }, (_, row) =>
    pointAtLatent(dimensions, latent.subarray(row * d, row * d + d)),
  );
}

/** The parameters at latent coordinates. */
export const pointAtLatent = (dimensions: readonly Dimension[], latent: ArrayLike<number>): Point =>
  pointAt(
    dimensions,
    Float64Array.from(latent, (z) => normalCdf(z)),
  );

/** Independent draws from the prior: stream `match:prior` at (row, dimension). Throws for no dimension. */
export function drawPrior(dimensions: readonly Dimension[], rows: number, seed: number): Cloud {
  if (dimensions.length === 0) throw new Error('missing dimensions; expected one parameter or more');
  const stream = new Stream('match:prior');
  stream.begin(seed, 0);
  const d = dimensions.length;
  const latent = Float64Array.from({ length: rows * d }, (_, at) =>
    stream.normal(Math.floor(at / d), at % d),
  );
  return { latent, dimensions };
}

/** The listed rows of a matrix of `columns` columns. */
export function pickRows(matrix: Float64Array, columns: number, rows: readonly number[]): Float64Array {
  const picked = new Float64Array(rows.length * columns);
  rows.forEach((row, at) => picked.set(matrix.subarray(row * columns, (row + 1) * columns), at * columns));
  return picked;
}
