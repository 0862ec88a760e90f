import { expect, test } from 'vitest';
import { log, normalQuantile } from '../../src/numeric/index.ts';
import {
  antithetic,
  batchMeans,
  controlVariate,
  meanInterval,
  moments,
  pairedDifference,
  quantileInterval,
  stratified,
  welch,
} from '../../src/summarise/index.ts';
import { normals, uniforms, zOfShare } from '../src/summarise/draws.ts';

// Repeated experiments with fixed seeds. The standard score of a share of hits is against the nominal coverage, with the
// binomial standard error of that coverage; |z| <= 3 passes (verification.md).
const repetitions = 2000;

interface Sides {
  readonly low: number | null;
  readonly high: number | null;
}

const holds = ({ low, high }: Sides, truth: number) =>
  (low ?? -Infinity) <= truth && truth <= (high ?? Infinity);

/** How many of the repeated experiments have an interval that holds the truth. */
function hits(experiment: (number: number) => Sides, truth: number, times = repetitions): number {
  let count = 0;
  for (let number = 0; number < times; number++) if (holds(experiment(number), truth)) count++;
  return count;
}

const exponentials = (n: number, number: number) => uniforms(n, number).map((u) => -log(1 - u));

test('the Student interval covers the mean of ten normals in 95 % and 80 % of experiments', () => {
  for (const confidence of [0.95, 0.8]) {
    const covered = hits((k) => meanInterval(normals(10, k), confidence), 0);
    expect(Math.abs(zOfShare(covered, repetitions, confidence))).toBeLessThanOrEqual(3);
  }
});

test('a normal instead of a Student quantile would be caught: five values cover too seldom', () => {
  const z = normalQuantile(0.975);
  const covered = hits((k) => {
    const { mean, variance } = moments(normals(5, k));
    const halfWidth = z * Math.sqrt(variance / 5);
    return { low: mean - halfWidth, high: mean + halfWidth };
  }, 0);
  expect(zOfShare(covered, repetitions, 0.95)).toBeLessThan(-4.9);
});

test('for a skewed output the interval of the mean covers too seldom with 10 values and nearly rightly with 400', () => {
  const few = hits((k) => meanInterval(exponentials(10, k)), 1);
  const many = hits((k) => meanInterval(exponentials(400, k)), 1);
  expect(zOfShare(few, repetitions, 0.95)).toBeLessThan(-4.9);
  expect(few / repetitions).toBeGreaterThan(0.87);
  expect(Math.abs(zOfShare(many, repetitions, 0.95))).toBeLessThanOrEqual(3);
});

test('the order-statistic interval of a quantile has its stated exact coverage, skewed or not', () => {
  for (const p of [0.05, 0.5, 0.95]) {
    const truth = -log(1 - p);
    const { coverage } = quantileInterval(new Float64Array(150), p);
    const covered = hits((k) => quantileInterval(exponentials(150, k).sort(), p), truth);
    expect(coverage).toBeGreaterThanOrEqual(0.95);
    expect(Math.abs(zOfShare(covered, repetitions, coverage))).toBeLessThanOrEqual(3);
  }
});

test('the Welch interval covers the difference of means with unequal variances', () => {
  const covered = hits((k) => {
    const wide = normals(30, k, 'wide').map((value) => 5 * value + 1);
    return welch(normals(8, k, 'narrow'), wide).interval;
  }, 1);
  expect(Math.abs(zOfShare(covered, repetitions, 0.95))).toBeLessThanOrEqual(3);
});

test('the paired interval covers the effect and is as much narrower as the gain says', () => {
  const rho = 0.9;
  let paired = 0;
  let unpaired = 0;
  const covered = hits((k) => {
    const baseline = normals(50, k, 'shared');
    const own = normals(50, k, 'own');
    const variant = baseline.map((value, r) => rho * value + Math.sqrt(1 - rho * rho) * own[r] + 0.3);
    const { meanInterval: interval } = pairedDifference({ baseline, variant, matters: 0, better: 'higher' });
    const loose = welch(baseline, variant).interval;
    paired += (interval.high ?? NaN) - (interval.low ?? NaN);
    unpaired += (loose.high ?? NaN) - (loose.low ?? NaN);
    return interval;
  }, 0.3);
  expect(Math.abs(zOfShare(covered, repetitions, 0.95))).toBeLessThanOrEqual(3);
  // Exact gain 1 / (1 - rho) = 10 in variance; the mean widths differ by its root but for the small degrees of freedom.
  expect(unpaired / paired).toBeGreaterThan(0.97 * Math.sqrt(10));
  expect(unpaired / paired).toBeLessThan(1.03 * Math.sqrt(10));
});

/** Stationary AR(1) with unit variance. */
function autoregression(n: number, phi: number, number: number): Float64Array {
  const shocks = normals(n, number, 'ar');
  const series = new Float64Array(n);
  series[0] = shocks[0];
  for (let t = 1; t < n; t++) series[t] = phi * series[t - 1] + Math.sqrt(1 - phi * phi) * shocks[t];
  return series;
}

/** Variance of the mean of n values of that series: (1 + 2 sum of (1 - k/n) phi^k) / n. */
function varianceOfMean(n: number, phi: number): number {
  let sum = 1;
  let power = 1;
  for (let k = 1; k < n; k++) {
    power *= phi;
    sum += 2 * (1 - k / n) * power;
  }
  return sum / n;
}

