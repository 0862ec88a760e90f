import { cos, log } from '../../src/numeric/index.ts';

const TWO_32 = 4_294_967_296;
const FULL_TURN = 6.283185307179586;

/**
 * Standard normal from two unsigned 32-bit words, √(−2 ln((w0 + 1)/2^32)) cos(2π w1/2^32): for models whose draws are
 * published elsewhere. Source: Box and Muller 1958.
 */
export function publishedNormal(words: readonly [number, number]): number {
  return Math.sqrt(-2 * log((words[0] + 1) / TWO_32)) * cos((FULL_TURN * words[1]) / TWO_32);
}
