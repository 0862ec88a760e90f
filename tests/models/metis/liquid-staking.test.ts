import { expect, test } from 'vitest';
import { liquidStaking } from '../../../models/metis/liquid-staking.ts';
import { locking } from '../../../models/metis/locking.ts';
import { sequencerPool } from '../../../models/metis/sequencer-pool.ts';
import { column, holdersOf, last, runPool } from './pool-model.ts';
import type { Act } from './pool-model.ts';

const seen = [
  'stakingBuffer',
  'redemptionFund',
  'redemptionsAsked',
  'redemptionsFunded',
  'redemptionWait',
  'exchangeRate',
  'liquidYield',
  'bond',
  'unbonding',
  'stakingTreasury',
  'shares',
  'rewardsPaid',
  'realisedRate',
  'locking.seats',
  'liquidStaking.deposits',
  'liquidStaking.lockedShare',
  'liquidStaking.idleShare',
  'liquidStaking.queue',
];
const seats = {
  'sequencerPool.foundationSeats': 0,
  'sequencerPool.liquidSeats': 2,
  'sequencerPool.secondLiquidSeats': 0,
  'sequencerPool.operatorSeats': 0,
  'sequencerPool.lockedAtStart': 120_000,
  'sequencerPool.production': 'expected',
};
const run = (
  acts: readonly Act[],
  days: number,
  more: { values?: Record<string, number | string>; given?: Record<string, number> } = {},
) =>
  runPool([sequencerPool, liquidStaking, locking, holdersOf(acts)], {
    days,
    populations: { holders: 4, protocols: 1 },
    parameters: { ...seats, ...more.values },
    given: { rewardPerBlock: 0, secondsPerBlock: 10, ...more.given },
    observe: seen,
  });

test('shares of the first day are worth what is bonded for them', () => {
  const pool = run([], 10);
  expect(last(pool, 'shares')).toBe(120_000);
  expect(last(pool, 'exchangeRate')).toBe(1);
  expect(last(pool, 'liquidStaking.lockedShare')).toBe(1);
  expect(last(pool, 'liquidStaking.idleShare')).toBe(0);
});

test('a deposit crosses the bridge for 7 days and is bonded on the day it arrives', () => {
  const bond = run([{ day: 10, holder: 1, deposit: 500 }], 30).series['bond'];
  expect([16, 17].map((day) => bond?.[day])).toEqual([120_000, 120_500]);
});

test('deposits above the limits of the seats stay idle', () => {
  const pool = run([{ day: 1, holder: 1, deposit: 100_000 }], 30);
  expect(column(pool, 'bond').slice(0, 2)).toEqual([100_000, 100_000]);
  expect(last(pool, 'stakingBuffer')).toBe(20_000);
  expect(last(pool, 'liquidStaking.idleShare')).toBeCloseTo(20 / 220, 12);
});

test('idle deposits earn nothing: the yield falls by their share', () => {
  const given = { rewardPerBlock: 0.02 };
  const full = run([], 400, { given });
  const diluted = run([{ day: 1, holder: 1, deposit: 200_000 }], 400, { given });
  expect(last(diluted, 'liquidYield')).toBeLessThan(0.6 * last(full, 'liquidYield'));
});

test('a redemption is funded after 22 days out of a withdrawal, and its value stays what it was', () => {
  const pool = run([{ day: 10, holder: 0, redeem: 30_000 }], 40);
  const funded = pool.series['redemptionsFunded'];
  expect([31, 32].map((day) => funded?.[day])).toEqual([0, 30_000]);
  expect(last(pool, 'redemptionFund')).toBe(30_000);
  expect(last(pool, 'locking.seats')).toBe(2);
  expect(last(pool, 'exchangeRate')).toBe(1);
});

test('a redemption beyond what the seats can give back makes a seat leave, and waits for it', () => {
  const pool = run([{ day: 10, holder: 0, redeem: 90_000 }], 50);
  const funded = pool.series['redemptionsFunded'];
  expect(last(pool, 'locking.seats')).toBe(1);
  expect(funded?.[32]).toBeLessThan(90_000);
  expect([33, 34].map((day) => (funded?.[day] ?? 0) === 90_000)).toEqual([true, true]);
});

