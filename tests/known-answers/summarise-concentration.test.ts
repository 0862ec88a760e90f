import { expect, test } from 'vitest';
import { exp, log, normalCdf, normalQuantile, pow } from '../../src/numeric/index.ts';
import { atkinson, gini, theil } from '../../src/summarise/index.ts';

// Indices of known laws, on n equally likely quantiles at (i - 0.5) / n; the grid error shrinks with n and is below
// the tolerances stated (checked by halving n).
const n = 200_000;
const grid = (quantile: (p: number) => number) =>
  Float64Array.from({ length: n }, (_, i) => quantile((i + 0.5) / n));

test('uniform holdings have Gini 1/3 and Theil ln 2 - 1/2', () => {
  const uniform = grid((p) => p);
  expect(gini(uniform)).toBeCloseTo(1 / 3, 8);
  expect(theil(uniform)).toBeCloseTo(Math.log(2) - 0.5, 8);
});

test('exponential holdings have Gini 1/2 and Theil 1 - Euler gamma', () => {
  const exponential = grid((p) => -log(1 - p));
  expect(gini(exponential)).toBeCloseTo(0.5, 4);
  expect(theil(exponential)).toBeCloseTo(1 - 0.5772156649015329, 4);
});

test('lognormal holdings have Gini 2 Phi(s / sqrt 2) - 1, Theil s^2 / 2 and Atkinson 1 - exp(-epsilon s^2 / 2)', () => {
  const s = 0.8;
  const lognormal = grid((p) => exp(s * normalQuantile(p)));
  expect(gini(lognormal)).toBeCloseTo(2 * normalCdf(s / Math.SQRT2) - 1, 4);
  expect(theil(lognormal)).toBeCloseTo((s * s) / 2, 3);
  for (const aversion of [0.5, 1, 2]) {
    expect(atkinson(lognormal, aversion)).toBeCloseTo(1 - exp((-aversion * s * s) / 2), 3);
  }
});

test('Pareto holdings have Gini 1 / (2 a - 1) and Theil ln((a - 1) / a) + 1 / (a - 1)', () => {
  const a = 4;
  const pareto = grid((p) => pow(1 - p, -1 / a));
  expect(gini(pareto)).toBeCloseTo(1 / (2 * a - 1), 4);
  expect(theil(pareto)).toBeCloseTo(Math.log((a - 1) / a) + 1 / (a - 1), 4);
});
