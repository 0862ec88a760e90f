import { expect, test } from 'vitest';
import { allocation, LAUNCH } from '../../../models/metis/allocation.ts';
import { circulation } from '../../../models/metis/circulation.ts';
import { model } from '../../../models/metis/economy.ts';
import { supply } from '../../../models/metis/supply.ts';
import { vesting } from '../../../models/metis/vesting.ts';
import { dateOf, dayNumber } from '../../../src/define/index.ts';
import { simulate } from '../../../src/simulate/index.ts';
import type { Simulation } from '../../../src/simulate/index.ts';

const alone = model({
  name: 'alone',
  version: '1',
  means: 'the allocation alone',
  schedule: [supply, vesting, circulation],
});
const observe = [
  'supply.circulating',
  'supply.nonCirculating',
  'vesting.locked',
  'vesting.unlocked',
  'vesting.mined',
  'vesting.fund',
  'circulation.byUnlocks',
  'circulation.byMining',
  'circulation.growth',
  'circulation.byOthers',
  'rewardBudget',
  'grantsBudget',
  'market',
  'unissued',
  'unlocked',
  'mined',
  'sold',
];
const populations = { holders: 1, clients: 1, positions: 1, verifiers: 1 };
const kept = new Map<string, Simulation>();
/** One run for each set of rules, kept: the tests only look at it. */
const run = (parameters: Record<string, number | string> = {}, days = 1_100, start = LAUNCH) => {
  const key = JSON.stringify([parameters, days, start]);
  const spec = { model: alone, days, seed: 1, start, populations, parameters, observe, audit: true };
  const simulation = kept.get(key) ?? simulate(spec);
  kept.set(key, simulation);
  const { series } = simulation;
  const on = (name: string, date: string): number =>
    series[name]?.[dayNumber(date) - dayNumber(start)] ?? NaN;
  return { on, series };
};

test('the rows of the allocation hold 10,000,000 METIS: team 7 %, investors 18.5 %, mining 47.7 %', () => {
  const sumOf = (...names: string[]): number =>
    allocation.filter(({ name }) => names.includes(name)).reduce((total, { amount }) => total + amount, 0);
  expect(allocation.reduce((total, { amount }) => total + amount, 0)).toBe(10_000_000);
  expect(sumOf('founding team')).toBe(700_000);
  expect(sumOf('angel investors', 'seed investors', 'private sale', 'community star', 'strategic sale')).toBe(
    1_850_000,
  );
  expect(sumOf('transaction mining')).toBe(4_770_000);
});

test('on the day of the launch airdrop, liquidity reserve, IDO and the first parts circulate, and everything else is locked', () => {
  const { on } = run({}, 1);
  expect(on('supply.circulating', '2021-05-12')).toBe(
    600_000 + 600_000 + 30_000 + 40_000 + 7_500 + 5_000 + 60_000 + 70_000 + 30_000 + 15_000,
  );
  expect(on('vesting.locked', '2021-05-12')).toBe(10_000_000 - 1_457_500);
  expect(on('unissued', '2021-05-12')).toBe(0);
});

test('the last unlock outside mining is the eighth step of the team, on 2023-11-12', () => {
  const { on, series } = run();
  const days = [...(series['unlocked'] ?? [])].flatMap((amount, day) => (amount > 0 ? [day] : []));
  expect(dateOf(dayNumber(LAUNCH) + Math.max(...days))).toBe('2023-11-12');
  expect(on('unlocked', '2023-11-12')).toBe(700_000 / 8);
  expect(on('vesting.unlocked', '2023-11-12')).toBe(5_230_000);
});

test('steps fall an hour after the end of the quarter of 91.3 days, so the first is on 2021-08-12', () => {
  const { on } = run({}, 120);
  const quarterly = (360_000 + 142_500 + 95_000) / 8 + (540_000 + 630_000) / 4;
  const monthly = (270_000 + 135_000) / 12;
  expect(on('unlocked', '2021-08-12')).toBeCloseTo(quarterly + monthly + 600_000 / 365, 6);
  expect(on('unlocked', '2021-08-13')).toBeCloseTo(600_000 / 365, 6);
});

test('what is left of mining becomes the development fund on 2023-12-20: 3.0 million for rewards and 1.6 million for grants', () => {
  const { on } = run();
  expect(on('rewardBudget', '2023-12-19') + on('grantsBudget', '2023-12-19')).toBe(0);
  expect(on('vesting.fund', '2023-12-20')).toBe(4_600_000);
  expect([on('rewardBudget', '2023-12-20'), on('grantsBudget', '2023-12-20')]).toEqual([
    3_000_000, 1_600_000,
  ]);
  expect(on('vesting.locked', '2023-12-20')).toBe(0);
  expect(on('supply.circulating', '2023-12-20')).toBe(5_400_000);
});

test('mining by DACs pays 1,598.4 METIS a day from 2021-11-27 until 170,000 METIS are mined', () => {
  const { on } = run();
  expect(on('mined', '2021-11-26')).toBe(0);
  expect(on('mined', '2021-11-27')).toBeCloseTo(1_598.4, 6);
  expect(on('vesting.mined', '2022-03-12')).toBeCloseTo(106 * 1_598.4, 5);
  expect(on('vesting.mined', '2022-03-13')).toBe(170_000);
  expect(on('vesting.mined', '2023-12-20')).toBe(170_000);
});

