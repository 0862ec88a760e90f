import { normalQuantile } from '../numeric/index.ts';
import { openUniformOf, otherWord, threefryWord, uniformOf } from './threefry.ts';

/** Writes the uniform in [0, 1) of each member into its place of the column. */
export function fillUniformColumn(key0: number, key1: number, day: number, into: Float64Array): void {
  for (let member = 0; member < into.length; member++) {
    const word = threefryWord(key0, key1, member, day);
    into[member] = uniformOf(word, otherWord());
  }
}

/** Writes the standard normal of each member into its place of the column. */
export function fillNormalColumn(key0: number, key1: number, day: number, into: Float64Array): void {
  for (let member = 0; member < into.length; member++) {
    const word = threefryWord(key0, key1, member, day);
    into[member] = normalQuantile(openUniformOf(word, otherWord()));
  }
}

/** Members whose first word × 2^-32 is below p, ascending, with their second word × 2^-32; returns how many. */
export function selectMembers(
  key0: number,
  key1: number,
  day: number,
  p: number,
  members: number,
  chosen: Int32Array,
  luck: Float64Array,
): number {
  let count = 0;
  for (let member = 0; member < members; member++) {
    const word = threefryWord(key0, key1, member, day);
    if ((word >>> 0) / 4294967296 < p) {
      chosen[count] = member;
      luck[count] = (otherWord() >>> 0) / 4294967296;
      count++;
    }
  }
  return count;
}
