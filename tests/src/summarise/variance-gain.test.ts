import { expect, test } from 'vitest';
import { Stream } from '../../../src/random/index.ts';
import {
  commonNumbersGain,
  controlVariate,
  controlVariates,
  gainWords,
  groupGain,
  moments,
  pairedGain,
} from '../../../src/summarise/index.ts';

/** Standard normals of one named stream. */
function normals(n: number, seed: number, name: string): Float64Array {
  const stream = new Stream(name);
  stream.begin(seed, 0);
  return Float64Array.from({ length: n }, (_, i) => stream.normal(i, 0));
}

test('help and harm are only spoken of when the whole interval says so', () => {
  expect(gainWords(8.1, { low: 6.9, high: 9.6 })).toBe('8.1 [6.9, 9.6] times fewer');
  expect(gainWords(1.3, { low: 1.04, high: 1.6 })).toBe('hardly worth it: 1.3 [1.0, 1.6]');
  expect(gainWords(0.98, { low: 0.9, high: 1.1 })).toBe('no gain: 0.98 [0.90, 1.1]');
  expect(gainWords(1.2, { low: 0.97, high: 1.49 })).toBe('no gain: 1.2 [0.97, 1.5]');
  expect(gainWords(1.6, { low: 0.81, high: 3.3 })).toBe('not settled: 1.6 [0.81, 3.3]');
  expect(gainWords(1.2, { low: 0.98, high: 1.5 })).toBe('not settled: 1.2 [0.98, 1.5]');
  expect(gainWords(0.8, { low: 0.5, high: 1.2 })).toBe('not settled: 0.80 [0.50, 1.2]');
  expect(gainWords(0.5, { low: 0.47, high: 0.53 })).toBe('harms: 0.50 [0.47, 0.53]');
  expect(gainWords(2, { low: null, high: null })).toBe('not known from so few: 2.0');
  expect(gainWords(Infinity, { low: null, high: null })).toBe('no error left at all');
});

// By hand: all ten values have variance 9.1667 (1 … 10 in order), the means of pairs 1.5, 3.5, … 9.5 have variance 10.
test('the gain of groups is the variance of all over that of means, times the size', () => {
  const values = Float64Array.from({ length: 10 }, (_, k) => k + 1);
  expect(groupGain(values, 2).gain).toBeCloseTo(110 / 12 / (2 * 10), 12);
});

test('leaving out a group at a time is what computing the gain without it gives', () => {
  const values = normals(24, 3, 'gain');
  const without = Array.from({ length: 6 }, (_, k) =>
    Math.log(
      groupGain(
        values.filter((_value, r) => Math.floor(r / 4) !== k),
        4,
      ).gain,
    ),
  );
  const middle = without.reduce((sum, each) => sum + each, 0) / 6;
  const squares = without.reduce((sum, each) => sum + (each - middle) ** 2, 0);
  const { gain, interval } = groupGain(values, 4);
  // Student's 97.5 % point with 5 degrees of freedom: 2.570581835636314 (tables).
  const half = 2.570581835636314 * Math.sqrt((squares * 5) / 6);
  expect(interval.low).toBeCloseTo(gain * Math.exp(-half), 10);
  expect(interval.high).toBeCloseTo(gain * Math.exp(half), 10);
});

test('a group with a failed replication and an incomplete last one are left out of a gain', () => {
  const values = [...normals(12, 4, 'gain')];
  const more = [...values.slice(0, 4), NaN, 1, 2, 3, ...values.slice(4), 9, 9];
  expect(groupGain(more, 4).gain).toBeCloseTo(groupGain(values, 4).gain, 12);
  expect(() => groupGain(values.slice(0, 8), 4)).toThrow('expected at least 12');
});

test('common random numbers gain 1 / (1 - rho), and 1 where the scenarios share nothing', () => {
  const n = 4000;
  const [shared, a, b] = ['shared', 'a', 'b'].map((name) => normals(n, 9, name));
  for (const rho of [0, 0.8]) {
    const mix = (own: Float64Array) => own.map((x, r) => Math.sqrt(rho) * shared[r] + Math.sqrt(1 - rho) * x);
    const { gain, interval } = commonNumbersGain(mix(a), mix(b));
    const error = Math.log((interval.high ?? NaN) / gain) / 1.96;
    expect(Math.abs(Math.log(gain * (1 - rho)) / error)).toBeLessThanOrEqual(3);
    expect(error).toBeLessThan(0.1);
  }
  expect(commonNumbersGain(a, a.map((x) => x + 1)).words).toBe('no error left at all'); // prettier-ignore
});

test('the cost of a way divides its gain', () => {
  const [a, b] = ['a', 'b'].map((name) => normals(50, 2, name));
  const plain = pairedGain(a, b);
  const dear = pairedGain(a, b, { cost: 4 });
  expect(dear.gain).toBeCloseTo(plain.gain / 4, 12);
  expect(dear.interval.high).toBeCloseTo((plain.interval.high ?? NaN) / 4, 12);
  expect(() => pairedGain(a, b, { cost: 0 })).toThrow('invalid cost: 0');
});

