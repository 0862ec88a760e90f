import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CompensatedSum, compensatedSum } from '../../../src/numeric/index.ts';

test('small terms beside a large one are not lost', () => {
  expect(compensatedSum([1, 1e100, 1, -1e100])).toBe(2);
  expect(1 + 1e100 + 1 - 1e100).toBe(0); // what a plain sum makes of it
});

test('a million tenths are a hundred thousand', () => {
  const column = new Float64Array(1_000_000).fill(0.1);
  expect(compensatedSum(column)).toBe(100_000);
  let plain = 0;
  for (const x of column) plain += x;
  expect(plain).not.toBe(100_000);
});

test('for integers the sum is the exact one', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -1e9, max: 1e9 })), (terms) => {
      expect(compensatedSum(terms)).toBe(Number(terms.reduce((sum, x) => sum + BigInt(x), 0n)));
    }),
  );
});

test('a running sum has its value after every term, and infinities pass through', () => {
  const sum = new CompensatedSum();
  expect(sum.value).toBe(0);
  sum.add(2 ** 53);
  sum.add(1);
  sum.add(1);
  expect(sum.value).toBe(2 ** 53 + 2);
  sum.add(Infinity);
  expect(sum.value).toBe(Infinity);
});
