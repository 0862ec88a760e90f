// Laws of arrivals: compound, inhomogeneous, self-exciting and doubly random Poisson counts.
import { expect, test } from 'vitest';
import {
  compoundPoisson,
  cox,
  hawkes,
  hawkesCount,
  inhomogeneousPoisson,
  integratedRate,
  timeOfShare,
} from '../../models/processes/index.ts';
import { arrivals, mean, sampleZ, testStream, z } from './process-samples.ts';

const stream = testStream('test.arrivals');

test('a compound Poisson sum has mean λE[Y], variance λE[Y²] and third cumulant λE[Y³]', () => {
  const law = { rate: 3, sizeMean: 2, sizeDeviation: 1.5 };
  const sums = arrivals(compoundPoisson, law, { stream, paths: 100_000, days: 1 });
  const { mean: expected, variance } = compoundPoisson.moments(law, 1);
  expect(expected).toBe(6);
  expect(variance).toBeCloseTo(3 * (4 + 2.25), 12);
  // Gamma sizes of shape a and scale b: E[Y³] = a(a + 1)(a + 2) b³, E[Y⁴] with one factor more.
  const shape = 4 / 2.25;
  const scale = 2.25 / 2;
  const third = 3 * shape * (shape + 1) * (shape + 2) * scale ** 3;
  const fourth = 3 * shape * (shape + 1) * (shape + 2) * (shape + 3) * scale ** 4;
  expect(Math.abs(z(sums, expected, variance))).toBeLessThan(3);
  const squares = sums.map((each) => (each - expected) ** 2);
  expect(Math.abs(z(squares, variance, fourth + 2 * variance ** 2))).toBeLessThan(3);
  const cubes = sums.map((each) => (each - expected) ** 3);
  expect(Math.abs(sampleZ(cubes, third))).toBeLessThan(3);
  const empty = sums.map((each) => (each === 0 ? 1 : 0));
  expect(Math.abs(z(empty, Math.exp(-3), Math.exp(-3) * (1 - Math.exp(-3))))).toBeLessThan(3);
});

test('a compound Poisson sum of equal sizes is a count times the size', () => {
  const law = { rate: 2, sizeMean: 5, sizeDeviation: 0 };
  const sums = arrivals(compoundPoisson, law, { stream, paths: 1_000, days: 1 });
  expect(sums.every((each) => each % 5 === 0)).toBe(true);
});

const waves = { rate: 40, swing: 0.7, period: 1.7, peak: 0.4 };

test('the integrated rate of a wave is its integral, and a whole period has the average rate', () => {
  let sum = 0;
  const steps = 20_000;
  for (let k = 0; k < steps; k++) {
    const t = 2 + ((k + 0.5) * 0.9) / steps;
    sum += (40 * (1 + 0.7 * Math.cos((2 * Math.PI * (t - 0.4)) / 1.7)) * 0.9) / steps;
  }
  expect(integratedRate(waves, 2, 2.9)).toBeCloseTo(sum, 6);
  expect(integratedRate(waves, 3, 4.7)).toBeCloseTo(40 * 1.7, 10);
});

test('counts of a wave are Poisson with the integrated rate of their day', () => {
  const counts = arrivals(inhomogeneousPoisson, waves, { stream, paths: 20_000, days: 3 });
  for (let day = 1; day <= 3; day++) {
    const { mean: expected } = inhomogeneousPoisson.moments(waves, day);
    const ofDay = counts.filter((_, k) => k % 3 === day - 1);
    expect(Math.abs(z(ofDay, expected, expected))).toBeLessThan(3);
    const squares = ofDay.map((each) => (each - expected) ** 2);
    expect(Math.abs(z(squares, expected, expected * (1 + 2 * expected)))).toBeLessThan(3);
    // The check can fail: the average rate is not that of the day.
    if (day === 1) expect(Math.abs(z(ofDay, 40, 40))).toBeGreaterThan(10);
  }
});

test('times of events in a day follow the wave: by Kolmogorov and Smirnov', () => {
  const total = integratedRate(waves, 0, 1);
  const n = 4_000;
  const times = Array.from({ length: n }, (_, k) => timeOfShare(waves, 0, 1, stream.uniform(k, 900))).sort(
    (a, b) => a - b,
  );
  const gaps = times.map((time, k) => Math.abs(integratedRate(waves, 0, time) / total - (k + 0.5) / n));
  expect(Math.sqrt(n) * Math.max(...gaps)).toBeLessThan(1.63);
  const uniform = times.map((time, k) => Math.abs(time - (k + 0.5) / n));
  expect(Math.sqrt(n) * Math.max(...uniform)).toBeGreaterThan(1.95);
});

