import { METIS_GRID } from '../../src/define/index.ts';
import { floorToGrid } from '../../src/numeric/index.ts';
import { auction, vaultLiquidationPrice } from '../arithmetic/collateralised-debt.ts';
import { USD_GRID } from './economy.ts';

interface Board {
  readonly price: number;
  market: number;
  sold: number;
  bought: number;
}
interface Books {
  readonly collateral: Float64Array;
  readonly debt: Float64Array;
  claims: number;
  minted: number;
  outside: number;
  surplus: number;
  index: number;
  highestTrigger: number;
  badDebt: number;
  unbacked: number;
  auctioned: number;
  readonly dailyFee: number;
}
interface Rules {
  readonly ownerFunds: number;
  readonly ratio: number;
  readonly aim: number;
  readonly penalty: number;
  readonly bidBelow: number;
}

/** Opens equal vaults at the price of the first day: own METIS and what the minted dollars bought, collateral ÷ debt = the aim (at least the liquidation ratio). */
export function openVaults(economy: Board, own: Books, rules: Rules): void {
  const { collateral } = own;
  const aim = Math.max(rules.aim, rules.ratio);
  const each = rules.ownerFunds / collateral.length / (1 - 1 / Math.max(aim, 1 + METIS_GRID));
  const metis = floorToGrid(Math.min(each, economy.market / collateral.length), METIS_GRID);
  const dollars = floorToGrid((metis * economy.price) / aim, USD_GRID);
  for (let i = 0; i < collateral.length; i++) {
    economy.market -= metis;
    collateral[i] += metis;
    mint(i, dollars, own);
  }
  findHighestTrigger(own, rules.ratio);
}

/** A day of the stability fee: the index grows, and what grows is minted into the surplus. */
export function accrueFee(own: Books): void {
  const before = own.index;
  own.index = before * own.dailyFee;
  const fee = floorToGrid(own.claims * (own.index - before), USD_GRID);
  own.minted -= fee;
  own.surplus += fee;
}

/** Price over the index at which the first vault is auctioned. */
function findHighestTrigger(own: Books, ratio: number): void {
  own.highestTrigger = 0;
  for (let i = 0; i < own.debt.length; i++) noteTrigger(i, own, ratio);
}

function noteTrigger(i: number, own: Books, ratio: number): void {
  if (own.collateral[i] <= 0) return;
  own.highestTrigger = Math.max(
    own.highestTrigger,
    vaultLiquidationPrice(-own.debt[i], own.collateral[i], ratio),
  );
}

/** Mints dollars to a vault; the owner spends them at once. */
function mint(i: number, dollars: number, own: Books): void {
  const units = floorToGrid(dollars / own.index, USD_GRID);
  own.minted -= dollars;
  own.outside += dollars;
  own.debt[i] -= units;
  own.claims += units;
}

/** Dollars of others that come in: as much as the debt is burned, the rest goes to the surplus. */
function burn(i: number, paid: number, own: Books): void {
  const units = Math.min(-own.debt[i], floorToGrid(paid / own.index, USD_GRID));
  const burned = Math.min(paid, floorToGrid(units * own.index, USD_GRID));
  own.outside -= burned;
  own.minted += burned;
  own.outside -= paid - burned;
  own.surplus += paid - burned;
  own.debt[i] += units;
  own.claims -= units;
}

/** Auctions every vault below the ratio; what it sells reaches the market today and its price tomorrow. */
export function liquidateVaults(economy: Board, own: Books, rules: Rules): void {
  const { collateral, debt } = own;
  const bid = economy.price * (1 - rules.bidBelow);
  for (let i = 0; i < debt.length; i++) {
    const owed = -debt[i] * own.index;
    if (collateral[i] <= 0 || economy.price >= vaultLiquidationPrice(owed, collateral[i], rules.ratio))
      continue;
    const result = auction(collateral[i], owed, rules.penalty, bid);
    const metis = floorToGrid(result.sold, METIS_GRID);
    collateral[i] -= metis;
    economy.market += metis;
    economy.sold += metis;
    own.auctioned += metis;
    burn(i, floorToGrid(result.paid, USD_GRID), own);
    if (result.badDebt > 0) writeOff(i, own);
  }
  findHighestTrigger(own, rules.ratio);
}

/** Debt without collateral: the surplus is burned for it, and what it lacks stays in the hands of others without backing. */
function writeOff(i: number, own: Books): void {
  const owed = -own.debt[i] * own.index;
  const covered = floorToGrid(Math.min(owed, own.surplus), USD_GRID);
  own.surplus -= covered;
  own.minted += covered;
  own.claims += own.debt[i];
  own.debt[i] -= own.debt[i];
  own.badDebt += owed;
  own.unbacked += owed - covered;
}

/** Brings a vault to its aim: mints and buys METIS, or sells METIS and repays. */
export function adjust(i: number, economy: Board, own: Books, rules: Rules): void {
  const worth = own.collateral[i] * economy.price;
  if (worth <= 0) return;
  const aim = Math.max(rules.aim, rules.ratio);
  const owed = -own.debt[i] * own.index;
  const room = (worth / aim - owed) / (1 - 1 / Math.max(aim, 1 + METIS_GRID));
  const metis = floorToGrid(Math.min(Math.abs(room) / economy.price, economy.market), METIS_GRID);
  if (room > 0) {
    economy.market -= metis;
    own.collateral[i] += metis;
    economy.bought += metis;
    mint(i, floorToGrid(metis * economy.price, USD_GRID), own);
    noteTrigger(i, own, rules.ratio);
    return;
  }
  const sold = Math.min(metis, own.collateral[i]);
  own.collateral[i] -= sold;
  economy.market += sold;
  economy.sold += sold;
  burn(i, floorToGrid(Math.min(sold * economy.price, owed), USD_GRID), own);
}