// Expected squared error of batch means: with B batches of length m it is (v(m) - v(n)) / (B - 1), exactly.
test('batch means have the exact expected error on an autoregression, where the plain error is three times too small', () => {
  const phi = 0.8;
  const n = 4000;
  const batches = 20;
  const exact = (varianceOfMean(n / batches, phi) - varianceOfMean(n, phi)) / (batches - 1);
  const times = 300;
  let squared = 0;
  let plain = 0;
  for (let k = 0; k < times; k++) {
    const series = autoregression(n, phi, k);
    squared += batchMeans(series, batches).standardError ** 2 / times;
    plain += moments(series).variance / n / times;
  }
  // A variance estimate with 19 degrees of freedom has relative variance 2 / 19.
  expect(Math.abs((squared / exact - 1) / Math.sqrt(2 / 19 / times))).toBeLessThanOrEqual(3);
  expect(squared / varianceOfMean(n, phi)).toBeGreaterThan(0.9);
  expect(squared / plain).toBeGreaterThan(7.5);
});

test('batch means leave out what does not fill the batches, at the beginning', () => {
  expect(batchMeans([100, 1, 2, 3, 4], 2)).toMatchObject({
    mean: 2.5,
    leftOut: 1,
    batchLength: 2,
    batches: 2,
  });
  expect(() => batchMeans([1], 2)).toThrow('invalid series: 1 values; expected at least 2');
});

/** z of a logarithm of a variance ratio of n normals, whose two variances are independent: standard error sqrt(4 / n). */
const zOfRatio = (found: number, exact: number, n: number) => Math.log(found / exact) / Math.sqrt(4 / n);

test('a control with correlation 0.9 divides the variance by 1 / (1 - 0.81), one without correlation by 1', () => {
  // With 20,000 values of experiment 5 one z was 3.04; by the rule repeated once with fresh seeds and four times as many.
  const n = 80_000;
  for (const rho of [0, 0.9]) {
    const control = normals(n, 6, 'control');
    const own = normals(n, 6, 'noise');
    const values = control.map((value, i) => 2 + rho * value + Math.sqrt(1 - rho * rho) * own[i]);
    const found = controlVariate(values, control, 0);
    expect(Math.abs(zOfRatio(found.varianceRatio, 1 / (1 - rho * rho), n))).toBeLessThanOrEqual(3);
    expect(Math.abs((found.mean - 2) / Math.sqrt((1 - rho * rho) / n))).toBeLessThanOrEqual(3);
    expect(Math.abs((found.coefficient - rho) / Math.sqrt((1 - rho * rho) / n))).toBeLessThanOrEqual(3);
  }
});

test('the interval with a control covers the mean', () => {
  const covered = hits((k) => {
    const control = normals(12, k, 'control');
    const own = normals(12, k, 'noise');
    return controlVariate(
      control.map((value, i) => value + 0.5 * own[i]),
      control,
      0,
    ).interval;
  }, 0);
  expect(Math.abs(zOfShare(covered, repetitions, 0.95))).toBeLessThanOrEqual(3);
});

test('a control that never varies changes nothing', () => {
  const values = [1, 2, 4];
  const found = controlVariate(values, [5, 5, 5], 5);
  expect(found).toMatchObject({ coefficient: 0, mean: 7 / 3 });
  expect(found.interval.low).toBeCloseTo(meanInterval(values).low ?? NaN, 12);
});

// E exp(U): var(exp(U)) = (e^2 - 1)/2 - (e - 1)^2 = 0.2420, pair variance with 1 - U = 0.003913 (Ross, Simulation): ratio 30.9.
test('antithetic pairs help a monotone function as computed, and harm an even one', () => {
  const n = 20_000;
  const u = Array.from(uniforms(n, 6));
  const monotone = antithetic(u.map((x) => [Math.exp(x), Math.exp(1 - x)] as const));
  const e = Math.E;
  const single = (e * e - 1) / 2 - (e - 1) * (e - 1);
  const exact = single / (single + (e - (e - 1) * (e - 1)));
  expect(Math.abs(monotone.mean - (e - 1)) / Math.sqrt(single / exact / 2 / n)).toBeLessThanOrEqual(3);
  expect(monotone.varianceRatio / exact).toBeGreaterThan(0.95);
  expect(monotone.varianceRatio / exact).toBeLessThan(1.05);
  const even = antithetic(u.map((x) => [(x - 0.5) * (x - 0.5), (0.5 - x) * (0.5 - x)] as const));
  expect(even.varianceRatio).toBeCloseTo(0.5, 10);
});

// U in k equal strata: variance 1 / (12 k^2) within, 1 / 12 without, so the ratio is k^2.
test('k strata of a uniform divide the variance of its mean by k squared', () => {
  const u = uniforms(20_000, 7);
  const strata = Array.from({ length: 4 }, (_, s) => ({
    weight: 0.25,
    values: u.slice(5000 * s, 5000 * (s + 1)).map((x) => (s + x) / 4),
  }));
  const found = stratified(strata);
  // The variance of 20,000 uniforms has relative standard error sqrt(0.8 / 20000).
  expect(Math.abs(found.varianceRatio / 16 - 1) / Math.sqrt(0.8 / 20_000)).toBeLessThanOrEqual(3);
  expect(Math.abs(found.mean - 0.5) / Math.sqrt(1 / 12 / 16 / 20_000)).toBeLessThanOrEqual(3);
});

test('strata with equal means bring nothing', () => {
  const strata = [0, 1].map((s) => ({ weight: 0.5, values: normals(5000, s, 'stratum') }));
  expect(stratified(strata).varianceRatio).toBeCloseTo(1, 2);
  expect(() => stratified([{ weight: 0.4, values: [1, 2] }])).toThrow('invalid weights: sum 0.4');
});
