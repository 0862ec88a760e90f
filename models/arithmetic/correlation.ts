/** A square matrix by rows. */
export type Matrix = readonly (readonly number[])[];

const tolerance = 1e-12;

/**
 * Lower triangle L with L Lᵀ = the given correlation matrix (Cholesky), so that L times independent normals are normals so
 * correlated. A singular matrix is allowed. Throws `invalid correlation …` for what is not square, symmetric, 1 on the
 * diagonal or positive semidefinite, with the advice of the caller.
 */
export function choleskyFactor(matrix: Matrix, advice = ''): number[][] {
  checkCorrelations(matrix);
  const factor = matrix.map((row) => row.map(() => 0));
  for (let row = 0; row < matrix.length; row++) {
    for (let column = 0; column <= row; column++) {
      let rest = matrix[row][column];
      for (let k = 0; k < column; k++) rest -= factor[row][k] * factor[column][k];
      if (column === row) factor[row][row] = Math.sqrt(Math.max(0, checkedPivot(rest, matrix, row, advice)));
      else if (factor[column][column] > tolerance) factor[row][column] = rest / factor[column][column];
      else checkedPivot(-Math.abs(rest), matrix, row, advice);
    }
  }
  return factor;
}

function checkedPivot(rest: number, matrix: Matrix, row: number, advice: string): number {
  if (rest >= -tolerance) return rest;
  const shown = matrix.map((each) => each.map((value) => Number(value.toPrecision(6))).join(' ')).join('; ');
  throw new Error(
    `invalid correlation matrix: ${shown}; expected a positive semidefinite one (row ${row + 1} cannot be so correlated with the rows above it)${advice}`,
  );
}

function checkCorrelations(matrix: Matrix): void {
  for (let row = 0; row < matrix.length; row++) {
    if (matrix[row].length !== matrix.length)
      throw new Error(
        `invalid correlation matrix: row ${row + 1} has ${matrix[row].length} numbers; expected ${matrix.length}`,
      );
    if (matrix[row][row] !== 1)
      throw new Error(`invalid correlation of ${row + 1} with itself: ${matrix[row][row]}; expected 1`);
    for (let column = 0; column < row; column++) {
      const value = matrix[row][column];
      if (!(value >= -1 && value <= 1) || value !== matrix[column][row])
        throw new Error(
          `invalid correlation of ${row + 1} and ${column + 1}: ${value}; expected -1 to 1, the same both ways`,
        );
    }
  }
}
