import { expect, test } from 'vitest';
import { antithetic, controlVariate, stratified } from '../../../src/summarise/index.ts';

// Least squares by hand: slope 6.5 / 5, residual sum 0.3, two degrees of freedom.
test('a control moves the mean along the regression line, with the error of the line there', () => {
  const found = controlVariate([1, 2, 3, 5], [1, 2, 3, 4], 2);
  expect(found.coefficient).toBeCloseTo(1.3, 13);
  expect(found.mean).toBeCloseTo(2.75 - 1.3 * 0.5, 13);
  expect(found.standardError).toBeCloseTo(Math.sqrt(0.15 * (1 / 4 + 0.25 / 5)), 13);
});

// Two strata of two values: error squared is 0.25 * 2 / 2 + 0.25 * 8 / 2.
test('the error of strata is that within them', () => {
  const found = stratified([
    { weight: 0.5, values: [0, 2] },
    { weight: 0.5, values: [10, 14] },
  ]);
  expect(found.mean).toBeCloseTo(6.5, 14);
  expect(found.standardError).toBeCloseTo(Math.sqrt(0.25 + 1), 14);
});

test('perfectly opposite pairs leave no error', () => {
  expect(antithetic([[1, 5], [2, 4], [0, 6]])).toMatchObject({ mean: 3, standardError: 0, varianceRatio: Infinity }); // prettier-ignore
  expect(() => antithetic([[1, 2]])).toThrow('expected at least 2');
});
