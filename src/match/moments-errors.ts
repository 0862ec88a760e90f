import { cholesky, inverse, sandwich, solve } from '../calibrate/matrix.ts';
import type { Matrix } from '../calibrate/matrix.ts';

/** Aᵀ. */
export const transposed = (matrix: Matrix): number[][] =>
  matrix[0].map((_, c) => matrix.map((row) => row[c]));

/** A B. */
export function product(a: Matrix, b: Matrix): number[][] {
  return a.map((row) => b[0].map((_, c) => row.reduce((sum, value, k) => sum + value * b[k][c], 0)));
}

/** gᵀ A g. */
export function quadraticForm(matrix: Matrix, g: readonly number[]): number {
  return g.reduce((sum, a, i) => sum + a * g.reduce((inner, b, j) => inner + matrix[i][j] * b, 0), 0);
}

/** gᵀ Ω⁻¹ g; Infinity for an Ω that has no inverse. */
export function inverseForm(matrix: Matrix, g: readonly number[]): number {
  const solved = solve(matrix, g);
  return solved === undefined ? Infinity : g.reduce((sum, value, k) => sum + value * solved[k], 0);
}

/**
 * Covariance of an estimate that minimises gᵀ W g, where g has covariance Ω and slopes D (targets × parameters):
 * (DᵀWD)⁻¹ DᵀWΩWD (DᵀWD)⁻¹ (Hansen 1982; with simulated moments Lee and Ingram 1991). Undefined when the targets do not tell the
 * parameters apart.
 */
export function estimateCovariance({
  slopes,
  weight,
  omega,
}: {
  slopes: Matrix;
  weight: Matrix;
  omega: Matrix;
}): number[][] | undefined {
  const across = product(transposed(slopes), weight);
  const information = product(across, slopes);
  // Without a unit: each parameter measured by its own information.
  const scale = information.map((row, i) => Math.sqrt(row[i]));
  const plain = information.map((row, i) => row.map((value, j) => value / (scale[i] * scale[j])));
  const factor = scale.every((each) => each > 0) ? cholesky(plain) : undefined;
  if (factor === undefined || factor.some((row, i) => row[i] < LEAST_PIVOT)) return undefined;
  const bread = inverse(plain)?.map((row, i) => row.map((value, j) => value / (scale[i] * scale[j])));
  return bread === undefined ? undefined : sandwich(bread, sandwich(across, omega));
}

/** Below it, a parameter has the effect of the others together, but for what rounding leaves. */
const LEAST_PIVOT = 1e-5;
