import fc from 'fast-check';
import { expect, test } from 'vitest';
import { vaultYield } from '../../../models/arithmetic/share-vault.ts';
import { liquidStaking } from '../../../models/metis/liquid-staking.ts';
import { locking } from '../../../models/metis/locking.ts';
import { sequencerPool } from '../../../models/metis/sequencer-pool.ts';
import { column, holdersOf, last, runPool, script } from './pool-model.ts';
import type { Act, Request } from './pool-model.ts';

const seats = {
  'sequencerPool.foundationSeats': 0,
  'sequencerPool.liquidSeats': 2,
  'sequencerPool.secondLiquidSeats': 2,
  'sequencerPool.operatorSeats': 0,
  'sequencerPool.lockedAtStart': 240_000,
  'sequencerPool.foundationExcess': 0,
  'sequencerPool.liquidExcess': 0.5,
  'sequencerPool.secondLiquidExcess': 0.5,
  'sequencerPool.production': 'expected',
};
/** A vault pair alone. */
const vaultOnly = {
  ...seats,
  'sequencerPool.secondLiquidSeats': 0,
  'sequencerPool.lockedAtStart': 120_000,
  'liquidStaking.designs': 'vault',
};
interface Run {
  readonly acts?: readonly Act[];
  readonly requests?: readonly Request[];
  readonly days?: number;
  readonly values?: Readonly<Record<string, number | string>>;
  readonly protocols?: number;
  readonly rewardPerBlock?: number;
}
const run = ({
  acts = [],
  requests = [],
  days = 60,
  values = seats,
  protocols = 1,
  rewardPerBlock = 0,
}: Run) =>
  runPool([sequencerPool, script(requests), liquidStaking, locking, holdersOf(acts)], {
    days,
    populations: { holders: 4, protocols },
    parameters: values,
    given: { rewardPerBlock, secondsPerBlock: 10 },
    observe: [
      'exchangeRate',
      'liquidYield',
      'pointsYield',
      'redemptionsFunded',
      'redemptionWait',
      'redemptionOpen',
      'electionAsked',
      'stakingBuffer',
      'stakingTreasury',
      'sharesIssued',
      'shares',
      'rewardsPaid',
      ...[
        'outsideVaults',
        'deposits',
        'queue',
        'idleShare',
        'rateFirst',
        'rateSecond',
        'yieldFirst',
        'depositsFirst',
        'depositsSecond',
        'queueFirst',
        'queueSecond',
        'lockedFirst',
        'lockedSecond',
        'lockedShare',
        'netYield',
        'idleSecond',
        'waitSecond',
      ].map((name) => `liquidStaking.${name}`),
    ],
  });

test('a vault gets all rewards: its yield is the node rate less fee over its share of the claims', () => {
  for (const outside of [0, 0.3, 0.5]) {
    const values = { ...vaultOnly, 'liquidStaking.outsideShare': outside, 'liquidStaking.outsiders': 'stay' };
    const pool = run({ values, days: 100, rewardPerBlock: 0.001 });
    const paid = (pool.series['rewardsPaid'] ?? []).reduce((a, b) => a + b, 0);
    const growth = last(pool, 'liquidStaking.rateFirst') - 1;
    // The rate of the whole time, without compounding: vaultYield over that time.
    expect(growth).toBeCloseTo(vaultYield(paid / 120_000, 0.1, 1 - outside), 10);
    expect(last(pool, 'stakingTreasury')).toBeCloseTo(paid * 0.1, 6);
  }
});

test('claims outside the vault earn nothing and are worth one METIS each', () => {
  const pool = run({ values: { ...vaultOnly, 'liquidStaking.outsiders': 'stay' }, rewardPerBlock: 0.01 });
  expect(last(pool, 'liquidStaking.outsideVaults')).toBe(36_000);
  const inVault = -last(pool, 'sharesIssued') * last(pool, 'exchangeRate');
  expect(inVault + 36_000).toBeCloseTo(last(pool, 'liquidStaking.deposits'), 6);
});

test('claims move into the vault until it yields what the outside yields', () => {
  const values = {
    ...vaultOnly,
    'liquidStaking.outsideShare': 0.9,
    'liquidStaking.outsidePace': 0.02,
    'liquidStaking.outsideYield': 0.2,
    'liquidStaking.yieldMemory': 20,
  };
  const pool = run({ values, days: 900, rewardPerBlock: 0.004 });
  const yields = [...(pool.series['liquidYield'] ?? [])].slice(-300);
  expect(yields.reduce((a, b) => a + b, 0) / 300).toBeCloseTo(0.2, 1);
  const share = 1 - last(pool, 'liquidStaking.outsideVaults') / last(pool, 'liquidStaking.deposits');
  const nodeRate = (0.004 * 8_640 * 365) / 120_000;
  expect(share).toBeGreaterThan(((nodeRate * 0.9) / 0.2) * 0.8);
  expect(share).toBeLessThan(((nodeRate * 0.9) / 0.2) * 1.25);
});

