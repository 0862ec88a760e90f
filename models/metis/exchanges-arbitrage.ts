import { METIS_GRID } from '../../src/define/index.ts';
import type { ReadonlyColumn } from '../../src/define/index.ts';
import { floorToGrid } from '../../src/numeric/index.ts';
import { metisForShares, metisToPeg, pegOf, sharesForMetis, sharesToPeg } from '../arithmetic/pegged-pool.ts';
import { endOfQueue, redemptionFloor } from '../arithmetic/redemption-queue.ts';
import { poolOf } from './exchanges-pools.ts';
import type { SharePools } from './exchanges-pools.ts';
import { LOWEST_SHARE_PRICE } from './economy.ts';

/** Claims of arbitrageurs, oldest first, in a ring of 64 for each protocol. */
export interface ArbitrageBooks {
  readonly claimPlace: Float64Array;
  readonly claimAmount: Float64Array;
  readonly oldest: Float64Array;
  readonly waiting: Float64Array;
  readonly tickets: Float64Array;
  /** Shares bought while redemption was closed. */
  readonly heldShares: Float64Array;
  /** The peg when last looked at, and what it was computed from. */
  readonly peg: Float64Array;
  readonly pegMetis: Float64Array;
  readonly pegShares: Float64Array;
  readonly pegRate: Float64Array;
}

interface Redemption {
  readonly redemptionOpen: ReadonlyColumn;
  readonly redemptionWait: ReadonlyColumn;
}
interface Rules {
  readonly arbitrageReturn: number;
  readonly arbitrageCost: number;
  readonly arbitrageCapital: number;
  readonly patientBuyers: string;
  readonly patientReturn: number;
}

const RING = 64;

/** Price of a share over its value on its pool; computed anew only when the pool or the value has changed. */
export function pegNow(p: number, economy: SharePools, own: ArbitrageBooks): number {
  const { curveMetis, curveShares, exchangeRate } = economy;
  const isSame =
    curveMetis[p] === own.pegMetis[p] &&
    curveShares[p] === own.pegShares[p] &&
    exchangeRate[p] === own.pegRate[p];
  if (isSame) return own.peg[p];
  own.pegMetis[p] = curveMetis[p];
  own.pegShares[p] = curveShares[p];
  own.pegRate[p] = exchangeRate[p];
  own.peg[p] = pegOf(poolOf(p, economy));
  return own.peg[p];
}

/**
 * Trades the price of a share towards its value: below the worth of waiting for a redemption shares are bought, and redeemed once
 * that is open; above the cost of a new share, new ones are minted and sold.
 */
export function arbitrageShares(
  p: number,
  economy: SharePools & Redemption,
  own: ArbitrageBooks,
  rules: Rules,
): void {
  const peg = pegNow(p, economy, own);
  const isOpen = economy.redemptionOpen[p] === 1;
  const wait = economy.redemptionWait[p];
  const cost = rules.arbitrageCost + economy.curveFee[p];
  const asked = isOpen ? rules.arbitrageReturn : rules.patientReturn;
  const buys = isOpen || rules.patientBuyers === 'buy';
  const floor = redemptionFloor(asked, wait, cost);
  if (buys && peg < floor) buyAndHold(p, economy, own, floor, rules.arbitrageCapital);
  if (isOpen) redeemHeld(p, economy, own);
  if (peg > 1 + cost) mintAndSell(p, economy, 1 + cost);
}

/** Buys shares with METIS of the market until they cost `floor` of their value, as far as capital reaches, and holds them. */
function buyAndHold(
  p: number,
  economy: SharePools,
  own: ArbitrageBooks,
  floor: number,
  capital: number,
): void {
  const tiedUp = own.tickets[p] + own.heldShares[p] * economy.exchangeRate[p];
  const free = Math.min(Math.max(0, capital - tiedUp), economy.market);
  if (free === 0) return;
  const metis = floorToGrid(Math.min(free, metisToPeg(floor, poolOf(p, economy))), METIS_GRID);
  const shares = floorToGrid(sharesForMetis(metis, poolOf(p, economy)), METIS_GRID);
  if (shares === 0) return;
  economy.market -= metis;
  economy.curveMetis[p] += metis;
  economy.curveShares[p] -= shares;
  own.heldShares[p] += shares;
}

/** Asks for the redemption of all shares that arbitrageurs hold. */
function redeemHeld(p: number, economy: SharePools, own: ArbitrageBooks): void {
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
function mintAndSell(p: number, economy: SharePools, ceiling: number): void {
  const rate = economy.exchangeRate[p];
  const wanted = sharesToPeg(ceiling, poolOf(p, economy)) * rate;
  const deposit = floorToGrid(Math.min(wanted, economy.market), METIS_GRID);
  const minted = floorToGrid(deposit / rate, METIS_GRID);
  const metis = floorToGrid(metisForShares(minted, poolOf(p, economy)), METIS_GRID);
  if (metis === 0 || rate < LOWEST_SHARE_PRICE) return;
  economy.market -= deposit;
  economy.stakingBuffer[p] += deposit;
  economy.sharesIssued[p] -= minted;
  economy.curveShares[p] += minted;
  economy.curveMetis[p] -= metis;
  economy.market += metis;
}
