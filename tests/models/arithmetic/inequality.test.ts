import { expect, test } from 'vitest';
import { gini } from '../../../models/arithmetic/inequality.ts';
import { gini as estimator } from '../../../src/summarise/index.ts';

test('the Gini of equal purses is 0, of one owner 1 − 1/n, and does not depend on order', () => {
  expect(gini(Float64Array.of(3, 3, 3, 3))).toBe(0);
  expect(gini(Float64Array.of(0, 0, 5, 0))).toBeCloseTo(0.75, 14);
  expect(gini(Float64Array.of(4, 1, 3, 2))).toBe(gini(Float64Array.of(1, 2, 3, 4)));
  expect(gini(Float64Array.of(1, 2, 3, 4))).toBeCloseTo(0.25, 14);
  expect(gini(Float64Array.of(0, 0))).toBe(0);
});

test('the Gini of the models is the Gini of the reports', () => {
  const holdings = Float64Array.from({ length: 101 }, (_, k) => (k * k * 37) % 211);
  expect(gini(holdings)).toBeCloseTo(estimator(holdings), 13);
});
