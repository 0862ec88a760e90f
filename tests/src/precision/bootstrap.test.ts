import { expect, test } from 'vitest';
import { bootstrapInterval, bootstrapT, pairedBootstrap } from '../../../src/precision/index.ts';
import { resample } from '../../../src/precision/bootstrap.ts';
import { meanInterval, median } from '../../../src/summarise/index.ts';
import { normals, uniforms } from '../summarise/draws.ts';

const mean = (values: Float64Array) => values.reduce((a, b) => a + b, 0) / values.length;
const spread = (values: Float64Array) => mean(values.map((value) => (value - mean(values)) ** 2));

// Spatial test data of Efron and Tibshirani (1993), table 14.1.
const spatial = [
  48, 36, 20, 29, 42, 42, 20, 42, 22, 41, 45, 14, 6, 0, 33, 28, 34, 4, 32, 24, 47, 41, 24, 26, 30, 41,
];

// Their table 14.2: (115.8, 259.6) from 2,000 resamples; scipy 1.17 gives 116.1 and 262.4 on average from 20,000.
test('the BCa interval of a variance is the published one', () => {
  const { low, high, estimate } = bootstrapInterval(spatial, spread, { confidence: 0.9, resamples: 10_000 });
  expect(estimate).toBeCloseTo(171.534, 3);
  expect(Math.abs((low ?? NaN) - 115.8)).toBeLessThan(1.5);
  expect(Math.abs((high ?? NaN) - 261)).toBeLessThan(3);
});

// Three values have 27 equally likely resamples; the correction is then by hand: no bias at a symmetric sample, no acceleration.
test('the interval of a symmetric sample is the plain quantile of its resamples', () => {
  const { low, high } = bootstrapInterval([-1, 0, 1], mean, { confidence: 0.9, resamples: 20_000 });
  // P(mean <= -2/3) = 4/27 > 5 %, P(mean = -1) = 1/27 < 5 %.
  expect(low).toBeCloseTo(-2 / 3, 12);
  expect(high).toBeCloseTo(2 / 3, 12);
});

test('the bootstrap of a mean of many normals is Student’s interval', () => {
  const values = normals(2000, 3);
  const student = meanInterval(values);
  for (const found of [bootstrapInterval(values, mean), bootstrapT(values)]) {
    expect(Math.abs((found.low ?? NaN) - (student.low ?? NaN))).toBeLessThan(0.004);
    expect(Math.abs((found.high ?? NaN) - (student.high ?? NaN))).toBeLessThan(0.004);
  }
});

test('for skewed values the bootstrap-t interval reaches farther on the long side than BCa, and BCa than Student', () => {
  const values = uniforms(30, 5).map((u) => 1 / (1.05 - u));
  const student = meanInterval(values).high ?? NaN;
  const bca = bootstrapInterval(values, mean).high ?? NaN;
  const studentised = bootstrapT(values).high ?? NaN;
  expect(bca).toBeGreaterThan(student);
  expect(studentised).toBeGreaterThan(bca);
});

test('resamples depend on the seed alone and take every member equally often', () => {
  const counts = new Float64Array(10);
  const settings = { confidence: 0.95, resamples: 5000, seed: 4 };
  resample(10, settings, (chosen) => chosen.forEach((i) => counts[i]++));
  const chiSquare = counts.reduce((sum, count) => sum + (count - 5000) ** 2 / 5000, 0);
  // 9 degrees of freedom: 27.9 is exceeded once in 1,000.
  expect(chiSquare).toBeLessThan(27.9);
  const once = bootstrapInterval(spatial, median, { seed: 9 });
  expect(bootstrapInterval(spatial, median, { seed: 9 })).toEqual(once);
  expect(bootstrapInterval(spatial, spread, { seed: 10 })).not.toEqual(
    bootstrapInterval(spatial, spread, { seed: 9 }),
  );
});

test('pairs stay together: a ratio that is the same in all pairs has no width', () => {
  const first = uniforms(40, 6).map((u) => u + 1);
  const second = first.map((value) => 3 * value);
  const ratio = (a: Float64Array, b: Float64Array) => mean(b) / mean(a);
  const { low, high, method, n, resamples } = pairedBootstrap({ first, second }, ratio);
  expect(low).toBeCloseTo(3, 12);
  expect(high).toBeCloseTo(3, 12);
  expect({ method, n, resamples }).toEqual({ method: 'paired BCa bootstrap', n: 40, resamples: 2000 });
});

test('equal values have no width, one value has no interval', () => {
  expect(bootstrapInterval([3, 3, 3], mean)).toMatchObject({
    low: 3,
    high: 3,
    method: 'BCa bootstrap',
    n: 3,
  });
  expect(bootstrapT([3, 3, 3])).toMatchObject({ low: 3, high: 3, method: 'bootstrap-t' });
  expect(bootstrapInterval([3], mean)).toMatchObject({ low: null, high: null, estimate: 3, n: 1 });
  expect(bootstrapT([3, 4])).toMatchObject({ low: null, high: null });
});

test('ties do not break a median', () => {
  const { low, high } = bootstrapInterval([1, 1, 1, 1, 1, 1, 2, 2, 5], median);
  expect([1, 2]).toContain(low);
  expect((high ?? NaN) >= (low ?? NaN)).toBe(true);
});

test('two or three values with much in common leave a side of bootstrap-t open', () => {
  const { low, high } = bootstrapT([1, 2, 2.5]);
  expect(low === null || high === null).toBe(true);
});

test('resamples of one value alone have no spread, whatever its distance from a mean that is rounded', () => {
  const { low, high } = bootstrapT([0, 0, 0, 0, 0, 1]);
  expect(low).not.toBeNull();
  expect(high).toBeNull();
  expect(bootstrapT([0.1, 0.1, 0.1, 0.1, 0.7]).high).toBeNull();
});

test('NaN, infinite values, no values, unequal pairs and too few resamples are refused', () => {
  expect(() => bootstrapInterval([1, NaN], mean)).toThrow('invalid values: NaN at index 1');
  expect(() => bootstrapT([1, Infinity, 2])).toThrow('invalid values: Infinity');
  expect(() => bootstrapInterval([], mean)).toThrow('invalid values: 0 values');
  expect(() => pairedBootstrap({ first: [1], second: [1, 2] }, mean)).toThrow(
    'invalid pairs: 1 and 2 values',
  );
  expect(() => bootstrapInterval([1, 2], mean, { resamples: 99 })).toThrow('invalid number of resamples: 99');
  expect(() => bootstrapInterval([1, 2, 3], () => NaN)).toThrow('invalid statistic: NaN in a resample');
});
