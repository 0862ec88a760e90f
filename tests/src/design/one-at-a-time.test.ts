import { expect, test } from 'vitest';
import { oneAtATime } from '../../../src/design/index.ts';
import type { Dimension } from '../../../src/design/index.ts';
import { listed } from './dimensions.ts';

const share: Dimension = { name: 'a.share', distribution: { kind: 'uniform', low: 0, high: 10 } };
const years = listed('b.years', [2, 4, 8]);

test('the baseline comes first, then low and high of each law and each other value of each list', () => {
  const { points, rows } = oneAtATime([share, years], { baseline: { 'b.years': 4 } });
  expect(points).toEqual([
    { 'a.share': 5, 'b.years': 4 },
    { 'a.share': 0.5, 'b.years': 4 },
    { 'a.share': 9.5, 'b.years': 4 },
    { 'a.share': 5, 'b.years': 2 },
    { 'a.share': 5, 'b.years': 8 },
  ]);
  expect(rows.map(({ dimension, end }) => [dimension, end])).toEqual([
    [undefined, 'baseline'],
    ['a.share', 'low'],
    ['a.share', 'high'],
    ['b.years', 'value'],
    ['b.years', 'value'],
  ]);
});

test('without a baseline all stand at their medians, a list at its middle value', () => {
  expect(oneAtATime([share, years]).points[0]).toEqual({ 'a.share': 5, 'b.years': 4 });
});

test('a fixed dimension adds no row', () => {
  const fixed: Dimension = { name: 'c', distribution: { kind: 'fixed', value: 3 } };
  expect(oneAtATime([fixed, share]).points.map((point) => point['c'])).toEqual([3, 3, 3]);
});

test('other quantiles can be asked for', () => {
  expect(oneAtATime([share], { quantiles: [0.25, 0.75] }).rows.map(({ value }) => value)).toEqual([
    undefined,
    2.5,
    7.5,
  ]);
});

test('a column of listed rows is moved by its own quantiles', () => {
  const values = [30, 10, 20, 50, 40];
  const column: Dimension = {
    name: 'a',
    distribution: { kind: 'rows', group: 'g', values, weights: values.map(() => 1) },
  };
  expect(oneAtATime([column]).points.map(({ a }) => a)).toEqual([30, 10, 50]);
});

test('a baseline of something else and quantiles out of order are refused', () => {
  expect(() => oneAtATime([share], { baseline: { 'a.shares': 1 } })).toThrow(
    'unknown a.shares in the baseline',
  );
  expect(() => oneAtATime([share], { quantiles: [0.9, 0.1] })).toThrow('invalid quantiles: 0.9, 0.1');
});
