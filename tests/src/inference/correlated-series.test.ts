import { expect, test } from 'vitest';
import { inference } from '../../../src/library.ts';
import { Stream } from '../../../src/random/index.ts';

const { autocorrelation, batchLengthFor, effectiveSampleSize, mserTruncation, overlappingBatchMeans } =
  inference;

/** A stationary autoregression with shocks of variance 1. */
function autoregression(phi: number, length: number, replication: number): Float64Array {
  const stream = new Stream(`ar ${phi}`);
  stream.begin(21, replication);
  const values = new Float64Array(length);
  values[0] = stream.normal(0, 0) / Math.sqrt(1 - phi * phi);
  for (let i = 1; i < length; i++) values[i] = phi * values[i - 1] + stream.normal(i, 0);
  return values;
}

test('one long series: error, effective size and interval are those of the autoregression', () => {
  const n = 20_000;
  const found = overlappingBatchMeans(autoregression(0.8, n, 0));
  // Asymptotic variance of the mean of an autoregression: 1 / (1 - φ)² / n.
  expect(Math.abs(found.standardError / (5 / Math.sqrt(n)) - 1)).toBeLessThan(0.15);
  expect(Math.abs(found.effectiveSize / ((n * 0.2) / 1.8) - 1)).toBeLessThan(0.3);
  expect(found.interval.method).toBe('overlapping batch means');
  expect(found.degrees).toBeCloseTo(1.5 * (n / found.batchLength - 1), 12);
});

test('over many series the squared error has its expected value, smaller by the bias of the batches', () => {
  const [n, length, phi, repetitions] = [500, 25, 0.5, 400];
  const wanted = expectedOverlapping(phi, n, length);
  let [sum, square] = [0, 0];
  for (let r = 0; r < repetitions; r++) {
    const { standardError } = overlappingBatchMeans(autoregression(phi, n, r), { batchLength: length });
    const value = standardError * standardError * n;
    sum += value;
    square += value * value;
  }
  const mean = sum / repetitions;
  const error = Math.sqrt((square / repetitions - mean * mean) / repetitions);
  expect(Math.abs(mean - wanted) / error).toBeLessThan(3);
  // Without overlap and at full length the expectation is 4; the batches are a little too short.
  expect(wanted).toBeLessThan(4);
});

/** E of n × squared error, exactly, from the variance of means of b and of n values. */
function expectedOverlapping(phi: number, n: number, b: number): number {
  const varianceOfSum = (length: number) => {
    let total = length;
    for (let k = 1; k < length; k++) total += 2 * (length - k) * phi ** k;
    return total / (1 - phi * phi);
  };
  // Covariance of the sum of a batch at i with the sum of all.
  const marginal = (i: number) => {
    let total = 0;
    for (let k = 0; k < n; k++) total += phi ** Math.abs(k - i);
    return total / (1 - phi * phi);
  };
  const of = Float64Array.from({ length: n }, (_, i) => marginal(i));
  let sum = 0;
  for (let i = 0; i + b <= n; i++) {
    let cross = 0;
    for (let k = i; k < i + b; k++) cross += of[k];
    sum += varianceOfSum(b) - (2 * b * cross) / n + (b * b * varianceOfSum(n)) / n / n;
  }
  return (n * sum) / b / (n - b) / (n - b + 1);
}

test('the error is its definition: all means of five neighbours against the mean of all', () => {
  const values = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8];
  const mean = values.reduce((sum, value) => sum + value, 0) / 12;
  let squares = 0;
  for (let i = 0; i < 8; i++) {
    squares += (values.slice(i, i + 5).reduce((sum, value) => sum + value, 0) / 5 - mean) ** 2;
  }
  const wanted = Math.sqrt((12 * 5 * squares) / 7 / 8 / 12);
  expect(overlappingBatchMeans(values, { batchLength: 5 }).standardError).toBeCloseTo(wanted, 13);
});

