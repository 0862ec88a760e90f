import { expect, test } from 'vitest';
import { lending } from '../../../models/metis/lending.ts';
import { liquidationCascade } from '../../../models/arithmetic/liquidation-cascade.ts';
import { metisForShares, pegOf } from '../../../models/arithmetic/pegged-pool.ts';
import { differing } from '../../laws/small-economy.ts';
import { last } from './pool-model.ts';
import { own, runTower } from './tower-model.ts';

const observe = [
  'lending.badDebt',
  'lending.leverage',
  'lending.recovered',
  'lending.soldByForce',
  'lending.amplification',
  'lending.lent',
  'lendingFundPrice',
  'borrowRate',
  'utilisation',
  'lendingCash',
  'discount',
];
type Values = Readonly<Record<string, number | string>>;
const run = (parameters: Values, days = 60, populations: Readonly<Record<string, number>> = {}) =>
  runTower([lending], { days, parameters, observe, populations });
const still: Values = { 'lending.behaviour': 'off', 'ground.stakingYield': 0 };
const shock: Values = { 'ground.shockDay': 10, 'ground.shock': 7_000 };
const always: Values = { 'lending.liquidators': 'always' };

test('nothing is liquidated while the share keeps its price', () => {
  const calm = run({}, 365);
  expect(last(calm, 'lending.soldByForce')).toBe(0);
  expect(last(calm, 'lending.badDebt')).toBe(0);
});

test('the debt of all borrowers equals the claims of the market to the last bit, after a crash as well', () => {
  for (const days of [1, 9, 10, 11, 40]) {
    const after = run({ ...shock, ...always }, days);
    expect(own(after, 'lending', 'debt') + Number(after.world.board['lendingClaims'])).toBe(0);
  }
});

test('a loan to value of zero means no leverage, no loan and no interest', () => {
  const none = run({ 'lending.maxLoanToValue': 0 });
  expect(last(none, 'lending.leverage')).toBe(1);
  expect(last(none, 'lending.lent')).toBe(0);
  expect(last(none, 'borrowRate')).toBe(0);
  expect(last(none, 'lendingFundPrice')).toBe(1);
});

test('without lenders nobody borrows, and without borrowers lenders earn nothing', () => {
  const noLenders = run({ 'lending.outsideSupply': 0 });
  expect(last(noLenders, 'lending.lent')).toBe(0);
  expect(last(noLenders, 'lendingFundPrice')).toBe(1);
  const noBorrowers = run({ 'lending.borrowerFunds': 0 });
  expect(last(noBorrowers, 'lending.lent')).toBe(0);
  expect(last(noBorrowers, 'lendingFundPrice')).toBe(1);
});

test('where nobody decides, lenders earn the interest less the share of the reserve', () => {
  const parameters = { ...still, 'lending.reserveShare': 0.25 };
  const { series } = run(parameters, 2);
  const rate = series['borrowRate']?.[0] ?? NaN;
  const used = series['utilisation']?.[0] ?? NaN;
  const growth = (series['lendingFundPrice']?.[1] ?? NaN) / (series['lendingFundPrice']?.[0] ?? NaN) - 1;
  expect(growth * 365).toBeCloseTo(rate * used * 0.75, 4);
});

test('interest follows the two slopes in utilisation', () => {
  const { series } = run({ ...still, 'lending.outsideSupply': 5_000 }, 3);
  const used = series['utilisation']?.[2] ?? NaN;
  expect(used).toBeGreaterThan(0.45);
  expect(series['borrowRate']?.[2]).toBeCloseTo(0.07 + (3 * (used - 0.45)) / 0.55, 12);
});

test('borrowers loop no further than the yield pays for the interest', () => {
  const { series } = run({ 'ground.stakingYield': 0.06, 'lending.reviewDays': 1 }, 200);
  expect(Math.max(...(series['borrowRate'] ?? []))).toBeLessThan(0.06);
});

test('borrowers repay when the interest is above the yield', () => {
  const before = run(still, 1);
  const after = run({ 'ground.stakingYield': 0, 'lending.reviewDays': 2 }, 60);
  expect(last(after, 'lending.lent')).toBeLessThan(0.4 * last(before, 'lending.lent'));
  expect(last(run({ ...still }, 60), 'lending.lent')).toBeGreaterThan(last(before, 'lending.lent'));
});

test('liquidations deepen a fall, more with higher loans, and not at all with a feed that does not see the pool', () => {
  const low = run({ ...still, ...shock, ...always, 'lending.maxLoanToValue': 0.5 }, 12);
  const high = run({ ...still, ...shock, ...always, 'lending.maxLoanToValue': 0.74 }, 12);
  expect(last(high, 'lending.soldByForce')).toBeGreaterThan(last(low, 'lending.soldByForce'));
  const blind = run({ ...still, ...shock, ...always, 'lending.feed': 'redemption' }, 12);
  expect(last(blind, 'lending.soldByForce')).toBe(0);
});

