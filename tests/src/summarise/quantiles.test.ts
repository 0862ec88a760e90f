import { expect, test } from 'vitest';
import {
  binomialProbabilities,
  median,
  quantile,
  quantileInterval,
  quantiles,
} from '../../../src/summarise/index.ts';

test('quantiles of type 7 lie on the line between neighbours at (n - 1) p', () => {
  expect(quantiles([40, 10, 30, 20], [0, 0.25, 0.5, 0.9, 1])).toEqual([10, 17.5, 25, 37, 40]);
  expect(quantile([7], 0.3)).toBe(7);
});

test('the median of an even number of values is the mean of the two middle ones', () => {
  expect(median([9, 1, 4, 2])).toBe(3);
});

test('an infinite runway does not spoil the quantiles below it', () => {
  expect(quantile([1, 2, 3, Infinity, Infinity], 0.5)).toBe(3);
  expect(quantile([1, 2, 3, Infinity, Infinity], 0.95)).toBe(Infinity);
});

test('a quantile of nothing, of NaN or at an impossible probability is refused', () => {
  expect(() => quantile([], 0.5)).toThrow('invalid values: none');
  expect(() => quantiles([1, NaN], [0.5])).toThrow('NaN');
  expect(() => quantile([1], 1.1)).toThrow('invalid probability: 1.1; expected 0 to 1');
});

test('binomial probabilities equal those of ten fair coins', () => {
  const expected = [1, 10, 45, 120, 210, 252, 210, 120, 45, 10, 1];
  binomialProbabilities(10, 0.5).forEach((p, k) => expect(p * 1024).toBeCloseTo(expected[k], 10));
  expect(Array.from(binomialProbabilities(3, 0))).toEqual([1, 0, 0, 0]);
  expect(Array.from(binomialProbabilities(3, 1))).toEqual([0, 0, 0, 1]);
});

// Published table values (sign test): n = 10 ranks 2 and 9, coverage 1 - 22/1024; n = 6 ranks 1 and 6, coverage 1 - 2/64.
test('the interval of a median has the ranks and the exact coverage of the sign test', () => {
  const ten = Array.from({ length: 10 }, (_, i) => i + 1);
  expect(quantileInterval(ten, 0.5)).toMatchObject({ lowRank: 2, highRank: 9, low: 2, high: 9, n: 10 });
  expect(quantileInterval(ten, 0.5).coverage).toBeCloseTo(1 - 22 / 1024, 12);
  expect(quantileInterval(ten.slice(0, 6), 0.5)).toMatchObject({ lowRank: 1, highRank: 6 });
  expect(quantileInterval(ten.slice(0, 6), 0.5).coverage).toBeCloseTo(1 - 2 / 64, 12);
});

test('five values bound no side of a median at 95 %, and 58 no lower side of the 5 % quantile', () => {
  expect(quantileInterval([1, 2, 3, 4, 5], 0.5)).toMatchObject({
    low: null,
    high: null,
    lowRank: null,
    highRank: null,
    coverage: 1,
  });
  const some = Array.from({ length: 58 }, (_, i) => i);
  const interval = quantileInterval(some, 0.05);
  expect(interval.low).toBeNull();
  expect(interval.high).not.toBeNull();
});

test('intervals of low and high quantiles mirror each other', () => {
  const values = Array.from({ length: 200 }, (_, i) => i + 1);
  const low = quantileInterval(values, 0.1);
  const high = quantileInterval(values, 0.9);
  expect(high.lowRank).toBe(201 - (low.highRank ?? 0));
  expect(high.highRank).toBe(201 - (low.lowRank ?? 0));
});

test('the coverage is exact: ranks one closer would fall below the confidence', () => {
  for (const n of [20, 99, 500, 2000]) {
    for (const p of [0.05, 0.5, 0.9]) {
      const values = Array.from({ length: n }, (_, i) => i + 1);
      const { lowRank, highRank, coverage } = quantileInterval(values, p);
      const chances = binomialProbabilities(n, p);
      const below = chances.slice(0, lowRank ?? 0).reduce((a, b) => a + b, 0);
      const above = chances.slice(highRank ?? n + 1).reduce((a, b) => a + b, 0);
      expect(coverage).toBeCloseTo(1 - below - above, 10);
      expect(below).toBeLessThanOrEqual(0.025);
      expect(below + chances[lowRank ?? 0]).toBeGreaterThan(0.025);
      expect(above).toBeLessThanOrEqual(0.025);
      expect(above + chances[(highRank ?? n + 1) - 1]).toBeGreaterThan(0.025);
    }
  }
});

test('an interval for a quantile of values with a NaN is refused', () => {
  expect(() => quantileInterval(Float64Array.of(1, 2, NaN), 0.5)).toThrow(
    'invalid values: NaN; expected numbers',
  );
});
