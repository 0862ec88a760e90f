import { METIS_GRID } from '../../src/define/index.ts';
import { floorToGrid } from '../../src/numeric/index.ts';
import { bearLoss, healthFactor, liquidate } from '../arithmetic/liquidation.ts';
import type { LiquidationRules } from '../arithmetic/liquidation.ts';
import { roomToLoop } from '../arithmetic/loop-leverage.ts';
import {
  mintShares,
  poolIsOpen,
  poolValue,
  quoteShares,
  sellShares,
  takesDeposits,
  TOWER,
} from './tower-actions.ts';
import type { TowerBoard } from './tower-actions.ts';

interface Board extends TowerBoard {
  readonly borrowIndex: number;
  readonly lendable: number;
  market: number;
  lendingCash: number;
  lendingClaims: number;
  loopShares: number;
  loopDebt: number;
}
interface Books {
  readonly collateral: Float64Array;
  readonly debt: Float64Array;
  readonly target: Float64Array;
  readonly liquidatedOn: Float64Array;
  loopLiquidatedOn: number;
  liquidators: number;
  reserve: number;
  highestTrigger: number;
  badDebt: number;
  lostByLenders: number;
  soldByForce: number;
  rounds: number;
}
interface Rules extends LiquidationRules {
  readonly threshold: number;
  readonly feed: 'market' | 'redemption';
  readonly liquidators: 'whenItPays' | 'always';
}

/** METIS that a share counts for as collateral today. */
export function collateralValue(economy: TowerBoard, feed: 'market' | 'redemption'): number {
  return feed === 'market' ? poolValue(economy) : economy.exchangeRate[TOWER];
}

/** Debt shares for each share of collateral, over the threshold: a loan is unhealthy when value ÷ index is below it. */
function triggerOf(shares: number, debtShares: number, threshold: number): number {
  if (debtShares <= 0) return 0;
  return shares > 0 ? debtShares / (threshold * shares) : Infinity;
}

/** Looks at all loans for the one that would be unhealthy first. */
export function findHighestTrigger(own: Books, threshold: number): void {
  own.highestTrigger = 0;
  for (let i = 0; i < own.debt.length; i++) noteTrigger(i, own, threshold);
}

function noteTrigger(i: number, own: Books, threshold: number): void {
  own.highestTrigger = Math.max(own.highestTrigger, triggerOf(own.collateral[i], -own.debt[i], threshold));
}

/** Whether some loan may be unhealthy when a share is worth `value`. */
export function someLoanIsUnhealthy(value: number, economy: Board, own: Books, rules: Rules): boolean {
  const loop = triggerOf(economy.loopShares, -economy.loopDebt, rules.threshold);
  return value < Math.max(own.highestTrigger, loop) * economy.borrowIndex;
}

/**
 * Liquidates round by round, each loan at most once a day: what is sold lowers the price of the pool, which may make others
 * unhealthy, until a round finds none. `feed` is the value of a share at the last turn of the exchanges; today’s forced sales lower it as they lower the pool. That is the fixed point of price and sales that is nearest to today’s price.
 */
export function liquidateUnhealthy(
  feed: number,
  economy: Board,
  own: Books,
  rules: Rules,
  day: number,
): void {
  const { collateral, debt, liquidatedOn } = own;
  const before = poolValue(economy);
  own.rounds = 0;
  for (let more = true; more; own.rounds++) {
    more = false;
    const value = rules.feed === 'market' ? (feed * poolValue(economy)) / before : feed;
    const limit = value / economy.borrowIndex;
    for (let i = 0; i < debt.length; i++) {
      const isUnhealthy = triggerOf(collateral[i], -debt[i], rules.threshold) > limit;
      if (!isUnhealthy || liquidatedOn[i] === day) continue;
      liquidatedOn[i] = day;
      more = true;
      const sale = forcedSale(collateral[i], -debt[i], value, economy, own, rules);
      collateral[i] -= sale.shares;
      debt[i] += sale.debtShares;
    }
    const loopIsUnhealthy = triggerOf(economy.loopShares, -economy.loopDebt, rules.threshold) > limit;
    if (!loopIsUnhealthy || own.loopLiquidatedOn === day) continue;
    own.loopLiquidatedOn = day;
    more = true;
    const sale = forcedSale(economy.loopShares, -economy.loopDebt, value, economy, own, rules);
    economy.loopShares -= sale.shares;
    economy.loopDebt += sale.debtShares;
  }
  findHighestTrigger(own, rules.threshold);
}

