import { expect, test } from 'vitest';
import { openUniformOf, uniformOf } from '../../../src/random/threefry.ts';
import { threefry2x32 } from '../../../src/random/index.ts';

test('a uniform is the 53 high bits of its words over 2^53, from 0 to the last double below 1', () => {
  expect(uniformOf(0, 0)).toBe(0);
  expect(uniformOf(0xffffffff, 0xffffffff)).toBe(1 - 2 ** -53);
  expect(uniformOf(0, 0x40)).toBe(2 ** -53);
  expect(uniformOf(0x20, 0)).toBe(2 ** -27);
  expect(uniformOf(0x1f, 0x3f)).toBe(0);
  expect(uniformOf(0x80000000, 0)).toBe(0.5);
});

test('an open uniform is never 0 or 1 and is symmetric', () => {
  expect(openUniformOf(0, 0)).toBe(2 ** -53);
  expect(openUniformOf(0xffffffff, 0xffffffff)).toBe(1 - 2 ** -53);
  expect(1 - openUniformOf(0xffffffff, 0xffffffff)).toBe(openUniformOf(0, 0));
  expect(openUniformOf(0x80000000, 0)).toBe(0.5 + 2 ** -53);
});

test('signed and unsigned spellings of a word are the same word', () => {
  expect(threefry2x32(-1, 0x80000000, -5, 2 ** 32 - 1)).toEqual(
    threefry2x32(0xffffffff, -(2 ** 31), 2 ** 32 - 5, -1),
  );
});

test('one flipped bit of key or counter flips half of the 64 output bits', () => {
  let flipped = 0;
  const trials = 4000;
  for (let i = 0; i < trials; i++) {
    const inputs = threefry2x32(1, 2, i, 0).concat(threefry2x32(1, 2, i, 1));
    const [a, b] = threefry2x32(inputs[0], inputs[1], inputs[2], inputs[3]);
    inputs[i & 3] ^= 1 << ((i >> 2) & 31);
    const [c, d] = threefry2x32(inputs[0], inputs[1], inputs[2], inputs[3]);
    for (let bit = 0; bit < 32; bit++) flipped += (((a ^ c) >>> bit) & 1) + (((b ^ d) >>> bit) & 1);
  }
  // 64 trials fair coins each.
  expect(Math.abs(flipped - trials * 32) / Math.sqrt(trials * 16)).toBeLessThanOrEqual(3);
});
