import { beforeEach, expect, test } from 'vitest';
import { betaQuantile, gammaQuantile, log, normalCdf } from '../../../src/numeric/index.ts';
import { Stream } from '../../../src/random/index.ts';
import {
  binomialProbability,
  chiSquareZ,
  kolmogorovZ,
  meanZ,
  poissonProbability,
  varianceZ,
} from './reference.ts';

const N = 100_000;
const stream = new Stream('variates');
beforeEach(() => stream.begin(20_251_001, 0));

/** N draws on a day of their own. */
function sampleOf(draw: (member: number) => number, size = N): Float64Array {
  return Float64Array.from({ length: size }, (_, member) => draw(member));
}

/** Counts of 0 … last; what is above counts as `last`. */
function countsOf(sample: Float64Array, last: number): Float64Array {
  const counts = new Float64Array(last + 1);
  for (const value of sample) counts[Math.min(last, value)]++;
  return counts;
}

/** z of the sample's share in each of `cells` equally probable cells of a law given by its quantile. */
function quantileCellsZ(sample: Float64Array, quantile: (p: number) => number, cells = 50): number {
  const borders = Array.from({ length: cells - 1 }, (_, i) => quantile((i + 1) / cells));
  const counts = new Float64Array(cells);
  for (const x of sample) {
    let cell = 0;
    while (cell < cells - 1 && x >= borders[cell]) cell++;
    counts[cell]++;
  }
  return chiSquareZ(counts, new Float64Array(cells).fill(sample.length / cells));
}

test('uniforms are in [0, 1), flat to the thousandth, with the moments of the law', () => {
  const sample = sampleOf((m) => stream.uniform(m, 1));
  expect(Math.min(...sample.subarray(0, 20_000))).toBeGreaterThanOrEqual(0);
  expect(sample.every((u) => u >= 0 && u < 1 && Number.isInteger(u * 2 ** 53))).toBe(true);
  const counts = countsOf(
    sample.map((u) => Math.floor(u * 1000)),
    999,
  );
  expect(Math.abs(chiSquareZ(counts, new Float64Array(1000).fill(N / 1000)))).toBeLessThanOrEqual(3);
  expect(kolmogorovZ(sample, (u) => u)).toBeLessThanOrEqual(3);
  expect(Math.abs(meanZ(sample, 1 / 2, 1 / 12))).toBeLessThanOrEqual(3);
  expect(Math.abs(varianceZ(sample, 1 / 2, 1 / 12, 1 / 80))).toBeLessThanOrEqual(3);
});

test('each of the 53 bits of a uniform is a fair coin', () => {
  const ones = new Float64Array(53);
  for (let m = 0; m < 50_000; m++) {
    let rest = stream.uniform(m, 2);
    for (let bit = 0; bit < 53; bit++) {
      rest *= 2;
      if (rest < 1) continue;
      ones[bit]++;
      rest -= 1;
    }
  }
  const squares = ones.reduce((sum, count) => sum + (count - 25_000) ** 2 / 12_500, 0);
  expect(Math.abs(squares - 53) / Math.sqrt(106)).toBeLessThanOrEqual(3);
});

test('the two words of an address are independent', () => {
  const counts = new Float64Array(1024);
  for (let m = 0; m < N; m++)
    counts[Math.floor(stream.first(m, 3) * 32) * 32 + Math.floor(stream.second(m, 3) * 32)]++;
  expect(Math.abs(chiSquareZ(counts, new Float64Array(1024).fill(N / 1024)))).toBeLessThanOrEqual(3);
});

