import { expect, test } from 'vitest';
import { acceptedLock, acceptedWithdrawal, netReturn } from '../../../models/arithmetic/seat.ts';

test('a bond is accepted from the smallest to the largest, and refused as a whole outside', () => {
  expect([19_999, 20_000, 100_000, 100_001].map((asked) => acceptedLock(asked, 0, 20_000, 100_000))).toEqual([
    0, 20_000, 100_000, 0,
  ]);
});

test('a top-up may be small but must not lead above the largest bond', () => {
  expect(acceptedLock(1, 99_999, 20_000, 100_000)).toBe(1);
  expect(acceptedLock(1.5, 99_999, 20_000, 100_000)).toBe(0);
  expect(acceptedLock(-1, 50_000, 20_000, 100_000)).toBe(0);
});

test('a withdrawal leaves at least the smallest bond, or is refused as a whole', () => {
  expect(acceptedWithdrawal(10_000, 30_000, 20_000)).toBe(10_000);
  expect(acceptedWithdrawal(10_000.5, 30_000, 20_000)).toBe(0);
  expect(acceptedWithdrawal(0, 30_000, 20_000)).toBe(0);
});

test('the net return falls with cost and rises with price and bond', () => {
  expect(netReturn(20_000, 0.08, 3_650, 8)).toBeCloseTo(0.08 - 3_650 / 160_000, 12);
  expect(netReturn(40_000, 0.08, 3_650, 8)).toBeGreaterThan(netReturn(20_000, 0.08, 3_650, 8));
  expect(netReturn(20_000, 0.08, 3_650, 4)).toBeLessThan(netReturn(20_000, 0.08, 3_650, 8));
  expect(netReturn(0, 0.08, 0, 8)).toBe(-Infinity);
});
