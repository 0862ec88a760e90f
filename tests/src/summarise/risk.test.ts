import { expect, test } from 'vitest';
import {
  expectedShortfall,
  histogram,
  maximumDrawdown,
  quantileDots,
  valueAtRisk,
} from '../../../src/summarise/index.ts';

test('the deepest fall is from the highest earlier value, not from the start', () => {
  expect(maximumDrawdown([100, 120, 90, 110, 60, 130])).toEqual({ depth: 0.5, peak: 1, trough: 4 });
  expect(maximumDrawdown([1, 2, 3])).toEqual({ depth: 0, peak: 0, trough: 0 });
  expect(() => maximumDrawdown([1, 0])).toThrow('invalid path: 0 at index 1');
});

const losses = Array.from({ length: 100 }, (_, i) => i + 1);

test('value at risk is an order statistic and shortfall the mean beyond it', () => {
  expect(valueAtRisk(losses, 0.95)).toBe(95);
  expect(expectedShortfall(losses, 0.95)).toBeCloseTo(98, 12);
  expect(valueAtRisk(losses, 0.07)).toBe(7);
  expect(valueAtRisk(losses, 0.951)).toBe(96);
});

test('a level between ranks takes the needed part of the loss at risk', () => {
  // Worst 25 % of ten losses: 10, 9 and half of 8.
  expect(expectedShortfall([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.75)).toBeCloseTo((10 + 9 + 4) / 2.5, 12);
});

test('shortfall lies between value at risk and the largest loss, to the last place', () => {
  for (const level of [0.9, 0.99, 0.999, 1 - 1e-12]) {
    expect(expectedShortfall([1, 2, 3], level)).toBe(3);
    expect(expectedShortfall([0.1, 0.7], level)).toBe(0.7);
  }
});

test('shortfall is subadditive where value at risk is not', () => {
  const first = Array.from({ length: 100 }, (_, i) => (i < 4 ? 100 : 0));
  const second = Array.from({ length: 100 }, (_, i) => (i >= 96 ? 100 : 0));
  const both = first.map((loss, i) => loss + second[i]);
  expect(valueAtRisk(both, 0.95)).toBeGreaterThan(valueAtRisk(first, 0.95) + valueAtRisk(second, 0.95));
  expect(expectedShortfall(both, 0.95)).toBeLessThanOrEqual(
    expectedShortfall(first, 0.95) + expectedShortfall(second, 0.95),
  );
  expect(() => valueAtRisk(losses, 1)).toThrow('invalid level: 1');
});

test('dots are equally likely: quantiles at the middle of each share', () => {
  expect(quantileDots([0, 100], 4)).toEqual([12.5, 37.5, 62.5, 87.5]);
  expect(quantileDots([5], 20)).toEqual(new Array(20).fill(5));
});

test('a histogram counts every value once, the highest in the last bin', () => {
  const found = histogram([0, 1, 2, 3, 4], 2);
  expect(Array.from(found.edges)).toEqual([0, 2, 4]);
  expect(Array.from(found.counts)).toEqual([2, 3]);
  expect(Array.from(histogram([7, 7], 5).counts)).toEqual([2]);
});