test('normals have the normal law, its moments and its tails', () => {
  const sample = sampleOf((m) => stream.normal(m, 4), 1_000_000);
  expect(kolmogorovZ(sample, normalCdf)).toBeLessThanOrEqual(3);
  expect(Math.abs(meanZ(sample, 0, 1))).toBeLessThanOrEqual(3);
  expect(Math.abs(varianceZ(sample, 0, 1, 3))).toBeLessThanOrEqual(3);
  expect(
    Math.abs(
      meanZ(
        sample.map((x) => x ** 3),
        0,
        15,
      ),
    ),
  ).toBeLessThanOrEqual(3);
  expect(
    Math.abs(
      meanZ(
        sample.map((x) => x ** 4),
        3,
        96,
      ),
    ),
  ).toBeLessThanOrEqual(3);
  const beyond = sample.filter((x) => Math.abs(x) > 4).length;
  const expected = 2 * normalCdf(-4) * sample.length;
  expect(Math.abs(beyond - expected) / Math.sqrt(expected)).toBeLessThanOrEqual(3);
});

test('exponentials have the exponential law with mean 1, to the tail', () => {
  const sample = sampleOf((m) => stream.exponential(m, 5));
  expect(kolmogorovZ(sample, (x) => -Math.expm1(-x))).toBeLessThanOrEqual(3);
  expect(Math.abs(meanZ(sample, 1, 1))).toBeLessThanOrEqual(3);
  expect(Math.abs(varianceZ(sample, 1, 1, 9))).toBeLessThanOrEqual(3);
  const expected = N * Math.exp(-9);
  expect(Math.abs(sample.filter((x) => x > 9).length - expected) / Math.sqrt(expected)).toBeLessThanOrEqual(
    3,
  );
});

test.each([0.5, 1 / 30, 0.97])('waiting times for a chance of %d have the geometric law', (p) => {
  const sample = sampleOf((m) => stream.geometric(p, m, 6));
  const last = Math.ceil(12 / p) + 1;
  const expected = Float64Array.from({ length: last + 1 }, (_, k) =>
    k === 0 ? 0 : N * p * (1 - p) ** (k - 1),
  );
  expect(Math.abs(chiSquareZ(countsOf(sample, last), expected))).toBeLessThanOrEqual(3);
  expect(Math.abs(meanZ(sample, 1 / p, (1 - p) / p ** 2))).toBeLessThanOrEqual(3);
  expect(Math.min(...sample.subarray(0, 20_000))).toBe(1);
});

test('integers below 7, and below a bound that refuses a quarter of the words, are unbiased', () => {
  const seven = countsOf(
    sampleOf((m) => stream.integer(7, m, 7)),
    6,
  );
  expect(Math.abs(chiSquareZ(seven, new Float64Array(7).fill(N / 7)))).toBeLessThanOrEqual(3);
  const n = 3 * 2 ** 51;
  const sample = sampleOf((m) => stream.integer(n, m, 8));
  expect(sample.every((k) => Number.isInteger(k) && k >= 0 && k < n)).toBe(true);
  const thirds = countsOf(
    sample.map((k) => Math.floor(k / 2 ** 51)),
    2,
  );
  expect(Math.abs(chiSquareZ(thirds, new Float64Array(3).fill(N / 3)))).toBeLessThanOrEqual(3);
});

test('the same check refuses the plain remainder of a word, which favours the low third', () => {
  const n = 3 * 2 ** 51;
  const biased = sampleOf((m) => Math.floor(((stream.uniform(m, 8) * 2 ** 53) % n) / 2 ** 51));
  expect(chiSquareZ(countsOf(biased, 2), new Float64Array(3).fill(N / 3))).toBeGreaterThan(20);
});

test.each([0.3, 4, 29.9, 30.1, 200])('Poisson draws of mean %d have the Poisson law', (mean) => {
  const sample = sampleOf((m) => stream.poisson(mean, m, 9));
  const last = Math.ceil(mean + 10 * Math.sqrt(mean) + 10);
  const expected = Float64Array.from({ length: last + 1 }, (_, k) => N * poissonProbability(mean, k));
  expect(Math.abs(chiSquareZ(countsOf(sample, last), expected))).toBeLessThanOrEqual(3);
  expect(Math.abs(meanZ(sample, mean, mean))).toBeLessThanOrEqual(3);
  expect(Math.abs(varianceZ(sample, mean, mean, mean + 3 * mean ** 2))).toBeLessThanOrEqual(3);
});

