import { expect, test } from 'vitest';
import { downProbability } from '../../../models/arithmetic/halting.ts';
import { locking } from '../../../models/metis/locking.ts';
import { metis } from '../../../models/metis/metis.ts';
import { poolRisk } from '../../../models/metis/pool-risk.ts';
import { sequencerPool } from '../../../models/metis/sequencer-pool.ts';
import { simulate } from '../../../src/simulate/index.ts';
import { column, last, runPool, script } from './pool-model.ts';
import type { Request } from './pool-model.ts';

type Values = Record<string, number | string>;
const given = { rewardPerBlock: 0.0125, secondsPerBlock: 14, price: 8 };
const seen = [
  'haltingProbability',
  'attackCost',
  'ownerNakamoto',
  'poolRisk.collusionHalts',
  'poolRisk.colludingShare',
  'poolRisk.censorshipDelay',
  'poolRisk.costOfTwoThirds',
  'poolRisk.nakamotoOwners',
  'poolRisk.nakamotoSeats',
  'poolRisk.herfindahlOwners',
  'poolRisk.herfindahlSeats',
];
const run = (values: Values = {}, more: Record<string, number> = {}, requests: readonly Request[] = []) =>
  runPool([sequencerPool, script(requests), locking, poolRisk], {
    days: 3,
    given: { ...given, ...more },
    parameters: { 'poolRisk.everyDays': 1, ...values },
    observe: seen,
  });
/** Seats of operators alone, all with the same bond. */
const equals = (seats: number): Values => ({
  'sequencerPool.foundationSeats': 0,
  'sequencerPool.liquidSeats': 0,
  'sequencerPool.secondLiquidSeats': 0,
  'sequencerPool.operatorSeats': seats,
  'sequencerPool.lockedAtStart': 30_000 * seats,
});

test('Artemis alone holds more than a third of the stake and can halt the pool', () => {
  const pool = run();
  expect(last(pool, 'ownerNakamoto')).toBe(1);
  expect(last(pool, 'poolRisk.nakamotoOwners')).toBe(1);
  expect(last(pool, 'poolRisk.nakamotoSeats')).toBe(2);
  expect(last(pool, 'poolRisk.collusionHalts')).toBe(1);
  expect(last(pool, 'poolRisk.colludingShare')).toBeCloseTo((60_000 + 0.75 * 162_902.66) / 342_902.66, 6);
});

test('nine equal owners need four to halt, and their indices of concentration are one ninth', () => {
  const pool = run(equals(9));
  expect(last(pool, 'ownerNakamoto')).toBe(4);
  expect(last(pool, 'poolRisk.herfindahlOwners')).toBeCloseTo(1 / 9, 12);
  expect(last(pool, 'poolRisk.herfindahlSeats')).toBeCloseTo(1 / 9, 12);
  expect(last(pool, 'poolRisk.collusionHalts')).toBe(0);
});

test('without outages the pool never halts; with none but common ones it halts as often as they come', () => {
  expect(last(run({ 'sequencerPool.outages': 'none' }), 'haltingProbability')).toBe(0);
  const common = run({ 'sequencerPool.commonOutages': 1 });
  expect(last(common, 'haltingProbability')).toBeCloseTo(downProbability(0.01 * (3 / 24)), 10);
});

test('one seat alone halts whenever it is down, and an empty pool has no risk to measure', () => {
  const alone = run(equals(1));
  expect(last(alone, 'haltingProbability')).toBeCloseTo(downProbability(0.01 * (3 / 24)), 10);
  const empty = run(equals(0));
  expect([
    last(empty, 'haltingProbability'),
    last(empty, 'attackCost'),
    last(empty, 'ownerNakamoto'),
  ]).toEqual([0, 0, 0]);
});

test('the same stake in more hands halts more rarely', () => {
  const halting = [1, 3, 6, 12].map((seats) => last(run(equals(seats)), 'haltingProbability'));
  expect(halting).toEqual([...halting].sort((a, b) => b - a));
});

test('longer and more frequent outages never make halting rarer', () => {
  const halting = (name: string, values: readonly number[]) =>
    values.map((value) => last(run({ [`sequencerPool.${name}`]: value }), 'haltingProbability'));
  for (const [name, values] of [
    ['outageHours', [0.1, 1, 10, 100]],
    ['outageChance', [0, 0.01, 0.1, 1]],
    ['ownerOutages', [0, 0.5, 1]],
    ['commonOutages', [0, 0.1, 1]],
  ] as const) {
    const chances = halting(name, values);
    expect(chances, name).toEqual([...chances].sort((a, b) => a - b));
  }
});

test('a third of the stake costs half of it at the price, and more for the impact', () => {
  const deep = run({ 'poolRisk.depth': 10_000_000_000 });
  expect(last(deep, 'attackCost') / ((342_902.66 / 2) * 8)).toBeCloseTo(1, 3);
  expect(last(deep, 'poolRisk.costOfTwoThirds') / (342_902.66 * 2 * 8)).toBeCloseTo(1, 3);
  expect(last(run(), 'attackCost')).toBeGreaterThan(last(deep, 'attackCost'));
});

test('at half the price an attack costs less than half', () => {
  expect(last(run({}, { price: 4 }), 'attackCost')).toBeLessThan(last(run(), 'attackCost') / 2);
});

