import { expect, test } from 'vitest';
import { latinHypercube, smallestDistance } from '../../../src/design/index.ts';
import type { LatinHypercubeKind } from '../../../src/design/index.ts';
import { columnOf, unitDimensions } from './dimensions.ts';

const kinds: readonly LatinHypercubeKind[] = ['random', 'centred', 'maximin'];

test.each(kinds)('every cell of every dimension of a %s hypercube holds one point', (kind) => {
  const { unit, points, method } = latinHypercube(unitDimensions(6), { points: 23, seed: 4, kind });
  for (let d = 0; d < 6; d++)
    expect(new Set(columnOf(unit, 6, d).map((u) => Math.floor(u * 23))).size).toBe(23);
  expect(points).toHaveLength(23);
  expect(points[7]['x.3']).toBe(unit[7 * 6 + 3]);
  expect(method).toBe(kind === 'random' ? 'latin hypercube' : `latin hypercube, ${kind}`);
});

test('centred points stand in the middle of their cells, so the mean of each dimension is exact', () => {
  const { unit } = latinHypercube(unitDimensions(3), { points: 10, seed: 1, kind: 'centred' });
  for (let d = 0; d < 3; d++)
    expect(columnOf(unit, 3, d).sort((a, b) => a - b)).toEqual(
      [0.5, 1.5, 2.5, 3.5, 4.5, 5.5, 6.5, 7.5, 8.5, 9.5].map((cell) => cell / 10),
    );
});

test('all orders of three cells are equally frequent over seeds', () => {
  const seeds = 6000;
  const found = new Map<string, number>();
  for (let seed = 0; seed < seeds; seed++) {
    const { unit } = latinHypercube(unitDimensions(2), { points: 3, seed });
    const order = columnOf(unit, 2, 1)
      .map((u) => Math.floor(u * 3))
      .join('');
    found.set(order, (found.get(order) ?? 0) + 1);
  }
  expect(found.size).toBe(6);
  const chiSquare = [...found.values()].reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
  expect(Math.abs(chiSquare - 5) / Math.sqrt(10)).toBeLessThan(3);
});

test('the orders of two dimensions are independent: their rank correlation has mean 0 and variance 1/(n − 1)', () => {
  const seeds = 2000;
  let sum = 0;
  for (let seed = 0; seed < seeds; seed++) {
    const { unit } = latinHypercube(unitDimensions(2), { points: 5, seed, kind: 'centred' });
    // Cells 0 to 4 less their mean have squares of sum 10.
    for (let row = 0; row < 5; row++) sum += ((unit[row * 2] * 5 - 2.5) * (unit[row * 2 + 1] * 5 - 2.5)) / 10;
  }
  expect(Math.abs(sum / Math.sqrt(seeds / 4))).toBeLessThan(3);
});

test('the mean of a random hypercube of n points has variance 1/(12 n³) for one coordinate', () => {
  const seeds = 3000;
  let squares = 0;
  for (let seed = 0; seed < seeds; seed++) {
    const { unit } = latinHypercube(unitDimensions(1), { points: 5, seed });
    squares += (unit.reduce((sum, u) => sum + u, 0) / 5 - 0.5) ** 2;
  }
  const z = (squares / seeds / (1 / (12 * 125)) - 1) / Math.sqrt((2 - 6 / 25) / seeds);
  expect(Math.abs(z)).toBeLessThan(3);
});

test('maximin reaches the largest smallest distance known for four, five and six points in the plane', () => {
  // Squared distances in cells of optimal designs: 5, 5, 5 (van Dam, Husslage, den Hertog and Melissen 2007, Operations Research 55).
  for (const points of [4, 5, 6]) {
    const { unit } = latinHypercube(unitDimensions(2), { points, seed: 2, kind: 'maximin' });
    expect((smallestDistance(unit, 2) * points) ** 2).toBeCloseTo(5, 9);
  }
});

test('maximin moves points apart: at least twice the smallest distance of the hypercube it began with', () => {
  const at = (kind: LatinHypercubeKind): number =>
    smallestDistance(latinHypercube(unitDimensions(5), { points: 40, seed: 3, kind }).unit, 5);
  expect(at('maximin')).toBeGreaterThan(2 * at('centred'));
});

test('the same seed gives the same points, another seed others', () => {
  const of = (seed: number, kind: LatinHypercubeKind): Float64Array =>
    latinHypercube(unitDimensions(3), { points: 12, seed, kind }).unit;
  for (const kind of kinds) {
    expect(of(5, kind)).toEqual(of(5, kind));
    expect(of(5, kind)).not.toEqual(of(6, kind));
  }
});

test('a hypercube without points is refused', () => {
  expect(() => latinHypercube(unitDimensions(1), { points: 0, seed: 1 })).toThrow(
    'invalid number of points: 0',
  );
});
