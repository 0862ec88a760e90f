import { METIS_GRID } from '../../src/define/index.ts';
import type { ReadonlyColumn } from '../../src/define/index.ts';
import { floorToGrid } from '../../src/numeric/index.ts';
import { endOfQueue } from '../arithmetic/redemption-queue.ts';
import { metisForShares, pegOf, sharesToPeg } from '../arithmetic/pegged-pool.ts';
import type { PeggedPool } from '../arithmetic/pegged-pool.ts';
import { LOWEST_SHARE_PRICE } from './economy.ts';

/** The liquid-staking protocol whose shares are lent against, looped and restaked: the first, an accruing share. */
export const TOWER = 0;

/** The pool that shares of the tower are sold into, and the protocol that mints them. */
export interface TowerBoard {
  readonly exchangeRate: ReadonlyColumn;
  readonly curveAmplification: ReadonlyColumn;
  readonly curveFee: ReadonlyColumn;
  readonly curveMetis: Float64Array;
  readonly curveShares: Float64Array;
  readonly stakingBuffer: Float64Array;
  readonly sharesIssued: Float64Array;
}

/** Quantities that every mechanism of the tower reads or writes for its sales and its stakes. */
export const towerReads = ['exchangeRate', 'curveAmplification', 'curveFee'] as const;
export const towerWrites = ['curveMetis', 'curveShares', 'stakingBuffer', 'sharesIssued'] as const;

function poolOf(economy: TowerBoard): PeggedPool {
  return {
    metis: economy.curveMetis[TOWER],
    shares: economy.curveShares[TOWER],
    rate: economy.exchangeRate[TOWER],
    amplification: economy.curveAmplification[TOWER],
    fee: economy.curveFee[TOWER],
  };
}

/** Value of a share on its pool now (METIS, at the margin); without a pool the METIS behind it. */
export function poolValue(economy: TowerBoard): number {
  return economy.exchangeRate[TOWER] * pegOf(poolOf(economy));
}

/** Whether there is a pool to sell into. */
export function poolIsOpen({ curveMetis, curveShares }: TowerBoard): boolean {
  return curveMetis[TOWER] > 0 && curveShares[TOWER] > 0;
}

/** Shares that the pool takes until its price is `peg` of the METIS behind a share, rounded down; 0 where it is there already. */
export function sharesDownTo(peg: number, economy: TowerBoard): number {
  return floorToGrid(sharesToPeg(peg, poolOf(economy)), METIS_GRID);
}

/** METIS that the pool would pay for shares now. */
export function quoteShares(shares: number, economy: TowerBoard): number {
  return metisForShares(shares, poolOf(economy));
}

/** Puts shares, which the caller takes from their account, into the pool; returns the METIS to be credited for them. */
export function sellShares(shares: number, economy: TowerBoard): number {
  const paid = floorToGrid(metisForShares(shares, poolOf(economy)), METIS_GRID);
  economy.curveShares[TOWER] += shares;
  economy.curveMetis[TOWER] -= paid;
  return paid;
}

/** Whether liquid staking takes deposits: not below the lowest price of a share. */
export function takesDeposits({ exchangeRate }: TowerBoard): boolean {
  return exchangeRate[TOWER] >= LOWEST_SHARE_PRICE;
}

/** Deposits METIS, which the caller takes from their account, in liquid staking that `takesDeposits`; returns the shares to be credited for them. */
export function mintShares(amount: number, economy: TowerBoard): number {
  const minted = floorToGrid(amount / economy.exchangeRate[TOWER], METIS_GRID);
  economy.stakingBuffer[TOWER] += amount;
  economy.sharesIssued[TOWER] -= minted;
  return minted;
}

/** The queue of redemptions of liquid staking. */
export interface QueueBoard extends TowerBoard {
  readonly redemptionOpen: ReadonlyColumn;
  readonly redemptionWait: ReadonlyColumn;
  readonly redemptionsFunded: ReadonlyColumn;
  readonly redemptionFund: Float64Array;
  readonly ticketsOwed: Float64Array;
}

/** Burns shares, which the caller takes from their account, for a claim of METIS, which the caller is credited; returns it. */
export function burnShares(shares: number, economy: QueueBoard): number {
  const claim = floorToGrid(shares * economy.exchangeRate[TOWER], METIS_GRID);
  economy.sharesIssued[TOWER] += shares;
  economy.ticketsOwed[TOWER] -= claim;
  return claim;
}

/** Place in the queue of the claim that was asked for last. */
export function lastPlace(economy: QueueBoard): number {
  return endOfQueue(
    economy.redemptionsFunded[TOWER],
    economy.redemptionFund[TOWER],
    economy.ticketsOwed[TOWER],
  );
}
