import { expect, test } from 'vitest';
import * as arithmetic from '../../src/library-arithmetic.ts';

// References: exact rational sums and recursions with 60 to 80 digits (Python fractions and decimal), rounded to doubles here.

/** Relative difference. */
const off = (value: number, exact: number): number => Math.abs(value / exact - 1);

test('binomial tails keep their digits down to 1e-200 and up to a million trials', () => {
  const { binomialAtLeast } = arithmetic;
  expect(off(binomialAtLeast(100, 100, 0.01), 1e-200)).toBeLessThan(1e-12);
  expect(off(binomialAtLeast(90, 100, 0.1), 6.11023682419096e-78)).toBeLessThan(1e-12);
  expect(off(binomialAtLeast(2, 400, 1e-8), 7.97997882643157e-12)).toBeLessThan(1e-12);
  expect(off(binomialAtLeast(20, 1_000, 0.001), 1.33574869923625e-19)).toBeLessThan(1e-12);
  // A million coins: normal law with a correction for continuity, good to 1e-6 here.
  expect(binomialAtLeast(500_500, 1_000_000, 0.5)).toBeCloseTo(0.158897, 5);
  expect(() => binomialAtLeast(3, 10, 1.5)).toThrow('invalid probability: 1.5');
  expect(() => binomialAtLeast(Number.NaN, 10, 0.5)).toThrow('invalid number of successes: NaN');
});

test('hypergeometric tails keep their digits, and all of the population has all of the marked', () => {
  const { hypergeometricAtLeast } = arithmetic;
  expect(off(hypergeometricAtLeast(60, 64, 10_000, 3_333), 2.1791911319198698e-24)).toBeLessThan(1e-11);
  expect(off(hypergeometricAtLeast(300, 400, 1_000, 600), 9.07749726969032e-16)).toBeLessThan(1e-11);
  expect(hypergeometricAtLeast(1, 1_000, 1_000, 1)).toBe(1);
  expect(hypergeometricAtLeast(6, 5, 10, 5)).toBe(0);
  expect(() => hypergeometricAtLeast(1, 11, 10, 3)).toThrow('invalid draw of 11');
});

test('an even jury ties: a fair coin makes it as good as one juror fewer, otherwise a tie is wrong', () => {
  const { majorityIsRight } = arithmetic;
  expect(majorityIsRight(4, 0.6, 'coin')).toBeCloseTo(0.648, 14);
  expect(majorityIsRight(4, 0.6)).toBeCloseTo(0.4752, 14);
});

test('weights rarely down together have tiny probabilities, not rounded to nothing', () => {
  const above = arithmetic.probabilityAbove(
    [7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7],
    new Array<number>(11).fill(1e-3),
    50,
    new Float64Array(51),
  );
  expect(off(above, 1.6456039588e-22)).toBeLessThan(1e-9);
  expect(arithmetic.probabilityAbove([1], [0.5], -1, new Float64Array(1))).toBe(1);
});

test('twenty hostile slots in a row among a hundred, a tenth of all hostile: 7.3e-19', () => {
  // (1 + 80 × 0.9) × 0.1^20, since two such runs apart have 1e-38.
  expect(off(arithmetic.runProbability(20, 100, 0.1), 7.3e-19)).toBeLessThan(1e-12);
  expect(off(arithmetic.slotsUntilRun(5, 0.999999), 5.000015000035)).toBeLessThan(1e-12);
  expect(() => arithmetic.runProbability(2.5, 10, 0.1)).toThrow('invalid run: 2.5');
});

test('a thousand servers overflow nothing: Erlang B and C, finite buffers and impatience', () => {
  // Loss at load = servers tends to √(2 ÷ (π c)) (Jagerman 1974), here with its next term 2/3.
  const lost = 1 / (Math.sqrt((Math.PI * 1_000) / 2) + 2 / 3);
  expect(off(arithmetic.erlangB(1_000, 1_000), lost)).toBeLessThan(1e-4);
  expect(
    off(arithmetic.queueMMcK(1_000, 1, 1_000, 1_000).lost, arithmetic.erlangB(1_000, 1_000)),
  ).toBeLessThan(1e-12);
  expect(arithmetic.queueMMcK(2_000, 1, 1_000, 1_200).lost).toBeCloseTo(0.5, 9);
  // Patience as long as service: the number is Poisson with the load as its mean, at least that with 1/2 + 1 ÷ (3 √(2πλ)).
  const { delayed } = arithmetic.erlangA(1_000, 1, 1, 1_000);
  expect(delayed).toBeCloseTo(0.5 + 1 / (3 * Math.sqrt(2_000 * Math.PI)), 6);
  const rare = arithmetic.erlangA(1, 1, 2, 50).delayed;
  expect(rare).toBeGreaterThan(1e-66);
  expect(rare).toBeLessThan(1e-64);
});

