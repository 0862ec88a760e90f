import { expect, test } from 'vitest';
import { locking } from '../../../models/metis/locking.ts';
import { sequencerPool } from '../../../models/metis/sequencer-pool.ts';
import { column, last, runPool, script } from './pool-model.ts';
import type { Request } from './pool-model.ts';

const seats = {
  'sequencerPool.foundationSeats': 1,
  'sequencerPool.liquidSeats': 1,
  'sequencerPool.secondLiquidSeats': 0,
  'sequencerPool.operatorSeats': 1,
  'sequencerPool.lockedAtStart': 60_000,
};
const given = { rewardPerBlock: 0.01, secondsPerBlock: 10 };
const run = (requests: readonly Request[], days: number, values: Record<string, number | string> = {}) =>
  runPool([sequencerPool, script(requests), locking], {
    days,
    given,
    parameters: { ...seats, ...values },
    observe: [
      'bond',
      'unbonding',
      'operatorLiquid',
      'locking.refused',
      'locking.seats',
      'locking.entities',
      'sequencerPool.due',
    ],
  });

test('an owner joins an empty seat with 20,000 to 100,000 METIS', () => {
  const join = (lock: number) => column(run([{ day: 1, seat: 5, buy: lock, lock }], 2), 'bond')[5];
  expect([19_999, 20_000, 100_000, 100_001].map(join)).toEqual([0, 20_000, 100_000, 0]);
});

test('a top-up is accepted up to the largest bond; above it nothing is locked and the METIS stays with the owner', () => {
  const right = run([{ day: 1, seat: 0, buy: 80_000, lock: 80_000 }], 2);
  expect(column(right, 'bond')[0]).toBe(100_000);
  const tooMuch = run([{ day: 1, seat: 0, buy: 80_001, lock: 80_001 }], 2);
  expect(column(tooMuch, 'bond')[0]).toBe(20_000);
  expect(column(tooMuch, 'operatorLiquid')[0]).toBe(80_001);
  expect(last(tooMuch, 'locking.refused')).toBe(1);
});

test('nobody locks METIS that it does not have', () => {
  expect(column(run([{ day: 1, seat: 5, lock: 50_000 }], 2), 'bond')[5]).toBe(0);
});

const topUp: Request = { day: 1, seat: 0, buy: 40_000, lock: 40_000 };

test('a withdrawal is paid at once, without a delay', () => {
  const pool = run([topUp, { day: 5, seat: 0, withdraw: 10_000 }], 5);
  expect(column(pool, 'bond')[0]).toBe(50_000);
  expect(column(pool, 'operatorLiquid')[0]).toBe(10_000);
  expect(last(pool, 'unbonding')).toBe(0);
});

test('a withdrawal that would leave less than the smallest bond is refused', () => {
  const pool = run([topUp, { day: 5, seat: 0, withdraw: 40_000.5 }], 5);
  expect(column(pool, 'bond')[0]).toBe(60_000);
  expect(last(pool, 'locking.refused')).toBe(1);
});

test('a seat withdraws once a batch: the second request is refused until a batch is settled', () => {
  const twice = (second: number) =>
    column(
      run([topUp, { day: 5, seat: 0, withdraw: 10_000 }, { day: second, seat: 0, withdraw: 10_000 }], 12),
      'bond',
    )[0];
  // Batches are settled on days 4, 7 and 10.
  expect(twice(6)).toBe(50_000);
  expect(twice(7)).toBe(40_000);
});

test('without a settled batch, as with an empty budget, only the first withdrawal is paid', () => {
  const requests = [topUp, { day: 5, seat: 0, withdraw: 10_000 }, { day: 300, seat: 0, withdraw: 10_000 }];
  const pool = run(requests, 301, { 'endowment.rewards': 0 });
  expect(column(pool, 'bond')[0]).toBe(50_000);
});

test('a bond is free 21 days after the exit and earns nothing on the way', () => {
  const pool = run([{ day: 10, seat: 2, exit: true }], 40);
  const unbonding = pool.series['unbonding'] ?? [];
  expect([9, 10, 30, 31].map((day) => unbonding[day])).toEqual([0, 20_000, 20_000, 0]);
  expect(column(pool, 'operatorLiquid')[2]).toBe(20_000);
  expect(last(pool, 'locking.seats')).toBe(2);
  expect(last(pool, 'locking.entities')).toBe(2);
});

test('a seat that has left produces no blocks and keeps what it had earned', () => {
  const expected = { 'sequencerPool.production': 'expected', 'sequencerPool.settlementDays': 1 };
  const pool = run([{ day: 10, seat: 2, exit: true }], 100, expected);
  const held = column(pool, 'rewardsHeld');
  expect(held[2]).toBeCloseTo((10 * 8_640 * 0.01) / 3, 4);
  expect(held[0]).toBeCloseTo((10 * 8_640 * 0.01) / 3 + (90 * 8_640 * 0.01) / 2, 4);
});

test('a leaving owner comes back only after its bond is free', () => {
  const back = (day: number) =>
    column(
      run(
        [
          { day: 10, seat: 2, exit: true },
          { day, seat: 2, buy: 30_000, lock: 30_000 },
        ],
        40,
      ),
      'bond',
    )[2];
  expect(back(20)).toBe(0);
  expect(back(31)).toBe(30_000);
});

test('the exit delay is the lever', () => {
  const pool = run([{ day: 10, seat: 2, exit: true }], 40, { 'locking.exitDelay': 5 });
  expect([14, 15].map((day) => pool.series['unbonding']?.[day])).toEqual([20_000, 0]);
});

test('a forced exit takes 21 days too, and the owner may not come back', () => {
  const forced = { 'locking.forcedExit': 'foundation', 'locking.forcedExitDay': 10 };
  const pool = run([{ day: 35, seat: 0, buy: 30_000, lock: 30_000 }], 40, forced);
  expect(pool.series['unbonding']?.[30]).toBe(20_000);
  expect(column(pool, 'operatorLiquid')[0]).toBe(50_000);
  expect(column(pool, 'bond').slice(0, 3)).toEqual([0, 20_000, 20_000]);
});

test('seats that nobody asks anything for keep their bonds', () => {
  expect(column(run([], 100), 'bond').slice(0, 3)).toEqual([20_000, 20_000, 20_000]);
});

test('an owner that is not whitelisted locks nothing', () => {
  const pool = run([{ day: 1, seat: 5, delist: true, buy: 30_000, lock: 30_000 }], 2);
  expect(column(pool, 'bond')[5]).toBe(0);
  expect(column(pool, 'operatorLiquid')[5]).toBe(30_000);
});
