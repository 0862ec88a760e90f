/** A square matrix by rows. */
export type Matrix = readonly (readonly number[])[];

/** Lower triangle L of a symmetric matrix L Lᵀ (Cholesky); undefined unless it is positive definite. */
export function cholesky(matrix: Matrix): number[][] | undefined {
  const lower = matrix.map(() => matrix.map(() => 0));
  for (let i = 0; i < matrix.length; i++) {
    for (let j = 0; j <= i; j++) {
      let rest = matrix[i][j];
      for (let k = 0; k < j; k++) rest -= lower[i][k] * lower[j][k];
      if (i !== j) lower[i][j] = rest / lower[j][j];
      else if (rest > 0 && rest < Infinity) lower[i][i] = Math.sqrt(rest);
      else return undefined;
    }
  }
  return lower;
}

/** x of A x = b for a symmetric positive definite A; undefined for any other A. */
export function solve(matrix: Matrix, right: readonly number[]): number[] | undefined {
  const lower = cholesky(matrix);
  if (lower === undefined) return undefined;
  const x = [...right];
  for (let i = 0; i < x.length; i++) {
    for (let k = 0; k < i; k++) x[i] -= lower[i][k] * x[k];
    x[i] /= lower[i][i];
  }
  for (let i = x.length - 1; i >= 0; i--) {
    for (let k = i + 1; k < x.length; k++) x[i] -= lower[k][i] * x[k];
    x[i] /= lower[i][i];
  }
  return x;
}

/** Inverse of a symmetric positive definite matrix; undefined for any other. */
export function inverse(matrix: Matrix): number[][] | undefined {
  const columns = matrix.map((_, c) =>
    solve(
      matrix,
      matrix.map((__, r) => (r === c ? 1 : 0)),
    ),
  );
  const found = columns.flatMap((column) => (column === undefined ? [] : [column]));
  return found.length === matrix.length ? found : undefined;
}

/** A B Aᵀ. */
export function sandwich(outer: Matrix, inner: Matrix): number[][] {
  const left = outer.map((row) =>
    inner.map((_, c) => row.reduce((sum, value, k) => sum + value * inner[k][c], 0)),
  );
  return left.map((row) => outer.map((other) => row.reduce((sum, value, k) => sum + value * other[k], 0)));
}
