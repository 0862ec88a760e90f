import type { Design, Dimension } from './design.ts';

/** What a design of Saltelli is made of. */
export interface SaltelliOptions {
  /** Base samples N, a power of 2: only whole nets of the sequence are balanced. */
  readonly base: number;
  readonly seed: number;
  /** Whether BA_i is there too, for interactions of second order; default no. */
  readonly secondOrder?: boolean;
}

/**
 * Design of Saltelli (2010) from a scrambled Sobol' sequence in 2k dimensions: A are its first k coordinates, B its last k. Rows are
 * grouped by base sample n, `rowsPerBase` of them: A_n, AB_1n … AB_kn, [BA_1n … BA_kn], B_n; AB_i is A with column i of B.
 */
export interface SaltelliDesign extends Design {
  readonly unit: Float64Array;
  readonly base: number;
  readonly secondOrder: boolean;
  /** k + 2, or 2k + 2 with second order. */
  readonly rowsPerBase: number;
}

/** Points for first-order and total (and second-order) indices: N (k + 2) or N (2k + 2) of them. */
export function saltelliDesign(dimensions: readonly Dimension[], options: SaltelliOptions): SaltelliDesign {
  throw new Error(`not written yet: ${dimensions.length}, ${options.base}`);
}
