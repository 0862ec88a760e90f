import { METIS_GRID } from '../../src/define/index.ts';
import type { ReadonlyColumn } from '../../src/define/index.ts';
import { floorToGrid } from '../../src/numeric/index.ts';
import { metisForShares } from '../arithmetic/pegged-pool.ts';
import type { PeggedPool } from '../arithmetic/pegged-pool.ts';

/** Accounts of the pools of liquid-staking shares and of who trades with them. */
export interface SharePools {
  readonly exchangeRate: ReadonlyColumn;
  readonly redemptionsFunded: ReadonlyColumn;
  readonly curveAmplification: ReadonlyColumn;
  readonly curveFee: ReadonlyColumn;
  readonly curveMetis: Float64Array;
  readonly curveShares: Float64Array;
  readonly stakingBuffer: Float64Array;
  readonly redemptionFund: Float64Array;
  readonly sharesIssued: Float64Array;
  readonly ticketsOwed: Float64Array;
  market: number;
}
// One pool looked at at a time: filled before every use, so that no day allocates.
const seen = { metis: 0, shares: 0, rate: 1, amplification: 0, fee: 0 };

/** The pool of a protocol as the arithmetic of pools sees it; lasts until the next look. */
export function poolOf(p: number, economy: SharePools): PeggedPool {
  seen.metis = economy.curveMetis[p];
  seen.shares = economy.curveShares[p];
  seen.rate = economy.exchangeRate[p];
  seen.amplification = economy.curveAmplification[p];
  seen.fee = economy.curveFee[p];
  return seen;
}

/** Fills the pool of a protocol: a part of its shares of the first day, and as much METIS from the market as they are worth. */
export function openSharePool(
  p: number,
  economy: SharePools & { readonly sharesToPlace: Float64Array },
  part: number,
): void {
  const wanted = part * economy.sharesToPlace[p];
  const shares = floorToGrid(Math.min(wanted, economy.market / economy.exchangeRate[p]), METIS_GRID);
  const metis = floorToGrid(shares * economy.exchangeRate[p], METIS_GRID);
  economy.sharesToPlace[p] -= shares;
  economy.curveShares[p] += shares;
  economy.market -= metis;
  economy.curveMetis[p] += metis;
}

/** Providers take a part of the pool out: METIS to the market, shares to the account of those who left. */
export function flee(
  p: number,
  economy: SharePools,
  own: { readonly fledShares: Float64Array },
  part: number,
): void {
  const metis = floorToGrid(economy.curveMetis[p] * part, METIS_GRID);
  const shares = floorToGrid(economy.curveShares[p] * part, METIS_GRID);
  economy.curveMetis[p] -= metis;
  economy.market += metis;
  economy.curveShares[p] -= shares;
  own.fledShares[p] += shares;
}

interface Sellers {
  readonly protocolOf: ReadonlyColumn;
  readonly shares: Float64Array;
  readonly liquid: Float64Array;
}

/**
 * Every holder of a protocol sells a part of its shares at once and is paid its part of what the pool pays for all. Returns what
 * was behind the shares beyond what was paid, in METIS.
 */
export function sellByForce(p: number, economy: SharePools & Sellers, part: number): number {
  const { protocolOf, shares, liquid } = economy;
  let total = 0;
  for (let h = 0; h < shares.length; h++) {
    if (protocolOf[h] === p) total += floorToGrid(shares[h] * part, METIS_GRID);
  }
  if (total === 0) return 0;
  const paid = metisForShares(total, poolOf(p, economy));
  for (let h = 0; h < shares.length; h++) {
    if (protocolOf[h] !== p) continue;
    const sold = floorToGrid(shares[h] * part, METIS_GRID);
    const metis = floorToGrid(paid * (sold / total), METIS_GRID);
    shares[h] -= sold;
    economy.curveShares[p] += sold;
    economy.curveMetis[p] -= metis;
    liquid[h] += metis;
  }
  return total * economy.exchangeRate[p] - paid;
}