test('interrupted service: two classes of the same exponential service share the number of M/M/1', () => {
  const classes = [
    { arrivals: 0.3, mean: 1, variation: 1 },
    { arrivals: 0.4, mean: 1, variation: 1 },
  ];
  const times = arithmetic.timesByPreemption(classes);
  expect(times[0]).toBeCloseTo(1 / 0.7, 12);
  expect(0.3 * (times[0] ?? 0) + 0.4 * (times[1] ?? 0)).toBeCloseTo(0.7 / 0.3, 12);
});

test('an overloaded later class keeps the server busy, and earlier ones wait for what is in service', () => {
  const [first, second] = arithmetic.waitsByPriority([
    { arrivals: 0.3, mean: 1, variation: 1 },
    { arrivals: 4, mean: 1, variation: 0 },
  ]);
  // (0.3 + 0.7 ÷ 2) ÷ 0.7
  expect(first).toBeCloseTo(0.65 / 0.7, 12);
  expect(second).toBe(Infinity);
});

test('a swap of a billionth of the pool keeps its digits on every curve', () => {
  // Closed forms: a quadratic for StableSwap, Newton with 80 digits for Solidly, a power for weighted pools.
  expect(off(arithmetic.constantProductOut(1e-9, 1e3, 1e3, 0), 9.99999999999e-10)).toBeLessThan(1e-12);
  expect(off(arithmetic.stableOut(1e-3, 1e9, 1e9, 1_000, 0), 1e-3)).toBeLessThan(1e-11);
  expect(off(arithmetic.solidlyOut(1e-6, 1e6, 1e6, 0), 1e-6)).toBeLessThan(1e-11);
  const pool = { reserveIn: 4_000, weightIn: 0.8, reserveOut: 1_000, weightOut: 0.2 };
  expect(off(arithmetic.weightedOut(1e-9, pool, 0.003), 9.97e-10)).toBeLessThan(1e-11);
  expect(off(arithmetic.weightedIn(9.97e-10, pool, 0.003), 1e-9)).toBeLessThan(1e-11);
  const swap = arithmetic.sellFirst(1e-9, 1e6, 1, { low: 0.5, high: 2 }, 0);
  expect(off(swap.out, 1e-9)).toBeLessThan(1e-12);
  expect(off(arithmetic.impermanentLoss(1.0000001), -1.25e-15)).toBeLessThan(1e-6);
});

test('a price outside the range of a position is refused', () => {
  const range = { low: 2, high: 4 };
  expect(() => arithmetic.sellFirst(1, 100, 1, range, 0)).toThrow('invalid square root of the price: 1');
  expect(() => arithmetic.sellSecond(1, 100, 5, range, 0)).toThrow('invalid square root of the price: 5');
});

test('Atkinson’s index is smooth where the aversion passes 1, and finite for a large one', () => {
  const holdings = [1, 2, 3, 4];
  const atOne = arithmetic.atkinson(holdings, 1);
  for (const aversion of [1 - 1e-9, 1 + 1e-9]) {
    expect(Math.abs(arithmetic.atkinson(holdings, aversion) - atOne)).toBeLessThan(1e-9);
  }
  expect(arithmetic.atkinson([1e-9, 1, 5], 50)).toBeCloseTo(1, 8);
});

test('a plain list of holdings is sorted by size, not by digits', () => {
  expect(arithmetic.gini([10, 9, 1])).toBeCloseTo(0.3, 12);
  expect(() => arithmetic.gini([])).toThrow('invalid holdings: none');
  expect(() => arithmetic.theilT([1, -1])).toThrow('invalid holdings[1]: -1');
});
