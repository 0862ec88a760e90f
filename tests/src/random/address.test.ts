import { expect, test } from 'vitest';
import { rawWords, Stream, streamKey } from '../../../src/random/index.ts';

test('no two of a hundred thousand keys of a seed agree', () => {
  const keys = new Set<number>();
  for (let replication = 0; replication < 1000; replication++) {
    for (let name = 0; name < 100; name++) {
      const [key0, key1] = streamKey(3, replication, `mechanism.decision${name}`);
      keys.add(key0 * 2 ** 21 + (key1 >>> 11));
    }
  }
  expect(keys.size).toBe(100_000);
});

test('every coordinate of an address matters, also the high bits of the seed', () => {
  const base = { seed: 1, replication: 0, stream: 'a.b', member: 0, day: 0 };
  const varied = [
    base,
    { ...base, seed: 2 },
    { ...base, seed: 1 + 2 ** 32 },
    { ...base, replication: 1 },
    { ...base, stream: 'a.c' },
    { ...base, member: 1 },
    { ...base, day: 1 },
    { ...base, day: -1 },
  ];
  expect(new Set(varied.map((address) => rawWords(address).join())).size).toBe(varied.length);
});

test('a seed that is no integer of 0 to 2^53 - 1 is refused', () => {
  for (const seed of [-1, 0.5, NaN, Infinity, 2 ** 53]) {
    expect(() => streamKey(seed, 0, 'a')).toThrow(/invalid seed/);
    expect(() => new Stream('a').begin(seed, 0)).toThrow(/invalid seed/);
  }
  expect(() => streamKey(2 ** 53 - 1, 0, 'a')).not.toThrow();
});

test('a replication that is no integer of 0 to 2^32 - 1 is refused', () => {
  for (const replication of [-1, 0.5, NaN, 2 ** 32]) {
    expect(() => new Stream('a', 3).begin(1, replication)).toThrow(/invalid replication/);
  }
});