test('a run that begins later finds the same accounts on the same date', () => {
  const whole = run();
  for (const start of ['2021-09-01', '2022-06-23', '2023-12-19']) {
    const late = run({}, 30, start);
    const later = dateOf(dayNumber(start) + 30);
    for (const name of ['supply.circulating', 'vesting.locked', 'vesting.unlocked', 'rewardBudget'])
      for (const date of [start, later]) expect(late.on(name, date)).toBeCloseTo(whole.on(name, date), 5);
  }
});

test('a run that begins when the fund exists has empty rows, whatever is assumed about them', () => {
  const usual = run({}, 60, '2025-11-03');
  const other = run(
    { 'vesting.mining': 'even', 'vesting.sales': 'share', 'vesting.community': 'yearly' },
    60,
    '2025-11-03',
  );
  expect(usual.on('vesting.locked', '2025-11-03')).toBe(0);
  expect(usual.on('supply.circulating', '2025-12-01')).toBe(6_500_000);
  for (const name of observe) expect(other.series[name]).toEqual(usual.series[name]);
});

test('before the launch nothing circulates', () => {
  const { on } = run({}, 12, '2021-05-01');
  expect(on('supply.circulating', '2021-05-11')).toBe(0);
  expect(on('supply.circulating', '2021-05-12')).toBe(1_457_500);
});

test('mining by the promise of 2021 is even over ten years and creates no fund; by its table it is 1,486,000 in the first year', () => {
  const even = run({ 'vesting.mining': 'even' }, 3_700);
  expect(even.on('vesting.mined', '2026-05-11')).toBeCloseTo(4_770_000 / 2, 0);
  expect(even.on('vesting.mined', '2031-05-10')).toBeCloseTo(4_770_000, 6);
  expect(even.on('rewardBudget', '2024-01-01')).toBe(0);
  const table = run({ 'vesting.mining': 'table' }, 3_700);
  expect(table.on('vesting.mined', '2022-05-12')).toBeCloseTo(1_486_000, 5);
  expect(table.on('mined', '2025-01-01') * 365).toBeCloseTo(364_889, 0);
  expect(table.on('vesting.locked', '2031-05-12')).toBe(0);
});

test('the row of the community is released day by day, at the ends of its years, or kept for the fund', () => {
  const linear = run();
  const yearly = run({ 'vesting.community': 'yearly' });
  const withheld = run({ 'vesting.community': 'withheld' });
  const gap = (other: typeof linear, date: string): number =>
    linear.on('supply.circulating', date) - other.on('supply.circulating', date);
  expect(gap(yearly, '2022-05-11')).toBeCloseTo((600_000 * 364) / 365, 5);
  expect(gap(yearly, '2022-05-12')).toBeCloseTo(0, 5);
  expect(gap(withheld, '2023-12-21')).toBeCloseTo(900_000, 5);
  expect(withheld.on('grantsBudget', '2023-12-20')).toBe(2_500_000);
});

test('more mining leaves a smaller fund, and a fund smaller than its part for rewards grants nothing', () => {
  const { on } = run({ 'vesting.minedInAll': 1_300_000, 'vesting.fundForRewards': 4_000_000 });
  const mined = on('vesting.mined', '2023-12-20');
  expect(mined).toBeCloseTo(754 * 1_598.4, 4);
  expect(on('vesting.fund', '2023-12-20')).toBe(4_770_000 - mined);
  expect(on('grantsBudget', '2023-12-20')).toBe(0);
});

test('unlocks are sold only where that is assumed, and then in the stated share', () => {
  expect([...(run().series['sold'] ?? [])].every((sold) => sold === 0)).toBe(true);
  const { on } = run({ 'vesting.sales': 'share', 'vesting.soldAtOnce': 0.5 });
  expect(on('sold', '2023-11-12')).toBe(43_750);
  expect(on('market', '2023-11-12')).toBe(run().on('market', '2023-11-12'));
});

test('circulation grows by unlocks and mining, exactly, and by nothing else', () => {
  const { series } = run();
  const at = (name: string, day: number): number => series[name]?.[day] ?? NaN;
  for (let day = 0; day <= 1_100; day++) {
    expect(at('circulation.growth', day)).toBe(
      at('circulation.byUnlocks', day) + at('circulation.byMining', day),
    );
    expect(at('circulation.byOthers', day)).toBe(0);
    expect(at('supply.circulating', day) + at('supply.nonCirculating', day)).toBe(10_000_000);
  }
});

test('in mid-2022 the schedule gives the circulating supply that was reported, within half a per cent', () => {
  const { on } = run();
  expect(Math.abs(on('supply.circulating', '2022-06-23') / 4_297_000 - 1)).toBeLessThan(0.005);
  expect(Math.abs(on('supply.circulating', '2022-07-01') / 4_317_000 - 1)).toBeLessThan(0.005);
});

test('what the schedule unlocks from July 2022 on is the million METIS that the figures reported in 2023 do not count', () => {
  const { on } = run();
  const later = on('supply.circulating', '2023-11-15') - on('supply.circulating', '2022-07-01');
  expect(Math.abs(on('supply.circulating', '2023-11-15') - later - 4_354_000)).toBeLessThan(40_000);
});
