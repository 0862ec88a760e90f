import { expect, test } from 'vitest';
import { exp } from '../../../src/numeric/index.ts';
import { quantileOf } from '../../../src/plan/index.ts';
import type { ResolvedDistribution } from '../../../src/plan/index.ts';
import { likelihoodRatio, logDensity } from '../../../src/rare/index.ts';

const laws: readonly ResolvedDistribution[] = [
  { kind: 'uniform', low: 2, high: 5 },
  { kind: 'logUniform', low: 0.1, high: 50 },
  { kind: 'triangular', low: 1, mode: 2, high: 5 },
  { kind: 'triangular', low: 1, mode: 1, high: 5 },
  { kind: 'triangular', low: 1, mode: 5, high: 5 },
  { kind: 'normal', mean: -1, deviation: 0.3 },
  { kind: 'lognormal', median: 3, sigma: 0.8 },
  { kind: 'gamma', shape: 0.7, scale: 2 },
  { kind: 'gamma', shape: 40, scale: 0.1 },
];

const at = (law: ResolvedDistribution, p: number): number => Number(quantileOf(law, p));

test.each(laws)('the density of %j is one over the slope of its quantiles', (law) => {
  for (const p of [0.02, 0.1, 0.3, 0.5, 0.77, 0.95]) {
    const step = 1e-5;
    const slope = (at(law, p + step) - at(law, p - step)) / (2 * step);
    expect(exp(logDensity(law, at(law, p))) * slope).toBeCloseTo(1, 5);
  }
});

test.each([
  [{ kind: 'uniform', low: 2, high: 5 }, [1.99, 5.01]],
  [{ kind: 'logUniform', low: 2, high: 5 }, [1.99, 5.01, -3]],
  [{ kind: 'triangular', low: 1, mode: 2, high: 5 }, [0.99, 5.01]],
  [{ kind: 'lognormal', median: 1, sigma: 1 }, [0, -1]],
  [{ kind: 'gamma', shape: 2, scale: 1 }, [0, -1]],
  [{ kind: 'normal', mean: 0, deviation: 1 }, ['low']],
] as const)('%j has no density outside its range', (law, values) => {
  for (const value of values) expect(logDensity(law, value)).toBe(-Infinity);
});

test('a choice has the share of the weights of an option, however often it is listed', () => {
  const law: ResolvedDistribution = { kind: 'choice', options: ['a', 'b', 'a'], weights: [1, 2, 1] };
  expect(exp(logDensity(law, 'a'))).toBeCloseTo(0.5, 12);
  expect(logDensity(law, 'c')).toBe(-Infinity);
});

test('a fixed value has all probability', () => {
  expect(logDensity({ kind: 'fixed', value: 3 }, 3)).toBe(0);
  expect(logDensity({ kind: 'fixed', value: 3 }, 4)).toBe(-Infinity);
});

test('a ratio is 0 where the own law never falls, and refused where only it does', () => {
  const own: ResolvedDistribution = { kind: 'uniform', low: 0, high: 1 };
  const wide: ResolvedDistribution = { kind: 'uniform', low: 0, high: 4 };
  expect(likelihoodRatio(own, wide, 0.5)).toBeCloseTo(4, 12);
  expect(likelihoodRatio(own, wide, 3)).toBe(0);
  expect(() => likelihoodRatio(wide, own, 3)).toThrow('invalid value: 3');
});
