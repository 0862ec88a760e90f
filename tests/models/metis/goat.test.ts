import { expect, test } from 'vitest';
import { goat } from '../../../models/metis/goat.ts';
import { last, runPool } from './pool-model.ts';

const observe = ['goat.emitted', 'goat.fees', 'goat.treasury', 'market', 'bought'];
const run = (parameters: Record<string, number | string> = {}, days = 365) =>
  runPool([goat], { days, parameters, given: { price: 10, bitcoinPrice: 100_000 }, observe });

test('in its first year GOAT emits 25,000,000, in four years 100,000,000, and ever after no more than its pool', () => {
  const fresh = { 'goat.blocksAtVote': 0 };
  expect(last(run(fresh), 'goat.emitted') / 25_000_000).toBeCloseTo(1, 8);
  expect(last(run(fresh, 1_460), 'goat.emitted')).toBeCloseTo(100_000_000.0512, 3);
  expect(
    last(run({ 'goat.blocksAtVote': 1e9, 'goat.secondsPerBlock': 0.1 }, 400), 'goat.emitted'),
  ).toBeLessThanOrEqual(200_000_000);
});

test('faster blocks emit more, and a halving halves what a day emits', () => {
  expect(last(run({ 'goat.secondsPerBlock': 2 }), 'goat.emitted')).toBeGreaterThan(
    last(run(), 'goat.emitted'),
  );
  const around = run({ 'goat.blocksAtVote': 42_048_000 - 10 * 28_800 }, 20).series['goat.emitted'] ?? [];
  const daily = (day: number) => (around[day] ?? NaN) - (around[day - 1] ?? NaN);
  expect(daily(5)).toBeCloseTo(28_800 * 2.3782344, 3);
  expect(daily(15)).toBeCloseTo((28_800 * 2.3782344) / 2, 3);
});

test('by default GOAT moves no METIS, however much it is used', () => {
  const busy = run({ 'goat.typicalTransactions': 1e7, 'goat.feePerTransaction': 0.0001 });
  expect(last(busy, 'goat.fees')).toBeGreaterThan(100);
  expect(last(busy, 'market')).toBe(7_000_000);
  expect(busy.series['bought']?.every((amount) => amount === 0)).toBe(true);
});

test('where the foundation spends its third of the gas on METIS, that much is bought and kept', () => {
  const buying = run({ 'goat.metisFlow': 'foundation', 'goat.spread': 0 }, 10);
  // 10,000 tx × 0.0000002 BTC × 100,000 USD ÷ 3 ÷ 10 USD a METIS.
  expect(last(buying, 'goat.treasury')).toBeCloseTo((10 * 200) / 30, 4);
  expect(last(buying, 'market')).toBe(7_000_000 - last(buying, 'goat.treasury'));
});

test('a run that begins earlier or later counts blocks from the same day, and there is nothing before the first block', () => {
  const begin = (start: string) =>
    runPool([goat], { days: 100, start, given: { price: 10, bitcoinPrice: 100_000 }, observe });
  expect(last(begin('2025-11-03'), 'goat.emitted')).toBeCloseTo(
    begin('2026-02-11').series['goat.emitted']?.[0] ?? NaN,
    6,
  );
  expect(last(begin('2021-05-12'), 'goat.emitted')).toBe(0);
  expect(last(begin('2021-05-12'), 'goat.fees')).toBe(0);
});