test('outsiders who stay leave their claims where they are; with accruing shares there are none', () => {
  const stays = run({ values: { ...vaultOnly, 'liquidStaking.outsiders': 'stay' }, rewardPerBlock: 0.01 });
  expect(new Set(stays.series['liquidStaking.outsideVaults'])).toEqual(new Set([36_000]));
  const accruing = run({ values: { ...vaultOnly, 'liquidStaking.designs': 'accruing' } });
  expect(last(accruing, 'liquidStaking.outsideVaults')).toBe(0);
});

test('a ticket of a vault pair matures after 20 days, and the part that is speeded up after 8', () => {
  const acts = [{ day: 10, holder: 0, redeem: 10_000 }];
  const funded = run({ acts, values: vaultOnly }).series['redemptionsFunded'] ?? [];
  expect([17, 18, 29, 30].map((day) => funded[day])).toEqual([0, 1_000, 1_000, 10_000]);
  const none = run({ acts, values: { ...vaultOnly, 'liquidStaking.speedUpShare': 0 } });
  expect([18, 29, 30].map((day) => none.series['redemptionsFunded']?.[day])).toEqual([0, 0, 10_000]);
});

test('accruing shares wait 22 days beside a vault pair that waits 20', () => {
  const acts = [
    { day: 10, holder: 0, redeem: 10_000 },
    { day: 5, holder: 1, deposit: 8_000, protocol: 1 },
    { day: 10, holder: 1, redeem: 8_000, protocol: 1 },
  ];
  const pool = run({ acts, values: { ...seats, 'liquidStaking.speedUpShare': 0 }, protocols: 2 });
  const funded = pool.series['redemptionsFunded'] ?? [];
  expect([29, 30, 31, 32].map((day) => funded[day])).toEqual([0, 8_000, 8_000, 18_000]);
  expect(last(pool, 'liquidStaking.queue')).toBe(0);
});

test('two protocols keep their books apart: what one earns or owes is not the other’s', () => {
  const acts = [{ day: 5, holder: 1, deposit: 50_000, protocol: 1 }];
  const both = run({ acts, protocols: 2, rewardPerBlock: 0.01 });
  const alone = run({ protocols: 2, rewardPerBlock: 0.01 });
  expect(last(both, 'liquidStaking.depositsSecond')).toBeGreaterThan(169_000);
  // The reward per block is shared by bond, so the first earns less while the second bonds more; nothing else reaches it.
  expect(last(both, 'liquidStaking.depositsFirst')).toBeLessThan(last(alone, 'liquidStaking.depositsFirst'));
  const without = run({ acts, protocols: 2 });
  expect(last(without, 'liquidStaking.depositsFirst')).toBe(120_000);
  expect(last(without, 'liquidStaking.rateFirst')).toBe(1);
  expect(last(without, 'liquidStaking.depositsSecond')).toBe(170_000);
});

test('protocols that are equal in all things do the same, whichever comes first', () => {
  const acts = (first: number): Act[] => [
    { day: 5, holder: 2, deposit: 30_000, protocol: first },
    { day: 5, holder: 3, deposit: 10_000, protocol: 1 - first },
    { day: 40, holder: 2, redeem: 20_000, protocol: first },
  ];
  const values = { ...seats, 'liquidStaking.designs': 'accruing' };
  const one = run({ acts: acts(0), values, protocols: 2, days: 90, rewardPerBlock: 0.01 });
  const other = run({ acts: acts(1), values, protocols: 2, days: 90, rewardPerBlock: 0.01 });
  expect(one.series['liquidStaking.depositsFirst']).toEqual(other.series['liquidStaking.depositsSecond']);
  expect(one.series['liquidStaking.queueFirst']).toEqual(other.series['liquidStaking.queueSecond']);
  expect(one.series['liquidStaking.netYield']).toEqual(other.series['liquidStaking.netYield']);
});

test('eight protocols fit, and the measures of a second are nought where there is only one', () => {
  expect(last(run({ protocols: 8 }), 'liquidStaking.lockedShare')).toBe(1);
  const alone = run({ values: vaultOnly });
  expect(last(alone, 'liquidStaking.depositsSecond') + last(alone, 'liquidStaking.waitSecond')).toBe(0);
});