test('bad debt falls on the lenders when the reserve is empty, and liquidators who wait lose them less', () => {
  const crash = { ...still, ...shock, 'ground.shock': 12_000, 'ground.arbitrage': 1 };
  const forced = run({ ...crash, ...always }, 30);
  const patient = run(crash, 30);
  expect(last(forced, 'lending.badDebt')).toBeGreaterThan(0);
  expect(last(forced, 'lendingFundPrice')).toBeLessThan(1);
  expect(last(forced, 'lending.recovered')).toBeLessThan(1);
  expect(last(patient, 'lending.badDebt')).toBeLessThan(last(forced, 'lending.badDebt'));
});

test('bad debt never shrinks and is never negative', () => {
  const { series } = run({ ...shock, ...always, 'ground.arbitrage': 1 }, 90);
  let before = 0;
  for (const each of series['lending.badDebt'] ?? []) {
    expect(each).toBeGreaterThanOrEqual(before);
    before = each;
  }
});

test('one borrower is liquidated as the arithmetic of the cascade says', () => {
  const parameters = {
    ...still,
    ...always,
    'lending.caution': 1,
    'lending.closeFactor': 1,
    'lending.slope1': 0,
    'lending.slope2': 0,
    'lending.bonus': 0,
    'ground.shockDay': 2,
    'ground.shock': 6_000,
  };
  const after = run(parameters, 2, { positions: 1 });
  const pool = { metis: 5_000, shares: 5_000, rate: 1, amplification: 50, fee: 0 };
  const priceAfter = (sold: number) =>
    pegOf({ ...pool, shares: pool.shares + sold, metis: pool.metis - metisForShares(sold, pool) });
  const collateral = 3_000 / 0.3;
  const cascade = liquidationCascade({
    triggers: [0.7 / 0.75],
    collateral: [Math.min(1, 0.7 / priceAfter(6_000)) * collateral],
    closeFactor: 1,
    shock: 6_000,
    priceAfter,
  });
  expect(cascade.liquidated).toBe(1);
  expect(last(after, 'lending.soldByForce')).toBeCloseTo(cascade.sold - 6_000, 4);
});

test('twice the tokens twice the loans: prices and shares stay', () => {
  const scaled = (k: number) =>
    run({
      ...shock,
      ...always,
      'ground.shock': 7_000 * k,
      'ground.deposits': 100_000 * k,
      'ground.poolSide': 5_000 * k,
      'lending.outsideSupply': 10_000 * k,
      'lending.borrowerFunds': 3_000 * k,
    });
  const [one, two] = [scaled(1), scaled(2)];
  for (const name of ['lendingFundPrice', 'discount', 'lending.leverage']) {
    expect(last(two, name)).toBeCloseTo(last(one, name), 6);
  }
  expect(last(two, 'lending.badDebt')).toBeCloseTo(2 * last(one, 'lending.badDebt'), 4);
});

test('with nobody and nothing in it the market changes nothing else', () => {
  const empty = { 'lending.outsideSupply': 0, 'lending.borrowerFunds': 0 };
  const with0 = runTower([lending], {
    days: 40,
    parameters: empty,
    observe: ['market', 'curveMetis', 'discount'],
  });
  const without = runTower([], { days: 40, observe: ['market', 'curveMetis', 'discount'] });
  expect(differing(with0, without)).toEqual([]);
});

test('a borrower split in two borrows the same, and its liquidation differs by the order of sales only', () => {
  const parameters = { ...still, ...shock, ...always, 'lending.caution': 1 };
  const ratio = (name: string, days: number) => {
    const [whole, split] = [50, 100].map((positions) => last(run(parameters, days, { positions }), name));
    return (split ?? NaN) / (whole ?? NaN);
  };
  expect(ratio('lending.lent', 9)).toBeCloseTo(1, 8);
  for (const name of ['lending.soldByForce', 'lending.badDebt', 'lendingFundPrice']) {
    expect(ratio(name, 20)).toBeCloseTo(1, 3);
  }
});

test('a reserve that has gathered interest pays bad debt first, and lenders only what it lacks', () => {
  const parameters = {
    ...still,
    ...always,
    'lending.reserveShare': 0.5,
    'ground.shockDay': 300,
    'ground.shock': 12_000,
  };
  const reserve = own(run(parameters, 299), 'lending', 'reserve');
  const after = run(parameters, 300);
  const borne = own(after, 'lending', 'badDebt') - own(after, 'lending', 'lostByLenders');
  expect(reserve).toBeGreaterThan(1);
  expect(borne).toBeGreaterThanOrEqual(reserve);
  expect(borne).toBeLessThan(reserve + 10);
});

test('a loan that is unhealthy again on the next day is liquidated again', () => {
  const parameters = {
    ...still,
    ...always,
    'lending.caution': 1,
    'lending.closeFactor': 0.1,
    'lending.closeAllBelow': 0,
    'lending.bonus': 0,
    'ground.shockDay': 2,
    'ground.shock': 5_000,
  };
  const sold = run(parameters, 3, { positions: 1 }).series['lending.soldByForce'];
  const [first, second] = [sold?.[2] ?? NaN, sold?.[3] ?? NaN];
  expect(first).toBeGreaterThan(0);
  expect(second).toBeGreaterThan(2 * first);
});
