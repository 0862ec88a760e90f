import { expect, test } from 'vitest';
import { inference } from '../../../src/library.ts';
import { Stream } from '../../../src/random/index.ts';

const { kolmogorovSmirnov, kolmogorovSmirnovOne } = inference;
// Smoothness of paper by four laboratories: Scholz and Stephens 1987, table 4.
const first = [38.7, 41.5, 43.8, 44.5, 45.5, 46.0, 47.7, 58.0];
const second = [39.2, 39.3, 39.7, 41.4, 41.8, 42.9, 43.3, 45.8];

test('the p-value of two small samples counts all interleavings', () => {
  // 0.0870240870240870 by scipy 1.17, ks_2samp with method="exact".
  const found = kolmogorovSmirnov(first, second);
  expect(found.statistic).toBe(0.625);
  expect(found.pValue).toBeCloseTo(0.087024087024087, 14);
  expect(found.method).toBe('exact');
  // Two values each: 6 interleavings, of which 2 keep the samples apart.
  expect(kolmogorovSmirnov([1, 2], [3, 4]).pValue).toBeCloseTo(1 / 3, 15);
});

test('tiny p-values keep their digits', () => {
  const low = Array.from({ length: 30 }, (_, i) => i);
  const high = Array.from({ length: 40 }, (_, i) => i + 20.5);
  // scipy 1.17: 1.1993818322168838e-10.
  expect(kolmogorovSmirnov(low, high).pValue / 1.1993818322168838e-10 - 1).toBeCloseTo(0, 10);
  // 60 below 60: two of (120 choose 60) interleavings.
  const apart = kolmogorovSmirnov(
    Float64Array.from({ length: 60 }, (_, i) => i),
    Float64Array.from({ length: 60 }, (_, i) => 100 + i),
  );
  let ways = 1;
  for (let k = 1; k <= 60; k++) ways *= (60 + k) / k;
  expect((apart.pValue * ways) / 2).toBeCloseTo(1, 10);
});

test('with ties the p-value is that of all ways to deal the pooled values', () => {
  // All 462 ways, in Python: 0.142857…
  const found = kolmogorovSmirnov([1, 2, 2, 3, 5], [2, 4, 4, 5, 6, 7]);
  expect(found.statistic).toBeCloseTo(0.6333333333333334, 15);
  expect(found.pValue).toBeCloseTo(1 / 7, 14);
  expect(found.method).toBe('exact, given the ties');
  expect(kolmogorovSmirnov([3, 3], [3, 3, 3]).pValue).toBe(1);
});

test('large samples of one law have a uniform p-value, by either method', () => {
  const stream = new Stream('ks');
  let [small, exact] = [0, 0];
  for (let r = 0; r < 400; r++) {
    stream.begin(11, r);
    const a = Float64Array.from({ length: 60 }, (_, i) => stream.normal(i, 0));
    const b = Float64Array.from({ length: 90 }, (_, i) => stream.normal(i, 1));
    const found = kolmogorovSmirnov(a, b);
    if (found.pValue <= 0.1) exact++;
  }
  // The law is discrete: at most 0.1, and near it for these sizes.
  expect(Math.abs(exact - 400 * 0.097) / Math.sqrt(400 * 0.1 * 0.9)).toBeLessThan(3);
  stream.begin(12, 0);
  for (let r = 0; r < 60; r++) {
    stream.begin(12, r);
    const a = Float64Array.from({ length: 2500 }, (_, i) => stream.uniform(i, 0));
    const b = Float64Array.from({ length: 2500 }, (_, i) => stream.uniform(i, 1));
    const found = kolmogorovSmirnov(a, b);
    expect(found.method).toBe('asymptotic');
    if (found.pValue <= 0.3) small++;
  }
  expect(Math.abs(small - 18) / Math.sqrt(60 * 0.3 * 0.7)).toBeLessThan(3);
});

test('against a known law the p-value is exact from the middle to the far tail', () => {
  // n, D and P(D_n >= D) by scipy 1.17 (kstwo) for small n and by its matrix of Durbin in extended precision for n of 500 and 1500.
  const cases: readonly (readonly [number, number, number])[] = [
    [3, 0.9, 0.002],
    [10, 0.3, 0.27053557479999946],
    [100, 0.1, 0.2526927570063874],
    [200, 0.2, 1.7317874617308334e-7],
    [200, 0.3, 1.8482195753126875e-16],
    [500, 0.05, 0.15866263922062614],
    [1500, 0.04, 0.016010222821509827],
  ];
  for (const [n, gap, wanted] of cases) {
    // Values whose distribution function runs ahead of the law by exactly the gap.
    const values = Array.from({ length: n }, (_, i) => Math.max(0, (i + 1) / n - gap));
    const found = kolmogorovSmirnovOne(values, (x) => x);
    expect(found.statistic).toBeCloseTo(gap, 12);
    expect(Math.abs(found.pValue / wanted - 1), `${n} ${gap}`).toBeLessThan(2e-8);
  }
});

test('two values at the middle of the law: P(D >= 1/2) is 1/2', () => {
  // P(D_2 < d) = 2 (2 d - 1/2)² for 1/4 <= d <= 1/2.
  expect(kolmogorovSmirnovOne([0.5, 0.5], (x) => x).pValue).toBeCloseTo(0.5, 13);
  expect(kolmogorovSmirnovOne([0.1, 0.6], (x) => x).pValue).toBeCloseTo(1 - 2 * (0.8 - 0.5) ** 2, 13);
});

test('what is no sample and what is no law is refused', () => {
  expect(() => kolmogorovSmirnov([], [1])).toThrow('invalid first sample: 0 values; expected at least 1');
  expect(() => kolmogorovSmirnov([1], [NaN])).toThrow('invalid second sample: NaN at index 0');
  expect(() => kolmogorovSmirnovOne([1], () => 2)).toThrow('invalid probability: 2 at 1; expected 0 to 1');
  expect(kolmogorovSmirnovOne([-1], () => 0).pValue).toBe(0);
});
