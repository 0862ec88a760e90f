import { METIS_GRID } from '../../src/define/index.ts';
import { floorToGrid } from '../../src/numeric/index.ts';
import { FUND_GRID, funds, LOWEST_FUND_PRICE } from './economy.ts';

/** The accounts that holders and funds move METIS and fund shares between. */
export interface FundBoard {
  readonly liquid: Float64Array;
  readonly fundShares: Float64Array;
  readonly fundOf: Float64Array;
  readonly liquidityFundPrice: number;
  readonly lendingFundPrice: number;
  readonly loopFundPrice: number;
  liquidityCash: number;
  lendingCash: number;
  loopCash: number;
  liquidityFundIssued: number;
  lendingFundIssued: number;
  loopFundIssued: number;
  liquidityExitWanted: number;
  lendingExitWanted: number;
  loopExitWanted: number;
}

/** METIS behind one share of a fund. */
export function fundPrice(fund: number, economy: FundBoard): number {
  if (fund === funds.liquidity) return economy.liquidityFundPrice;
  return fund === funds.lending ? economy.lendingFundPrice : economy.loopFundPrice;
}

/**
 * Puts METIS of a holder into a fund’s cash, up to `most`: as much as whole steps of the grid of fund shares cost at its price. A
 * fund that is worth almost nothing takes no deposits.
 */
export function deposit(h: number, fund: number, most: number, economy: FundBoard): void {
  const price = fundPrice(fund, economy);
  const minted = price >= LOWEST_FUND_PRICE ? floorToGrid(most / price, FUND_GRID) : 0;
  if (minted === 0) return;
  const amount = Math.min(most, floorToGrid(minted * price, METIS_GRID));
  economy.liquid[h] -= amount;
  addCash(fund, amount, economy);
  issue(fund, minted, economy);
  economy.fundShares[h] += minted;
  economy.fundOf[h] = fund;
}

/**
 * Takes a holder out of its fund as far as the cash reaches, and burns as many shares; what the cash lacks is added to what
 * has been wanted since the first day. Who is left without shares belongs to no fund.
 */
export function leave(h: number, economy: FundBoard): void {
  const fund = economy.fundOf[h] | 0;
  const price = fundPrice(fund, economy);
  const held = economy.fundShares[h];
  const worth = floorToGrid(held * price, METIS_GRID);
  const paid = Math.min(worth, floorToGrid(Math.max(0, cashOf(fund, economy)), METIS_GRID));
  const burned = paid === worth ? held : Math.min(held, floorToGrid(paid / price, FUND_GRID));
  addCash(fund, -paid, economy);
  economy.liquid[h] += paid;
  issue(fund, -burned, economy);
  economy.fundShares[h] -= burned;
  if (worth > paid) want(fund, worth - paid, economy);
  if (economy.fundShares[h] === 0) economy.fundOf[h] = funds.none;
}

function cashOf(fund: number, economy: FundBoard): number {
  if (fund === funds.liquidity) return economy.liquidityCash;
  return fund === funds.lending ? economy.lendingCash : economy.loopCash;
}

function addCash(fund: number, amount: number, economy: FundBoard): void {
  if (fund === funds.liquidity) economy.liquidityCash += amount;
  else if (fund === funds.lending) economy.lendingCash += amount;
  else economy.loopCash += amount;
}

function issue(fund: number, shares: number, economy: FundBoard): void {
  if (fund === funds.liquidity) economy.liquidityFundIssued -= shares;
  else if (fund === funds.lending) economy.lendingFundIssued -= shares;
  else economy.loopFundIssued -= shares;
}

function want(fund: number, amount: number, economy: FundBoard): void {
  if (fund === funds.liquidity) economy.liquidityExitWanted += amount;
  else if (fund === funds.lending) economy.lendingExitWanted += amount;
  else economy.loopExitWanted += amount;
}
