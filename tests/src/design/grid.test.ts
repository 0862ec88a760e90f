import { expect, test } from 'vitest';
import { gridDesign, zipDesign } from '../../../src/design/index.ts';
import type { Dimension } from '../../../src/design/index.ts';
import { listed } from './dimensions.ts';

const rate = listed('a.rate', [0.1, 0.15, 0.2]);
const years = listed('b.years', [2, 4]);
const law: Dimension = { name: 'c', distribution: { kind: 'uniform', low: 0, high: 1 } };

test('a grid has every value with every other, the last dimension fastest', () => {
  const { points, method } = gridDesign([rate, years]);
  expect(method).toBe('grid');
  expect(points.map((point) => Object.values(point))).toEqual([
    [0.1, 2],
    [0.1, 4],
    [0.15, 2],
    [0.15, 4],
    [0.2, 2],
    [0.2, 4],
  ]);
});

test('a zip has the first values together, then the second ones', () => {
  expect(zipDesign([listed('a', [1, 2, 3]), listed('b', ['x', 'y', 'z'])]).points).toEqual([
    { a: 1, b: 'x' },
    { a: 2, b: 'y' },
    { a: 3, b: 'z' },
  ]);
});

test('lists of unequal length are never zipped', () => {
  expect(() => zipDesign([])).toThrow('invalid zip: no lists; expected at least 1');
  expect(() => zipDesign([rate, years])).toThrow(
    'invalid zip: a.rate has 3, b.years has 2; expected lists of equal length',
  );
});

test('a law has no list, and a list has every value once', () => {
  expect(() => gridDesign([law])).toThrow('invalid c: uniform; expected listed values');
  expect(() => gridDesign([listed('a', [1, 2, 1])])).toThrow('duplicate a: 1; expected each value once');
});

test('a grid of more than a million points is refused before it is made', () => {
  const hundred = Array.from({ length: 101 }, (_, value) => value);
  const lists = ['a', 'b', 'c'].map((name) => listed(name, hundred));
  expect(() => gridDesign(lists)).toThrow('invalid grid: 1030301 points; expected at most 1000000');
});