test('the delay by the largest owner is its share of a span and a half-open tail: by hand for a half', () => {
  const pool = run({ ...equals(2), 'sequencerPool.spanBlocks': 900 });
  const spanHours = (900 * 14) / 3_600;
  expect(last(pool, 'poolRisk.censorshipDelay')).toBeCloseTo(0.5 * spanHours * 1.5, 10);
  const everybody = run({ ...equals(2), 'poolRisk.colluders': 2 });
  expect(last(everybody, 'poolRisk.censorshipDelay')).toBe(8_760);
  expect(last(run({ 'poolRisk.colluders': 0 }), 'poolRisk.censorshipDelay')).toBe(0);
});

test('by seats nine of nine equal parts, of which more than three must be down, whatever the bonds', () => {
  const unequal = run(
    { ...equals(9), 'poolRisk.haltingRule': 'seats', 'sequencerPool.ownerOutages': 0 },
    {},
    [{ day: 1, seat: 0, buy: 60_000, lock: 60_000 }],
  );
  const equal = run({ ...equals(9), 'poolRisk.haltingRule': 'seats', 'sequencerPool.ownerOutages': 0 });
  expect(last(unequal, 'haltingProbability')).toBeCloseTo(last(equal, 'haltingProbability'), 14);
  expect(column(unequal, 'bond')[0]).toBe(90_000);
});

const noProtocols: Values = {
  'sequencerPool.liquidSeats': 0,
  'sequencerPool.secondLiquidSeats': 0,
  'sequencerPool.liquidExcess': 0,
  'sequencerPool.secondLiquidExcess': 0,
  'sequencerPool.operatorSeats': 2,
  'sequencerPool.lockedAtStart': 120_000,
};

test('an owner that splits its bond over three seats changes no measure by owner, nor halting where its seats fail together', () => {
  const together = { ...noProtocols, 'sequencerPool.ownerOutages': 1, 'sequencerPool.commonOutages': 0 };
  const whole = run({
    ...together,
    'sequencerPool.foundationSeats': 1,
    'sequencerPool.foundationExcess': 2 / 3,
  });
  const split = run({ ...together, 'sequencerPool.foundationSeats': 3, 'sequencerPool.foundationExcess': 0 });
  for (const name of [
    'haltingProbability',
    'attackCost',
    'ownerNakamoto',
    'poolRisk.censorshipDelay',
    'poolRisk.herfindahlOwners',
  ])
    expect(last(split, name), name).toBeCloseTo(last(whole, name), 9);
  expect(last(split, 'poolRisk.herfindahlSeats')).toBeLessThan(last(whole, 'poolRisk.herfindahlSeats'));
});

test('twice the METIS everywhere at half the price is the same pool', () => {
  const values = {
    ...noProtocols,
    'sequencerPool.foundationSeats': 3,
    'sequencerPool.foundationExcess': 0.1,
  };
  const one = run(values);
  const twice = run(
    {
      ...values,
      'sequencerPool.lockedAtStart': 240_000,
      'sequencerPool.minimumLock': 40_000,
      'sequencerPool.maximumLock': 200_000,
    },
    { price: 4 },
  );
  for (const name of seen) expect(last(twice, name), name).toBeCloseTo(last(one, name), 6);
});

test('empty seats change no measure', () => {
  const measure = (sequencers: number) => {
    const pool = runPool([sequencerPool, locking, poolRisk], {
      days: 3,
      given,
      populations: { sequencers },
      observe: seen,
    });
    return seen.map((name) => last(pool, name));
  };
  expect(measure(60)).toEqual(measure(9));
});

test('measuring changes nothing in the pool', () => {
  const spec = { days: 60, given, observe: ['rewardsHeld', 'bond', 'rewardBudget'] };
  const with_ = runPool([sequencerPool, locking, poolRisk], spec);
  const without = runPool([sequencerPool, locking], spec);
  expect(with_.series).toEqual(without.series);
});

test('the time with more than a third down that is simulated agrees with the law', () => {
  const values = {
    'sequencerPool.outageChance': 0.03,
    'sequencerPool.outageHours': 12,
    'sequencerPool.ownerOutages': 0.5,
    'sequencerPool.commonOutages': 0.05,
    'poolRisk.everyDays': 365,
  };
  const days = 20_000;
  const pool = runPool([sequencerPool, locking, poolRisk], {
    days,
    given,
    audit: false,
    parameters: values,
    observe: ['haltingProbability', 'sequencerPool.quorumLost'],
  });
  // Outages begin on days that are independent; a spell of about half a day makes neighbouring days alike.
  const lost = pool.series['sequencerPool.quorumLost']?.slice(1) ?? new Float64Array();
  const mean = lost.reduce((a, b) => a + b, 0) / days;
  const block = 20;
  const blocks = Array.from({ length: days / block }, (_, k) => {
    const part = lost.slice(k * block, (k + 1) * block);
    return part.reduce((a, b) => a + b, 0) / block - mean;
  });
  const error = Math.sqrt(blocks.reduce((a, b) => a + b * b, 0)) / blocks.length;
  const z = (mean - last(pool, 'haltingProbability')) / error;
  expect(Math.abs(z)).toBeLessThan(3);
  expect(mean).toBeGreaterThan(0.005);
});

test('the pool is measured from the first day on, before anything has happened', () => {
  const { series } = simulate({
    model: metis,
    days: 1,
    seed: 1,
    populations: { holders: 20 },
    observe: ['ownerNakamoto', 'haltingProbability', 'poolRisk.costOfThird'],
  });
  expect(series['ownerNakamoto']?.[0]).toBe(1);
  expect(series['haltingProbability']?.[0]).toBeGreaterThan(0);
  expect(series['poolRisk.costOfThird']?.[0]).toBeGreaterThan(1e6);
});