test('nobody staked: no deposits, no shares, no yield, and a first depositor is one for one', () => {
  const values = {
    ...seats,
    'sequencerPool.liquidSeats': 0,
    'sequencerPool.secondLiquidSeats': 0,
    'sequencerPool.foundationSeats': 4,
    'sequencerPool.foundationExcess': 1,
    'sequencerPool.liquidExcess': 0,
    'sequencerPool.secondLiquidExcess': 0,
  };
  const pool = run({ values, protocols: 2, rewardPerBlock: 0.01, acts: [{ day: 9, holder: 0, deposit: 5 }] });
  expect(last(pool, 'liquidStaking.deposits')).toBe(5);
  expect(last(pool, 'shares')).toBe(5);
  expect(last(pool, 'liquidStaking.idleShare')).toBe(1);
  expect(last(pool, 'liquidStaking.lockedShare')).toBe(0);
});

test('a queue that nobody funds pays nothing and says nothing; on the reopening day it pays what is ripe', () => {
  const values = { ...seats, 'liquidStaking.redemptions': 'unfunded', 'liquidStaking.reopeningDay': 50 };
  const acts = [{ day: 5, holder: 0, redeem: 30_000 }];
  const pool = run({ acts, values: { ...values, 'liquidStaking.speedUpShare': 0 }, days: 60 });
  const funded = pool.series['redemptionsFunded'] ?? [];
  expect([27, 49].map((day) => funded[day])).toEqual([0, 0]);
  expect(funded[52]).toBe(30_000);
  expect(pool.series['redemptionWait']?.[20]).toBe(22);
  expect(pool.series['redemptionOpen']?.[20]).toBe(1);
});

test('closed redemptions are announced: the wait counts down to the reopening', () => {
  const values = { ...seats, 'liquidStaking.redemptions': 'closed', 'liquidStaking.reopeningDay': 50 };
  const pool = run({ values, days: 60 });
  expect([10, 49, 50].map((day) => pool.series['redemptionWait']?.[day])).toEqual([62, 23, 22]);
  expect([10, 49, 50].map((day) => pool.series['redemptionOpen']?.[day])).toEqual([0, 0, 1]);
});

test('idle METIS for a node asks for a vote on another node of the protocol, and is not locked there before', () => {
  const requests = [{ day: 1, seat: 1, exit: true, delist: true }];
  const acts = [{ day: 30, holder: 0, deposit: 60_000 }];
  const values = { ...vaultOnly, 'sequencerPool.lockedAtStart': 80_000 };
  const asked = run({ requests, acts, values, days: 60 });
  const days = [...(asked.series['electionAsked'] ?? [])].map((n, day) => (n > 0 ? day : 0)).filter(Boolean);
  expect(days[0]).toBe(37);
  expect(column(asked, 'bond')[1]).toBe(0);
  expect(last(asked, 'stakingBuffer')).toBeGreaterThanOrEqual(20_000);
  const never = run({ requests, acts, values: { ...values, 'liquidStaking.newNodes': 'never' }, days: 60 });
  expect(Math.max(...(never.series['electionAsked'] ?? [1]))).toBe(0);
});

test('points are shown until the programme ends', () => {
  const values = { ...seats, 'liquidStaking.points': 0.04, 'liquidStaking.pointsEnd': 20 };
  const pool = run({ values, protocols: 1, days: 30 });
  expect([1, 20, 21].map((day) => pool.series['pointsYield']?.[day])).toEqual([0.04, 0.04, 0]);
});