const nothing = { shares: 0, debtShares: 0 };

/**
 * Sells collateral for a loan: the lenders get what is repaid, as far as the sale brings it, the liquidator the rest. What is
 * left of the debt when the collateral is used up is written off. Returns what the borrower’s two accounts must give up.
 */
function forcedSale(
  shares: number,
  debtShares: number,
  value: number,
  economy: Board,
  own: Books,
  rules: Rules,
): { shares: number; debtShares: number } {
  const worth = shares * value;
  const debt = debtShares * economy.borrowIndex;
  const health = healthFactor(worth, rules.threshold, debt);
  const { repaid, seized } = liquidate(worth, debt, health, rules);
  const taken = seized >= worth ? shares : Math.min(shares, floorToGrid(seized / value, METIS_GRID));
  const pays = !poolIsOpen(economy) || quoteShares(taken, economy) >= repaid;
  if (!pays && rules.liquidators === 'whenItPays') return nothing;
  const paid = floorToGrid(Math.min(repaid, payFor(taken, repaid, economy, own)), METIS_GRID);
  economy.market -= paid;
  economy.lendingCash += paid;
  own.soldByForce += taken;
  const settled = Math.min(debtShares, floorToGrid(paid / economy.borrowIndex, METIS_GRID));
  economy.lendingClaims -= settled;
  const isUsedUp = taken === shares;
  if (!isUsedUp) return { shares: taken, debtShares: settled };
  writeOff(debtShares - settled, economy, own);
  return { shares: taken, debtShares };
}

/** Sells taken shares into the pool for the market’s account; without a pool the liquidator keeps them and pays out of its own. */
function payFor(taken: number, repaid: number, economy: Board, own: Books): number {
  if (!poolIsOpen(economy)) {
    own.liquidators += taken;
    return Math.min(repaid, economy.market);
  }
  const proceeds = sellShares(taken, economy);
  economy.market += proceeds;
  return proceeds;
}

/** Takes debt that nobody will pay off the books: the reserve pays what it can, the rest is lost to the lenders. */
function writeOff(debtShares: number, economy: Board, own: Books): void {
  const loss = debtShares * economy.borrowIndex;
  const { byReserve } = bearLoss(loss, own.reserve);
  const paid = floorToGrid(byReserve, METIS_GRID);
  own.reserve -= paid;
  economy.lendingCash += paid;
  economy.lendingClaims -= debtShares;
  own.badDebt += loss;
  own.lostByLenders += loss - paid;
}

/** Borrows up to the target and stakes what was borrowed, as far as the market lends. */
export function loopUp(i: number, value: number, economy: Board, own: Books, threshold: number): void {
  const room = roomToLoop(own.collateral[i] * value, -own.debt[i] * economy.borrowIndex, own.target[i]);
  const owed = floorToGrid(Math.max(0, Math.min(room, economy.lendable)) / economy.borrowIndex, METIS_GRID);
  const amount = floorToGrid(owed * economy.borrowIndex, METIS_GRID);
  if (amount === 0 || !takesDeposits(economy)) return;
  own.debt[i] -= owed;
  economy.lendingClaims += owed;
  economy.lendingCash -= amount;
  own.collateral[i] += mintShares(amount, economy);
  noteTrigger(i, own, threshold);
}

/** Sells as many shares as the debt is worth and repays with what they bring; what is left over leaves for the market. */
export function repayAll(i: number, value: number, economy: Board, own: Books): void {
  const debt = -own.debt[i] * economy.borrowIndex;
  if (debt <= 0 || !poolIsOpen(economy)) return;
  const sold = Math.min(own.collateral[i], floorToGrid(debt / value, METIS_GRID));
  own.collateral[i] -= sold;
  const proceeds = sellShares(sold, economy);
  const settled = Math.min(-own.debt[i], floorToGrid(proceeds / economy.borrowIndex, METIS_GRID));
  const repaid = floorToGrid(settled * economy.borrowIndex, METIS_GRID);
  economy.lendingCash += repaid;
  economy.market += proceeds - repaid;
  own.debt[i] += settled;
  economy.lendingClaims -= settled;
}
