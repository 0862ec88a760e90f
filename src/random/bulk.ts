import { quickDraws } from './kernel.ts';
import { openUniformAt, otherWord, threefryWord, uniformAt } from './threefry.ts';

/** Draws for a whole column; keys and day are signed 32-bit integers. Two implementations give the same bits. */
export interface BulkDraws {
  /** Members whose first word × 2^-32 is below p, ascending, with their second word × 2^-32; returns how many. */
  select(
    key0: number,
    key1: number,
    day: number,
    p: number,
    members: number,
    chosen: Int32Array,
    luck: Float64Array,
  ): number;
  /** The uniform in [0, 1) of each member into its place of the column. */
  fillUniform(key0: number, key1: number, day: number, into: Float64Array): void;
  /** The uniform strictly between 0 and 1 of each member into its place of the column. */
  fillOpenUniform(key0: number, key1: number, day: number, into: Float64Array): void;
  /** The uniform in [0, 1) of each listed member into the place of its line; `into` has room for all. */
  listUniform(key0: number, key1: number, day: number, members: Int32Array, into: Float64Array): void;
  /** The uniform strictly between 0 and 1 of each listed member into the place of its line; `into` has room for all. */
  listOpenUniform(key0: number, key1: number, day: number, members: Int32Array, into: Float64Array): void;
}

/** The specification: one single draw after the other. */
export const plainDraws: BulkDraws = {
  select(key0, key1, day, p, members, chosen, luck) {
    let count = 0;
    for (let member = 0; member < members; member++) {
      const word = threefryWord(key0, key1, member, day);
      if (!((word >>> 0) / 4294967296 < p)) continue;
      chosen[count] = member;
      luck[count] = (otherWord() >>> 0) / 4294967296;
      count++;
    }
    return count;
  },

  fillUniform(key0, key1, day, into) {
    for (let member = 0; member < into.length; member++) {
      into[member] = uniformAt(key0, key1, member, day);
    }
  },

  fillOpenUniform(key0, key1, day, into) {
    for (let member = 0; member < into.length; member++) {
      into[member] = openUniformAt(key0, key1, member, day);
    }
  },

  listUniform(key0, key1, day, members, into) {
    for (let m = 0; m < members.length; m++) into[m] = uniformAt(key0, key1, members[m], day);
  },

  listOpenUniform(key0, key1, day, members, into) {
    for (let m = 0; m < members.length; m++) into[m] = openUniformAt(key0, key1, members[m], day);
  },
};

let chosenDraws: BulkDraws | undefined;

/** WebAssembly SIMD where the engine has it, otherwise the plain loops. */
export function bulkDraws(): BulkDraws {
  chosenDraws ??= quickDraws() ?? plainDraws;
  return chosenDraws;
}