// @stdlib/random-base-binomial 0.2.2 fails the rows with n min(p, 1 - p) >= 10 by dozens of standard errors.
test.each([
  [1, 0.3],
  [40, 0.3],
  [20, 0.6],
  [200, 0.149],
  [200, 0.151],
  [200, 0.5],
  [1000, 0.9],
])('binomial draws of %d trials with chance %d have the binomial law', (n, p) => {
  const sample = sampleOf((m) => stream.binomial(n, p, m, 10));
  const expected = Float64Array.from({ length: n + 1 }, (_, k) => N * binomialProbability(n, p, k));
  const variance = n * p * (1 - p);
  if (n > 1) expect(Math.abs(chiSquareZ(countsOf(sample, n), expected))).toBeLessThanOrEqual(3);
  expect(Math.abs(meanZ(sample, n * p, variance))).toBeLessThanOrEqual(3);
  const fourth = 3 * variance ** 2 + variance * (1 - 6 * p * (1 - p));
  if (n > 1) expect(Math.abs(varianceZ(sample, n * p, variance, fourth))).toBeLessThanOrEqual(3);
});

test('a binomial draw of a thousand million trials has the moments of the law', () => {
  const [n, p] = [1e9, 0.2];
  const sample = sampleOf((m) => stream.binomial(n, p, m, 11), 50_000);
  const variance = n * p * (1 - p);
  expect(Math.abs(meanZ(sample, n * p, variance))).toBeLessThanOrEqual(3);
  expect(Math.abs(varianceZ(sample, n * p, variance, 3 * variance ** 2))).toBeLessThanOrEqual(3);
  expect(kolmogorovZ(sample, (k) => normalCdf((k + 0.5 - n * p) / Math.sqrt(variance)))).toBeLessThanOrEqual(
    3,
  );
});

test.each([0.05, 0.7, 1, 3.5, 250])('gamma draws of shape %d have the gamma law', (shape) => {
  const sample = sampleOf((m) => stream.gamma(shape, 2, m, 12));
  expect(Math.abs(quantileCellsZ(sample, (p) => gammaQuantile(p, shape, 2)))).toBeLessThanOrEqual(3);
  expect(Math.abs(meanZ(sample, 2 * shape, 4 * shape))).toBeLessThanOrEqual(3);
  const fourth = 16 * (3 * shape ** 2 + 6 * shape);
  expect(Math.abs(varianceZ(sample, 2 * shape, 4 * shape, fourth))).toBeLessThanOrEqual(3);
});

test.each([
  [0.02, 0.03],
  [0.5, 0.5],
  [1, 1],
  [2, 7],
  [60, 40],
])('beta draws of shapes %d and %d have the beta law', (a, b) => {
  const sample = sampleOf((m) => stream.beta(a, b, m, 13));
  const mean = a / (a + b);
  expect(sample.every((x) => x >= 0 && x <= 1)).toBe(true);
  expect(Math.abs(meanZ(sample, mean, (mean * (1 - mean)) / (a + b + 1)))).toBeLessThanOrEqual(3);
  // Shapes far below 1 put whole cells on the last doubles before 0 and 1, where cells cannot be told apart.
  if (a >= 0.5) expect(Math.abs(quantileCellsZ(sample, (p) => betaQuantile(p, a, b)))).toBeLessThanOrEqual(3);
});

test('a gamma draw of tiny shape has the right logarithm where it can be represented', () => {
  const shape = 0.05;
  const logs = sampleOf((m) => log(stream.gamma(shape, 1, m, 14)));
  // P(ln X < y) is about e^{shape y} / Γ(1 + shape) far below 0 (DLMF 8.7.1).
  const expected = (N * Math.exp(-100 * shape)) / 0.9735042656;
  expect(Math.abs(logs.filter((y) => y < -100).length - expected) / Math.sqrt(expected)).toBeLessThanOrEqual(
    3,
  );
});
