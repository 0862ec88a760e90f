import { expect, test } from 'vitest';
import { inference } from '../../../src/library.ts';
import { normalCdf } from '../../../src/numeric/index.ts';
import { Stream } from '../../../src/random/index.ts';

const { mannWhitney, wilcoxonSignedRank } = inference;

test('with ties the rank-sum test counts all ways to deal the ranks', () => {
  // All 462 ways, in Python.
  const found = mannWhitney([1, 2, 2, 3, 5], [2, 4, 4, 5, 6, 7]);
  expect(found.statistic).toBe(24.5);
  expect(found.superiority).toBeCloseTo(24.5 / 30, 15);
  expect(found.pValue).toBeCloseTo(0.09956709956709957, 14);
  expect(found.method).toBe('exact, given the ties');
});

test('without ties it is the table of Mann and Whitney: U of 0 among 3 and 3 has probability 0.05 one-sided', () => {
  const found = mannWhitney([1, 2, 3], [4, 5, 6]);
  expect(found).toMatchObject({ statistic: 9, superiority: 1, method: 'exact' });
  expect(found.pValue).toBeCloseTo(0.1, 15);
  // Which sample is the larger one makes no difference.
  const swapped = mannWhitney([4, 5, 6, 7], [1, 2, 3]);
  expect(swapped.pValue).toBeCloseTo(mannWhitney([1, 2, 3], [4, 5, 6, 7]).pValue, 15);
  expect(swapped.pValue).toBeCloseTo(2 / 35, 15);
});

test('with ties the signed-rank test counts all signs, and leaves out what is equal', () => {
  const differences = [1, -2, 2, 3, 3, -1, 4, 5, 0];
  const found = wilcoxonSignedRank(new Float64Array(9), differences);
  // All 256 signs, in Python.
  expect(found).toMatchObject({ statistic: 31, zeros: 1, sizes: [8], method: 'exact, given the ties' });
  expect(found.pValue).toBeCloseTo(0.078125, 15);
});

test('five differences of one sign have p of 2/32, thirty of 2^-29', () => {
  expect(wilcoxonSignedRank([0, 0, 0, 0, 0], [1, 2, 3, 4, 5]).pValue).toBeCloseTo(2 / 32, 15);
  const thirty = wilcoxonSignedRank(
    new Float64Array(30),
    Float64Array.from({ length: 30 }, (_, i) => -1 - i),
  );
  expect(thirty.pValue * 2 ** 29).toBeCloseTo(1, 12);
  expect(wilcoxonSignedRank([1, 2], [1, 2])).toMatchObject({ pValue: 1, zeros: 2, statistic: 0 });
});

test('beyond the exact sizes both agree with an independent program', () => {
  const a = Array.from({ length: 200 }, (_, i) => (i * 37) % 101);
  const b = Array.from({ length: 150 }, (_, i) => ((i * 53) % 97) + 5);
  // scipy 1.17: mannwhitneyu and wilcoxon, normal with continuity correction.
  expect(mannWhitney(a, b).pValue).toBeCloseTo(0.503260519624747, 12);
  expect(wilcoxonSignedRank(a.slice(0, 150), b).pValue).toBeCloseTo(0.44671184965377764, 12);
  expect(mannWhitney(a, b).method).toContain('normal');
});

test('at the largest exact size the signed-rank test agrees with the normal law that takes over beyond', () => {
  const stream = new Stream('ranks');
  stream.begin(5, 0);
  const differences = Float64Array.from({ length: 60 }, (_, i) => 0.25 + stream.normal(i, 1));
  const { statistic, pValue, method } = wilcoxonSignedRank(new Float64Array(60), differences);
  const z = (Math.abs(statistic - (60 * 61) / 4) - 0.5) / Math.sqrt((60 * 61 * 121) / 24);
  expect(method).toBe('exact');
  expect(Math.abs(pValue - 2 * normalCdf(-z))).toBeLessThan(0.002);
});

test('samples of one law are rejected one time in twenty at most', () => {
  const stream = new Stream('ranks');
  let [sums, signs] = [0, 0];
  for (let r = 0; r < 500; r++) {
    stream.begin(9, r);
    const a = Float64Array.from({ length: 12 }, (_, i) => stream.exponential(i, 0));
    const b = Float64Array.from({ length: 12 }, (_, i) => stream.exponential(i, 1));
    if (mannWhitney(a, b).pValue <= 0.05) sums++;
    if (wilcoxonSignedRank(a, b).pValue <= 0.05) signs++;
  }
  // Attained levels of the exact tests at these sizes: 0.0449 and 0.0425.
  expect(Math.abs(sums - 500 * 0.0449) / Math.sqrt(500 * 0.0449)).toBeLessThan(3);
  expect(Math.abs(signs - 500 * 0.0425) / Math.sqrt(500 * 0.0425)).toBeLessThan(3);
});

test('what is no sample is refused', () => {
  expect(() => mannWhitney([], [1])).toThrow('invalid first sample: 0 values');
  expect(() => wilcoxonSignedRank([1], [1, 2])).toThrow(
    'invalid pairs: 1 and 2 values; expected equal lengths',
  );
  expect(() => wilcoxonSignedRank([Infinity], [1])).toThrow('invalid first sample: Infinity');
});
