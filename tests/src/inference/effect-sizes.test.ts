import { expect, test } from 'vitest';
import { inference } from '../../../src/library.ts';
import { noncentralStudentCdf } from '../../../src/numeric/index.ts';
import { Stream } from '../../../src/random/index.ts';

const { cliffDelta, cohenD, glassDelta, hedgesG, probabilityOfSuperiority } = inference;
const first = [38.7, 41.5, 43.8, 44.5, 45.5, 46.0, 47.7, 58.0];
const second = [39.2, 39.3, 39.7, 41.4, 41.8, 42.9, 43.3, 45.8];

// scipy 1.17, nct.cdf; the last row in mpmath agrees to 12 digits only.
test.each([
  [1, 5, 0.5, 0.6665357026872718],
  [3, 10, 2, 0.7791719989702087],
  [-1, 20, 0.3, 0.10167852213614603],
  [10, 30, 8, 0.8812134923778832],
  [2, 4, -1, 0.9926386041675533],
  [20, 3, 10, 0.8591782314537275],
])('the noncentral t law at %d with %d degrees and a shift of %d is %d', (t, df, shift, p) => {
  expect(Math.abs(noncentralStudentCdf(t, df, shift) - p)).toBeLessThan(1e-12);
});

test('Cohen and Hedges of two laboratories, with the interval of an independent program', () => {
  const d = cohenD(first, second);
  expect(d.estimate).toBeCloseTo(-0.9297261698113459, 12);
  expect(d.interval.low).toBeCloseTo(-1.9527169264261621, 10);
  expect(d.interval.high).toBeCloseTo(0.12262512930563084, 10);
  // 1 - 3 / (4 df - 1) is the usual approximation of Hedges' factor.
  const g = hedgesG(first, second);
  expect(g.estimate / d.estimate).toBeCloseTo(1 - 3 / (4 * 14 - 1), 3);
  expect(g.interval.method).toBe('noncentral t');
});

test('Glass divides by the spread of the control alone', () => {
  expect(glassDelta([1, 2, 3], [11, 31, 51]).estimate).toBeCloseTo(29, 12);
  expect(cohenD([1, 2, 3], [2, 3, 4]).estimate).toBeCloseTo(1, 14);
});

// Hedges 1981: E d = δ / J, so J d is unbiased; J(2) = 1/√π, J(4) = √2 / √π, J(8) = 0.9027 to four places in his table.
test('the factor that takes the bias of d away is that of Hedges', () => {
  const factor = (a: readonly number[], b: readonly number[]) =>
    hedgesG(a, b).estimate / cohenD(a, b).estimate;
  expect(factor([1, 2], [2, 4])).toBeCloseTo(1 / Math.sqrt(Math.PI), 13);
  expect(factor([1, 2, 3], [2, 4, 9])).toBeCloseTo(Math.sqrt(2 / Math.PI), 13);
  expect(factor([1, 2, 3, 4, 5], [2, 4, 9, 1, 1])).toBeCloseTo(0.9027, 4);
});

test('intervals of d hold the truth as often as stated', () => {
  const stream = new Stream('coverage');
  const repetitions = 300;
  let held = 0;
  for (let r = 0; r < repetitions; r++) {
    stream.begin(6, r);
    const a = Float64Array.from({ length: 8 }, (_, i) => stream.normal(i, 0));
    const b = Float64Array.from({ length: 6 }, (_, i) => 0.8 + stream.normal(i, 1));
    const { interval } = cohenD(a, b, 0.8);
    if ((interval.low ?? -Infinity) <= 0.8 && 0.8 <= (interval.high ?? Infinity)) held++;
  }
  expect(Math.abs(held - repetitions * 0.8) / Math.sqrt(repetitions * 0.16)).toBeLessThan(3);
});

test('superiority counts pairs, equal ones half, and is bounded even at its ends', () => {
  expect(probabilityOfSuperiority([1, 2], [2, 3]).estimate).toBe(0.875);
  expect(cliffDelta([1, 2], [2, 3]).estimate).toBe(0.75);
  const sure = probabilityOfSuperiority([1, 2, 3], [4, 5, 6]);
  expect(sure.estimate).toBe(1);
  expect(sure.interval.high).toBe(1);
  expect(sure.interval.low).toBeGreaterThan(0.4);
  expect(sure.interval.low).toBeLessThan(0.6);
  const mirrored = probabilityOfSuperiority([4, 5, 6], [1, 2, 3]);
  expect(mirrored.interval.high).toBeCloseTo(1 - (sure.interval.low ?? 0), 12);
});

test('intervals of superiority hold the truth about as often as stated, normal or not', () => {
  const stream = new Stream('superiority');
  const repetitions = 600;
  let [normal, exponential] = [0, 0];
  for (let r = 0; r < repetitions; r++) {
    stream.begin(8, r);
    const draw = (n: number, day: number, by: (i: number, day: number) => number) =>
      Float64Array.from({ length: n }, (_, i) => by(i, day));
    const a = draw(20, 0, (i, day) => stream.normal(i, day));
    const b = draw(25, 1, (i, day) => stream.normal(i, day) + Math.SQRT2);
    // P(Y > X) = Φ(√2 / √2) = 0.841344746; of exponentials with means 1 and 3, 3/4.
    if (holds(probabilityOfSuperiority(a, b).interval, 0.841344746)) normal++;
    const c = draw(20, 2, (i, day) => stream.exponential(i, day));
    const d = draw(25, 3, (i, day) => 3 * stream.exponential(i, day));
    if (holds(probabilityOfSuperiority(c, d).interval, 0.75)) exponential++;
  }
  expect(normal / repetitions).toBeGreaterThan(0.93);
  expect(normal / repetitions).toBeLessThan(0.975);
  expect(exponential / repetitions).toBeGreaterThan(0.93);
  expect(exponential / repetitions).toBeLessThan(0.98);
});

function holds(
  { low, high }: { readonly low: number | null; readonly high: number | null },
  truth: number,
): boolean {
  return (low ?? -Infinity) <= truth && truth <= (high ?? Infinity);
}

test('samples without spread are refused', () => {
  expect(() => cohenD([1, 1], [2, 2])).toThrow('invalid samples: no spread');
  expect(() => glassDelta([1, 1], [2, 3])).toThrow('invalid first sample: no spread');
  expect(() => hedgesG([1], [2, 3])).toThrow('invalid first sample: 1 values; expected at least 2');
});
