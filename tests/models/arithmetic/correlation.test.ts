import fc from 'fast-check';
import { expect, test } from 'vitest';
import { choleskyFactor } from '../../../models/arithmetic/correlation.ts';

test('the factor times its mirror image is the matrix', () => {
  const matrix = [
    [1, 0.79, 0.791],
    [0.79, 1, 0.652],
    [0.791, 0.652, 1],
  ];
  const factor = choleskyFactor(matrix);
  for (let row = 0; row < 3; row++) {
    for (let column = 0; column < 3; column++) {
      let product = 0;
      for (let k = 0; k < 3; k++) product += factor[row][k] * factor[column][k];
      expect(product).toBeCloseTo(matrix[row][column], 14);
      if (column > row) expect(factor[row][column]).toBe(0);
    }
  }
});

test('any correlations made from vectors are accepted', () => {
  const number = fc.double({ min: -1, max: 1, noNaN: true });
  const vector = fc
    .array(number, { minLength: 4, maxLength: 4 })
    .filter((v) => v.some((x) => Math.abs(x) > 0.1));
  fc.assert(
    fc.property(fc.array(vector, { minLength: 1, maxLength: 5 }), (vectors) => {
      const dot = (a: number[], b: number[]): number => a.reduce((sum, x, k) => sum + x * (b[k] ?? 0), 0);
      const matrix = vectors.map((a, i) =>
        vectors.map((b, j) =>
          i === j ? 1 : Math.max(-1, Math.min(1, dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b)))),
        ),
      );
      const factor = choleskyFactor(matrix);
      for (let i = 0; i < matrix.length; i++)
        for (let j = 0; j <= i; j++) expect(dot(factor[i], factor[j])).toBeCloseTo(matrix[i][j], 11);
    }),
    { numRuns: 200, seed: 7 },
  );
});

test('matrices that are singular but for rounding are accepted, whatever the rank and however close the rows', () => {
  const onCircle = [0, 3e-6, 1, 4, 1 + 1e-7, 2].map((a) => [Math.cos(a), Math.sin(a), 0]);
  const onSphere = [
    [0, 0],
    [3e-6, 2e-6],
    [1, 0.3],
    [1, 1.2],
    [2, -0.4],
    [4, 0.9],
  ].map(([a = 0, b = 0]) => [Math.cos(a) * Math.cos(b), Math.sin(a) * Math.cos(b), Math.sin(b)]);
  for (const vectors of [onCircle, onSphere]) {
    const dot = (a: readonly number[], b: readonly number[]): number =>
      a.reduce((sum, x, k) => sum + x * (b[k] ?? 0), 0);
    const matrix = vectors.map((a) => vectors.map((b) => (a === b ? 1 : dot(a, b))));
    // The plain order fails here: its third or fourth pivot falls below zero by rounding alone.
    const factor = choleskyFactor(matrix);
    for (let i = 0; i < 6; i++) {
      expect(factor[i][i]).toBeGreaterThanOrEqual(0);
      for (let j = 0; j < 6; j++) {
        expect(dot(factor[i], factor[j])).toBeCloseTo(matrix[i][j], 11);
        if (j > i) expect(factor[i][j]).toBe(0);
      }
    }
  }
});

test('a matrix with a negative eigenvalue of a billionth is refused, with a positive one it is not', () => {
  // Determinant 1 + 2abc − a² − b² − c² is zero at c = ab + √((1 − a²)(1 − b²)).
  const edge = 0.6 * 0.8 + Math.sqrt((1 - 0.36) * (1 - 0.64));
  const at = (c: number) => [
    [1, 0.6, 0.8],
    [0.6, 1, c],
    [0.8, c, 1],
  ];
  expect(() => choleskyFactor(at(edge + 1e-8))).toThrow('expected a positive semidefinite one');
  expect(choleskyFactor(at(edge - 1e-8))[2][2]).toBeGreaterThan(0);
});

test('perfect correlation is allowed', () => {
  expect(
    choleskyFactor([
      [1, 1, -0.5],
      [1, 1, -0.5],
      [-0.5, -0.5, 1],
    ]),
  ).toEqual([
    [1, 0, 0],
    [1, 0, 0],
    [-0.5, 0, Math.sqrt(0.75)],
  ]);
});

test('correlations that contradict one another are refused', () => {
  const contradiction = [
    [1, 0.9, -0.9],
    [0.9, 1, 0.9],
    [-0.9, 0.9, 1],
  ];
  expect(() => choleskyFactor(contradiction)).toThrow(
    'invalid correlation matrix: 1 0.9 -0.9; 0.9 1 0.9; -0.9 0.9 1; expected a positive semidefinite one (row 3 cannot be so correlated with the rows above it)',
  );
  const twins = [
    [1, 1, 0.2],
    [1, 1, 0.3],
    [0.2, 0.3, 1],
  ];
  expect(() => choleskyFactor(twins)).toThrow('expected a positive semidefinite one');
});

test('what is no correlation matrix at all is refused', () => {
  expect(() =>
    choleskyFactor([
      [1, 0.5],
      [0.4, 1],
    ]),
  ).toThrow('invalid correlation of 2 and 1: 0.4');
  expect(() =>
    choleskyFactor([
      [1, 1.2],
      [1.2, 1],
    ]),
  ).toThrow('invalid correlation of 2 and 1: 1.2');
  expect(() =>
    choleskyFactor([
      [1, NaN],
      [NaN, 1],
    ]),
  ).toThrow('invalid correlation of 2 and 1: NaN');
  expect(() => choleskyFactor([[0.9]])).toThrow('invalid correlation of 1 with itself: 0.9; expected 1');
  expect(() => choleskyFactor([[1, 0]])).toThrow('row 1 has 2 numbers; expected 1');
});
