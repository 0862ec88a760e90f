import { expect, test } from 'vitest';
import { rawWords, Stream, streamHash, streamKey, threefry2x32 } from '../../src/random/index.ts';
import { referenceThreefry } from '../src/random/reference.ts';

// Random123 1.14, file kat_vectors, rows "threefry2x32 20": counter, key, result.
test.each([
  [0, 0, 0, 0, 0x6b200159, 0x99ba4efe],
  [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, 0x1cb996fc, 0xbb002be7],
  [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344, 0xc4923a9c, 0x483df7a0],
])('Threefry-2x32-20 of counter %d %d and key %d %d is the published pair', (c0, c1, k0, k1, w0, w1) => {
  expect(threefry2x32(k0, k1, c0, c1)).toEqual([w0, w1]);
});

test('a second Threefry, written in big integers from the paper, gives the same words for random keys', () => {
  let state = 12345;
  const word = (): number => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0);
  for (let i = 0; i < 2000; i++) {
    const [k0, k1, c0, c1] = [word(), word(), word(), word()];
    expect(threefry2x32(k0, k1, c0, c1)).toEqual(referenceThreefry(k0, k1, c0, c1));
  }
});

// Noll's published vectors of 32-bit FNV-1a.
test.each([
  ['', 0x811c9dc5],
  ['a', 0xe40c292c],
  ['b', 0xe70c2de5],
  ['foobar', 0xbf9cf968],
])('the 32-bit FNV-1a hash of "%s" is the published one', (name, hash) => {
  expect(streamHash(name)).toBe(hash);
});

test('a name outside ASCII is hashed by its UTF-8 bytes', () => {
  let hash = 0x811c9dc5;
  for (const byte of [0xce, 0xbc, 0x21]) hash = Math.imul(hash ^ byte, 0x01000193);
  expect(streamHash('μ!')).toBe(hash >>> 0);
});

test('the key and the words of a draw follow the documented derivation', () => {
  const seed = 5 * 2 ** 32 + 7;
  const [key0, key1] = referenceThreefry(7, 5, 11, streamHash('price.shock'));
  expect(streamKey(seed, 11, 'price.shock')).toEqual([key0, key1]);
  const words = referenceThreefry(key0, key1, 3, 40);
  expect(rawWords({ seed, replication: 11, stream: 'price.shock', member: 3, day: 40 })).toEqual(words);
  const stream = new Stream('price.shock');
  stream.begin(seed, 11);
  expect(stream.words(3, 40)).toEqual(words);
});

test('a published stream has the key (seed + replication mod 2^32, number)', () => {
  const stream = new Stream('step', 4);
  stream.begin(1, 0);
  expect(stream.words(9, 8)).toEqual(referenceThreefry(1, 4, 9, 8));
  stream.begin(2 ** 32 - 1, 3);
  expect(stream.words(9, 8)).toEqual(referenceThreefry(2, 4, 9, 8));
});
