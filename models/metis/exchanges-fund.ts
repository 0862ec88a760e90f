import { METIS_GRID } from '../../src/define/index.ts';
import { floorToGrid } from '../../src/numeric/index.ts';
import { amountToPrice, constantProductOut } from '../arithmetic/constant-product.ts';
import { sharesMinted } from '../arithmetic/pool-shares.ts';
import { POOL_GRID, USD_GRID } from './economy.ts';

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
  const shares = floorToGrid(sharesMinted(metis, dollars, 0, 0, 0), POOL_GRID);
  own.poolSharesIssued -= shares;
  own.poolSharesOutside += shares;
  own.firstPrice = economy.price;
  own.firstPerShare = shares > 0 ? metis / shares : 0;
}

/** Takes in `fees` (METIS) of the day’s trades, half of them in each token; the trades themselves go both ways. Returns what came in. */
export function earnFees(economy: DollarPool, fees: number): number {
  if (economy.dexMetis === 0) return 0;
  const metis = floorToGrid(Math.min(fees / 2, economy.market), METIS_GRID);
  const dollars = floorToGrid((fees / 2) * economy.price, USD_GRID);
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

/**
 * Puts METIS of the fund into the pool: a part is sold at the market price less the fee, so that the rest and the dollars stand
 * in the ratio of the pool.
 */
export function provide(economy: DollarPool, own: Providers, amount: number, fee: number): void {
  const { price, dexMetis, dexDollars } = economy;
  const perMetis = price * (1 - fee);
  const part = floorToGrid(amount / (1 + (perMetis * dexMetis) / dexDollars), METIS_GRID);
  const dollars = floorToGrid(part * perMetis, USD_GRID);
  economy.liquidityCash -= part;
  economy.market += part;
  economy.sold += part;
  economy.outsideDollars -= dollars;
  own.fundDollars += dollars;

  const rest = amount - part;
  const shares = floorToGrid(
    sharesMinted(rest, dollars, dexMetis, dexDollars, -own.poolSharesIssued),
    POOL_GRID,
  );
  economy.liquidityCash -= rest;
  economy.dexMetis += rest;
  own.fundDollars -= dollars;
  economy.dexDollars += dollars;
  own.poolSharesIssued -= shares;
  own.poolSharesOfFund += shares;
}

/** Takes about `amount` METIS out of the pool for the fund: its part of both tokens, the dollars turned into METIS at the market price. */
export function withdraw(economy: DollarPool, own: Providers, amount: number, fee: number): void {
  const all = -own.poolSharesIssued;
  const perShare = (economy.dexMetis + (economy.dexDollars / economy.price) * (1 - fee)) / all;
  const shares = floorToGrid(Math.min(amount / perShare, own.poolSharesOfFund), POOL_GRID);
  const metis = floorToGrid((economy.dexMetis * shares) / all, METIS_GRID);
  const dollars = floorToGrid((economy.dexDollars * shares) / all, USD_GRID);
  own.poolSharesOfFund -= shares;
  own.poolSharesIssued += shares;
  economy.dexMetis -= metis;
  economy.liquidityCash += metis;
  economy.dexDollars -= dollars;
  own.fundDollars += dollars;

  const wanted = (own.fundDollars / economy.price) * (1 - fee);
  const back = floorToGrid(Math.min(wanted, economy.market), METIS_GRID);
  const isShort = wanted > economy.market;
  const spent = isShort ? floorToGrid((back * economy.price) / (1 - fee), USD_GRID) : own.fundDollars;
  own.fundDollars -= spent;
  economy.outsideDollars += spent;
  economy.market -= back;
  economy.liquidityCash += back;
  economy.bought += back;
}

/** METIS behind the liquidity fund: its cash and its part of the pool, dollars counted at the market price. */
export function valueOfFund(economy: DollarPool, own: Readonly<Providers>): number {
  const all = -own.poolSharesIssued;
  const pool = economy.dexMetis + economy.dexDollars / economy.price;
  const ready = economy.liquidityCash + own.fundDollars / economy.price;
  return ready + (all > 0 ? (pool * own.poolSharesOfFund) / all : 0);
}
