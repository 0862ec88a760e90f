import { expect, test } from 'vitest';
import { blocks } from '../../../models/metis/blocks.ts';
import { runPool } from './pool-model.ts';

const mean = (values: Float64Array): number => values.reduce((a, b) => a + b, 0) / values.length;
const pace = (transactions: number, parameters: Record<string, number | string> = {}): Float64Array =>
  runPool([blocks], {
    days: 400,
    parameters,
    given: { transactions },
    observe: ['secondsPerBlock'],
  }).series['secondsPerBlock'] ?? new Float64Array();

test('fewer transactions make slower blocks', () => {
  const [quiet, usual, busy] = [15_000, 30_000, 90_000].map((transactions) => mean(pace(transactions)));
  expect(quiet).toBeGreaterThan(usual);
  expect(usual).toBeGreaterThan(busy);
});

test('without deviations, the reference activity gives the reference pace and the elasticity its power', () => {
  const still = { 'blocks.deviation': 0 };
  expect(pace(30_000, still).every((seconds) => Math.abs(seconds - 14) < 1e-12)).toBe(true);
  expect(pace(60_000, still)[10]).toBeCloseTo(14 * 0.5 ** 0.27, 12);
});

test('the pace stays between fastest and slowest, also without any transaction', () => {
  const wild = { 'blocks.deviation': 0.5 };
  for (const transactions of [0, 30_000, 1_000_000]) {
    const seconds = pace(transactions, wild);
    expect(Math.min(...seconds)).toBeGreaterThanOrEqual(8);
    expect(Math.max(...seconds)).toBeLessThanOrEqual(18);
  }
  expect(pace(0).every((seconds) => seconds === 18)).toBe(true);
});

test('a fixed pace is exactly the stated one', () => {
  const seconds = pace(30_000, { 'blocks.drift': 'fixed', 'blocks.fixedSeconds': 8 });
  expect(seconds.every((each) => each === 8)).toBe(true);
});

test('the logarithm of the pace deviates by the stated standard deviation and forgets half of it in the stated days', () => {
  const seconds = runPool([blocks], {
    days: 20_000,
    parameters: { 'blocks.fastest': 1, 'blocks.slowest': 60, 'blocks.memory': 2 },
    given: { transactions: 30_000 },
    observe: ['secondsPerBlock'],
    audit: false,
  }).series['secondsPerBlock'];
  const logs = [...(seconds ?? [])].slice(100).map((each) => Math.log(each / 14));
  const variance = logs.reduce((a, x) => a + x * x, 0) / logs.length;
  const covariance = logs.slice(2).reduce((a, x, i) => a + x * (logs[i] ?? 0), 0) / (logs.length - 2);
  // Variance of the mean square of a first-order autoregression: 2/n (1 + r²)/(1 − r²), r² = 1/2.
  expect(Math.abs(variance / 0.08 ** 2 - 1) / Math.sqrt(6 / logs.length)).toBeLessThan(3);
  expect(covariance / variance).toBeCloseTo(0.5, 1);
});
