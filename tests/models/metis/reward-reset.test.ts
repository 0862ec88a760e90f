import { expect, test } from 'vitest';
import { rewardReset } from '../../../models/metis/reward-reset.ts';
import { sequencerPool } from '../../../models/metis/sequencer-pool.ts';
import { locking } from '../../../models/metis/locking.ts';
import { last, runPool } from './pool-model.ts';

const start = 0.01247842237;
const run = (
  policy: string,
  more: Record<string, number | string> = {},
  rate: (day: number) => number = () => 0.2,
) =>
  runPool([rewardReset, sequencerPool, locking], {
    days: 200,
    parameters: { 'rewardReset.policy': policy, 'sequencerPool.lockedAtStart': 327_933, ...more },
    given: { rewardRate: rate, secondsPerBlock: 8 },
    observe: ['rewardPerBlock', 'rewardReset.resets', 'rewardReset.nominalRate', 'rewardReset.rateGap'],
  });

test('never: the reward per block of October 2025 stays', () => {
  expect(new Set(run('never').series['rewardPerBlock'])).toEqual(new Set([start]));
});

test('every 14 days: 15 resets in 200 days, and the nominal rate is the target', () => {
  const reset = run('everyPeriod');
  expect(last(reset, 'rewardReset.resets')).toBe(15);
  expect(last(reset, 'rewardReset.nominalRate')).toBeCloseTo(0.2, 12);
});

test('at 15 % and 8 seconds the reset gives the block reward found on chain', () => {
  const reset = run('everyPeriod', {}, () => 0.15);
  expect(last(reset, 'rewardPerBlock')).toBeCloseTo(start, 7);
});

test('on change: nothing happens before the vote moves the rate, one reset after it', () => {
  const reset = run('onChange', {}, (day) => (day < 50 ? 0.2 : 0.15));
  expect(reset.series['rewardPerBlock']?.[49]).toBe(start);
  expect(last(reset, 'rewardReset.resets')).toBe(1);
  expect(last(reset, 'rewardReset.nominalRate')).toBeCloseTo(0.15, 12);
});

test('on change: a change below the noticed one moves nothing', () => {
  const quiet = run('onChange', { 'rewardReset.noticedChange': 0.05 }, (day) => (day < 50 ? 0.2 : 0.151));
  expect(last(quiet, 'rewardReset.resets')).toBe(0);
});

test('rarely: the days of resets are random, as many as stated, and the same whatever the rate', () => {
  const often = { 'rewardReset.meanDaysBetween': 4 };
  const resets = run('rarely', often).series['rewardReset.resets'];
  expect(Math.abs((resets?.at(-1) ?? 0) - 50) / Math.sqrt(200 * 0.25 * 0.75)).toBeLessThan(3);
  expect(run('rarely', often, () => 0.15).series['rewardReset.resets']).toEqual(resets);
  expect(run('rarely', { 'rewardReset.meanDaysBetween': 3_650 }).series['rewardPerBlock']?.[1]).toBe(start);
});

test('nothing locked leaves the reward per block as it is', () => {
  const nobody = {
    'sequencerPool.lockedAtStart': 0,
    'sequencerPool.foundationSeats': 0,
    'sequencerPool.liquidSeats': 0,
    'sequencerPool.secondLiquidSeats': 0,
    'sequencerPool.operatorSeats': 0,
  };
  const reset = run('everyPeriod', nobody);
  expect(last(reset, 'rewardPerBlock')).toBe(start);
});

test('blocks slower than assumed open a gap between target and realised rate', () => {
  const slow = runPool([rewardReset, sequencerPool, locking], {
    days: 400,
    parameters: { 'rewardReset.policy': 'everyPeriod' },
    given: { rewardRate: 0.2, secondsPerBlock: 16 },
    observe: ['rewardReset.rateGap', 'realisedRate'],
  });
  expect(last(slow, 'realisedRate')).toBeCloseTo(0.1, 2);
  expect(last(slow, 'rewardReset.rateGap')).toBeCloseTo(0.1, 2);
});
