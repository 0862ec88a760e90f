import { expect, test } from 'vitest';
import { mechanism } from '../../../models/metis/economy.ts';
import { liquidStaking } from '../../../models/metis/liquid-staking.ts';
import { locking } from '../../../models/metis/locking.ts';
import { sequencerPool } from '../../../models/metis/sequencer-pool.ts';
import { column, last, runPool } from './pool-model.ts';

type Values = Record<string, number | string>;
const given = { rewardPerBlock: 0.0125, secondsPerBlock: 14, price: 8 };
const seen = [
  'sequencerPool.blocksLost',
  'sequencerPool.respans',
  'sequencerPool.slashed',
  'sequencerPool.quorumLost',
  'poolSlashed',
  'burned',
  'treasury',
  'rewardBudget',
  'rewardsHeld',
  'bond',
  'maximumLock',
  'locking.seats',
  'feeVault',
];
const run = (values: Values = {}, days = 365, more: Record<string, number> = {}) =>
  runPool([sequencerPool, locking], {
    days,
    given: { ...given, ...more },
    parameters: values,
    observe: seen,
  });
const oneSeat: Values = {
  'sequencerPool.foundationSeats': 0,
  'sequencerPool.liquidSeats': 0,
  'sequencerPool.secondLiquidSeats': 0,
  'sequencerPool.operatorSeats': 1,
  'sequencerPool.lockedAtStart': 50_000,
};
const fillVault = mechanism({
  name: 'fillVault',
  purpose: 'Pays ten METIS of gas a day in a test.',
  writes: ['market', 'feeVault', 'gasFees'],
  step({ economy }) {
    economy.market -= 10;
    economy.feeVault += 10;
    economy.gasFees += 10;
  },
});
const often: Values = { 'sequencerPool.outageChance': 0.1, 'sequencerPool.outageHours': 12 };

test('without outages no block is lost and no span cut short', () => {
  const pool = run({ 'sequencerPool.outages': 'none' });
  expect(last(pool, 'sequencerPool.blocksLost')).toBe(0);
  expect(last(pool, 'sequencerPool.respans')).toBe(0);
});

test('where nobody is ever down outages that are drawn change nothing', () => {
  const never = run({ 'sequencerPool.outageChance': 0 });
  const none = run({ 'sequencerPool.outages': 'none' });
  for (const name of ['rewardsHeld', 'sequencerPool.respans'])
    expect(never.series[name]).toEqual(none.series[name]);
});

test('a seat alone loses every block while it is down: 3 hours on a fifth of the days are 1/40 of the time', () => {
  const pool = run({ ...oneSeat, 'sequencerPool.outageChance': 0.2 }, 5_000);
  const load = 0.2 * (3 / 24);
  const events = 5_000 * 0.2;
  // Exponential lengths: the standard error of a sum of n of them is its mean over √n; overlaps take away less than load/2.
  const relative = last(pool, 'sequencerPool.blocksLost') / load - 1;
  expect(Math.abs(relative + load / 2)).toBeLessThan(3 / Math.sqrt(events));
});

test('among several seats a producer that is down costs the wait, or the time until a third is back: far less than its time down', () => {
  const lost = last(run({ ...often, 'sequencerPool.commonOutages': 0 }, 2_000), 'sequencerPool.blocksLost');
  expect(lost).toBeGreaterThan(0);
  expect(lost).toBeLessThan(0.025);
  expect(last(run({ ...often }, 300), 'sequencerPool.respans')).toBeGreaterThan(20);
});

test('a shorter wait before another producer is drawn loses fewer blocks', () => {
  const lost = (wait: string) =>
    last(run({ ...often, 'sequencerPool.respanWait': wait }, 1_000), 'sequencerPool.blocksLost');
  expect(lost('documents')).toBeLessThan(lost('node'));
});

test('who is down more earns less: lost blocks are not paid', () => {
  const paid = (chance: number) =>
    3_000_000 - last(run({ 'sequencerPool.outageChance': chance }, 1_000), 'rewardBudget');
  expect(paid(0.2)).toBeLessThan(paid(0));
});

test('by default nothing is slashed', () => {
  const pool = run(often);
  expect(last(pool, 'sequencerPool.slashed')).toBe(0);
  expect(last(pool, 'burned')).toBe(0);
});

