import { expect, test } from 'vitest';
import { minimise } from '../../../src/calibrate/index.ts';
import { inverse, solve } from '../../../src/calibrate/matrix.ts';
import { gradient, hessian } from '../../../src/calibrate/optimise.ts';

test('the bottom of a quadratic bowl is found to nine digits', () => {
  const bowl = ([x, y]: readonly number[]): number => 500 * (x - 3) ** 2 + 20 * (y + 2) ** 2 + 15 * x * y;
  const { point, converged } = minimise(bowl, [[0, 0]]);
  // 1000 (x − 3) + 15 y = 0 and 40 (y + 2) + 15 x = 0.
  const determinant = 1000 * 40 - 15 * 15;
  expect(converged).toBe(true);
  expect(point[0]).toBeCloseTo((3000 * 40 + 80 * 15) / determinant, 6);
  expect(point[1]).toBeCloseTo((-80 * 1000 - 3000 * 15) / determinant, 6);
});

test('the bent valley of Rosenbrock is followed to its end', () => {
  const valley = ([x, y]: readonly number[]): number => 100 * (y - x * x) ** 2 + (1 - x) ** 2;
  const { point, converged } = minimise(valley, [[-1.2, 1]]);
  expect(converged).toBe(true);
  expect(point[0]).toBeCloseTo(1, 3);
  expect(point[1]).toBeCloseTo(1, 3);
});

test('of two bottoms the deeper one is taken when a start leads to each', () => {
  const two = ([x]: readonly number[]): number => 10 * (x * x - 1) ** 2 + x;
  const { point } = minimise(two, [[1.2], [-1.2]]);
  expect(point[0]).toBeLessThan(-0.9);
});

test('a function without a bottom, a flat one and one that is not a number are told as not converged', () => {
  expect(minimise(([x]) => -x, [[0]]).converged).toBe(false);
  expect(minimise(([x]) => 0 * x, [[0]]).converged).toBe(false);
  expect(minimise(() => NaN, [[0]]).converged).toBe(false);
});

test('numerical derivatives agree with those of a known function', () => {
  const known = ([x, y]: readonly number[]): number => Math.exp(x) * Math.sin(y);
  const at = [0.3, 0.7];
  const [slopeX, slopeY] = gradient(known, at);
  expect(slopeX).toBeCloseTo(Math.exp(0.3) * Math.sin(0.7), 9);
  expect(slopeY).toBeCloseTo(Math.exp(0.3) * Math.cos(0.7), 9);
  const [[xx, xy], [, yy]] = hessian(known, at);
  expect(xx).toBeCloseTo(Math.exp(0.3) * Math.sin(0.7), 5);
  expect(xy).toBeCloseTo(Math.exp(0.3) * Math.cos(0.7), 5);
  expect(yy).toBeCloseTo(-Math.exp(0.3) * Math.sin(0.7), 5);
});

test('a positive definite matrix is solved and inverted, any other is not', () => {
  const matrix = [
    [4, 2],
    [2, 3],
  ];
  expect(solve(matrix, [8, 7])?.map((x) => Number(x.toFixed(12)))).toEqual([1.25, 1.5]);
  expect(
    inverse(matrix)
      ?.flat()
      .map((x) => Number(x.toFixed(12))),
  ).toEqual([0.375, -0.25, -0.25, 0.5]);
  expect(
    solve(
      [
        [1, 2],
        [2, 1],
      ],
      [1, 1],
    ),
  ).toBeUndefined();
  expect(inverse([[NaN]])).toBeUndefined();
});
