// The published figures of the speed yardstick, version 1, and the mean field they share.
import { expect, test } from 'vitest';
import { simulate } from '../../src/simulate/index.ts';
import type { Model } from '../../src/define/index.ts';
import { holderStaking, holderStakingByEvents } from '../../models/textbook/index.ts';

const observe = ['price', 'totalStaked', 'holders.gini', 'holders.supply', 'supplyAtStart', 'minted', 'sold'];

/** Figures of one recorded day, by observed name. */
function figures(model: Model, size: { holders: number; days: number; at: number }): Record<string, number> {
  const { holders, days, at } = size;
  const { days: recorded, series } = simulate({
    model,
    days,
    seed: 1,
    populations: { holders },
    observe,
    recordEvery: 30,
  });
  const position = recorded.indexOf(at);
  return Object.fromEntries(observe.map((name) => [name, series[name]?.[position] ?? NaN]));
}

const relative = (value: number | undefined, published: number): number =>
  Math.abs((value ?? NaN) / published - 1);

test('10,000 holders over five years, day by day, give the published figures', () => {
  const found = figures(holderStaking, { holders: 10_000, days: 1825, at: 1800 });
  expect(relative(found['price'], 5.865160433)).toBeLessThan(1e-9);
  expect(relative(found['totalStaked'], 2364133.918)).toBeLessThan(1e-9);
  expect(relative(found['holders.gini'], 0.7283894272)).toBeLessThan(1e-9);
  expect(relative(found['holders.supply'], 4049832.3)).toBeLessThan(1e-9);
});

test('1,000 holders over one year, day by day, give the published figures', () => {
  const found = figures(holderStaking, { holders: 1_000, days: 365, at: 360 });
  expect(relative(found['price'], 113.9331865)).toBeLessThan(1e-9);
  expect(relative(found['totalStaked'], 204056.2359)).toBeLessThan(1e-9);
  expect(relative(found['holders.gini'], 0.695226088)).toBeLessThan(1e-9);
  expect(relative(found['holders.supply'], 434625.9266)).toBeLessThan(1e-9);
});

test('10,000 holders over five years, by events, give the published figures', () => {
  const found = figures(holderStakingByEvents, { holders: 10_000, days: 1825, at: 1800 });
  expect(relative(found['price'], 5.865160433)).toBeLessThan(1e-9);
  expect(relative(found['totalStaked'], 2370084.415)).toBeLessThan(1e-9);
  expect(relative(found['holders.gini'], 0.7283118216)).toBeLessThan(1e-9);
});

test('supply is what there was plus what was minted less what was sold, in both modes', () => {
  for (const model of [holderStaking, holderStakingByEvents]) {
    const found = figures(model, { holders: 2_000, days: 365, at: 365 });
    const { supplyAtStart = NaN, minted = NaN, sold = NaN } = found;
    expect(minted).toBeGreaterThan(0);
    expect(sold).toBeGreaterThan(0);
    expect(relative(found['holders.supply'], supplyAtStart + minted - sold)).toBeLessThan(1e-12);
  }
});

test('both modes have the published mean field: staked share 0.5178 ± 0.0013, Gini 0.7113 ± 0.0009 (300 seeds)', () => {
  const seeds = 40;
  // Standard deviations of one seed follow from the published standard errors: 0.0013 √300 and 0.0009 √300.
  const published = [
    { mean: 0.5178, error: 0.0013 },
    { mean: 0.7113, error: 0.0009 },
  ];
  for (const model of [holderStaking, holderStakingByEvents]) {
    const totals = [0, 0];
    for (let seed = 1_001; seed <= 1_000 + seeds; seed++) {
      const { series } = simulate({
        model,
        days: 360,
        seed,
        populations: { holders: 2_000 },
        observe: ['totalStaked', 'holders.gini', 'holders.supply'],
        recordEvery: 360,
      });
      totals[0] =
        (totals[0] ?? 0) + (series['totalStaked']?.[1] ?? NaN) / (series['holders.supply']?.[1] ?? NaN);
      totals[1] = (totals[1] ?? 0) + (series['holders.gini']?.[1] ?? NaN);
    }
    published.forEach(({ mean, error }, k) => {
      const z = ((totals[k] ?? NaN) / seeds - mean) / (error * Math.sqrt(1 + 300 / seeds));
      expect(Math.abs(z)).toBeLessThan(3);
    });
  }
});
