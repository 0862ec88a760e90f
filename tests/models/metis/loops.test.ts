import { expect, test } from 'vitest';
import { lending } from '../../../models/metis/lending.ts';
import { mechanism } from '../../../models/metis/economy.ts';
import { loops } from '../../../models/metis/loops.ts';
import type { Mechanism } from '../../../src/define/index.ts';
import { loopYield } from '../../../models/arithmetic/loop-leverage.ts';
import { last } from './pool-model.ts';
import { own, runTower } from './tower-model.ts';

const observe = [
  'loops.leverage',
  'loops.ownFunds',
  'loopFundPrice',
  'loopFundYield',
  'borrowRate',
  'loopCash',
  'lendingCash',
  'discount',
];
type Values = Readonly<Record<string, number | string>>;
const alone: Values = { 'lending.borrowerFunds': 0, 'lending.outsideSupply': 50_000 };
const longQueue = { redemptionWait: 800 };
const noPool: Values = { 'ground.poolSide': 0 };
const run = (parameters: Values, days = 60, given: Record<string, number | ((day: number) => number)> = {}) =>
  runTower([lending, loops], { days, parameters: { ...alone, ...parameters }, observe, given });

test('the leverage of the fund is that of endless loops at its loan to value', () => {
  for (const loanToValue of [0, 0.3, 0.5, 0.65]) {
    const leverage = last(run({ 'loops.loanToValue': loanToValue }, 3), 'loops.leverage');
    expect(leverage).toBeCloseTo(1 / (1 - loanToValue), 2);
  }
});

test('the fund earns leverage × yield less the interest on the rest', () => {
  const { series } = run({ 'loops.behaviour': 'off', ...noPool }, 2);
  const price = series['loopFundPrice'] ?? [];
  const growth = ((price[2] ?? NaN) / (price[1] ?? NaN) - 1) * 365;
  const expected = loopYield(series['loops.leverage']?.[1] ?? NaN, 0.1, series['borrowRate']?.[1] ?? NaN);
  expect(growth).toBeCloseTo(expected, 3);
});

test('without borrowing the fund is a holder of shares', () => {
  const after = run({ 'loops.loanToValue': 0, ...noPool }, 365);
  expect(last(after, 'loopFundPrice')).toBeCloseTo((1 + 0.1 / 365) ** 365, 6);
  expect(own(after, 'loops', 'depositors')).toBe(1_000);
});

test('the fund repays when the yield ends, and keeps its debt when nobody steers', () => {
  const dear = { 'ground.yieldEnds': 10 };
  expect(last(run(dear, 90, longQueue), 'loops.leverage')).toBeLessThan(1.2);
  expect(last(run({ ...dear, 'loops.behaviour': 'off' }, 90), 'loops.leverage')).toBeGreaterThan(1.9);
});

test('exits that the cash could not pay are raised by selling shares and repaying their debt', () => {
  const wanted = (day: number) => (day >= 5 ? 300 : 0);
  const after = run({}, 12, { loopExitWanted: wanted, ...longQueue });
  const cash = Math.max(...(after.series['loopCash'] ?? []));
  expect(cash).toBeGreaterThan(250);
  expect(cash).toBeLessThan(305);
  expect(last(after, 'loops.leverage')).toBeLessThan(2.05);
  expect(last(run({}, 12), 'loopCash')).toBe(0);
});

test('a sale on the pool since the last turn of the exchanges is no price to enter or leave at', () => {
  const seller = mechanism({
    name: 'seller',
    purpose: 'Sells shares on one day, after the price of the day is known.',
    writes: ['sharesToPlace', 'curveShares', 'curveMetis', 'market'],
    step({ economy, day }) {
      if (day !== 20) return;
      economy.sharesToPlace[0] -= 4_000;
      economy.curveShares[0] += 4_000;
      economy.curveMetis[0] -= 3_900;
      economy.market += 3_900;
    },
  });
  const of = (schedule: readonly Mechanism[]) => runTower(schedule, { days: 21, parameters: alone, observe });
  const calm = of([lending, loops]).series;
  const sold = of([seller, lending, loops]).series;
  expect(sold['loopFundPrice']?.[20]).toBe(calm['loopFundPrice']?.[20]);
  expect(sold['discount']?.[21]).toBeGreaterThan(0.05);
  expect(sold['loopFundPrice']?.[21]).toBeLessThan(0.95 * (calm['loopFundPrice']?.[21] ?? NaN));
});

test('a fund of nothing has the price it began with', () => {
  const nothing = run({ 'loops.outsideFunds': 0 }, 30);
  expect(last(nothing, 'loopFundPrice')).toBe(1);
  expect(last(nothing, 'loops.ownFunds')).toBe(0);
});

test('a fall of the share costs the fund its leverage times as much', () => {
  const parameters = { 'ground.shockDay': 10, 'ground.shock': 4_000, 'ground.yieldEnds': 1 };
  const quiet = { ...parameters, 'loops.behaviour': 'off', 'lending.slope1': 0, 'lending.slope2': 0 };
  const fall = (loanToValue: number) =>
    1 - last(run({ ...quiet, 'loops.loanToValue': loanToValue }, 10), 'loopFundPrice');
  expect(fall(0.5) / fall(0)).toBeCloseTo(2, 6);
});

test('shares are sold down to what waiting for a redemption costs and no further', () => {
  const wanted = (day: number) => (day >= 5 ? 900 : 0);
  const after = run({ 'ground.poolSide': 500 }, 8, { loopExitWanted: wanted });
  const cost = (last(after, 'borrowRate') * 21) / 365;
  expect(last(after, 'discount')).toBeLessThan(2 * cost);
  expect(own(after, 'loops', 'ticket')).toBeGreaterThan(0);
});

test('while one claim waits in the queue the fund asks for no second one', () => {
  const wanted = (day: number) => (day >= 5 ? 100 * (day - 4) : 0);
  const ticket = (days: number) =>
    own(run({ ...noPool }, days, { loopExitWanted: wanted }), 'loops', 'ticket');
  expect(ticket(4)).toBe(0);
  expect(ticket(5)).toBeGreaterThan(90);
  expect(ticket(8)).toBe(ticket(5));
});
