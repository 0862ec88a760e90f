import { METIS_GRID, YEAR } from '../../src/define/index.ts';
import { floorToGrid } from '../../src/numeric/index.ts';
import {
  burnShares,
  lastPlace,
  mintShares,
  poolValue,
  sellShares,
  sharesDownTo,
  takesDeposits,
  TOWER,
} from './tower-actions.ts';
import type { QueueBoard } from './tower-actions.ts';

interface Books {
  ticket: number;
  place: number;
}
interface Board extends QueueBoard {
  readonly borrowIndex: number;
  readonly borrowRate: number;
  readonly lendable: number;
  readonly largestLoan: number;
  lendingCash: number;
  lendingClaims: number;
  loopCash: number;
  loopShares: number;
  loopDebt: number;
}

/** Stakes cash of the fund while liquid staking takes deposits. */
export function deposit(amount: number, economy: Board): void {
  if (!takesDeposits(economy)) return;
  economy.loopCash -= amount;
  economy.loopShares += mintShares(amount, economy);
}

/** Borrows `room` METIS, as far as the lending market lends, and stakes them. */
export function grow(room: number, economy: Board): void {
  if (!takesDeposits(economy)) return;
  const most = Math.max(0, Math.min(room, economy.lendable, economy.lendingCash));
  const owed = floorToGrid(most / economy.borrowIndex, METIS_GRID);
  const amount = floorToGrid(owed * economy.borrowIndex, METIS_GRID);
  economy.lendingClaims += owed;
  economy.loopDebt -= owed;
  economy.lendingCash -= amount;
  economy.loopShares += mintShares(amount, economy);
}

/** Turns shares worth the debt into METIS and repays with what comes at once. */
export function settle(economy: Board, own: Books): void {
  const debt = -economy.loopDebt * economy.borrowIndex - own.ticket;
  if (debt <= 0) return;
  turnIntoCash(
    Math.min(economy.loopShares, floorToGrid(debt / poolValue(economy), METIS_GRID)),
    economy,
    own,
  );
  repay(economy.loopCash, economy);
}

/** Raises `wanted` METIS of own funds: turns as much more into METIS as the debt on those shares asks for, and repays that. */
export function sellDown(wanted: number, economy: Board, own: Books): void {
  const worth = economy.loopShares * poolValue(economy);
  const debt = -economy.loopDebt * economy.borrowIndex;
  const funds = worth - debt;
  const missing = wanted - own.ticket;
  if (funds <= 0 || missing <= 0) return;
  const part = Math.min(1, missing / funds);
  turnIntoCash(floorToGrid(part * economy.loopShares, METIS_GRID), economy, own);
  repay(Math.min(economy.loopCash, part * debt), economy);
}

/** Collects a funded claim. */
export function collect(economy: Board, own: Books): void {
  if (own.ticket === 0 || own.place > economy.redemptionsFunded[TOWER]) return;
  const claim = own.ticket;
  economy.redemptionFund[TOWER] -= claim;
  economy.loopCash += claim;
  own.ticket -= claim;
  economy.ticketsOwed[TOWER] += claim;
}

/**
 * Sells shares into the pool down to the price that waiting for a redemption would cost, and redeems the rest: one claim at a
 * time, and only what the lending market lets go of the collateral.
 */
function turnIntoCash(shares: number, economy: Board, own: Books): void {
  if (shares <= 0) return;
  const waiting = (economy.borrowRate * economy.redemptionWait[TOWER]) / YEAR;
  const sold = Math.min(shares, sharesDownTo(Math.max(0, 1 - waiting), economy));
  if (sold > 0) {
    economy.loopShares -= sold;
    economy.loopCash += sellShares(sold, economy);
  }
  const mayRedeem = economy.redemptionOpen[TOWER] === 1 && own.ticket === 0;
  if (!mayRedeem || sold === shares) return;
  const debt = -economy.loopDebt * economy.borrowIndex;
  const pledged = debt > 0 ? debt / (economy.largestLoan * poolValue(economy)) : 0;
  const free = floorToGrid(economy.loopShares - pledged, METIS_GRID);
  const burned = Math.max(0, Math.min(shares - sold, free));
  economy.loopShares -= burned;
  own.ticket += burnShares(burned, economy);
  own.place = lastPlace(economy);
}

/** Pays debt out of the fund’s cash: at most `limit`. */
export function repay(limit: number, economy: Board): void {
  const settled = Math.min(-economy.loopDebt, floorToGrid(limit / economy.borrowIndex, METIS_GRID));
  const paid = floorToGrid(settled * economy.borrowIndex, METIS_GRID);
  economy.loopCash -= paid;
  economy.lendingCash += paid;
  economy.loopDebt += settled;
  economy.lendingClaims -= settled;
}
