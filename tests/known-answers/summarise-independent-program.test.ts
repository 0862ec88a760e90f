import {
  sampleCorrelation,
  sampleKurtosis,
  sampleSkewness,
  mean,
  quantileSorted,
  sampleVariance,
  wilcoxonRankSum,
} from 'simple-statistics';
import { expect, test } from 'vitest';
import { Stream } from '../../src/random/index.ts';
import { ascending, correlation, moments, quantile } from '../../src/summarise/index.ts';

const stream = new Stream('independent-program');
stream.begin(20251103, 0);
const values = Array.from(
  { length: 501 },
  (_, member) => stream.normal(member, 1) + 0.3 * stream.exponential(member, 2),
);
const others = values.map((value, member) => 0.6 * value + stream.normal(member, 3));

test('mean, variance and correlation equal those of an independent program (relative 1e-12: order of summation)', () => {
  const { mean: m, variance } = moments(values);
  expect(m / mean(values)).toBeCloseTo(1, 12);
  expect(variance / sampleVariance(values)).toBeCloseTo(1, 12);
  expect(correlation(values, others)).toBeCloseTo(sampleCorrelation(values, others), 12);
});

test('population skewness and kurtosis follow from the sample ones of an independent program', () => {
  const n = values.length;
  const { skewness, kurtosis } = moments(values);
  expect((skewness * Math.sqrt(n * (n - 1))) / (n - 2)).toBeCloseTo(sampleSkewness(values), 10);
  const excess = ((n - 1) / ((n - 2) * (n - 3))) * ((n + 1) * (kurtosis - 3) + 6);
  expect(excess).toBeCloseTo(sampleKurtosis(values), 10);
});

test('the median of an odd number of values is the middle one in both programs', () => {
  const sorted = ascending(values);
  expect(quantile(sorted, 0.5)).toBe(quantileSorted([...sorted], 0.5));
});

test('a shift by one standard deviation moves the rank sum of an independent program upwards', () => {
  const shifted = values.map((value) => value + Math.sqrt(moments(values).variance));
  expect(wilcoxonRankSum(shifted, values)).toBeGreaterThan(wilcoxonRankSum(values, values));
});