test('whatever the design, fees and delays: shares never lose value, and nothing appears or vanishes', () => {
  const values = fc.record({
    'liquidStaking.designs': fc.constantFrom('alternating', 'accruing', 'vault'),
    'liquidStaking.commission': fc.double({ min: 0, max: 1, noNaN: true }),
    'liquidStaking.vaultFee': fc.double({ min: 0, max: 1, noNaN: true }),
    'liquidStaking.outsideShare': fc.double({ min: 0, max: 0.9, noNaN: true }),
    'liquidStaking.outsidePace': fc.double({ min: 0, max: 1, noNaN: true }),
    'liquidStaking.speedUpShare': fc.double({ min: 0, max: 1, noNaN: true }),
    'liquidStaking.redemptions': fc.constantFrom('open', 'unfunded', 'closed'),
    'liquidStaking.reopeningDay': fc.integer({ min: 1, max: 120 }),
  });
  const acts = fc.array(
    fc.record({
      day: fc.integer({ min: 1, max: 80 }),
      holder: fc.constantFrom(0, 2),
      deposit: fc.integer({ min: 0, max: 60_000 }),
      redeem: fc.integer({ min: 0, max: 120_000 }),
    }),
    { maxLength: 10 },
  );
  fc.assert(
    fc.property(values, acts, (parameters, what) => {
      const split = what.map((act) => ({ ...act, protocol: act.holder === 0 ? 0 : 1 }));
      const pool = run({
        acts: split,
        values: { ...seats, ...parameters },
        protocols: 2,
        rewardPerBlock: 0.01,
        days: 100,
      });
      for (const name of ['liquidStaking.rateFirst', 'liquidStaking.rateSecond']) {
        const rates = pool.series[name] ?? [];
        for (let day = 1; day < rates.length; day++)
          expect(rates[day]).toBeGreaterThanOrEqual((rates[day - 1] ?? 0) * (1 - 1e-12));
      }
      expect(Math.min(...(pool.series['stakingBuffer'] ?? []))).toBeGreaterThanOrEqual(0);
      expect(Math.min(...(pool.series['liquidStaking.outsideVaults'] ?? []))).toBeGreaterThanOrEqual(0);
    }),
    { numRuns: 25, seed: 11 },
  );
});

test('twice of everything in METIS doubles every amount and leaves every rate', () => {
  const scaled = (factor: number) =>
    run({
      acts: [
        { day: 5, holder: 1, deposit: 30_000 * factor, protocol: 1 },
        { day: 30, holder: 0, redeem: 20_000 * factor },
      ],
      values: {
        ...seats,
        'sequencerPool.lockedAtStart': 240_000 * factor,
        'sequencerPool.minimumLock': 20_000 * factor,
        'sequencerPool.maximumLock': 100_000 * factor,
      },
      protocols: 2,
      days: 90,
      rewardPerBlock: 0.01 * factor,
    });
  const [one, two] = [scaled(1), scaled(2)];
  // Blocks are shared by whole METIS, so that halves of one are lost differently.
  for (const name of ['depositsFirst', 'depositsSecond', 'outsideVaults'])
    expect(last(two, `liquidStaking.${name}`) / last(one, `liquidStaking.${name}`)).toBeCloseTo(2, 6);
  for (const name of ['rateFirst', 'rateSecond', 'netYield', 'lockedFirst', 'idleSecond'])
    expect(last(two, `liquidStaking.${name}`)).toBeCloseTo(last(one, `liquidStaking.${name}`), 6);
});

test('somebody who deposits nothing and redeems nothing changes no bit', () => {
  const idle = [{ day: 7, holder: 3, deposit: 0, redeem: 0, protocol: 1 }];
  const one = run({ protocols: 2, rewardPerBlock: 0.01 });
  expect(run({ acts: idle, protocols: 2, rewardPerBlock: 0.01 }).series).toEqual(one.series);
});

test('one deposit or the same in two parts are worth the same', () => {
  const whole = run({
    acts: [{ day: 5, holder: 1, deposit: 8_000, protocol: 1 }],
    protocols: 2,
    rewardPerBlock: 0.01,
  });
  const parts = [3_000, 5_000].map((deposit, k) => ({ day: 5, holder: 1 + k, deposit, protocol: 1 }));
  const split = run({ acts: parts, protocols: 2, rewardPerBlock: 0.01 });
  expect(last(split, 'liquidStaking.rateSecond')).toBeCloseTo(last(whole, 'liquidStaking.rateSecond'), 12);
  expect(last(split, 'shares')).toBeCloseTo(last(whole, 'shares'), 6);
});

test('a vault shows its boosted yield from the first day', () => {
  const first = (outsideShare: number) =>
    run({
      days: 1,
      values: { ...vaultOnly, 'liquidStaking.outsideShare': outsideShare },
      rewardPerBlock: 0.02,
    }).series['liquidYield']?.[0] ?? NaN;
  expect(first(0)).toBeGreaterThan(0);
  expect(first(0.5) / first(0)).toBeCloseTo(2, 12);
});

test('points are worth something up to the day on which they end, and nothing from the next day on', () => {
  const values = { ...seats, 'liquidStaking.points': 0.1, 'liquidStaking.pointsEnd': 10 };
  const points = run({ days: 12, values }).series['pointsYield'];
  expect([points?.[10], points?.[11]]).toEqual([0.1, 0]);
});
