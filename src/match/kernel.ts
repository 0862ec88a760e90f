import { cholesky } from '../calibrate/matrix.ts';
import { exp, log } from '../numeric/index.ts';
import { Stream } from '../random/index.ts';
import { rowsOf } from './latent.ts';
import type { Cloud } from './latent.ts';

/** Steps around weighted particles: a mixture of normal laws with twice their covariance (Beaumont, Cornuet, Marin and Robert 2009; Filippi et al. 2013). */
export interface Kernel {
  readonly particles: Cloud;
  readonly weights: Float64Array;
  /** Cholesky factor of twice the weighted covariance. */
  readonly factor: readonly (readonly number[])[];
}

/** Particles that stand on one another keep at least this variance, so that a kernel always has a density. */
const LEAST_VARIANCE = 1e-10;
/** Squared distance beyond the nearest particle from which on another adds nothing that a double could hold. */
const FARTHEST = 80;

/** Kernel of a weighted cloud; weights add up to 1. */
export function kernelOf(particles: Cloud, weights: Float64Array): Kernel {
  const covariance = weightedCovariance(particles, weights);
  const doubled = covariance.map((row, i) =>
    row.map((value, j) => 2 * value + (i === j ? LEAST_VARIANCE : 0)),
  );
  const factor =
    cholesky(doubled) ?? doubled.map((row, i) => row.map((value, j) => (i === j ? Math.sqrt(value) : 0)));
  return { particles, weights, factor };
}

/** Weighted covariance matrix of the latent coordinates (divisor 1). */
export function weightedCovariance({ latent, dimensions }: Cloud, weights: Float64Array): number[][] {
  const d = dimensions.length;
  const means = dimensions.map((_, i) =>
    weights.reduce((sum, weight, row) => sum + weight * latent[row * d + i], 0),
  );
  return dimensions.map((_, i) =>
    dimensions.map((__, j) =>
      weights.reduce(
        (sum, weight, row) =>
          sum + weight * (latent[row * d + i] - means[i]) * (latent[row * d + j] - means[j]),
        0,
      ),
    ),
  );
}

/** New rows drawn from a kernel: a particle by weight, then a normal step; streams `match:particle` and `match:step` of the stage. */
export function propose(
  { particles, weights, factor }: Kernel,
  rows: number,
  at: { readonly seed: number; readonly stage: number },
): Cloud {
  const { latent, dimensions } = particles;
  const d = dimensions.length;
  const [which, step] = ['match:particle', 'match:step'].map((name) => {
    const stream = new Stream(name);
    stream.begin(at.seed, at.stage);
    return stream;
  });
  const proposed = new Float64Array(rows * d);
  for (let row = 0; row < rows; row++) {
    const from = rowAt(weights, which.uniform(row, 0));
    const normals = dimensions.map((_, i) => step.normal(row, i));
    dimensions.forEach((_, i) => {
      let sum = latent[from * d + i];
      for (let k = 0; k <= i; k++) sum += factor[i][k] * normals[k];
      proposed[row * d + i] = sum;
    });
  }
  return { latent: proposed, dimensions };
}

/** The row in whose part of [0, 1) a uniform number lies, when every row has its weight as part. */
export function rowAt(weights: Float64Array, uniform: number): number {
  let reached = 0;
  for (let row = 0; row < weights.length; row++) {
    reached += weights[row];
    if (uniform < reached) return row;
  }
  return weights.length - 1;
}

/** Importance weights of rows drawn from a kernel: prior density over kernel density, both without their common factor (2π)^(-d/2). */
export function importanceWeights(proposed: Cloud, kernel: Kernel): Float64Array {
  const d = proposed.dimensions.length;
  const { particles, weights, factor } = kernel;
  // In coordinates in which the kernel is a standard normal law, distances are plain.
  const whiten = (cloud: Cloud): Float64Array => whitened(cloud, factor);
  const [to, from] = [whiten(proposed), whiten(particles)];
  const logDeterminant = factor.reduce((sum, row, i) => sum + log(row[i]), 0);
  const squares = new Float64Array(weights.length);
  return Float64Array.from({ length: rowsOf(proposed) }, (_, row) => {
    const least = squaresTo(squares, to.subarray(row * d, row * d + d), from);
    let sum = 0;
    for (let p = 0; p < weights.length; p++) {
      const beyond = squares[p] - least;
      if (beyond < FARTHEST) sum += weights[p] * exp(-beyond / 2);
    }
    let prior = 0;
    for (let at = row * d; at < row * d + d; at++) prior += proposed.latent[at] * proposed.latent[at];
    return exp((least - prior) / 2 + logDeterminant - log(sum));
  });
}

/** Squared distances of one point from all rows, into `squares`; gives the smallest. */
function squaresTo(squares: Float64Array, point: Float64Array, rows: Float64Array): number {
  const d = point.length;
  let least = Infinity;
  for (let row = 0; row < squares.length; row++) {
    let sum = 0;
    for (let i = 0; i < d; i++) {
      const off = point[i] - rows[row * d + i];
      sum += off * off;
    }
    squares[row] = sum;
    if (sum < least) least = sum;
  }
  return least;
}

/** L⁻¹ x for every row x. */
function whitened({ latent, dimensions }: Cloud, factor: Kernel['factor']): Float64Array {
  const d = dimensions.length;
  const found = Float64Array.from(latent);
  for (let at = 0; at < found.length; at += d) {
    for (let i = 0; i < d; i++) {
      for (let k = 0; k < i; k++) found[at + i] -= factor[i][k] * found[at + k];
      found[at + i] /= factor[i][i];
    }
  }
  return found;
}
