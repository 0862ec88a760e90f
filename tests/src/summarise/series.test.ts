import { expect, test } from 'vitest';
import { quantiles, summariseSeries, summariseSeriesDifference } from '../../../src/summarise/index.ts';
import { normals } from './draws.ts';

test('a matrix of replications by times is summarised time by time', () => {
  const matrix = Float64Array.of(1, 10, 3, 30, 2, 20);
  const found = summariseSeries(matrix, 3, 2, [0, 0.5, 1]);
  expect(Array.from(found.mean)).toEqual([2, 20]);
  expect(found.quantiles.map((column) => Array.from(column))).toEqual([
    [1, 10],
    [2, 20],
    [3, 30],
  ]);
  expect(Array.from(found.n)).toEqual([3, 3]);
});

test('every time has the exact quantiles of its own column', () => {
  const matrix = normals(101 * 7, 1);
  const found = summariseSeries(matrix, 101, 7, [0.05, 0.5, 0.95]);
  for (let time = 0; time < 7; time++) {
    const column = Array.from({ length: 101 }, (_, r) => matrix[r * 7 + time]);
    expect(found.quantiles.map((q) => q[time])).toEqual(quantiles(column, [0.05, 0.5, 0.95]));
  }
});

test('a failed replication is left out, and a time without any is unknown', () => {
  const found = summariseSeries(Float64Array.of(1, NaN, 3, NaN), 2, 2, [0.5]);
  expect(Array.from(found.n)).toEqual([2, 0]);
  expect(found.quantiles[0][0]).toBe(2);
  expect(found.quantiles[0][1]).toBeNaN();
  expect(found.mean[1]).toBeNaN();
});

test('the input is left as it was', () => {
  const matrix = Float64Array.of(3, 2, 1);
  summariseSeries(matrix, 3, 1, [0.5]);
  expect(Array.from(matrix)).toEqual([3, 2, 1]);
});

test('differences of series are taken within a replication', () => {
  const baseline = Float64Array.of(1, 2, 10, 20);
  const variant = Float64Array.of(2, 2, 10, 25);
  const found = summariseSeriesDifference(baseline, variant, 2, 2, [0, 1]);
  expect(found.quantiles.map((column) => Array.from(column))).toEqual([
    [0, 0],
    [1, 5],
  ]);
  const same = summariseSeriesDifference(variant, variant, 2, 2, [0, 1]);
  expect(Array.from(same.mean)).toEqual([0, 0]);
});

test('a matrix of another size is refused', () => {
  expect(() => summariseSeries([1, 2, 3], 2, 2, [])).toThrow('invalid matrix: 3 values; expected 2 x 2');
});
