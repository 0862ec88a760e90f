import { inverse } from '../calibrate/matrix.ts';
import type { Matrix } from '../calibrate/matrix.ts';

/** A quick stand-in for a response: a quadratic surface through simulated means, with the variance of what it misses. */
export interface Emulator {
  /** Mean and variance of the mean response at latent coordinates. */
  at(point: ArrayLike<number>): { readonly mean: number; readonly variance: number };
  /** Variance of the residuals: what the surface misses, and the noise of the means. */
  readonly residualVariance: number;
  /** Share of the variance between the points that the surface explains, each point predicted without itself. */
  readonly explained: number;
  /** Largest error of a prediction of a point without itself, in its standard deviations. */
  readonly worst: number;
  /** Share of the points that lie within three standard deviations of their prediction without themselves. */
  readonly withinThree: number;
}

/** Number of coefficients of a quadratic surface. */
export const quadraticTerms = (dimensions: number): number => ((dimensions + 1) * (dimensions + 2)) / 2;

/**
 * Least squares of a quadratic surface in latent coordinates, checked by leaving out each point in turn: the residual of point i
 * without itself is e ÷ (1 − h), where h is its leverage (Allen 1974). Undefined for fewer points than coefficients + 2 and for
 * points that do not determine the surface.
 */
export function quadraticEmulator(
  points: readonly (readonly number[])[],
  values: readonly number[],
): Emulator | undefined {
  const rows = points.map(termsOf);
  const terms = quadraticTerms(points[0]?.length ?? 0);
  if (rows.length < terms + 2) return undefined;
  const cross = inverse(
    rows[0].map((_, a) => rows[0].map((__, b) => rows.reduce((sum, row) => sum + row[a] * row[b], 0))),
  );
  if (cross === undefined) return undefined;
  const right = rows[0].map((_, a) => rows.reduce((sum, row, r) => sum + row[a] * values[r], 0));
  const coefficients = cross.map((row) => dot(row, right));
  const residuals = rows.map((row, r) => values[r] - dot(row, coefficients));
  const residualVariance = residuals.reduce((sum, e) => sum + e * e, 0) / (rows.length - terms);
  const at = (point: ArrayLike<number>): { mean: number; variance: number } => {
    const row = termsOf(Array.from(point));
    return { mean: dot(row, coefficients), variance: residualVariance * (1 + leverage(row, cross)) };
  };
  return { at, residualVariance, ...leftOut({ rows, values, residuals, cross, residualVariance }) };
}

/** 1, every coordinate, and every product of two. */
function termsOf(point: readonly number[]): number[] {
  return [1, ...point, ...point.flatMap((a, i) => point.slice(i).map((b) => a * b))];
}

const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, k) => sum + value * b[k], 0);
const leverage = (row: readonly number[], cross: Matrix): number =>
  dot(
    row,
    cross.map((each) => dot(each, row)),
  );

function leftOut(fit: {
  readonly rows: readonly (readonly number[])[];
  readonly values: readonly number[];
  readonly residuals: readonly number[];
  readonly cross: Matrix;
  readonly residualVariance: number;
}): Pick<Emulator, 'explained' | 'worst' | 'withinThree'> {
  const { rows, values, residuals, cross, residualVariance } = fit;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const total = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0);
  const free = rows.map((row) => 1 - leverage(row, cross));
  const errors = residuals.map((e, r) => e / free[r]);
  // The variance of such an error is that of a residual over 1 − h.
  const scaled = errors.map((e, r) => Math.abs(e) / Math.sqrt(residualVariance / free[r]));
  return {
    explained: total === 0 ? 0 : 1 - errors.reduce((sum, e) => sum + e * e, 0) / total,
    worst: residualVariance === 0 ? 0 : scaled.reduce((high, each) => Math.max(high, each), 0),
    withinThree: residualVariance === 0 ? 1 : scaled.filter((each) => each <= 3).length / scaled.length,
  };
}
