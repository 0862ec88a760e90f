import { expect, test } from 'vitest';
import {
  bearLoss,
  deepestHealable,
  healthFactor,
  liquidate,
} from '../../../models/arithmetic/liquidation.ts';
import {
  auction,
  debtWithFee,
  feePerSecond,
  linearAuctionPrice,
  stairstepPrice,
  vaultLiquidationPrice,
} from '../../../models/arithmetic/collateralised-debt.ts';

const rules = { closeFactor: 0.5, bonus: 0.1, closeAllBelow: 0.95 };

test('health is collateral × threshold ÷ debt', () => {
  expect(healthFactor(100, 0.75, 75)).toBe(1);
  expect(healthFactor(100, 0.75, 50)).toBe(1.5);
  expect(healthFactor(100, 0.75, 0)).toBe(Infinity);
});

test('a healthy loan is not liquidated', () => {
  expect(liquidate(100, 75, 1, rules)).toEqual({ repaid: 0, seized: 0, badDebt: 0 });
});

test('half of the debt is repaid for its value and the bonus; far below health one all of it', () => {
  const half = liquidate(100, 76, healthFactor(100, 0.75, 76), rules);
  expect(half.repaid).toBeCloseTo(38, 12);
  expect(half.seized).toBeCloseTo(41.8, 12);
  expect(half.badDebt).toBe(0);
  expect(liquidate(100, 85, healthFactor(100, 0.75, 85), rules).repaid).toBeCloseTo(85, 12);
});

test('a liquidation heals a loan that is not too deep, and leaves bad debt to one that is', () => {
  const after = (debt: number) => {
    const { repaid, seized } = liquidate(100, debt, healthFactor(100, 0.75, debt), rules);
    return healthFactor(100 - seized, 0.75, debt - repaid);
  };
  expect(after(76)).toBeGreaterThan(healthFactor(100, 0.75, 76));
  expect(deepestHealable(0.1)).toBeCloseTo(100 / 110, 15);
  const deep = liquidate(100, 95, healthFactor(100, 0.75, 95), rules);
  expect(deep.seized).toBe(100);
  expect(deep.badDebt).toBeCloseTo(95 - 100 / 1.1, 12);
});

test('bad debt is never negative and is borne by the reserve first, then by lenders', () => {
  for (let debt = 1; debt < 200; debt += 7) {
    const { repaid, badDebt } = liquidate(100, debt, healthFactor(100, 0.75, debt), rules);
    expect(badDebt).toBeGreaterThanOrEqual(0);
    expect(repaid + badDebt).toBeLessThanOrEqual(debt + 1e-12);
  }
  expect(bearLoss(10, 4)).toEqual({ byReserve: 4, byLenders: 6 });
  expect(bearLoss(3, 4)).toEqual({ byReserve: 3, byLenders: 0 });
  expect(bearLoss(-1, 4)).toEqual({ byReserve: 0, byLenders: 0 });
});

test('a stability fee of 5 % a year is 1.00000000154713 a second and grows a debt by 5 % in a year', () => {
  // Maker’s rate table: 5 % a year is the duty 1000000001547125957863212448 (27 decimals).
  expect(feePerSecond(0.05)).toBeCloseTo(1.000000001547125957863212448, 15);
  expect(debtWithFee(100, 0.05, 365)).toBeCloseTo(105, 10);
  expect(debtWithFee(100, 0.05, 0)).toBe(100);
});

test('a vault of 10 METIS and a debt of 50 at 150 % may be liquidated below 7.5', () => {
  expect(vaultLiquidationPrice(50, 10, 1.5)).toBe(7.5);
  expect(vaultLiquidationPrice(0, 10, 1.5)).toBe(0);
});

test('the price of a falling auction goes down in steps, or in a line to zero', () => {
  expect([0, 89, 90, 180].map((t) => stairstepPrice(100, 0.75, 90, t))).toEqual([100, 100, 75, 56.25]);
  expect([0, 500, 1000, 2000].map((t) => linearAuctionPrice(100, 1000, t))).toEqual([100, 50, 0, 0]);
});

test('an auction sells only what it must; a zero bid leaves the whole debt bad', () => {
  expect(auction(10, 50, 0.25, 10)).toEqual({ sold: 6.25, paid: 62.5, returned: 3.75, badDebt: 0 });
  expect(auction(10, 50, 0.25, 4)).toEqual({ sold: 10, paid: 40, returned: 0, badDebt: 10 });
  expect(auction(10, 50, 0.25, 0)).toEqual({ sold: 10, paid: 0, returned: 0, badDebt: 50 });
});
