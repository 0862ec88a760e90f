import { expect, test } from 'vitest';
import { differenceOf } from '../../../../src/report/figures/apart.ts';

test('equal intervals on both sides give the interval of a difference of normal means', () => {
  const [from, to] = [5, 9].map((middle) => ({ middle, low: middle - 3, high: middle + 3 }));
  const { middle, low, high } = differenceOf(from, to);
  expect([middle, low, high]).toEqual([4, 4 - Math.sqrt(18), 4 + Math.sqrt(18)]);
});

test('each end takes the distances that lead there', () => {
  const found = differenceOf({ middle: 0, low: -1, high: 3 }, { middle: 10, low: 6, high: 12 });
  expect(found).toEqual({ middle: 10, low: 10 - 5, high: 10 + Math.sqrt(5) });
});

test('an end that is not known makes its side endless', () => {
  const found = differenceOf({ middle: 0, low: -1, high: 1 }, { middle: 1, low: null, high: 2 });
  expect(found.low).toBe(-Infinity);
  expect(found.high).toBeCloseTo(1 + Math.sqrt(2), 12);
});
