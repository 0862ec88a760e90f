import { expect, test } from 'vitest';
import { locking } from '../../../models/metis/locking.ts';
import { operators } from '../../../models/metis/operators.ts';
import { sequencerPool } from '../../../models/metis/sequencer-pool.ts';
import { column, last, runPool, script } from './pool-model.ts';

type Values = Record<string, number | string>;
const threeOperators: Values = {
  'sequencerPool.secondLiquidSeats': 0,
  'sequencerPool.secondLiquidExcess': 0,
  'sequencerPool.operatorSeats': 3,
};
const run = (values: Values, given: Record<string, number> = {}, days = 1_000) =>
  runPool([sequencerPool, operators, locking], {
    days,
    audit: false,
    parameters: { 'sequencerPool.production': 'expected', ...threeOperators, ...values },
    given: { price: 8, rewardPerBlock: 0.01247842237, secondsPerBlock: 14, ...given },
    observe: [
      'locking.seats',
      'locking.locked',
      'sold',
      'bought',
      'operators.netReturn',
      'bond',
      'operatorLiquid',
    ],
  });
const total = (values: Float64Array | undefined): number => values?.reduce((a, b) => a + b, 0) ?? NaN;

test('without decisions no operator moves, whatever the price', () => {
  const still = run({ 'operators.decisions': 'off' }, { price: 0.01 });
  expect(last(still, 'locking.locked')).toBe(still.series['locking.locked']?.[0]);
  expect(total(still.series['sold'])).toBe(0);
});

test('an operator whose rewards cover cost and hurdle never leaves', () => {
  const pool = run({ 'operators.candidacyDays': 1_000_000 }, { price: 20 });
  expect(Math.min(...(pool.series['locking.seats'] ?? []))).toBe(9);
});

test('at a low price every independent operator leaves, and the foundation and liquid staking stay', () => {
  const pool = run({}, { price: 0.5 });
  expect(last(pool, 'locking.seats')).toBe(6);
  expect(
    column(pool, 'bond')
      .slice(6)
      .every((bond) => bond === 0),
  ).toBe(true);
});

test('who has left sells its bond', () => {
  const pool = run({}, { price: 0.5 });
  expect(total(pool.series['sold'])).toBeGreaterThan(100_000);
  expect(
    column(pool, 'operatorLiquid')
      .slice(6)
      .every((held) => held === 0),
  ).toBe(true);
});

test('a higher price never leaves fewer seats filled', () => {
  const seats = [0.5, 2, 8, 32].map((price) => last(run({}, { price }), 'locking.seats'));
  expect(seats).toEqual([...seats].sort((a, b) => a - b));
  expect(seats[0]).toBeLessThan(seats[3] ?? 0);
});

test('a higher running cost never leaves more seats filled', () => {
  const seats = [0, 10, 100, 500].map((cost) =>
    last(run({ 'operators.runningCost': cost }), 'locking.seats'),
  );
  expect(seats).toEqual([...seats].sort((a, b) => b - a));
  expect(seats[3]).toBe(6);
});

test('empty seats are filled only by those who come forward, and they buy the smallest bond', () => {
  const generous = { rewardPerBlock: 0.05 };
  const elected = run({ 'operators.candidacyDays': 30 }, generous);
  const closed = run({ 'operators.candidacyDays': 1_000_000 }, generous);
  expect(last(elected, 'locking.seats')).toBe(16);
  expect(total(elected.series['bought'])).toBe(7 * 20_000);
  expect(last(closed, 'locking.seats')).toBe(9);
  expect(total(closed.series['bought'])).toBe(0);
});

test('operators sell what their seats cost: 10 USD a day at 8 USD is 1.25 METIS', () => {
  const pool = run({ 'operators.reviewDays': 3_650, 'operators.profitTaking': 0 }, {}, 50);
  expect(pool.series['sold']?.[50]).toBeCloseTo(3 * 1.25, 6);
});