test('intervals by overlapping batches of automatic length hold the mean about as often as stated', () => {
  const repetitions = 400;
  let held = 0;
  for (let r = 0; r < repetitions; r++) {
    const { low, high } = overlappingBatchMeans(autoregression(0.7, 1000, r), { confidence: 0.9 }).interval;
    if ((low ?? 1) <= 0 && 0 <= (high ?? -1)) held++;
  }
  expect(held / repetitions).toBeGreaterThan(0.85);
  expect(held / repetitions).toBeLessThan(0.94);
});

test('the automatic length is the cube root of 6 n ρ² / (1 - ρ²)²', () => {
  const values = autoregression(0.6, 5000, 1);
  const rho = autocorrelation(values, 1);
  const wanted = ((6 * 5000 * rho * rho) / (1 - rho * rho) ** 2) ** (1 / 3);
  expect(batchLengthFor(values)).toBe(Math.floor(wanted) + 1);
  expect(batchLengthFor(Array.from({ length: 100 }, () => 7))).toBe(1);
  expect(batchLengthFor(Array.from({ length: 100 }, (_, i) => i))).toBe(20);
});

test('the effective size of an autoregression is n (1 - φ) / (1 + φ), of independent values n, of swinging ones more', () => {
  const n = 40_000;
  for (const phi of [0, 0.5, 0.9]) {
    const wanted = (n * (1 - phi)) / (1 + phi);
    expect(Math.abs(effectiveSampleSize(autoregression(phi, n, 2)) / wanted - 1), `${phi}`).toBeLessThan(0.1);
  }
  expect(effectiveSampleSize(autoregression(-0.5, n, 2)) / (3 * n)).toBeGreaterThan(0.8);
});

test('MSER-5 leaves out a known beginning and nothing else', () => {
  const settled = autoregression(0.2, 1000, 3);
  const withStart = settled.map((value, i) => value + (i < 100 ? 8 : 0));
  const found = mserTruncation(withStart);
  expect(found.isSettled).toBe(true);
  expect(found.leaveOut).toBeGreaterThanOrEqual(100);
  expect(found.leaveOut).toBeLessThan(150);
  expect(Math.abs(found.mean)).toBeLessThan(0.2);
  expect(mserTruncation(Array.from({ length: 40 }, () => 3))).toEqual({
    leaveOut: 0,
    mean: 3,
    isSettled: true,
  });
});

test('MSER says that a series which still falls at its end is too short', () => {
  const falling = Array.from({ length: 100 }, (_, i) => 1000 - i * i * 0.1);
  expect(mserTruncation(falling).isSettled).toBe(false);
});

test('MSER is its definition: the least squared error of the rest, by the plain formula', () => {
  const values = autoregression(0.7, 200, 4).map((value, i) => value + 5 * Math.exp(-i / 10));
  const groups = Array.from(
    { length: 40 },
    (_, g) => values.subarray(5 * g, 5 * g + 5).reduce((s, v) => s + v, 0) / 5,
  );
  const scores = groups.slice(0, 38).map((_, start) => {
    const rest = groups.slice(start);
    const mean = rest.reduce((s, v) => s + v, 0) / rest.length;
    return rest.reduce((s, v) => s + (v - mean) ** 2, 0) / rest.length ** 2;
  });
  expect(mserTruncation(values).leaveOut).toBe(5 * scores.indexOf(Math.min(...scores)));
});

test('series that are too short, and lengths that leave no batches, are refused', () => {
  expect(() => overlappingBatchMeans([1, 2, 3])).toThrow('invalid series: 3 values; expected at least 10');
  expect(() => overlappingBatchMeans(autoregression(0, 20, 0), { batchLength: 11 })).toThrow(
    'invalid batch length: 11',
  );
  expect(() => effectiveSampleSize([1, 1, 1, 1])).toThrow('invalid series: constant');
  expect(() => mserTruncation([1, 2, 3])).toThrow('invalid series: 3 values; expected at least 20');
});
