import { checkCount } from './check-count.ts';
import { MOST_POINTS, pointsAt } from './design.ts';
import type { Dimension } from './design.ts';
import { scrambledSobol } from './sobol-design.ts';
import type { UnitDesign } from './sobol-design.ts';

/** What a design of Saltelli is made of. */
export interface SaltelliOptions {
  /** Base samples N, a power of 2: only the first 2^m points of the sequence are balanced in every dimension. */
  readonly base: number;
  readonly seed: number;
  /** Whether BA_i is there too, for interactions of second order; default no. */
  readonly secondOrder?: boolean;
}

/**
 * Design of Saltelli et al. (2010) from a scrambled Sobol' sequence in 2k dimensions: A are its first k coordinates, B its last k. Rows are
 * grouped by base sample n, `rowsPerBase` of them: A_n, AB_1n … AB_kn, [BA_1n … BA_kn], B_n; AB_i is A with column i of B, BA_i is B
 * with column i of A. The first N/2 groups are the design of base N/2.
 */
export interface SaltelliDesign extends UnitDesign {
  readonly base: number;
  readonly secondOrder: boolean;
  /** k + 2, or 2k + 2 with second order. */
  readonly rowsPerBase: number;
}

/**
 * Points for first-order and total (and second-order) indices: N (k + 2) or N (2k + 2) of them, for at most 128 dimensions.
 * Throws when N is not a power of 2.
 */
export function saltelliDesign(
  dimensions: readonly Dimension[],
  { base, seed, secondOrder = false }: SaltelliOptions,
): SaltelliDesign {
  const k = dimensions.length;
  const rowsPerBase = secondOrder ? 2 * k + 2 : k + 2;
  checkBase(base, rowsPerBase);
  const unit = new Float64Array(base * rowsPerBase * k);
  const sequence = scrambledSobol({ count: base, dimensions: 2 * k }, seed);
  for (let n = 0; n < base; n++) {
    const group = unit.subarray(n * rowsPerBase * k, (n + 1) * rowsPerBase * k);
    const a = sequence.subarray(2 * n * k, (2 * n + 1) * k);
    const b = sequence.subarray((2 * n + 1) * k, (2 * n + 2) * k);
    group.set(a, 0);
    crossed(group, k, a, b);
    if (secondOrder) crossed(group.subarray(k * k), k, b, a);
    group.set(b, (rowsPerBase - 1) * k);
  }
  return {
    method: 'saltelli',
    dimensions,
    points: pointsAt(dimensions, unit),
    unit,
    base,
    secondOrder,
    rowsPerBase,
  };
}

/** Rows 1 to k of a group: one row each with column i of another. */
function crossed(group: Float64Array, k: number, row: Float64Array, other: Float64Array): void {
  for (let i = 0; i < k; i++) {
    group.set(row, (i + 1) * k);
    group[(i + 1) * k + i] = other[i];
  }
}

function checkBase(base: number, rowsPerBase: number): void {
  checkCount('base sample', base, [1, Math.floor(MOST_POINTS / rowsPerBase)]);
  let power = 1;
  while (power < base) power *= 2;
  if (power !== base)
    throw new Error(`invalid base sample: ${base}; expected a power of 2, such as ${power / 2} or ${power}`);
}
