import { METIS_GRID } from '../../src/define/index.ts';
import { floorToGrid } from '../../src/numeric/index.ts';
import { mintShares, poolIsOpen, poolValue, sellShares } from './tower-actions.ts';
import type { TowerBoard } from './tower-actions.ts';

interface Board extends TowerBoard {
  readonly borrowIndex: number;
  lendingCash: number;
  lendingClaims: number;
  loopCash: number;
  loopShares: number;
  loopDebt: number;
}

/** Stakes cash of the fund. */
export function deposit(amount: number, economy: Board): void {
  economy.loopCash -= amount;
  economy.loopShares += mintShares(amount, economy);
}

/** Borrows `room` METIS, as far as the lending market has them, and stakes them. */
export function grow(room: number, economy: Board): void {
  const owed = floorToGrid(Math.min(room, economy.lendingCash) / economy.borrowIndex, METIS_GRID);
  const amount = floorToGrid(owed * economy.borrowIndex, METIS_GRID);
  economy.lendingClaims += owed;
  economy.loopDebt -= owed;
  economy.lendingCash -= amount;
  economy.loopShares += mintShares(amount, economy);
}

/** Sells shares worth `debt` and repays with what they bring. */
export function settle(debt: number, economy: Board): void {
  if (!poolIsOpen(economy)) return;
  const sold = Math.min(economy.loopShares, floorToGrid(debt / poolValue(economy), METIS_GRID));
  economy.loopShares -= sold;
  economy.loopCash += sellShares(sold, economy);
  repay(economy.loopCash, economy);
}

/** Raises `wanted` METIS of own funds in cash: sells as much more as the debt on those shares asks for, and repays that. */
export function sellDown(wanted: number, economy: Board): void {
  if (!poolIsOpen(economy)) return;
  const value = poolValue(economy);
  const worth = economy.loopShares * value;
  const debt = -economy.loopDebt * economy.borrowIndex;
  const own = worth - debt;
  if (own <= 0) return;
  const part = Math.min(1, wanted / own);
  const sold = floorToGrid(part * economy.loopShares, METIS_GRID);
  economy.loopShares -= sold;
  economy.loopCash += sellShares(sold, economy);
  repay(Math.min(economy.loopCash, part * debt), economy);
}

/** Pays debt out of the fund’s cash: at most `limit`. */
function repay(limit: number, economy: Board): void {
  const settled = Math.min(-economy.loopDebt, floorToGrid(limit / economy.borrowIndex, METIS_GRID));
  const paid = floorToGrid(settled * economy.borrowIndex, METIS_GRID);
  economy.loopCash -= paid;
  economy.lendingCash += paid;
  economy.loopDebt += settled;
  economy.lendingClaims -= settled;
}
