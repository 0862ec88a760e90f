import type { Stream } from './stream.ts';

/** Levels of the binary tree that one draw of two words decides: 1 + 2 + … + 32 = 63 flips. */
const LEVELS = 6;
const BITS = 32;
const TAIL = 1048576;
const TWO_52 = 4503599627370496;

/**
 * One coordinate (an integer of 32 bits) under the nested uniform scrambling of Owen (1995) that belongs to a stream in its replication,
 * in (0, 1): digits by groups of six, each group's flips at the address of the digits before it, 20 more digits at random.
 */
export function owenScrambled(word: number, stream: Stream): number {
  let flips = 0;
  for (let depth = 0; depth < BITS; depth += LEVELS) {
    // Digits before this group with a leading one: a number of its own for every node of the tree.
    const node = depth === 0 ? 1 : ((word >>> (BITS - depth)) | (1 << depth)) >>> 0;
    const [low, high] = stream.words(node, 0);
    const levels = Math.min(LEVELS, BITS - depth);
    let within = 1;
    for (let level = 0; level < levels; level++) {
      const place = BITS - 1 - depth - level;
      const flip = ((within < 32 ? low : high) >>> (within & 31)) & 1;
      flips |= flip << place;
      within = (within << 1) | ((word >>> place) & 1);
    }
  }
  // Points that share all 32 digits are one point, and share the rest too.
  const tail = stream.words(word, 1)[0] >>> 12;
  return (((word ^ flips) >>> 0) * TAIL + tail + 0.5) / TWO_52;
}
