import { expect, test } from 'vitest';
import { blocks } from '../../../models/metis/blocks.ts';
import { locking } from '../../../models/metis/locking.ts';
import { rewardReset } from '../../../models/metis/reward-reset.ts';
import { sequencerPool } from '../../../models/metis/sequencer-pool.ts';
import { mechanism } from '../../../models/metis/economy.ts';
import { column, last, runPool } from './pool-model.ts';

type Values = Record<string, number | string>;
const schedule = [blocks, rewardReset, sequencerPool, locking];
const byHand: Values = {
  'blocks.drift': 'fixed',
  'blocks.fixedSeconds': 8,
  'rewardReset.policy': 'everyPeriod',
  'rewardReset.resetDays': 1,
  'sequencerPool.production': 'expected',
  'sequencerPool.outages': 'none',
  'sequencerPool.lockedAtStart': 378_000,
};
const seen = [
  'sequencerPool.emission',
  'sequencerPool.runway',
  'sequencerPool.due',
  'rewardBudget',
  'grantsBudget',
  'rewardsPaid',
  'rewardsMissed',
  'rewardsHeld',
  'realisedRate',
  'settledBatches',
  'feeVault',
  'feeYield',
];
const run = (values: Values, days: number, given: Record<string, number> = {}) =>
  runPool(schedule, {
    days,
    parameters: { ...byHand, ...values },
    given: { rewardRate: 0.2, ...given },
    observe: seen,
  });
const fillVault = mechanism({
  name: 'fillVault',
  purpose: 'Puts the gas fees of a test into the vault.',
  reads: ['gasFees'],
  writes: ['market', 'feeVault'],
  step({ economy }) {
    economy.market -= economy.gasFees;
    economy.feeVault += economy.gasFees;
  },
});
const relative = (value: number, right: number): number => Math.abs(value / right - 1);

test.each([0.05, 0.1, 0.15, 0.2, 0.25])('emission is the rate times what is locked: %d', (rewardRate) => {
  const pool = run({}, 400, { rewardRate });
  for (const emission of pool.series['sequencerPool.emission']?.slice(1) ?? []) {
    expect(relative(emission, rewardRate * 378_000)).toBeLessThan(1e-9);
  }
});

test('20 % to 15 % cuts emission by 25 % and lengthens the runway by a third, to 1e-9, on every day', () => {
  const before = run({}, 400);
  const after = run({}, 400, { rewardRate: 0.15 });
  for (let day = 1; day <= 400; day++) {
    const cut =
      (after.series['sequencerPool.emission']?.[day] ?? 0) /
      (before.series['sequencerPool.emission']?.[day] ?? 1);
    const longer =
      (after.series['sequencerPool.runway']?.[day] ?? 0) /
      (before.series['sequencerPool.runway']?.[day] ?? 1);
    expect(relative(cut, 0.75)).toBeLessThan(1e-9);
    expect(relative(longer, 4 / 3)).toBeLessThan(1e-9);
  }
});

test.each([1_000_000, 2_600_000, 3_000_000, 4_600_000])(
  'a budget of %d METIS lasts budget ÷ (rate × locked) years',
  (budget) => {
    const pool = run({ 'endowment.rewards': budget }, 30);
    expect(relative(last(pool, 'sequencerPool.runway'), budget / (0.2 * 378_000))).toBeLessThan(1e-9);
  },
);

test('what is paid, held and due adds up to what accrued', () => {
  const pool = run({}, 365);
  const paid = 3_000_000 - last(pool, 'rewardBudget');
  expect(last(pool, 'rewardsHeld')).toBe(paid);
  expect(paid + last(pool, 'sequencerPool.due')).toBeCloseTo(0.2 * 378_000, 4);
});

test('rewards are settled every 3.3 days: 110 batches in 364 days', () => {
  expect(last(run({}, 364), 'settledBatches')).toBe(110);
  expect(last(run({ 'sequencerPool.settlementDays': 1 }, 100), 'settledBatches')).toBe(100);
});

test('the realised rate at 16 seconds is half the nominal one', () => {
  const pool = run({ 'blocks.fixedSeconds': 16 }, 500);
  expect(last(pool, 'realisedRate')).toBeCloseTo(0.1, 3);
});

test('a batch the budget cannot pay in full is not paid at all, stays due, and the runway ends there', () => {
  const pool = run({ 'endowment.rewards': 20_000 }, 400);
  const years = 20_000 / (0.2 * 378_000);
  const left = last(pool, 'rewardBudget');
  expect(left).toBeGreaterThan(0);
  expect(left).toBeLessThan((0.2 * 378_000 * 4) / 365);
  const missed = pool.series['rewardsMissed']?.reduce((a, b) => a + b, 0) ?? 0;
  const latest = [...(pool.series['rewardsMissed'] ?? [])].findLastIndex((value) => value > 0);
  expect(missed).toBeCloseTo(pool.series['sequencerPool.due']?.[latest] ?? 0, 6);
  expect(last(pool, 'sequencerPool.runway')).toBeCloseTo(years, 9);
  expect(last(pool, 'realisedRate')).toBeLessThan(0.01);
});

