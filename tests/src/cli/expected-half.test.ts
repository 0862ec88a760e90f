import { expect, test } from 'vitest';
import { expectedHalf, workOfFuture } from '../../../src/cli/expected-half.ts';

test('for values of -2, 0 and 2 and sixteen replications the half width is 1.54', () => {
  // Distances from the middle: 4 in all, 2 on average over n - 1; σ = 1.2533 x 2; 1.96 x 1.2533 σ / √16.
  expect(expectedHalf(Float64Array.of(2, -2, 0), 16)).toBeCloseTo((1.96 * 1.2533 * 1.2533 * 2) / 4, 12);
});

test('four times the replications halve it, and where the values lie does not matter', () => {
  const values = Float64Array.of(1, 2, 4, 8, 16);
  expect(expectedHalf(values, 400)).toBeCloseTo(expectedHalf(values, 100) / 2, 12);
  const moved = values.map((value) => value + 1024);
  expect(expectedHalf(moved, 100)).toBe(expectedHalf(values, 100));
});

test('values that are all the same promise no error', () => {
  expect(expectedHalf(Float64Array.of(3, 3, 3, 3), 2)).toBe(0);
});

test('a future costs its days times its members, and a day without members costs two hundred', () => {
  const time = { start: '2025-11-03', days: 10, record: 1 };
  expect(workOfFuture({ time, populations: {} })).toBe(2000);
  expect(workOfFuture({ time, populations: { holders: 500, sequencers: 20 } })).toBe(7200);
});
