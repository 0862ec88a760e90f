import { expect, test } from 'vitest';
import { Stream } from '../../../src/random/index.ts';
import { resampleCounts } from '../../../src/sensitivity/resample-counts.ts';
import { resampledMeans } from '../../../src/sensitivity/resampled-means.ts';

const resampling = { seed: 5, resamples: 7, stream: 'test:resamples' };

function column(rows: number, of: (n: number) => number): Float64Array {
  return Float64Array.from({ length: rows }, (_, n) => of(n));
}

test('a resample holds as many units as there are, also for odd numbers and beyond one bulk draw', () => {
  const stream = new Stream('test:counts');
  for (const units of [1, 2, 3, 1000, 8191, 8193, 20_001]) {
    stream.begin(1, units);
    const counts = new Uint8Array(units);
    resampleCounts(stream, counts);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(units);
  }
});

test('counts of units follow the multinomial law: mean 1, variance 1 - 1/n, covariance -1/n', () => {
  const stream = new Stream('test:counts');
  const counts = new Uint8Array(5);
  const [resamples, n] = [40_000, 5];
  let [square, product] = [0, 0];
  const sums = new Float64Array(n);
  for (let b = 0; b < resamples; b++) {
    stream.begin(2, b);
    resampleCounts(stream, counts);
    counts.forEach((count, k) => (sums[k] += count));
    square += (counts[0] - 1) * (counts[0] - 1);
    product += (counts[0] - 1) * (counts[1] - 1);
  }
  const error = Math.sqrt(0.8 / resamples);
  sums.forEach((sum) => expect(Math.abs(sum / resamples - 1) / error).toBeLessThan(3));
  // Fourth central moment of binomial(5, 1/5): 3 (npq)² + npq (1 - 6pq) = 1.952.
  expect(Math.abs(square / resamples - 0.8) / Math.sqrt((1.952 - 0.64) / resamples)).toBeLessThan(3);
  expect(Math.abs(product / resamples + 0.2) / Math.sqrt(0.8 / resamples)).toBeLessThan(3);
});

test('means of resamples are those of counted rows, for any number of columns, rows and resamples', () => {
  for (const [rows, width] of [
    [1, 1],
    [513, 2],
    [700, 5],
    [1024, 6],
  ]) {
    const columns = Array.from({ length: width }, (_, c) => column(rows, (n) => ((n * (c + 3)) % 17) - c));
    const means = resampledMeans(columns, resampling);
    const stream = new Stream(resampling.stream);
    const counts = new Uint8Array(rows);
    for (let b = 0; b < resampling.resamples; b++) {
      stream.begin(resampling.seed, b);
      resampleCounts(stream, counts);
      columns.forEach((values, c) => {
        let sum = 0;
        for (let n = 0; n < rows; n++) sum += values[n] * counts[n];
        expect(means[b * width + c]).toBe(sum / rows);
      });
    }
  }
});

test('a resample is the same whatever stands beside its column and however many resamples follow', () => {
  const values = column(600, (n) => n % 13);
  const alone = resampledMeans([values], { ...resampling, resamples: 3 });
  const beside = resampledMeans([column(600, (n) => n), values, values, column(600, () => 1)], {
    ...resampling,
    resamples: 6,
  });
  expect([0, 1, 2].map((b) => beside[b * 4 + 1])).toEqual([...alone]);
  expect([0, 5].map((b) => beside[b * 4 + 3])).toEqual([1, 1]);
});

test('columns that do not fit together are refused', () => {
  expect(() => resampledMeans([], resampling)).toThrow('invalid number of units to resample: 0');
  expect(() => resampledMeans([new Float64Array(2), new Float64Array(3)], resampling)).toThrow(
    'invalid columns: lengths 2,3; expected equal ones',
  );
});