test('an empty budget pays nothing from the first day on', () => {
  const pool = run({ 'endowment.rewards': 0 }, 50);
  expect(last(pool, 'rewardsHeld')).toBe(0);
  expect(last(pool, 'sequencerPool.runway')).toBeCloseTo(0, 9);
});

test('a joint fund goes on with the grants budget, a separate one does not touch it', () => {
  const amounts = { 'endowment.rewards': 20_000, 'endowment.grants': 30_000 };
  const joint = run(amounts, 200, { jointFund: 1 });
  const separate = run(amounts, 200, { jointFund: 0 });
  expect(last(joint, 'rewardBudget')).toBe(0);
  expect(last(joint, 'grantsBudget')).toBeLessThan(30_000);
  expect(last(joint, 'sequencerPool.runway')).toBeCloseTo(50_000 / (0.2 * 378_000), 9);
  expect(last(separate, 'grantsBudget')).toBe(30_000);
  expect(last(separate, 'sequencerPool.runway')).toBeCloseTo(20_000 / (0.2 * 378_000), 9);
});

test('a pool without seats pays nothing and never runs dry', () => {
  const nobody = {
    'sequencerPool.lockedAtStart': 0,
    'sequencerPool.foundationSeats': 0,
    'sequencerPool.liquidSeats': 0,
    'sequencerPool.secondLiquidSeats': 0,
    'sequencerPool.operatorSeats': 0,
  };
  const pool = run(nobody, 100);
  expect(last(pool, 'rewardBudget')).toBe(3_000_000);
  expect(last(pool, 'sequencerPool.runway')).toBe(1_000);
});

test('one seat alone makes every block and earns the whole emission', () => {
  const alone = {
    'sequencerPool.lockedAtStart': 50_000,
    'sequencerPool.foundationSeats': 0,
    'sequencerPool.liquidSeats': 0,
    'sequencerPool.secondLiquidSeats': 0,
    'sequencerPool.operatorSeats': 1,
    'sequencerPool.production': 'drawn',
    'sequencerPool.settlementDays': 1,
  };
  const pool = run(alone, 365);
  expect(column(pool, 'rewardsHeld')[0]).toBeCloseTo(0.2 * 50_000, 4);
});

test('with drawn producers total rewards are the same, and shares of rewards follow shares of stake', () => {
  const values = { 'sequencerPool.settlementDays': 1 };
  const drawn = run({ ...values, 'sequencerPool.production': 'drawn' }, 1_000);
  const expected = run(values, 1_000);
  expect(last(drawn, 'rewardsHeld')).toBeCloseTo(last(expected, 'rewardsHeld'), 4);
  const spans = 1_000 * 10.8;
  const bond = column(drawn, 'bond');
  const total = last(drawn, 'rewardsHeld');
  column(drawn, 'rewardsHeld').forEach((held, s) => {
    const share = (bond[s] ?? 0) / 378_000;
    if (share === 0) return expect(held).toBe(0);
    const z = (held / total - share) / Math.sqrt((share * (1 - share)) / spans);
    expect(Math.abs(z)).toBeLessThan(3.3);
    expect(z).not.toBe(0);
  });
});

test('the fee share pays gas fees out of the vault by blocks made, and nothing by default', () => {
  const gas = runPool([fillVault, ...schedule], {
    days: 365,
    parameters: { ...byHand, 'sequencerPool.feeShare': 0.5, 'sequencerPool.settlementDays': 1 },
    given: { rewardRate: 0.2, gasFees: 10 },
    observe: seen,
  });
  expect(last(gas, 'feeVault')).toBeCloseTo(3_650 - 1_825, 4);
  expect(last(gas, 'rewardsHeld')).toBeCloseTo(0.2 * 378_000 + 1_825, 3);
  expect(last(gas, 'feeYield')).toBeCloseTo(1_825 / 378_000, 6);
});

test('a smaller rate never shortens the runway, and a smaller budget never lengthens it', () => {
  const runway = (rewardRate: number, budget: number): number =>
    last(
      run({ 'endowment.rewards': budget, 'sequencerPool.production': 'drawn' }, 500, { rewardRate }),
      'sequencerPool.runway',
    );
  expect(runway(0.15, 3_000_000)).toBeGreaterThan(runway(0.2, 3_000_000));
  expect(runway(0.2, 1_000_000)).toBeLessThan(runway(0.2, 3_000_000));
});

test('from October 2025 to January 2026 the pool paid 7 % on 360,000 METIS, against 15 % or 20 % announced', () => {
  const pool = runPool([sequencerPool, locking], {
    days: 93,
    parameters: { 'sequencerPool.lockedAtStart': 360_402.86 },
    given: { rewardPerBlock: 0.01247842237, secondsPerBlock: 14.84 },
    observe: ['realisedRate', 'sequencerPool.emission'],
  });
  expect(last(pool, 'realisedRate')).toBeGreaterThan(0.07);
  expect(last(pool, 'realisedRate')).toBeLessThan(0.078);
  expect(relative(last(pool, 'sequencerPool.emission'), 26_500)).toBeLessThan(0.01);
});
