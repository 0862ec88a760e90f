/** A square matrix by rows. */
export type Matrix = readonly (readonly number[])[];

const tolerance = 1e-12;

/**
 * Lower triangle L with L Lᵀ = the given correlation matrix (Cholesky), so that L times independent normals are normals so
 * correlated. A singular matrix is allowed, also one that is singular but for rounding. Throws `invalid correlation …` for what is
 * not square, symmetric, 1 on the diagonal or positive semidefinite (within 1e-12), with the advice of the caller.
 */
export function choleskyFactor(matrix: Matrix, advice = ''): number[][] {
  checkCorrelations(matrix);
  const factor = matrix.map((row) => row.map(() => 0));
  for (let row = 0; row < matrix.length; row++) {
    for (let column = 0; column <= row; column++) {
      let rest = matrix[row][column];
      for (let k = 0; k < column; k++) rest -= factor[row][k] * factor[column][k];
      const pivot = factor[column][column];
      const impossible =
        column === row ? rest < -tolerance : pivot <= tolerance && Math.abs(rest) > tolerance;
      if (impossible) return triangleOf(anyRoot(matrix, row, advice));
      if (column === row) factor[row][row] = Math.sqrt(Math.max(0, rest));
      else if (pivot > tolerance) factor[row][column] = rest / pivot;
    }
  }
  return factor;
}

/**
 * Columns whose products with themselves add up to the matrix, taken out by the largest rest first: rounding then stays as small as it
 * is in the matrix, where the plain order divides by pivots that are hardly more than rounding. Source: Higham 2002, chapter 10.
 */
function anyRoot(matrix: Matrix, row: number, advice: string): number[][] {
  const rest = matrix.map((each) => [...each]);
  const root = matrix.map((each) => each.map(() => 0));
  for (let step = 0; step < matrix.length; step++) {
    let largest = 0;
    for (let k = 1; k < matrix.length; k++) if (rest[k][k] > rest[largest][largest]) largest = k;
    if (rest[largest][largest] <= tolerance) break;
    const length = Math.sqrt(rest[largest][largest]);
    const column = rest.map((each) => each[largest] / length);
    for (let i = 0; i < matrix.length; i++) {
      root[i][step] = column[i];
      for (let j = 0; j < matrix.length; j++) rest[i][j] -= column[i] * column[j];
    }
  }
  if (rest.every((each) => each.every((value) => Math.abs(value) <= 2 * tolerance))) return root;
  const shown = matrix.map((each) => each.map((value) => Number(value.toPrecision(6))).join(' ')).join('; ');
  throw new Error(
    `invalid correlation matrix: ${shown}; expected a positive semidefinite one (row ${row + 1} cannot be so correlated with the rows above it)${advice}`,
  );
}

/** The lower triangle with the same products of rows: rotations of two columns at a time (Givens), diagonal at least 0. */
function triangleOf(root: number[][]): number[][] {
  for (let row = 0; row < root.length; row++) {
    for (let column = row + 1; column < root.length; column++) {
      const [along, across] = [root[row][row], root[row][column]];
      const length = Math.sqrt(along * along + across * across);
      if (length === 0 || across === 0) continue;
      for (const each of root) {
        const [one, other] = [each[row], each[column]];
        each[row] = (one * along + other * across) / length;
        each[column] = (other * along - one * across) / length;
      }
      root[row][column] = 0;
    }
    if (root[row][row] < 0) for (const each of root) each[row] = -each[row];
  }
  return root;
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
