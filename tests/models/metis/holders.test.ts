import { expect, test } from 'vitest';
import { typeOf } from '../../../models/metis/holder-types.ts';
import { simulate } from '../../../src/simulate/index.ts';
import { holdersWith, runHolders } from './holder-model.ts';

const unpaid = holdersWith();
const run = runHolders;

test('the holders start with the stated share of what circulates, and with all shares of the first day', () => {
  const at = run({ days: 1, parameters: { 'holders.behaviour': 'off' } });
  expect(at('liquid', 0)).toBeCloseTo(0.8 * 6_400_000, 4);
  expect(at('shares', 0)).toBe(100_000);
  expect(at('liquid', 0) + at('market', 0)).toBe(6_400_000);
});

test('balances are as unequal as their parameter says: a tenth of the holders hold nearly everything', () => {
  const { world } = simulate({
    model: unpaid,
    days: 1,
    seed: 5,
    observe: ['liquid'],
    given: { redemptionsFunded: 0 },
  });
  const { liquid } = world.board;
  const sorted = typeof liquid === 'object' ? Array.from(liquid).sort((a, b) => a - b) : [];
  const total = sorted.reduce((all, x) => all + x, 0);
  const gini =
    sorted.reduce((all, x, i) => all + (2 * (i + 1) - sorted.length - 1) * x, 0) / (sorted.length * total);
  expect(gini).toBeGreaterThan(0.93);
  expect(gini).toBeLessThan(0.98);
});

test('holders who are switched off never act', () => {
  const at = run({ parameters: { 'holders.behaviour': 'off' } });
  expect(at('liquid', 200)).toBe(at('liquid', 0));
  expect(at('shares', 200)).toBe(100_000);
  expect(at('ticket', 200)).toBe(0);
});

test('a yield of zero leaves no yield seeker staked', () => {
  const at = run({ days: 700, given: { liquidYield: (day) => (day < 200 ? 0.15 : 0) } });
  expect(at('holders.yieldSeekersStaked', 199)).toBeGreaterThan(100_000);
  expect(at('holders.yieldSeekersStaked', 700)).toBe(0);
});

test('a higher yield never leaves less staked', () => {
  const staked = [0, 0.03, 0.06, 0.12, 0.2].map((liquidYield) =>
    run({ given: { liquidYield } })('holders.staked', 200),
  );
  for (let k = 1; k < staked.length; k++) expect(staked[k]).toBeGreaterThan(staked[k - 1] ?? NaN);
});

test('the longer a redemption waits the less is staked', () => {
  const waits = [1, 60, 300].map((redemptionWait) =>
    run({ given: { redemptionWait } })('holders.staked', 200),
  );
  expect(waits[1]).toBeLessThan(waits[0] ?? NaN);
  expect(waits[2]).toBeLessThan(waits[1] ?? NaN);
});

test('shares are minted and burned at the exchange rate, and the issuer stands below zero by as much', () => {
  const given = { exchangeRate: 1.25 };
  const at = run({ given, of: unpaid, days: 60 });
  const claims = at('shares', 60) * 1.25 + at('ticket', 60);
  expect(claims).toBeGreaterThan(0);
  expect(claims).toBeLessThanOrEqual(at('stakingBuffer', 60));
  expect(claims).toBeCloseTo(at('stakingBuffer', 60), 4);
  expect(at('sharesIssued', 60)).toBe(-at('shares', 60));
});

test('nothing is collected that was not funded, and claims wait', () => {
  const at = run({ of: unpaid, given: { redemptionsFunded: 0, liquidYield: 0.04 } });
  expect(at('holders.waiting', 200)).toBe(at('ticket', 200));
  expect(at('ticket', 200)).toBeGreaterThan(0);
});

test('funded claims are collected in the end', () => {
  const at = run({ days: 400, given: { liquidYield: (day) => (day < 200 ? 0.06 : 1) } });
  expect(at('ticket', 200)).toBeGreaterThan(0);
  expect(at('ticket', 400)).toBe(at('holders.waiting', 400));
  expect(at('ticket', 400)).toBeLessThan(1);
});

test('as many sales as purchases are made on average when nobody leans to selling', () => {
  const balanced = { 'holders.farmerSellLean': 0, 'holders.builderSellLean': 0, 'holders.concentration': 0 };
  const at = run({ days: 365, parameters: balanced, given: { liquidYield: 0 } });
  let sold = 0;
  let bought = 0;
  for (let day = 1; day <= 365; day++) {
    sold += at('sold', day);
    bought += at('bought', day);
  }
  expect(Math.abs(sold / bought - 1)).toBeLessThan(0.1);
});

test('who leans to selling sells more', () => {
  const netSold = [-0.1, 0, 0.1].map((lean) => {
    const at = run({ parameters: { 'holders.traderSellLean': lean } });
    return at('market', 200) - at('market', 0);
  });
  expect(netSold[1]).toBeGreaterThan(netSold[0] ?? NaN);
  expect(netSold[2]).toBeGreaterThan(netSold[1] ?? NaN);
});

test('one holder alone stands for all', () => {
  const at = run({ members: 1, days: 30 });
  expect(at('shares', 0)).toBe(100_000);
});

test('types come in the proportions of their weights, whales from the top of the balances', () => {
  const p = {
    whaleShare: 0.01,
    longTermShare: 1,
    yieldSeekerShare: 1,
    traderShare: 1,
    farmerShare: 1,
    builderShare: 0,
  };
  const of = (rank: number, kind: number): number => typeOf(rank, kind, p);
  expect([0.1, 0.3, 0.6, 0.9].map((kind) => of(0.5, kind))).toEqual([0, 1, 2, 3]);
  expect(of(0.995, 0.1)).toBe(4);
});

test('who decides again draws anew: the same people offered the same do not decide alike twice', () => {
  const rule = { 'holders.staking': 'off', 'holders.concentration': 0, 'holders.part': 0.01 };
  const everyDay = Object.fromEntries(
    ['yieldSeeker', 'longTerm', 'trader', 'farmer', 'builder', 'whale'].map((type) => [
      `holders.${type}Review`,
      1,
    ]),
  );
  const at = run({ days: 20, parameters: { ...rule, ...everyDay }, given: { liquidYield: 0 } });
  const soldOn = Array.from({ length: 19 }, (_, d) => at('sold', d + 2));
  const steps = soldOn.slice(1).map((sold, d) => sold / (soldOn[d] ?? NaN) - 1);
  // With the same luck the same people sell 1 % less every day.
  expect(steps.some((step) => step > 0)).toBe(true);
});
