import { METIS_GRID } from '../../src/define/index.ts';
import type { ReadonlyColumn } from '../../src/define/index.ts';
import { floorToGrid } from '../../src/numeric/index.ts';
import { metisForShares, metisToPeg, sharesForMetis, sharesToPeg } from '../arithmetic/pegged-pool.ts';
import type { PeggedPool } from '../arithmetic/pegged-pool.ts';
import { endOfQueue } from '../arithmetic/redemption-queue.ts';

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
/** Claims of arbitrageurs, oldest first, in a ring of 64 for each protocol. */
export interface ArbitrageBooks {
  readonly claimPlace: Float64Array;
  readonly claimAmount: Float64Array;
  readonly oldest: Float64Array;
  readonly waiting: Float64Array;
  readonly tickets: Float64Array;
  /** Shares bought while redemption was closed. */
  readonly heldShares: Float64Array;
}

const RING = 64;
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

/** Buys shares with METIS of the market until they cost `floor` of their value, as far as capital reaches, and holds them. */
export function buyAndHold(
  p: number,
  economy: SharePools,
  own: ArbitrageBooks,
  floor: number,
  capital: number,
): void {
  const tiedUp = own.tickets[p] + own.heldShares[p] * economy.exchangeRate[p];
  const free = Math.min(Math.max(0, capital - tiedUp), economy.market);
  const metis = floorToGrid(Math.min(free, metisToPeg(floor, poolOf(p, economy))), METIS_GRID);
  const shares = floorToGrid(sharesForMetis(metis, poolOf(p, economy)), METIS_GRID);
  if (shares === 0) return;
  economy.market -= metis;
  economy.curveMetis[p] += metis;
  economy.curveShares[p] -= shares;
  own.heldShares[p] += shares;
}

/** Asks for the redemption of all shares that arbitrageurs hold. */
export function redeemHeld(p: number, economy: SharePools, own: ArbitrageBooks): void {
  const shares = own.heldShares[p];
  const claim = floorToGrid(shares * economy.exchangeRate[p], METIS_GRID);
  if (claim === 0) return;
  own.heldShares[p] -= shares;
  economy.sharesIssued[p] += shares;
  economy.ticketsOwed[p] -= claim;
  own.tickets[p] += claim;
  const { redemptionsFunded, redemptionFund, ticketsOwed } = economy;
  note(p, own, endOfQueue(redemptionsFunded[p], redemptionFund[p], ticketsOwed[p]), claim);
}

/** Notes a claim; when all places of the ring are taken it joins the newest. */
function note(p: number, own: ArbitrageBooks, place: number, claim: number): void {
  const isFull = own.waiting[p] === RING;
  if (!isFull) own.waiting[p] += 1;
  const at = p * RING + ((own.oldest[p] + own.waiting[p] - 1) % RING);
  own.claimPlace[at] = place;
  own.claimAmount[at] = isFull ? own.claimAmount[at] + claim : claim;
}

/** Collects the arbitrageurs’ claims that are funded: METIS back to the market. */
export function collectClaims(p: number, economy: SharePools, own: ArbitrageBooks): void {
  while (own.waiting[p] > 0) {
    const at = p * RING + own.oldest[p];
    if (own.claimPlace[at] > economy.redemptionsFunded[p]) return;
    const claim = own.claimAmount[at];
    economy.redemptionFund[p] -= claim;
    economy.market += claim;
    own.tickets[p] -= claim;
    economy.ticketsOwed[p] += claim;
    own.oldest[p] = (own.oldest[p] + 1) % RING;
    own.waiting[p] -= 1;
  }
}

/** Deposits METIS of the market for new shares and sells them on the pool, until they cost `ceiling` of their value. */
export function mintAndSell(p: number, economy: SharePools, ceiling: number): void {
  const rate = economy.exchangeRate[p];
  const wanted = sharesToPeg(ceiling, poolOf(p, economy)) * rate;
  const deposit = floorToGrid(Math.min(wanted, economy.market), METIS_GRID);
  const minted = floorToGrid(deposit / rate, METIS_GRID);
  const metis = floorToGrid(metisForShares(minted, poolOf(p, economy)), METIS_GRID);
  if (metis === 0) return;
  economy.market -= deposit;
  economy.stakingBuffer[p] += deposit;
  economy.sharesIssued[p] -= minted;
  economy.curveShares[p] += minted;
  economy.curveMetis[p] -= metis;
  economy.market += metis;
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
