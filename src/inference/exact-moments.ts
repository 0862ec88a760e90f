import { binaryParts, nearestRatio } from '../numeric/index.ts';
import type { Moments } from '../summarise/moments.ts';
import { finiteColumn } from '../summarise/values.ts';
import type { Values } from '../summarise/values.ts';

/**
 * Sums of x, x², x³ and x⁴ held exactly: power k is `sums[k - 1]` × 2^(k × exponent). Merging is addition of integers, so moments come out
 * with the same bits for every order and partition of the values; `mergeMoments` (Pébay) is quicker and rounds. About 1 µs a value.
 */
export interface ExactMoments {
  readonly n: number;
  readonly exponent: number;
  readonly sums: readonly [bigint, bigint, bigint, bigint];
}

/** No values. */
export const noMoments: ExactMoments = { n: 0, exponent: 0, sums: [0n, 0n, 0n, 0n] };

/** The same sums in units of a smaller power of two. */
function finer({ exponent, sums }: ExactMoments, target: number): [bigint, bigint, bigint, bigint] {
  const shift = BigInt(exponent - target);
  return [sums[0] << shift, sums[1] << (2n * shift), sums[2] << (3n * shift), sums[3] << (4n * shift)];
}

/** Both samples together, exactly; the order does not matter. */
export function mergeExactMoments(a: ExactMoments, b: ExactMoments): ExactMoments {
  if (a.n === 0) return b;
  if (b.n === 0) return a;
  const exponent = Math.min(a.exponent, b.exponent);
  const [first, second] = [finer(a, exponent), finer(b, exponent)];
  return {
    n: a.n + b.n,
    exponent,
    sums: [first[0] + second[0], first[1] + second[1], first[2] + second[2], first[3] + second[3]],
  };
}

/** The smallest exponent among the values that are not 0: in its units all of them are integers. */
function commonExponent(column: Float64Array): number {
  let least = Infinity;
  for (const x of column) if (x !== 0) least = Math.min(least, binaryParts(x).exponent);
  return least === Infinity ? 0 : least;
}

/** Exact sums of powers of the values. Throws for values that are not finite. */
export function exactMoments(values: Values): ExactMoments {
  const column = finiteColumn(values, 'values', 0);
  if (column.length === 0) return noMoments;
  const exponent = commonExponent(column);
  let [s1, s2, s3, s4] = [0n, 0n, 0n, 0n];
  for (const x of column) {
    if (x === 0) continue;
    const { significand, exponent: own } = binaryParts(x);
    const m = significand << BigInt(own - exponent);
    const square = m * m;
    s1 += m;
    s2 += square;
    s3 += square * m;
    s4 += square * square;
  }
  return { n: column.length, exponent, sums: [s1, s2, s3, s4] };
}

/**
 * Mean, variance and sums of powers of deviations, each the double nearest to its exact value; skewness and kurtosis
 * from these. No values give n = 0 and NaN, as `moments`.
 */
export function momentsOf({ n, exponent, sums }: ExactMoments): Moments {
  const none = {
    n,
    mean: NaN,
    variance: NaN,
    skewness: NaN,
    kurtosis: NaN,
    squares: 0,
    cubes: 0,
    fourths: 0,
  };
  if (n === 0) return none;
  const [s1, s2, s3, s4] = sums;
  const count = BigInt(n);
  // n M2 = n S2 - S1², and so on: integers, so nothing cancels before the one rounding.
  const second = count * s2 - s1 * s1;
  const third = count * count * s3 - 3n * count * s1 * s2 + 2n * s1 * s1 * s1;
  const cube = count * count * count;
  const fourth =
    cube * s4 - 4n * count * count * s1 * s3 + 6n * count * s1 * s1 * s2 - 3n * s1 * s1 * s1 * s1;
  const squares = nearestRatio(second, count, 2 * exponent);
  const cubes = nearestRatio(third, count * count, 3 * exponent);
  const fourths = nearestRatio(fourth, cube, 4 * exponent);
  const spread = squares / n;
  return {
    n,
    mean: nearestRatio(s1, count, exponent),
    variance: n > 1 ? nearestRatio(second, count * (count - 1n), 2 * exponent) : NaN,
    skewness: cubes / n / (spread * Math.sqrt(spread)),
    kurtosis: fourths / n / (spread * spread),
    squares,
    cubes,
    fourths,
  };
}
