import { expect, test } from 'vitest';
import { pointAt, pointsAt } from '../../../src/design/index.ts';
import type { Dimension } from '../../../src/design/index.ts';

test('coordinates become quantiles: a choice goes by its weights, fixed stays', () => {
  const dimensions: Dimension[] = [
    { name: 'a', distribution: { kind: 'choice', options: ['x', 'y'], weights: [3, 1] } },
    { name: 'b', distribution: { kind: 'fixed', value: 7 } },
    { name: 'c', distribution: { kind: 'normal', mean: 10, deviation: 2 } },
  ];
  expect(pointAt(dimensions, [0.74, 0.9, 0.5])).toEqual({ a: 'x', b: 7, c: 10 });
  expect(pointAt(dimensions, [0.76, 0.1, 0.5])).toEqual({ a: 'y', b: 7, c: 10 });
});

test('the ends of the cube stay finite, and values are brought to their bounds', () => {
  const normal: Dimension = { name: 'a', distribution: { kind: 'normal', mean: 0, deviation: 1 } };
  expect(Number.isFinite(pointAt([normal], [0])['a'])).toBe(true);
  expect(Number.isFinite(pointAt([normal], [1])['a'])).toBe(true);
  expect(pointAt([{ ...normal, between: [-1, 2] }], [0])['a']).toBe(-1);
  expect(pointAt([{ ...normal, between: [-1, 2] }], [1])['a']).toBe(2);
});

test('columns of listed rows take the same row, at the coordinate of the first of them', () => {
  const column = (name: string, values: number[]): Dimension => ({
    name,
    distribution: { kind: 'rows', group: 'posterior', values, weights: [1, 1, 1] },
  });
  const other: Dimension = {
    name: 'c',
    distribution: { kind: 'rows', group: 'elsewhere', values: [7, 8], weights: [1, 1] },
  };
  const dimensions = [other, column('a', [1, 2, 3]), column('b', [10, 20, 30])];
  expect(pointAt(dimensions, [0.9, 0.1, 0.9])).toEqual({ c: 8, a: 1, b: 10 });
  expect(pointAt(dimensions, [0.1, 0.5, 0.9])).toEqual({ c: 7, a: 2, b: 20 });
});

test('a matrix that is not whole rows is refused', () => {
  const one: Dimension = { name: 'a', distribution: { kind: 'fixed', value: 1 } };
  expect(() => pointsAt([one, { ...one, name: 'b' }], new Float64Array(3))).toThrow(
    'expected whole rows of 2',
  );
});
