import { METIS_GRID, YEAR } from '../../src/define/index.ts';
import { floorToGrid } from '../../src/numeric/index.ts';
import { runThreshold } from '../arithmetic/bank-run.ts';
import { mintShares, poolIsOpen, quoteShares, sellShares, takesDeposits, TOWER } from './tower-actions.ts';
import type { TowerBoard } from './tower-actions.ts';

interface Board extends TowerBoard {
  readonly restakingPrice: number;
  market: number;
  restakingPot: number;
  restakingIssued: number;
}
interface Books {
  readonly restakers: Float64Array;
  passedOn: number;
  lost: number;
  leavers: number;
  paidOut: number;
  got: number;
  left: number;
}

/** Services pay METIS out of the market; the protocol stakes it for its depositors. */
export function earn(yearly: number, economy: Board): void {
  if (!takesDeposits(economy)) return;
  const worth = economy.restakingPot * economy.exchangeRate[TOWER];
  const paid = floorToGrid(Math.min((yearly / YEAR) * worth, economy.market), METIS_GRID);
  economy.market -= paid;
  economy.restakingPot += mintShares(paid, economy);
}

/** Takes a share of what the protocol holds, and of what it has passed on. */
export function lose(share: number, economy: Board, own: Books): void {
  const fromPot = floorToGrid(share * economy.restakingPot, METIS_GRID);
  const fromRest = floorToGrid(share * own.passedOn, METIS_GRID);
  economy.restakingPot -= fromPot;
  own.lost += fromPot;
  own.passedOn -= fromRest;
  own.lost += fromRest;
}

/** Calls a part of what was passed on back into the pot. */
export function callPassedOn(returnDays: number, economy: Board, own: Books): void {
  const back = Math.min(own.passedOn, Math.ceil(own.passedOn / returnDays / METIS_GRID) * METIS_GRID);
  own.passedOn -= back;
  economy.restakingPot += back;
}

/**
 * Redeems all of a depositor’s shares as far as the pot reaches, first come first served, and sells what it gets into the pool
 * for the market’s account. Where the pool pays too little, or is not there, leavers keep the liquid-staking shares.
 */
export function leave(i: number, leastPrice: number, economy: Board, own: Books): void {
  const claim = floorToGrid(own.restakers[i] * economy.restakingPrice, METIS_GRID);
  const paid = Math.min(claim, economy.restakingPot);
  const isPaidInFull = paid === claim;
  const burned = isPaidInFull
    ? own.restakers[i]
    : Math.min(own.restakers[i], floorToGrid(paid / economy.restakingPrice, METIS_GRID));
  own.restakers[i] -= burned;
  economy.restakingIssued += burned;
  economy.restakingPot -= paid;
  own.left += burned;
  own.paidOut += paid * economy.exchangeRate[TOWER];
  const isWorthIt = quoteShares(paid, economy) >= leastPrice * paid * economy.exchangeRate[TOWER];
  if (poolIsOpen(economy) && isWorthIt) {
    const proceeds = sellShares(paid, economy);
    economy.market += proceeds;
    own.got += proceeds;
  } else own.leavers += paid;
}

/**
 * Share of withdrawals above which staying is worse. A claim of 1 on assets of `backing` is an early payment of 1 ÷ backing of
 * what is there; `gain` is what staying adds. Fully backed claims never give a reason to run.
 */
export function runsAbove(backing: number, gain: number): number {
  if (backing >= 1) return 1;
  const early = 1 / Math.max(backing, METIS_GRID);
  return gain > 1 ? Math.max(0, Math.min(1, runThreshold(early, gain))) : 0;
}
