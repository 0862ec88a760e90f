import { checkCount } from './check.ts';
import { joeKuoNumbers } from './joe-kuo.ts';

/** Bits of a coordinate of the sequence. */
export const SOBOL_BITS = 32;
/** Most dimensions of the sequence. */
export const MOST_SOBOL_DIMENSIONS = 256;

const TWO_32 = 4294967296;

/** Which points of the sequence. */
export interface SobolOptions {
  /** Number of points; the first 2^m are a net. */
  readonly count: number;
  /** 1 to 256. */
  readonly dimensions: number;
  /** Number of the first point, default 0, which is the origin. */
  readonly first?: number;
}

/**
 * Points of the Sobol' sequence, count × dimensions row by row, in [0, 1): multiples of 2^-32 in the order of Antonov and Saleev (1979),
 * direction numbers of Joe and Kuo (2008). Throws for counts outside 1 to 2^26 coordinates or more than 256 dimensions.
 */
export function sobolPoints(options: SobolOptions): Float64Array {
  return Float64Array.from(sobolWords(options), (word) => word / TWO_32);
}

/** One coordinate of one point of the sequence as an integer of 32 bits; dimension and place from 0. Throws as `sobolPoints`. */
export function sobolWord(dimension: number, place: number): number {
  return wordAt(directionNumbers(dimension), place) >>> 0;
}

/** The same points as integers of 32 bits: coordinate × 2^32. */
export function sobolWords({ count, dimensions, first = 0 }: SobolOptions): Uint32Array {
  checkCount('number of dimensions', dimensions, [1, MOST_SOBOL_DIMENSIONS]);
  checkCount('number of points', count, [1, Math.floor(67_108_864 / dimensions)]);
  checkCount('first point', first, [0, TWO_32 - count]);
  const words = new Uint32Array(count * dimensions);
  for (let d = 0; d < dimensions; d++) {
    const directions = directionNumbers(d);
    let word = wordAt(directions, first);
    for (let n = 0; n < count; n++) {
      words[n * dimensions + d] = word;
      // The next point in the order of the Gray code differs by one direction number: that of the lowest zero bit.
      word ^= directions[trailingOnes(first + n)] ?? 0;
    }
  }
  return words;
}

/** Direction numbers v_1 … v_32 of a dimension (from 0), each shifted to the top of 32 bits. Throws for a dimension that is not there. */
export function directionNumbers(dimension: number): Uint32Array {
  checkCount('dimension', dimension, [0, MOST_SOBOL_DIMENSIONS - 1]);
  const directions = new Uint32Array(SOBOL_BITS);
  if (dimension === 0) return directions.map((_, bit) => 1 << (SOBOL_BITS - 1 - bit));
  const [degree, coefficients, ...initial] = table()[dimension - 1];
  for (let bit = 0; bit < SOBOL_BITS; bit++) {
    if (bit < degree) directions[bit] = initial[bit] << (SOBOL_BITS - 1 - bit);
    else directions[bit] = recurrence(directions, bit, degree, coefficients);
  }
  return directions;
}

/** v_i = a_1 v_{i-1} ⊕ … ⊕ a_{s-1} v_{i-s+1} ⊕ v_{i-s} ⊕ (v_{i-s} >> s). */
function recurrence(directions: Uint32Array, bit: number, degree: number, coefficients: number): number {
  let word = directions[bit - degree] ^ (directions[bit - degree] >>> degree);
  for (let k = 1; k < degree; k++) if ((coefficients >>> (degree - 1 - k)) & 1) word ^= directions[bit - k];
  return word;
}

function wordAt(directions: Uint32Array, place: number): number {
  let gray = (place ^ (place >>> 1)) >>> 0;
  let word = 0;
  for (let bit = 0; gray !== 0; bit++, gray >>>= 1) if (gray & 1) word ^= directions[bit];
  return word;
}

function trailingOnes(place: number): number {
  let bit = 0;
  for (let left = place >>> 0; left & 1; left >>>= 1) bit += 1;
  return bit;
}

let rows: readonly (readonly number[])[] | undefined;

function table(): readonly (readonly number[])[] {
  rows ??= joeKuoNumbers.split(';').map((row) => row.split(' ').map(Number));
  return rows;
}
