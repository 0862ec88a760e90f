import { METIS_GRID } from '../../src/define/index.ts';
import { floorToGrid } from '../../src/numeric/index.ts';
import { amountToPrice, constantProductOut, singleSidedSwap } from '../arithmetic/constant-product.ts';
import { sharesMinted } from '../arithmetic/pool-shares.ts';
import { USD_GRID } from './economy.ts';

/** Accounts of the pool of METIS and dollars and of the liquidity fund. */
export interface DollarPool {
  readonly price: number;
  market: number;
  sold: number;
  bought: number;
  dexMetis: number;
  dexDollars: number;
  outsideDollars: number;
  liquidityCash: number;
}
/** Who has provided the pool, and dollars of the fund between two trades. */
export interface Providers {
  poolSharesIssued: number;
  poolSharesOutside: number;
  poolSharesOfFund: number;
  fundDollars: number;
}

/** Fills the pool: METIS from the market, as much in dollars from outside, and shares for those who provided them. */
export function openDollarPool(
  economy: DollarPool,
  own: Providers & { firstPrice: number; firstPerShare: number },
  depth: number,
): void {
  const metis = floorToGrid(Math.min(depth, economy.market), METIS_GRID);
  const dollars = floorToGrid(metis * economy.price, USD_GRID);
  economy.market -= metis;
  economy.dexMetis += metis;
  economy.outsideDollars -= dollars;
  economy.dexDollars += dollars;
  const shares = floorToGrid(sharesMinted(metis, dollars, 0, 0, 0), METIS_GRID);
  own.poolSharesIssued -= shares;
  own.poolSharesOutside += shares;
  own.firstPrice = economy.price;
  own.firstPerShare = shares > 0 ? metis / shares : 0;
}

/** Fees of the day’s trades, half of them of each token; the trades themselves go both ways. Returns the fees in METIS. */
export function earnFees(economy: DollarPool, rate: number): number {
  const metis = floorToGrid(Math.min(rate * economy.dexMetis, economy.market), METIS_GRID);
  const dollars = floorToGrid(rate * economy.dexDollars, USD_GRID);
  economy.market -= metis;
  economy.dexMetis += metis;
  economy.outsideDollars -= dollars;
  economy.dexDollars += dollars;
  return metis + dollars / economy.price;
}

/** Trades the pool to within its fee of the market price, against the market’s METIS and outside dollars. */
export function arbitrageDollars(economy: DollarPool, fee: number): void {
  const { price, dexMetis, dexDollars } = economy;
  const metisIn = floorToGrid(
    Math.min(amountToPrice(dexMetis, dexDollars, price, fee), economy.market),
    METIS_GRID,
  );
  const dollarsOut = floorToGrid(constantProductOut(metisIn, dexMetis, dexDollars, fee), USD_GRID);
  economy.market -= metisIn;
  economy.dexMetis += metisIn;
  economy.dexDollars -= dollarsOut;
  economy.outsideDollars += dollarsOut;
  const dollarsIn = floorToGrid(amountToPrice(dexDollars, dexMetis, 1 / price, fee), USD_GRID);
  const metisOut = floorToGrid(constantProductOut(dollarsIn, dexDollars, dexMetis, fee), METIS_GRID);
  economy.outsideDollars -= dollarsIn;
  economy.dexDollars += dollarsIn;
  economy.dexMetis -= metisOut;
  economy.market += metisOut;
}

/** Puts METIS of the fund into the pool: a part is sold to it for dollars, and the rest goes in beside them. */
export function provide(economy: DollarPool, own: Providers, amount: number, fee: number): void {
  const part = floorToGrid(singleSidedSwap(amount, economy.dexMetis, fee), METIS_GRID);
  const dollars = floorToGrid(constantProductOut(part, economy.dexMetis, economy.dexDollars, fee), USD_GRID);
  economy.liquidityCash -= part;
  economy.dexMetis += part;
  economy.sold += part;
  economy.dexDollars -= dollars;
  own.fundDollars += dollars;

  const rest = amount - part;
  const wanted = sharesMinted(rest, dollars, economy.dexMetis, economy.dexDollars, -own.poolSharesIssued);
  const shares = floorToGrid(wanted, METIS_GRID);
  economy.liquidityCash -= rest;
  economy.dexMetis += rest;
  own.fundDollars -= dollars;
  economy.dexDollars += dollars;
  own.poolSharesIssued -= shares;
  own.poolSharesOfFund += shares;
}

/** Takes about `amount` METIS out of the pool for the fund: its part of both tokens, the dollars swapped back into METIS. */
export function withdraw(economy: DollarPool, own: Providers, amount: number, fee: number): void {
  const all = -own.poolSharesIssued;
  if (all === 0 || economy.dexMetis === 0) return;
  const wanted = (all * amount) / (2 * economy.dexMetis);
  const shares = floorToGrid(Math.min(wanted, own.poolSharesOfFund), METIS_GRID);
  const metis = floorToGrid((economy.dexMetis * shares) / all, METIS_GRID);
  const dollars = floorToGrid((economy.dexDollars * shares) / all, USD_GRID);
  own.poolSharesOfFund -= shares;
  own.poolSharesIssued += shares;
  economy.dexMetis -= metis;
  economy.liquidityCash += metis;
  economy.dexDollars -= dollars;
  own.fundDollars += dollars;

  const back = floorToGrid(
    constantProductOut(dollars, economy.dexDollars, economy.dexMetis, fee),
    METIS_GRID,
  );
  own.fundDollars -= dollars;
  economy.dexDollars += dollars;
  economy.dexMetis -= back;
  economy.liquidityCash += back;
  economy.bought += back;
}

/** METIS behind the liquidity fund: its cash and its part of the pool, dollars counted at the market price. */
export function valueOfFund(economy: DollarPool, own: Readonly<Providers>): number {
  const all = -own.poolSharesIssued;
  const pool = economy.dexMetis + economy.dexDollars / economy.price;
  return economy.liquidityCash + (all > 0 ? (pool * own.poolSharesOfFund) / all : 0);
}