test('a self-exciting process has the mean μ/(1 − n) on every day, also on the first', () => {
  const law = { baseRate: 6, branching: 0.6, decay: 3 };
  const paths = 4_000;
  const days = 5;
  const counts = arrivals(hawkes, law, { stream, paths, days });
  for (let day = 0; day < days; day++) {
    const ofDay = counts.filter((_, k) => k % days === day);
    expect(Math.abs(sampleZ(ofDay, 15))).toBeLessThan(3);
  }
  expect(Math.abs(sampleZ(counts, 6))).toBeGreaterThan(10);
});

test('a self-exciting process has the variance of its stationary law, by the day and over ten days', () => {
  const law = { baseRate: 4, branching: 0.5, decay: 2 };
  const days = 10;
  const counts = arrivals(hawkes, law, { stream, paths: 4_000, days, warm: 8 });
  const daily = hawkes.moments(law, 1);
  const lastDays = counts.filter((_, k) => k % days === days - 1);
  expect(
    Math.abs(
      sampleZ(
        lastDays.map((each) => (each - daily.mean) ** 2),
        daily.variance,
      ),
    ),
  ).toBeLessThan(3);
  const windows = Float64Array.from({ length: 4_000 }, (_, path) => {
    let total = 0;
    for (let day = 0; day < days; day++) total += counts[path * days + day];
    return total;
  });
  const { mean: expected, variance } = hawkesCount(law, days);
  expect(expected).toBe(80);
  const squares = windows.map((each) => (each - expected) ** 2);
  expect(Math.abs(sampleZ(squares, variance))).toBeLessThan(3);
  // The check can fail: independent arrivals vary much less. The limit of variance over mean is 1/(1 − n)².
  expect(sampleZ(squares, expected)).toBeGreaterThan(10);
  expect(hawkesCount(law, 1e6).variance / hawkesCount(law, 1e6).mean).toBeCloseTo(4, 4);
});

test('without excitement a self-exciting process is Poisson, and without a base nothing happens', () => {
  const still = arrivals(hawkes, { baseRate: 5, branching: 0, decay: 1 }, { stream, paths: 20_000, days: 1 });
  expect(Math.abs(z(still, 5, 5))).toBeLessThan(3);
  const squares = still.map((each) => (each - 5) ** 2);
  expect(Math.abs(z(squares, 5, 5 * 11))).toBeLessThan(3);
  const none = arrivals(hawkes, { baseRate: 0, branching: 0.5, decay: 1 }, { stream, paths: 10, days: 5 });
  expect(none.every((each) => each === 0)).toBe(true);
});

test('a self-exciting process that would explode is refused', () => {
  const state = new Float64Array(1);
  expect(() => hawkes.begin(state, { baseRate: 1, branching: 1, decay: 1 })).toThrow(
    'invalid hawkes.branching: 1; expected at least 0 and below 1',
  );
});

test('counts with a random rate have its mean, variance and covariance from the first day', () => {
  const law = { rate: 12, spread: 0.5, halfLife: 3 };
  const paths = 40_000;
  const days = 4;
  const counts = arrivals(cox, law, { stream, paths, days });
  const { mean: expected, variance } = cox.moments(law, 1);
  expect(variance).toBeCloseTo(12 + 144 * (Math.exp(0.25) - 1), 10);
  const day = (k: number) => counts.filter((_, at) => at % days === k);
  for (const k of [0, days - 1]) {
    expect(Math.abs(z(day(k), expected, variance))).toBeLessThan(3);
    expect(
      Math.abs(
        sampleZ(
          day(k).map((each) => (each - expected) ** 2),
          variance,
        ),
      ),
    ).toBeLessThan(3);
  }
  const [first, last] = [day(0), day(days - 1)];
  const products = first.map((each, path) => (each - expected) * ((last[path] ?? NaN) - expected));
  // Three days at a half-life of three: the deviation is half left.
  expect(Math.abs(sampleZ(products, 144 * (Math.exp(0.25 * 0.5) - 1)))).toBeLessThan(3);
  expect(mean(products)).toBeGreaterThan(0);
});
