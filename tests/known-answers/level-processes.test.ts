// Exact transitions of levels: Ornstein–Uhlenbeck and the square-root process, also where it reaches zero.
import { expect, test } from 'vitest';
import { exp, gammaQuantile, normalQuantile } from '../../src/numeric/index.ts';
import { cir, cirTransition, noncentralChiSquare, ornsteinUhlenbeck } from '../../models/processes/index.ts';
import { logGamma } from '../../models/arithmetic/log-gamma.ts';
import { levels, quantileZ, sampleZ, testStream, z } from './process-samples.ts';

const stream = testStream('test.levels');
const paths = 20_000;

test('an Ornstein–Uhlenbeck level is normal after any number of steps: mean, variance and quantiles', () => {
  const law = { mean: 2, reversion: 5, volatility: 1.2 };
  const { mean, variance } = ornsteinUhlenbeck.transition(-1, law, 0.3);
  expect(mean).toBeCloseTo(2 - 3 * Math.exp(-1.5), 14);
  expect(variance).toBeCloseTo((1.44 * (1 - Math.exp(-3))) / 10, 14);
  for (const steps of [1, 7]) {
    const ends = levels(ornsteinUhlenbeck, law, { stream, paths, from: -1, years: 0.3, steps });
    expect(Math.abs(z(ends, mean, variance))).toBeLessThan(3);
    const squares = ends.map((each) => (each - mean) ** 2);
    expect(Math.abs(z(squares, variance, 2 * variance * variance))).toBeLessThan(3);
    for (const p of [0.01, 0.5, 0.99])
      expect(Math.abs(quantileZ(ends, mean + Math.sqrt(variance) * normalQuantile(p), p))).toBeLessThan(3);
  }
  // The check can fail: an Euler step of the same length has another variance.
  const euler = 1.44 * 0.3;
  const ends = levels(ornsteinUhlenbeck, law, { stream, paths, from: -1, years: 0.3, steps: 1 });
  const squares = ends.map((each) => (each - mean) ** 2);
  expect(Math.abs(z(squares, euler, 2 * euler * euler))).toBeGreaterThan(10);
});

test('an Ornstein–Uhlenbeck level ends with variance σ²/(2κ) wherever it began', () => {
  const law = { mean: 0, reversion: 3, volatility: 0.9 };
  const { variance } = ornsteinUhlenbeck.stationary(law);
  expect(variance).toBeCloseTo(0.81 / 6, 15);
  const ends = levels(ornsteinUhlenbeck, law, { stream, paths, from: 40, years: 12, steps: 3 });
  const squares = ends.map((each) => each * each);
  expect(Math.abs(z(squares, variance, 2 * variance * variance))).toBeLessThan(3);
});

/** P(a, x) by its power series. */
function lowerGamma(a: number, x: number): number {
  if (x <= 0) return 0;
  let term = exp(a * Math.log(x) - x - logGamma(a + 1));
  let sum = 0;
  for (let n = 1; n < 2_000 && term > 1e-18; n++) {
    sum += term;
    term *= x / (a + n);
  }
  return sum;
}

/** Distribution function of the noncentral chi-square law: a Poisson mixture of gamma laws. */
function noncentralCdf(x: number, degrees: number, noncentrality: number): number {
  let weight = Math.exp(-noncentrality / 2);
  let total = 0;
  for (let n = 0; n < 500; n++) {
    total += weight * lowerGamma(degrees / 2 + n, x / 2);
    weight *= noncentrality / 2 / (n + 1);
  }
  return total;
}

test('the noncentral chi-square law holds with many, few and almost no degrees of freedom', () => {
  for (const [degrees, noncentrality] of [
    [7, 12],
    [1.3, 0.5],
    [0.2, 3],
    [0.05, 0.01],
  ] as const) {
    const draws = Float64Array.from({ length: paths }, (_, path) =>
      noncentralChiSquare(degrees, noncentrality, stream, path * 4 + 1, 77),
    );
    expect(Math.abs(z(draws, degrees + noncentrality, 2 * (degrees + 2 * noncentrality)))).toBeLessThan(3);
    for (const x of [1e-6, 0.1, 1, 5, 20]) {
      const p = noncentralCdf(x, degrees, noncentrality);
      if (p > 0.0005 && p < 0.9995) expect(Math.abs(quantileZ(draws, x, p))).toBeLessThan(3);
    }
  }
  expect(noncentralChiSquare(0, 0, stream, 0, 1)).toBe(0);
});

for (const [name, volatility] of [
  ['holds', 0.5],
  ['fails', 3],
] as const) {
  test(`a square-root level has its exact mean, variance and law after one step and after five, where Feller’s condition ${name}`, () => {
    const law = { mean: 0.6, reversion: 2, volatility };
    expect(2 * law.reversion * law.mean >= volatility * volatility).toBe(name === 'holds');
    const { mean, variance } = cir.transition(0.2, law, 0.4);
    expect(mean).toBeCloseTo(0.6 - 0.4 * Math.exp(-0.8), 14);
    const { scale, degrees, noncentrality } = cirTransition(0.2, law, 0.4);
    expect(scale * (degrees + noncentrality)).toBeCloseTo(mean, 14);
    expect(scale * scale * 2 * (degrees + 2 * noncentrality)).toBeCloseTo(variance, 13);
    for (const steps of [1, 5]) {
      const ends = levels(cir, law, { stream, paths, from: 0.2, years: 0.4, steps });
      expect(ends.every((each) => each >= 0)).toBe(true);
      expect(Math.abs(z(ends, mean, variance))).toBeLessThan(3);
      const squares = ends.map((each) => (each - mean) ** 2);
      expect(Math.abs(sampleZ(squares, variance))).toBeLessThan(3.5);
      for (const x of [0.01, 0.2, 0.6, 1.5]) {
        const p = noncentralCdf(x / scale, degrees, noncentrality);
        if (p > 0.0005 && p < 0.9995) expect(Math.abs(quantileZ(ends, x, p))).toBeLessThan(3);
      }
    }
  });
}

test('a square-root level ends with its stationary gamma law', () => {
  const law = { mean: 0.6, reversion: 2, volatility: 1.5 };
  const { mean, variance } = cir.stationary(law);
  const shape = (mean * mean) / variance;
  expect(shape).toBeCloseTo((2 * 2 * 0.6) / 2.25, 14);
  const ends = levels(cir, law, { stream, paths, from: 3, years: 10, steps: 2 });
  for (const p of [0.01, 0.1, 0.5, 0.9, 0.99])
    expect(Math.abs(quantileZ(ends, gammaQuantile(p, shape, mean / shape), p))).toBeLessThan(3);
});

test('a square-root level without noise goes straight to its mean', () => {
  const law = { mean: 1, reversion: 2, volatility: 0 };
  expect(cir.step(3, law, 0.5, stream, 0, 1)).toBeCloseTo(1 + 2 * Math.exp(-1), 14);
});

test('impossible parameters of a level are refused', () => {
  expect(() => cir.check({ mean: -1, reversion: 1, volatility: 1 })).toThrow('invalid cir.mean: -1');
  expect(() => ornsteinUhlenbeck.check({ mean: 0, reversion: 0, volatility: 1 })).toThrow(
    'invalid ornstein-uhlenbeck.reversion: 0',
  );
});
