import { TwiceSum } from '../numeric/double-double.ts';

/** Columns of a matrix with the same number of rows. */
export type Columns = readonly Float64Array[];

/** A matrix as Q R by reflections (Householder 1958; Golub 1965). */
export interface Factored {
  /** Reflections: column j is the vector of the j-th, from row j on, of squared length 2. */
  readonly reflections: Columns;
  /** Upper triangle: `upper[j][i]` for row i <= j. */
  readonly upper: Columns;
  /** Size of what is left of each column beside the earlier ones, relative to the column: 0 for a combination of them. */
  readonly independence: Float64Array;
}

function norm(column: Float64Array, from: number): number {
  const sum = new TwiceSum();
  for (let i = from; i < column.length; i++) sum.addProduct(column[i], column[i]);
  return Math.sqrt(sum.value);
}

/** column minus (v · column) v, from row `from` on. */
function reflect(v: Float64Array, column: Float64Array, from: number): void {
  let product = 0;
  for (let i = from; i < v.length; i++) product += v[i] * column[i];
  for (let i = from; i < v.length; i++) column[i] -= product * v[i];
}

/** Factors columns (at least as many rows as columns). The columns given are not changed. */
export function factor(columns: Columns): Factored {
  const work = columns.map((column) => column.slice());
  const reflections: Float64Array[] = [];
  const independence = new Float64Array(columns.length);
  const upper = work.map((column, j) => {
    reflections.forEach((v, k) => reflect(v, column, k));
    const size = norm(column, j);
    const whole = norm(columns[j], 0);
    independence[j] = whole === 0 ? 0 : size / whole;
    const corner = column[j] > 0 ? -size : size;
    const v = column.slice().fill(0, 0, j);
    v[j] -= corner;
    const length = norm(v, j);
    if (length > 0) for (let i = j; i < v.length; i++) v[i] *= Math.SQRT2 / length;
    reflections.push(v);
    const above = column.slice(0, j + 1);
    above[j] = corner;
    return above;
  });
  return { reflections, upper, independence };
}

/** Q' y: the response in the coordinates of the factors. */
export function rotated({ reflections }: Factored, y: Float64Array): Float64Array {
  const column = y.slice();
  reflections.forEach((v, k) => reflect(v, column, k));
  return column;
}

/** Q z: back again. */
export function rotatedBack({ reflections }: Factored, z: Float64Array): Float64Array {
  const column = z.slice();
  for (let k = reflections.length - 1; k >= 0; k--) reflect(reflections[k], column, k);
  return column;
}

/** Solution of R x = z. */
export function solveUpper({ upper }: Factored, z: Float64Array): Float64Array {
  const x = z.slice(0, upper.length);
  for (let j = upper.length - 1; j >= 0; j--) {
    x[j] /= upper[j][j];
    for (let i = 0; i < j; i++) x[i] -= upper[j][i] * x[j];
  }
  return x;
}

/** Solution of R' x = z. */
export function solveLower({ upper }: Factored, z: Float64Array): Float64Array {
  const x = z.slice(0, upper.length);
  for (let j = 0; j < upper.length; j++) {
    for (let i = 0; i < j; i++) x[j] -= upper[j][i] * x[i];
    x[j] /= upper[j][j];
  }
  return x;
}
