import { expect, test } from 'vitest';
import { fullLoopLeverage, liquidationRatio } from '../../models/arithmetic/loop-leverage.ts';
import { metisForShares, pegOf, sharesToPeg } from '../../models/arithmetic/pegged-pool.ts';
import type { PeggedPool } from '../../models/arithmetic/pegged-pool.ts';
import { lending } from '../../models/metis/lending.ts';
import { last } from '../models/metis/pool-model.ts';
import { runTower } from '../models/metis/tower-model.ts';

const sold = 10_650;
const accounts = 115;
const feed = 0.87;
const balanced = (side: number): PeggedPool => ({
  metis: side,
  shares: side,
  rate: 1,
  amplification: 50,
  fee: 0,
});
const afterSale = (pool: PeggedPool, shares: number): PeggedPool => ({
  ...pool,
  metis: pool.metis - metisForShares(shares, pool),
  shares: pool.shares + shares,
});

/** Units lost, as a share of the units sold, when equal accounts that owe `debt` a unit are sold one after the other. */
function lossOnePool(pool: PeggedPool, debt: number): number {
  let lost = 0;
  let now = pool;
  for (let account = 0; account < accounts; account++) {
    lost += Math.max(0, (debt * sold) / accounts - metisForShares(sold / accounts, now));
    now = afterSale(now, sold / accounts);
  }
  return lost / sold;
}

/** An ezETH-type day: the share falls to the feed's low, and accounts that owe 80 % are sold into a pool of `side` units a side. */
const ezethDay = (side: number) =>
  runTower([lending], {
    days: 7,
    populations: { positions: accounts },
    observe: ['lending.soldByForce', 'lending.badDebt', 'discount', 'lending.amplification'],
    parameters: {
      'lending.behaviour': 'off',
      'lending.liquidators': 'always',
      'lending.closeFactor': 1,
      'lending.closeAllBelow': 1,
      'lending.bonus': 0.04,
      'lending.maxLoanToValue': 0.8,
      'lending.threshold': 0.9,
      'lending.caution': 1,
      'lending.outsideSupply': 60_000,
      'lending.borrowerFunds': (sold * 0.2 * feed) / (0.8 * 1.04),
      'lending.slope1': 0,
      'lending.slope2': 0,
      'ground.stakingYield': 0,
      'ground.deposits': 400_000 + side,
      'ground.poolSide': side,
      'ground.shockDay': 5,
      'ground.shock': sharesToPeg(feed, balanced(side)),
      'ground.arbitrage': 1,
    },
  });

test('24 April 2024: accounts sold at the low of the feed leave 0.24 % of what was sold as bad debt in a pool of 117,000 a side', () => {
  const day = ezethDay(117_000);
  const forced = last(day, 'lending.soldByForce');
  expect(Math.abs(forced / sold - 1)).toBeLessThan(0.02);
  // 25.77 of 10,650.
  expect(last(day, 'lending.badDebt') / forced).toBeCloseTo(25.77 / sold, 3);
  expect(day.series['discount']?.[5]).toBeCloseTo(1 - feed, 6);
});

test('24 April 2024: with arbitrage the pool is back at par a day later', () => {
  expect(ezethDay(117_000).series['discount']?.[6]).toBeLessThan(0.002);
});

test('a thinner pool leaves more bad debt and amplifies more, a deep one leaves none', () => {
  const [thin, middle, deep] = [60_000, 117_000, 200_000].map(ezethDay);
  const bad = [thin, middle, deep].map((each) => (each ? last(each, 'lending.badDebt') : NaN));
  expect(bad[0]).toBeGreaterThan(bad[1] ?? NaN);
  expect(bad[1]).toBeGreaterThan(0);
  expect(bad[2]).toBe(0);
  const amplified = [thin, middle, deep].map((each) => (each ? last(each, 'lending.amplification') : NaN));
  expect(amplified[0]).toBeGreaterThan(amplified[1] ?? NaN);
  expect(amplified[1]).toBeGreaterThan(amplified[2] ?? NaN);
});

test('one thin pool that ends at 0.2 pays 0.56 on average: then 0.24 % of bad debt needs accounts that owe a quarter', () => {
  const start = afterSale(balanced(29_110), sharesToPeg(feed, balanced(29_110)));
  expect(pegOf(start)).toBeCloseTo(feed, 6);
  expect(pegOf(afterSale(start, sold))).toBeCloseTo(0.2, 2);
  expect(metisForShares(sold, start) / sold).toBeCloseTo(0.56, 2);
  expect(lossOnePool(start, 0.25)).toBeCloseTo(25.77 / sold, 3);
  expect(lossOnePool(start, 0.8)).toBeGreaterThan(0.1);
});

test('June 2022: full loops at 70 % of a threshold of 75 % are liquidated at 0.933, just below the low of 0.937', () => {
  const ratio = liquidationRatio(fullLoopLeverage(0.7), 0.75);
  expect(ratio).toBeLessThan(0.937);
  expect(0.937 - ratio).toBeLessThan(0.005);
});
