import { TwiceSum } from '../numeric/double-double.ts';
import { rotated, rotatedBack, solveLower, solveUpper } from './householder.ts';
import type { Columns, Factored } from './householder.ts';

const ROUNDS = 4;

/** Coefficients and residuals of a least-squares problem. */
export interface Solution {
  readonly coefficients: Float64Array;
  readonly residuals: Float64Array;
}

/** y - r - A x by rows, with twice the digits. */
function missingRows(columns: Columns, y: Float64Array, { coefficients, residuals }: Solution): Float64Array {
  return y.map((value, i) => {
    const sum = new TwiceSum();
    sum.add(value);
    sum.add(-residuals[i]);
    columns.forEach((column, j) => sum.addProduct(-column[i], coefficients[j]));
    return sum.value;
  });
}

/** -A' r by columns, with twice the digits. */
function missingColumns(columns: Columns, residuals: Float64Array): Float64Array {
  return Float64Array.from(columns, (column) => {
    const sum = new TwiceSum();
    for (let i = 0; i < column.length; i++) sum.addProduct(-column[i], residuals[i]);
    return sum.value;
  });
}

/**
 * Least squares from the factors, with iterative refinement of coefficients and residuals together (Björck 1967): the
 * coefficients come out to nearly all digits as long as the columns are independent to about half of them.
 */
export function solveRefined(columns: Columns, factored: Factored, y: Float64Array): Solution {
  const size = columns.length;
  let solution: Solution = { coefficients: new Float64Array(size), residuals: new Float64Array(y.length) };
  for (let round = 0; round < ROUNDS; round++) {
    const rows = missingRows(columns, y, solution);
    const h = solveLower(factored, missingColumns(columns, solution.residuals));
    const z = rotated(factored, rows);
    const step = solveUpper(
      factored,
      h.map((value, j) => z[j] - value),
    );
    z.set(h);
    const change = rotatedBack(factored, z);
    solution = {
      coefficients: solution.coefficients.map((value, j) => value + step[j]),
      residuals: solution.residuals.map((value, i) => value + change[i]),
    };
  }
  return solution;
}