test('operators top up while the return is well above the hurdle, and trim when it is near', () => {
  const rich = run({ 'operators.candidacyDays': 1_000_000 }, { rewardPerBlock: 0.03 });
  const bondsBefore = 100_725.67 / 3;
  expect(
    column(rich, 'bond')
      .slice(6, 9)
      .every((bond) => bond > bondsBefore + 1_000),
  ).toBe(true);
  const near = { 'operators.indifference': 1, 'operators.hurdleSpread': 0 };
  const trimmed = column(run(near), 'bond').slice(6, 9);
  expect(trimmed.every((bond) => bond < bondsBefore - 6_000 && bond >= 20_000)).toBe(true);
});

test('bonds stay within the limits of the pool', () => {
  for (const price of [0.5, 3, 20]) {
    const bonds = column(
      run({ 'operators.candidacyDays': 60 }, { price, rewardPerBlock: 0.05 }, 2_000),
      'bond',
    );
    expect(bonds.every((bond) => bond === 0 || (bond >= 20_000 && bond <= 100_000))).toBe(true);
  }
});

test('the foundation keeps its rewards and sells nothing', () => {
  const foundationOnly = {
    'sequencerPool.liquidSeats': 0,
    'sequencerPool.secondLiquidSeats': 0,
    'sequencerPool.operatorSeats': 0,
    'sequencerPool.lockedAtStart': 60_000,
    'operators.candidacyDays': 1_000_000,
  };
  const pool = run(foundationOnly);
  expect(total(pool.series['sold'])).toBe(0);
  expect(last(pool, 'operatorLiquid')).toBeGreaterThan(1_000);
});

const atALowPrice = { price: 0.5 };
const candidatesComeSoon = { 'operators.candidacyDays': 30 };

test('where leaving is off nobody leaves at a low price, and where withdrawing is off too no bond shrinks', () => {
  const stays = { 'operators.leaving': 'off', 'operators.withdrawing': 'off' };
  const pool = run(stays, atALowPrice);
  expect(last(pool, 'locking.seats')).toBe(9);
  expect(last(pool, 'locking.locked')).toBeGreaterThanOrEqual(pool.series['locking.locked']?.[0] ?? NaN);
});

test('where joining is off empty seats stay empty, however much they would earn', () => {
  const pool = run({ ...candidatesComeSoon, 'operators.joining': 'off' }, { rewardPerBlock: 0.05 });
  expect(last(pool, 'locking.seats')).toBe(9);
  expect(total(pool.series['bought'])).toBe(0);
});

test('where topping up is off no operator’s bond grows', () => {
  const never = { 'operators.toppingUp': 'off', 'operators.candidacyDays': 1_000_000 };
  const pool = run(never, { rewardPerBlock: 0.03 });
  expect(last(pool, 'locking.locked')).toBe(pool.series['locking.locked']?.[0]);
});

test('a protocol closes seats that lose money only where that rule is on', () => {
  const closes = { 'operators.protocolSeats': 'closed' };
  const protocolBonds = (values: Values, price: number) =>
    column(run(values, { price }), 'bond')
      .slice(3, 6)
      .filter((bond) => bond > 0).length;
  expect(protocolBonds(closes, 2)).toBe(0);
  expect(protocolBonds(closes, 50)).toBe(3);
  expect(protocolBonds({ ...closes, 'operators.protocolCommission': 1 }, 2)).toBe(3);
  expect(protocolBonds({}, 2)).toBe(3);
});

test('a candidate that is not whitelisted asks to be elected and locks nothing until it is', () => {
  const delist = script([9, 10, 11, 12, 13, 14, 15].map((seat) => ({ day: 1, seat, delist: true })));
  const pool = runPool([sequencerPool, delist, operators, locking], {
    days: 1_000,
    parameters: { 'sequencerPool.production': 'expected', ...candidatesComeSoon },
    given: { price: 8, rewardPerBlock: 0.05, secondsPerBlock: 14 },
    observe: ['electionAsked', 'locking.seats'],
  });
  expect(total(pool.series['electionAsked'])).toBeGreaterThan(10);
  expect(last(pool, 'locking.seats')).toBe(9);
});
