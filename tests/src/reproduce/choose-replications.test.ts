import { expect, test } from 'vitest';
import { chooseReplications, seedOfKey } from '../../../src/reproduce/choose-replications.ts';

test('a sample holds different replications of the run, rising', () => {
  const chosen = chooseReplications(2_000, 100, 7);
  expect(new Set(chosen).size).toBe(100);
  expect(chosen).toEqual([...chosen].sort((a, b) => a - b));
  expect(chosen.every((each) => Number.isInteger(each) && each >= 0 && each < 2_000)).toBe(true);
});

test('a sample as large as the run, or larger, is the run', () => {
  const all = Array.from({ length: 30 }, (_, replication) => replication);
  expect(chooseReplications(30, 30, 7)).toEqual(all);
  expect(chooseReplications(30, 1_000, 7)).toEqual(all);
});

test('every replication is equally likely to be chosen', () => {
  // 4,000 samples of 3 out of 10: each is chosen 1,200 times but for a standard deviation of sqrt(4000 x 0.3 x 0.7) = 29.
  const counts = new Array<number>(10).fill(0);
  for (let seed = 0; seed < 4_000; seed++)
    for (const chosen of chooseReplications(10, 3, seed)) counts[chosen] += 1;
  for (const count of counts) expect(Math.abs(count - 1_200) / 28.98).toBeLessThan(3.3);
});

test('the seed of a key is its first 52 bits', () => {
  expect(seedOfKey('000000000000f' + '0'.repeat(51))).toBe(15);
  expect(seedOfKey('f'.repeat(64))).toBe(2 ** 52 - 1);
  expect(() => seedOfKey('nothing')).toThrow('invalid run key: nothing; expected hexadecimal digits');
});