test('intervals of gains hold the truth about as often as they say', () => {
  const repetitions = 400;
  let held = 0;
  for (let k = 0; k < repetitions; k++) {
    const base = normals(80, k, 'covered');
    // Pairs with correlation -0.5: the mean of two has half the variance that independent ones give, a gain of 2.
    const own = normals(80, k, 'own');
    const values = base.map((x, r) => (r % 2 === 0 ? x : -0.5 * base[r - 1] + Math.sqrt(0.75) * own[r]));
    const { low, high } = groupGain(values, 2).interval;
    if ((low ?? Infinity) <= 2 && 2 <= (high ?? -Infinity)) held++;
  }
  expect(Math.abs(held / repetitions - 0.95) / Math.sqrt((0.95 * 0.05) / repetitions)).toBeLessThanOrEqual(3);
});

const one = { name: 'one', values: [1, 2, 3, 4, 6], mean: 2 };
const y = [1, 2, 3, 5, 4];

test('one control is the known estimate of one control', () => {
  const found = controlVariates(y, [one]);
  const known = controlVariate(y, one.values, 2);
  expect(found.mean).toBeCloseTo(known.mean, 12);
  expect(found.standardError).toBeCloseTo(known.standardError, 12);
  expect(found.interval.low).toBeCloseTo(known.interval.low ?? NaN, 10);
});

test('a control that does not vary or repeats another is left out', () => {
  const twin = { name: 'twin', values: one.values.map((x) => 3 - 2 * x), mean: -1 };
  const flat = { name: 'flat', values: [1, 1, 1, 1, 1], mean: 1 };
  const found = controlVariates(
    [...y, 2],
    [flat, one, twin].map((c) => ({ ...c, values: [...c.values, c.values[0]] })),
  );
  expect(found.used).toEqual(['one']);
  expect(controlVariates(y, [flat]).mean).toBe(3);
});

test('the jackknife is what leaving out each replication in turn gives', () => {
  const n = 12;
  const [a, b, noise] = ['a', 'b', 'noise'].map((name) => normals(n, 5, name));
  const values = a.map((x, r) => x * x + b[r] + noise[r]);
  const controls = [
    { name: 'a', values: a, mean: 0 },
    { name: 'b', values: b, mean: 0 },
  ];
  const found = controlVariates(values, controls);
  const without = Array.from({ length: n }, (_, k) => {
    const rest = (column: Float64Array) => column.filter((_value, r) => r !== k);
    return controlVariates(rest(values), controls.map((c) => ({ ...c, values: rest(c.values) }))).mean; // prettier-ignore
  });
  const middle = without.reduce((sum, each) => sum + each, 0) / n;
  const squares = without.reduce((sum, each) => sum + (each - middle) ** 2, 0);
  expect(found.jackknife.mean).toBeCloseTo(n * found.mean - (n - 1) * middle, 10);
  expect(found.jackknife.standardError).toBeCloseTo(Math.sqrt((squares * (n - 1)) / n), 10);
});

// y = x², control x: the slope is mean(x³) but for rounding of order 1/n, so the bias is -E[x⁴ - x²]/n = -2/n to first order.
test('the bias of estimated coefficients is as computed, and the jackknife removes it', () => {
  const [n, repetitions] = [40, 3000];
  const means = new Float64Array(repetitions);
  const corrected = new Float64Array(repetitions);
  for (let k = 0; k < repetitions; k++) {
    const x = normals(n, 100 + k, 'bias');
    const found = controlVariates(x.map((each) => each * each), [{ name: 'x', values: x, mean: 0 }]); // prettier-ignore
    means[k] = found.mean - 1;
    corrected[k] = found.jackknife.mean - 1;
  }
  const zOf = (column: Float64Array, truth: number) => {
    const { mean, variance } = moments(column);
    return (mean - truth) / Math.sqrt(variance / repetitions);
  };
  expect(Math.abs(zOf(means, -2 / n))).toBeLessThanOrEqual(3);
  expect(Math.abs(zOf(means, 0))).toBeGreaterThan(3);
  expect(Math.abs(zOf(corrected, 0))).toBeLessThanOrEqual(3);
});

test('two controls that explain R² gain 1 / (1 - R²), less what estimating them costs; useless ones cost (n - 2) / (n - 4)', () => {
  const n = 5000;
  const [a, b, noise] = ['a', 'b', 'noise'].map((name) => normals(n, 8, name));
  const values = a.map((x, r) => 2 * x + b[r] + noise[r]);
  const controls = (columns: readonly Float64Array[]) =>
    columns.map((column, k) => ({ name: `c${k}`, values: column, mean: 0 }));
  const found = controlVariates(values, controls([a, b]));
  // Var = 4 + 1 + 1, of which 5/6 is explained; the logarithm of a ratio of variances has error at most sqrt(4 / n).
  expect(Math.abs(Math.log(found.gain.gain / 6) / Math.sqrt(4 / n))).toBeLessThanOrEqual(3);
  expect(Math.abs(found.mean / Math.sqrt(1 / n))).toBeLessThanOrEqual(3);
  expect(found.explained).toBeCloseTo(5 / 6, 1);
  const useless = controlVariates(noise, controls([a, b]));
  expect(useless.gain.words).toMatch(/^no gain: 1\.0/u);
  const few = controlVariates(noise.slice(0, 12), controls([a.slice(0, 12), b.slice(0, 12)]));
  const left = 1 - few.explained;
  expect(few.gain.gain).toBeCloseTo((1 / left) * ((9 / 11) * (8 / 10)), 10);
});
