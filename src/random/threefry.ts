const PARITY = 0x1bd11bda;

// The second word of the last call of `threefryWord`, kept apart so that no array is made per draw.
const other = new Int32Array(1);

/**
 * The 20 rounds on signed 32-bit words: returns the first output word as a signed integer and leaves the
 * second for `otherWord`. Source: Salmon, Moraes, Dror and Shaw 2011, "Parallel random numbers: as easy as 1, 2, 3".
 */
export function threefryWord(key0: number, key1: number, counter0: number, counter1: number): number {
  const key2 = PARITY ^ key0 ^ key1;
  let a = (counter0 + key0) | 0;
  let b = (counter1 + key1) | 0;
  a = (a + b) | 0;
  b = ((b << 13) | (b >>> 19)) ^ a;
  a = (a + b) | 0;
  b = ((b << 15) | (b >>> 17)) ^ a;
  a = (a + b) | 0;
  b = ((b << 26) | (b >>> 6)) ^ a;
  a = (a + b) | 0;
  b = ((b << 6) | (b >>> 26)) ^ a;
  a = (a + key1) | 0;
  b = (b + key2 + 1) | 0;
  a = (a + b) | 0;
  b = ((b << 17) | (b >>> 15)) ^ a;
  a = (a + b) | 0;
  b = ((b << 29) | (b >>> 3)) ^ a;
  a = (a + b) | 0;
  b = ((b << 16) | (b >>> 16)) ^ a;
  a = (a + b) | 0;
  b = ((b << 24) | (b >>> 8)) ^ a;
  a = (a + key2) | 0;
  b = (b + key0 + 2) | 0;
  a = (a + b) | 0;
  b = ((b << 13) | (b >>> 19)) ^ a;
  a = (a + b) | 0;
  b = ((b << 15) | (b >>> 17)) ^ a;
  a = (a + b) | 0;
  b = ((b << 26) | (b >>> 6)) ^ a;
  a = (a + b) | 0;
  b = ((b << 6) | (b >>> 26)) ^ a;
  a = (a + key0) | 0;
  b = (b + key1 + 3) | 0;
  a = (a + b) | 0;
  b = ((b << 17) | (b >>> 15)) ^ a;
  a = (a + b) | 0;
  b = ((b << 29) | (b >>> 3)) ^ a;
  a = (a + b) | 0;
  b = ((b << 16) | (b >>> 16)) ^ a;
  a = (a + b) | 0;
  b = ((b << 24) | (b >>> 8)) ^ a;
  a = (a + key1) | 0;
  b = (b + key2 + 4) | 0;
  a = (a + b) | 0;
  b = ((b << 13) | (b >>> 19)) ^ a;
  a = (a + b) | 0;
  b = ((b << 15) | (b >>> 17)) ^ a;
  a = (a + b) | 0;
  b = ((b << 26) | (b >>> 6)) ^ a;
  a = (a + b) | 0;
  b = ((b << 6) | (b >>> 26)) ^ a;
  other[0] = b + key0 + 5;
  return (a + key2) | 0;
}

/** The second word (signed) of the latest `threefryWord`, to be read before any other draw. */
export function otherWord(): number {
  return other[0];
}

/**
 * Threefry-2x32 with 20 rounds: a bijection of the 64-bit counter for each 64-bit key. Takes four 32-bit words
 * (only the low 32 bits of integers count) and returns two unsigned words. Source: Salmon et al. 2011 (Random123).
 */
export function threefry2x32(
  key0: number,
  key1: number,
  counter0: number,
  counter1: number,
): [number, number] {
  const first = threefryWord(key0 | 0, key1 | 0, counter0 | 0, counter1 | 0);
  return [first >>> 0, other[0] >>> 0];
}

/** 53-bit uniform in [0, 1) of two words: 27 high bits of the first, 26 high bits of the second. */
export function uniformOf(word0: number, word1: number): number {
  return ((word0 >>> 5) * 67108864 + (word1 >>> 6)) / 9007199254740992;
}

/**
 * Uniform strictly between 0 and 1 of two words: the middle of one of 2^52 equal steps, so that 1 - u is exact too
 * (with 2^53 steps the last middle would round to 1).
 */
export function openUniformOf(word0: number, word1: number): number {
  return ((word0 >>> 5) * 33554432 + (word1 >>> 7) + 0.5) / 4503599627370496;
}

/** 53-bit uniform in [0, 1) of one address. */
export function uniformAt(key0: number, key1: number, member: number, day: number): number {
  return uniformOf(threefryWord(key0, key1, member, day), other[0]);
}

/** Uniform strictly between 0 and 1 of one address. */
export function openUniformAt(key0: number, key1: number, member: number, day: number): number {
  return openUniformOf(threefryWord(key0, key1, member, day), other[0]);
}
