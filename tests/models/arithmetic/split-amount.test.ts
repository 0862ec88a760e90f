import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitAmount } from '../../../models/arithmetic/split-amount.ts';

test('a unit that cannot be divided goes to the largest remainder, of equal ones to the first', () => {
  expect(splitAmount(100n, [1n, 1n, 1n])).toEqual([34n, 33n, 33n]);
  expect(splitAmount(10n, [6n, 6n, 2n])).toEqual([4n, 4n, 2n]);
  expect(splitAmount(1n, [1n, 2n])).toEqual([0n, 1n]);
  expect(splitAmount(5n, [0n, 7n])).toEqual([0n, 5n]);
});

test('the parts sum to the whole, each within a unit of its quota, and more weight never gets less', () => {
  const weights = fc.array(fc.bigInt({ min: 0n, max: 10n ** 25n }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 26n }), weights, (total, given) => {
      fc.pre(given.some((weight) => weight > 0n));
      const sum = given.reduce((a, b) => a + b, 0n);
      const parts = splitAmount(total, given);
      expect(parts.reduce((a, b) => a + b, 0n)).toBe(total);
      parts.forEach((part, i) => {
        const gap = part * sum - total * given[i];
        expect(gap < sum && gap > -sum).toBe(true);
        given.forEach((other, j) => expect(other <= given[i] || parts[j] >= part).toBe(true));
      });
    }),
    { seed: 3 },
  );
});

test('nothing to divide by is refused', () => {
  expect(() => splitAmount(1n, [0n, 0n])).toThrow(/expected weights above zero/u);
  expect(() => splitAmount(1n, [])).toThrow(/expected weights above zero/u);
  expect(() => splitAmount(-1n, [1n])).toThrow(/invalid split/u);
});
