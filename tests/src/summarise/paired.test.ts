import { expect, test } from 'vitest';
import { correlation, moments, pairedDifference } from '../../../src/summarise/index.ts';
import { normals } from './draws.ts';

const baseline = Float64Array.of(10, 20, 30, 40, 50);
const variant = Float64Array.of(11, 20, 27, 40.2, 55);

test('differences are variant minus baseline and counted by the smallest one that matters', () => {
  const found = pairedDifference({ baseline, variant, matters: 0.25, better: 'higher' });
  expect(found).toMatchObject({ n: 5, dropped: 0, better: 2, same: 2, worse: 1, exactlyZero: 1 });
  expect(found.median).toBeCloseTo(0.2, 12);
  expect(found.mean).toBeCloseTo(3.2 / 5, 12);
  expect(found.range.low).toBeCloseTo(-3 + 0.2 * 3, 12);
  expect(found.betterInterval.estimate).toBe(0.4);
  expect(found.worseInterval.estimate).toBe(0.2);
});

test('where lower is better the same differences count the other way', () => {
  const found = pairedDifference({ baseline, variant, matters: 0.25, better: 'lower' });
  expect(found).toMatchObject({ better: 1, same: 2, worse: 2 });
});

test('a difference of exactly the size that matters is not the same', () => {
  const input = {
    baseline: Float64Array.of(0, 0, 0),
    variant: Float64Array.of(0.25, -0.25, 0.2499),
    matters: 0.25,
  };
  expect(pairedDifference({ ...input, better: 'higher' })).toMatchObject({ better: 1, same: 1, worse: 1 });
});

test('a difference of zero is the same even when everything matters', () => {
  const input = { baseline: Float64Array.of(1, 1), variant: Float64Array.of(1, 1.0001), matters: 0 };
  expect(pairedDifference({ ...input, better: 'neutral' })).toMatchObject({ better: 1, same: 1, worse: 0 });
});

test('identical scenarios differ by exactly zero in every replication', () => {
  const values = normals(100, 1);
  const found = pairedDifference({ baseline: values, variant: values, matters: 0.1, better: 'higher' });
  expect(found).toMatchObject({ median: 0, mean: 0, exactlyZero: 100, same: 100, gain: Infinity });
  expect(found.meanInterval).toMatchObject({ low: 0, high: 0 });
  expect(found.correlation).toBeCloseTo(1, 14);
});

test('swapping the scenarios flips every sign', () => {
  const there = pairedDifference({ baseline, variant, matters: 0.25, better: 'higher' });
  const back = pairedDifference({ baseline: variant, variant: baseline, matters: 0.25, better: 'higher' });
  expect(back.median).toBe(-there.median);
  expect(back.mean).toBeCloseTo(-there.mean, 14);
  expect(back.better).toBe(there.worse);
  expect(back.range.low).toBeCloseTo(-there.range.high, 14);
  expect(back.gain).toBeCloseTo(there.gain, 12);
});

test('a replication that failed on either side is dropped and counted', () => {
  const found = pairedDifference({
    baseline: Float64Array.of(NaN, 1, 2, 3),
    variant: Float64Array.of(1, NaN, 3, 5),
    matters: 0.5,
    better: 'higher',
  });
  expect(found).toMatchObject({ n: 2, dropped: 2, mean: 1.5, better: 2 });
});

test('two endless runways are the same, an endless one is better than any other', () => {
  const found = pairedDifference({
    baseline: Float64Array.of(Infinity, 5, 5),
    variant: Float64Array.of(Infinity, Infinity, 4),
    matters: 0.25,
    better: 'higher',
  });
  expect(found).toMatchObject({ better: 1, same: 1, worse: 1, median: 0, mean: NaN, gain: NaN });
  expect(found.meanInterval).toMatchObject({ low: null, high: null });
});

test('the median of differences is not the difference of medians', () => {
  const found = pairedDifference({
    baseline: Float64Array.of(0, 1, 2),
    variant: Float64Array.of(9, 0, 1),
    matters: 0,
    better: 'higher',
  });
  expect(found.median).toBe(-1);
});

// Exact gain for unit variances and correlation rho: 2 / (2 - 2 rho). With n pairs the logarithm of the ratio of
// var(sum) to var(difference) is nearly normal with variance 4 / n, since sum and difference are independent.
test('the gain of pairing is that of correlated normals, and none without correlation', () => {
  const n = 20_000;
  for (const rho of [0, 0.5, 0.9, -0.5]) {
    const a = normals(n, 2, 'first');
    const other = normals(n, 2, 'second');
    const b = a.map((value, r) => rho * value + Math.sqrt(1 - rho * rho) * other[r]);
    const { gain } = pairedDifference({ baseline: a, variant: b, matters: 0, better: 'higher' });
    const sums = moments(a.map((value, r) => value + b[r])).variance;
    const differences = moments(a.map((value, r) => b[r] - value)).variance;
    const z = Math.log((sums / differences) * ((1 - rho) / (1 + rho))) / Math.sqrt(4 / n);
    expect(Math.abs(z)).toBeLessThanOrEqual(3);
    // gain = (1 + sums / differences) / 2 by var(a + b) + var(a - b) = 2 var(a) + 2 var(b).
    expect(gain).toBeCloseTo((1 + sums / differences) / 2, 8);
    expect(gain * (1 - rho)).toBeCloseTo(1, 1);
  }
});

test('correlation is 1 or -1 on a line and unknown for a constant', () => {
  expect(correlation([1, 2, 4], [3, 5, 9])).toBeCloseTo(1, 14);
  expect(correlation([1, 2, 4], [-1, -2, -4])).toBeCloseTo(-1, 14);
  expect(correlation([1, 2, 4], [5, 5, 5])).toBeNaN();
});

test('unequal lengths, a negative difference that matters and no pairs are refused', () => {
  const input = { baseline, variant, matters: 1, better: 'higher' } as const;
  expect(() => pairedDifference({ ...input, variant: Float64Array.of(1) })).toThrow('expected equal lengths');
  expect(() => pairedDifference({ ...input, matters: -1 })).toThrow('invalid matters: -1');
  const failed = Float64Array.of(NaN);
  expect(() => pairedDifference({ ...input, baseline: failed, variant: failed })).toThrow('invalid pairs');
});