test('claims are funded in the order in which they were asked for', () => {
  const acts = [
    { day: 1, holder: 1, deposit: 40_000 },
    { day: 20, holder: 0, redeem: 70_000 },
    { day: 21, holder: 1, redeem: 30_000 },
  ];
  const pool = run(acts, 80);
  const funded = [...(pool.series['redemptionsFunded'] ?? [])];
  expect(funded).toEqual([...funded].sort((a, b) => a - b));
  const firstPaid = funded.findIndex((position) => position >= 70_000);
  const secondPaid = funded.findIndex((position) => position >= 100_000);
  expect(firstPaid).toBeGreaterThanOrEqual(42);
  expect(secondPaid).toBeGreaterThan(firstPaid);
});

test('everybody can leave: all seats exit and every claim is funded', () => {
  const pool = run([{ day: 10, holder: 0, redeem: 1_000_000 }], 60, { given: { rewardPerBlock: 0.01 } });
  expect(last(pool, 'locking.seats')).toBe(0);
  expect(last(pool, 'liquidStaking.queue')).toBe(0);
  expect(last(pool, 'shares')).toBe(0);
});

test('who deposits after everybody has left is not given what the seats earned in between', () => {
  const given = { rewardPerBlock: 0.01 };
  const acts = [
    { day: 10, holder: 0, redeem: 1_000_000 },
    { day: 60, holder: 1, deposit: 10 },
  ];
  const pool = run(acts, 62, { given });
  const rates = pool.series['exchangeRate'] ?? [];
  expect(last(pool, 'shares')).toBeGreaterThan(0);
  expect((rates[62] ?? NaN) / (rates[59] ?? NaN)).toBeCloseTo(1, 6);
});

test('when no batch is settled any more, overdue claims make seats leave', () => {
  const acts = [
    { day: 10, holder: 0, redeem: 10_000 },
    { day: 50, holder: 0, redeem: 10_000 },
    { day: 90, holder: 0, redeem: 10_000 },
  ];
  const dry = { given: { rewardPerBlock: 1 }, values: { 'endowment.rewards': 0 } };
  const pool = run(acts, 160, dry);
  expect(last(pool, 'redemptionsFunded')).toBe(last(pool, 'redemptionsAsked'));
  expect(Math.min(...(pool.series['locking.seats'] ?? []))).toBe(1);
});

test('the yield of a share is the realised rate of the seats less 10 % commission', () => {
  const pool = run([], 400, {
    given: { rewardPerBlock: 0.005 },
    values: { 'liquidStaking.yieldMemory': 365 },
  });
  const growth = last(pool, 'exchangeRate') - 1;
  const rate = (0.005 * 8_640 * 400) / 120_000;
  expect(growth).toBeCloseTo(rate * 0.9, 2);
  const rewards = pool.series['rewardsPaid']?.reduce((a, b) => a + b, 0) ?? 0;
  expect(last(pool, 'stakingTreasury')).toBeCloseTo(rewards * 0.1, 6);
});

test('a higher commission lowers what a share is worth', () => {
  const worth = [0, 0.1, 0.5].map((commission) =>
    last(
      run([], 200, { given: { rewardPerBlock: 0.01 }, values: { 'liquidStaking.commission': commission } }),
      'exchangeRate',
    ),
  );
  expect(worth).toEqual([...worth].sort((a, b) => b - a));
  expect(worth[2]).toBeGreaterThan(1);
});

test('the price of a share never falls, whoever comes and goes', () => {
  const acts = Array.from({ length: 60 }, (_, k) => ({
    day: 3 + 5 * k,
    holder: k % 4,
    deposit: (k * 7_919) % 5_000,
    redeem: (k * 104_729) % 9_000,
  }));
  const rates = [...(run(acts, 400, { given: { rewardPerBlock: 0.01 } }).series['exchangeRate'] ?? [])];
  for (let day = 1; day < rates.length; day++) expect(rates[day]).toBeGreaterThanOrEqual(rates[day - 1] ?? 0);
});

test('the expected wait grows when the queue needs an exit', () => {
  const pool = run([{ day: 10, holder: 0, redeem: 110_000 }], 15);
  expect(pool.series['redemptionWait']?.[10]).toBe(22);
  expect(pool.series['redemptionWait']?.[11]).toBe(23);
});

test('a claim that is not overdue waits for the next batch rather than for an exit', () => {
  const acts = [10, 11, 12].map((day) => ({ day, holder: 0, redeem: 10_000 }));
  const pool = run(acts, 40);
  expect(Math.min(...(pool.series['locking.seats'] ?? []))).toBe(2);
  // Both seats withdrew in the batch of day 10; the next one is settled on day 14.
  expect([11, 12, 13, 14].map((day) => pool.series['bond']?.[day])).toEqual([
    110_000, 100_000, 100_000, 90_000,
  ]);
});
