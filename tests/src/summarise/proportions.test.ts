import { expect, test } from 'vitest';
import {
  binomialProbabilities,
  clopperPearson,
  proportionUpperBound,
  wilson,
} from '../../../src/summarise/index.ts';

// Newcombe (1998), Statistics in Medicine 17, table I: methods 3 (score) and 5 (exact).
test('Wilson intervals equal the published ones', () => {
  const published = [
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ];
  for (const [successes, n, low, high] of published) {
    expect(wilson(successes, n).low).toBeCloseTo(low, 4);
    expect(wilson(successes, n).high).toBeCloseTo(high, 4);
  }
});

test('Clopper–Pearson intervals equal the published ones', () => {
  const published = [
    [81, 263, 0.2527, 0.3676],
    [15, 148, 0.0578, 0.1617],
    [0, 20, 0, 0.1684],
    [1, 29, 0.0009, 0.1776],
  ];
  for (const [successes, n, low, high] of published) {
    expect(clopperPearson(successes, n).low).toBeCloseTo(low, 4);
    expect(clopperPearson(successes, n).high).toBeCloseTo(high, 4);
  }
});

test('at the Clopper–Pearson limits each binomial tail is exactly 2.5 %', () => {
  for (const [successes, n] of [
    [1, 10],
    [7, 20],
    [199, 200],
    [50, 2000],
  ]) {
    const { low, high } = clopperPearson(successes, n);
    const upper = binomialProbabilities(n, low)
      .slice(successes)
      .reduce((a, b) => a + b, 0);
    const lower = binomialProbabilities(n, high)
      .slice(0, successes + 1)
      .reduce((a, b) => a + b, 0);
    expect(upper).toBeCloseTo(0.025, 9);
    expect(lower).toBeCloseTo(0.025, 9);
  }
});

/** Exact probability that the interval holds the true p: a sum over all outcomes. */
function coverage(interval: typeof wilson, n: number, p: number): number {
  return binomialProbabilities(n, p).reduce((covered, chance, successes) => {
    const { low, high } = interval(successes, n);
    return low <= p && p <= high ? covered + chance : covered;
  }, 0);
}

test('Clopper–Pearson covers with at least 95 % for every probability on a fine grid', () => {
  for (const n of [5, 30, 60]) {
    for (let k = 1; k < 100; k++) expect(coverage(clopperPearson, n, k / 100)).toBeGreaterThanOrEqual(0.95);
  }
});

test('Wilson covers with 95 % on average over all probabilities, and sometimes less', () => {
  const grid = Array.from({ length: 199 }, (_, k) => coverage(wilson, 50, (k + 1) / 200));
  const average = grid.reduce((a, b) => a + b, 0) / grid.length;
  expect(average).toBeGreaterThan(0.945);
  expect(average).toBeLessThan(0.96);
  expect(Math.min(...grid)).toBeLessThan(0.95);
});

test('no proportion is ever printed as 0 % plus or minus 0 %', () => {
  for (const interval of [wilson, clopperPearson]) {
    for (const n of [1, 7, 2000, 1_000_000]) {
      const none = interval(0, n);
      const all = interval(n, n);
      expect(none.low).toBe(0);
      expect(none.high).toBeGreaterThan(0);
      expect(all.high).toBe(1);
      expect(all.low).toBeLessThan(1);
    }
    expect(interval(0, 0)).toMatchObject({ low: 0, high: 1, n: 0 });
  }
});

test('successes and failures mirror each other', () => {
  for (const interval of [wilson, clopperPearson]) {
    expect(interval(3, 17).low).toBeCloseTo(1 - interval(14, 17).high, 12);
  }
});

test('an event never seen in n futures is bounded by 1 - 0.05^(1/n)', () => {
  for (const n of [1, 100, 2000]) {
    expect(proportionUpperBound(0, n)).toBeCloseTo(1 - Math.pow(0.05, 1 / n), 10);
  }
  expect(proportionUpperBound(0, 0)).toBe(1);
  expect(proportionUpperBound(5, 5)).toBe(1);
});

test('impossible counts are refused', () => {
  expect(() => wilson(3, 2)).toThrow('invalid number of successes: 3; expected at most 2');
  expect(() => wilson(-1, 2)).toThrow('invalid number of successes: -1');
  expect(() => clopperPearson(0.5, 2)).toThrow('expected an integer');
});
