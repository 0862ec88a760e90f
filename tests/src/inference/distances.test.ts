import { expect, test } from 'vitest';
import { inference } from '../../../src/library.ts';
import { Stream } from '../../../src/random/index.ts';

const {
  cramerVonMises,
  energyDistance,
  hellinger,
  jensenShannon,
  kuiper,
  totalVariation,
  wasserstein1,
  wasserstein2,
} = inference;
const first = [38.7, 41.5, 43.8, 44.5, 45.5, 46.0, 47.7, 58.0];
const second = [39.2, 39.3, 39.7, 41.4, 41.8];

test('distances of two samples of unequal size are those of an independent program', () => {
  // scipy 1.17: wasserstein_distance, energy_distance, cramervonmises_2samp.
  expect(wasserstein1(first, second)).toBeCloseTo(5.5575, 12);
  expect(energyDistance(first, second)).toBeCloseTo(2.2558534970161523, 12);
  expect(cramerVonMises(first, second)).toBeCloseTo(0.5923076923076924, 12);
});

test('moving a sample by c is a Wasserstein distance of c, of either order', () => {
  const moved = first.map((value) => value + 3);
  expect(wasserstein1(first, moved)).toBeCloseTo(3, 12);
  expect(wasserstein2(first, moved)).toBeCloseTo(3, 12);
  // Twice the spread: E (2x - x)² for x of mean 0.
  expect(wasserstein2([-1, 1], [-2, 2])).toBe(1);
  expect(wasserstein2([0], [3, 4])).toBeCloseTo(Math.sqrt(12.5), 14);
  expect(wasserstein2([1, 2, 3], [1, 1, 2, 2, 3, 3])).toBe(0);
});

test('the second order is never below the first, and both are the definition by sorted values', () => {
  const stream = new Stream('distances');
  for (let r = 0; r < 50; r++) {
    stream.begin(61, r);
    const a = Float64Array.from({ length: 40 }, (_, i) => stream.normal(i, 0)).sort();
    const b = Float64Array.from({ length: 40 }, (_, i) => stream.exponential(i, 1)).sort();
    const gaps = a.map((value, i) => Math.abs(value - b[i]));
    const mean = gaps.reduce((sum, gap) => sum + gap, 0) / 40;
    const root = Math.sqrt(gaps.reduce((sum, gap) => sum + gap * gap, 0) / 40);
    expect(wasserstein1(a, b)).toBeCloseTo(mean, 12);
    expect(wasserstein2(a, b)).toBeCloseTo(root, 12);
    expect(root).toBeGreaterThanOrEqual(mean);
  }
});

test('the energy distance is its definition by mean differences of pairs', () => {
  const mean = (a: readonly number[], b: readonly number[]) =>
    a.reduce((sum, x) => sum + b.reduce((inner, y) => inner + Math.abs(x - y), 0), 0) / a.length / b.length;
  const squared = 2 * mean(first, second) - mean(first, first) - mean(second, second);
  expect(energyDistance(first, second) ** 2).toBeCloseTo(squared, 11);
});

test('Kuiper adds the largest gaps on both sides', () => {
  expect(kuiper([1, 2, 3], [10, 11])).toBe(1);
  expect(kuiper([1, 4], [2, 3])).toBe(1);
  expect(inference.kolmogorovSmirnov([1, 4], [2, 3]).statistic).toBe(0.5);
  expect(kuiper([1, 1, 2], [1, 1, 2])).toBe(0);
});

test('ties: equal values stand on both sides at once', () => {
  expect(cramerVonMises([1, 1, 2], [1, 1, 2])).toBe(0);
  expect(energyDistance([1, 1, 2], [2, 1, 1])).toBe(0);
  expect(wasserstein1([1, 1], [1, 1, 1])).toBe(0);
});

test('on bins: nothing apart is 0, everything apart the largest value', () => {
  expect([totalVariation([1, 2], [2, 4]), hellinger([1, 2], [2, 4]), jensenShannon([1, 2], [2, 4])]).toEqual([
    0, 0, 0,
  ]);
  expect(totalVariation([1, 0], [0, 5])).toBe(1);
  expect(hellinger([1, 0], [0, 5])).toBe(1);
  expect(jensenShannon([1, 0], [0, 5])).toBeCloseTo(Math.LN2, 15);
});

test('on bins: two coins, by hand', () => {
  expect(totalVariation([50, 50], [90, 10])).toBeCloseTo(0.4, 15);
  expect(hellinger([50, 50], [90, 10]) ** 2).toBeCloseTo(1 - (Math.sqrt(0.45) + Math.sqrt(0.05)), 14);
  const wanted =
    (0.5 * Math.log(0.5 / 0.7) +
      0.5 * Math.log(0.5 / 0.3) +
      0.9 * Math.log(0.9 / 0.7) +
      0.1 * Math.log(0.1 / 0.3)) /
    2;
  expect(jensenShannon([50, 50], [90, 10])).toBeCloseTo(wanted, 14);
});

test('half the squared Hellinger distance bounds total variation from below, its root two from above', () => {
  const stream = new Stream('bins');
  for (let r = 0; r < 100; r++) {
    stream.begin(62, r);
    const [p, q] = [0, 1].map((day) =>
      Float64Array.from({ length: 6 }, (_, i) => stream.exponential(i, day)),
    );
    const [t, h] = [totalVariation(p, q), hellinger(p, q)];
    expect(h * h).toBeLessThanOrEqual(t + 1e-15);
    expect(t).toBeLessThanOrEqual(Math.SQRT2 * h + 1e-15);
    expect(jensenShannon(p, q)).toBeLessThanOrEqual(t * Math.LN2 + 1e-15);
  }
});

test('bins that differ in number, negative weights and nothing at all are refused', () => {
  expect(() => totalVariation([1], [1, 2])).toThrow('invalid bins: 1 and 2 values; expected equal lengths');
  expect(() => hellinger([1, -1], [1, 2])).toThrow(
    'invalid first weights: -1; expected finite weights of 0 or more',
  );
  expect(() => jensenShannon([1, 1], [0, 0])).toThrow('invalid second weights: total 0');
  expect(() => wasserstein2([], [1])).toThrow('invalid first sample: 0 values');
});