test('a seat that is always down loses the downtime penalty every day until it has to leave', () => {
  const down = {
    ...oneSeat,
    'sequencerPool.lockedAtStart': 20_200,
    'sequencerPool.outageChance': 1,
    'sequencerPool.outageHours': 720,
    'sequencerPool.slashing': 'burned',
    'sequencerPool.downtimePenalty': 0.001,
    'sequencerPool.ejectionShare': 1,
    'sequencerPool.faultsPerYear': 0,
  };
  const pool = run(down, 60);
  const slashed = pool.series['poolSlashed'] ?? [];
  expect(slashed[2]).toBeCloseTo((pool.series['bond']?.[1] ?? 0) * 0.001, 6);
  expect(last(pool, 'burned')).toBeCloseTo(last(pool, 'sequencerPool.slashed'), 9);
  expect(last(pool, 'locking.seats')).toBe(0);
  expect(last(pool, 'burned')).toBeGreaterThan(200);
  expect(last(pool, 'burned')).toBeLessThan(230);
});

test('a slashed seat stays while its bond is above half of the smallest', () => {
  const gentle = {
    ...often,
    'sequencerPool.slashing': 'burned',
    'sequencerPool.downtimePenalty': 0.01,
    'sequencerPool.faultsPerYear': 0,
  };
  const stays = run(gentle, 200);
  expect(Math.min(...column(stays, 'bond').slice(0, 3))).toBeLessThan(20_000);
  expect(last(stays, 'locking.seats')).toBe(9);
  expect(last(run({ ...gentle, 'sequencerPool.ejectionShare': 1 }, 200), 'locking.seats')).toBeLessThan(9);
});

test('what is slashed for the budget goes back to what pays sequencers', () => {
  const pool = run({
    ...often,
    'sequencerPool.slashing': 'budget',
    'sequencerPool.downtimePenalty': 0.5,
  });
  expect(last(pool, 'burned')).toBe(0);
  const paid = last(pool, 'rewardsHeld');
  expect(last(pool, 'rewardBudget')).toBeCloseTo(3_000_000 - paid + last(pool, 'sequencerPool.slashed'), 6);
  expect(last(pool, 'sequencerPool.slashed')).toBeGreaterThan(1_000);
});

test('what is slashed for the treasury stands there, and no longer circulates', () => {
  const slashing = { ...often, 'sequencerPool.slashing': 'treasury', 'sequencerPool.downtimePenalty': 0.5 };
  const pool = run(slashing);
  expect(last(pool, 'burned')).toBe(0);
  expect(last(pool, 'treasury')).toBe(last(pool, 'sequencerPool.slashed'));
  expect(last(pool, 'treasury')).toBeGreaterThan(1_000);
});

test('when everybody offends on one day factor 3 takes everything, and factor 0 only the least penalty', () => {
  const offence = {
    'sequencerPool.outages': 'none',
    'sequencerPool.slashing': 'burned',
    'sequencerPool.faultsPerYear': 365,
    'sequencerPool.correlationFactor': 3,
  };
  const all = run(offence, 1);
  expect(Math.max(...column(all, 'bond'))).toBe(0);
  const gentle = run({ ...offence, 'sequencerPool.correlationFactor': 0 }, 1);
  expect(last(gentle, 'sequencerPool.slashed')).toBeCloseTo(0.05 * 342_902.66, 4);
});

test('slashing the seats of a protocol makes its share worth less', () => {
  const slashed = runPool([sequencerPool, liquidStaking, locking], {
    days: 30,
    given,
    parameters: {
      'sequencerPool.slashing': 'burned',
      'sequencerPool.downtimePenalty': 0.1,
      'sequencerPool.outageChance': 0.3,
      'sequencerPool.outageHours': 24,
    },
  });
  expect(column(slashed, 'exchangeRate')[0]).toBeLessThan(1);
});

test('a vote on the largest bond holds from the next day on, never below the smallest', () => {
  expect(last(run({}, 3, { decidedMaximumLock: 250_000 }), 'maximumLock')).toBe(250_000);
  expect(last(run({}, 3, { decidedMaximumLock: 5_000 }), 'maximumLock')).toBe(20_000);
  expect(last(run({}, 3, { decidedMaximumLock: -1 }), 'maximumLock')).toBe(100_000);
});

test('a vote on the fee share replaces the lever, also with nothing', () => {
  const fees = (values: Values, decidedFeeShare: number) => {
    const pool = runPool([fillVault, sequencerPool, locking], {
      days: 30,
      given: { ...given, decidedFeeShare, rewardPerBlock: 0 },
      parameters: values,
      observe: ['rewardsHeld'],
    });
    return last(pool, 'rewardsHeld');
  };
  expect(fees({}, -1)).toBe(0);
  expect(fees({}, 0.5)).toBeGreaterThan(100);
  expect(fees({ 'sequencerPool.feeShare': 0.5 }, 0)).toBe(0);
});
