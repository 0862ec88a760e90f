import { expect, test } from 'vitest';
import {
  intervalOfMean,
  meanInterval,
  mergeMoments,
  moments,
  standardError,
} from '../../../src/summarise/index.ts';

test('the moments of 2, 4, 4, 4, 5, 5, 7, 9 are the textbook ones', () => {
  const found = moments([2, 4, 4, 4, 5, 5, 7, 9]);
  expect(found).toMatchObject({ n: 8, mean: 5 });
  expect(found.variance).toBeCloseTo(32 / 7, 14);
  expect(found.skewness).toBeCloseTo(42 / 8 / 8, 14);
  expect(found.kurtosis).toBeCloseTo(356 / 8 / 16, 14);
});

test('equal values have variance exactly 0 even when their sum rounds', () => {
  expect(moments(new Array(10).fill(0.1))).toMatchObject({ mean: 0.1, variance: 0 });
  expect(moments(new Array(3).fill(0.7))).toMatchObject({ mean: 0.7, variance: 0 });
  expect(moments(new Array(999).fill(1e9 + 0.3))).toMatchObject({ mean: 1e9 + 0.3, variance: 0 });
});

test('one value has no variance and its mean no interval', () => {
  expect(moments([3]).variance).toBeNaN();
  expect(meanInterval([3])).toMatchObject({ low: null, high: null, n: 1 });
  expect(meanInterval([])).toMatchObject({ low: null, high: null, n: 0 });
});

test('merging with nothing changes nothing', () => {
  const some = moments([1, 2, 5]);
  expect(mergeMoments(some, moments([]))).toEqual(some);
  expect(mergeMoments(moments([]), some)).toEqual(some);
});

// t quantile 0.975 with 4 degrees of freedom: 2.7764451 (any published table).
test('the interval of the mean of 1 to 5 is 3 plus and minus 2.7764 standard errors', () => {
  const interval = meanInterval([1, 2, 3, 4, 5]);
  expect(standardError([1, 2, 3, 4, 5])).toBeCloseTo(Math.sqrt(0.5), 14);
  expect(interval.low).toBeCloseTo(3 - 2.7764451 * Math.sqrt(0.5), 6);
  expect(interval.high).toBeCloseTo(3 + 2.7764451 * Math.sqrt(0.5), 6);
  expect(interval).toMatchObject({ method: 'Student t', confidence: 0.95, n: 5 });
  expect(intervalOfMean(moments([1, 2, 3, 4, 5]))).toEqual(interval);
});

test('a NaN among the values is named with its place', () => {
  expect(() => moments([1, 2, NaN])).toThrow('invalid values: NaN at index 2; expected finite numbers');
});

test('a confidence of 95 instead of 0.95 is refused', () => {
  expect(() => meanInterval([1, 2], 95)).toThrow('invalid confidence: 95');
});
