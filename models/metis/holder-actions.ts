import { METIS_GRID } from '../../src/define/index.ts';
import { floorToGrid } from '../../src/numeric/index.ts';
import { endOfQueue } from '../arithmetic/redemption-queue.ts';
import { metisForShares, sharesForMetis } from '../arithmetic/pegged-pool.ts';
import { LOWEST_SHARE_PRICE } from './economy.ts';
import type { ReadonlyColumn } from '../../src/define/index.ts';

/** The accounts that holders move METIS and shares between. */
export interface HolderBoard {
  readonly price: number;
  readonly protocolOf: ReadonlyColumn;
  readonly exchangeRate: ReadonlyColumn;
  readonly liquid: Float64Array;
  readonly shares: Float64Array;
  readonly ticket: Float64Array;
  market: number;
  sold: number;
  bought: number;
  readonly stakingBuffer: Float64Array;
  readonly redemptionFund: Float64Array;
  readonly stakingTreasury: Float64Array;
  readonly curveMetis: Float64Array;
  readonly curveShares: Float64Array;
  readonly curveAmplification: ReadonlyColumn;
  readonly curveFee: ReadonlyColumn;
  readonly redemptionsFunded: ReadonlyColumn;
  readonly sharesIssued: Float64Array;
  readonly sharesToPlace: Float64Array;
  readonly ticketsOwed: Float64Array;
}

/**
 * Deposits METIS of a holder and mints shares of protocol p at the exchange rate, rounded down to the grid; a protocol whose share
 * is worth less than the lowest price takes no deposits.
 */
export function stake(h: number, p: number, deposit: number, economy: HolderBoard): void {
  if (economy.exchangeRate[p] < LOWEST_SHARE_PRICE) return;
  const minted = floorToGrid(deposit / economy.exchangeRate[p], METIS_GRID);
  economy.liquid[h] -= deposit;
  economy.stakingBuffer[p] += deposit;
  economy.sharesIssued[p] -= minted;
  economy.shares[h] += minted;
}

/**
 * Burns shares of a holder for a claim whose value is fixed now and whose place in the queue is its end: the sum of all
 * claims so far. Returns that place.
 */
export function redeem(h: number, p: number, burned: number, economy: HolderBoard): number {
  const claim = floorToGrid(burned * economy.exchangeRate[p], METIS_GRID);
  economy.shares[h] -= burned;
  economy.sharesIssued[p] += burned;
  economy.ticketsOwed[p] -= claim;
  economy.ticket[h] += claim;
  return endOfQueue(economy.redemptionsFunded[p], economy.redemptionFund[p], economy.ticketsOwed[p]);
}

/** METIS that the pool of a protocol pays for shares today, rounded down to the grid; 0 where there is no pool. */
export function poolPays(p: number, shares: number, economy: HolderBoard): number {
  if (!(economy.curveMetis[p] > 0 && economy.curveShares[p] > 0)) return 0;
  const paid = metisForShares(shares, {
    metis: economy.curveMetis[p],
    shares: economy.curveShares[p],
    rate: economy.exchangeRate[p],
    amplification: economy.curveAmplification[p],
    fee: economy.curveFee[p],
  });
  return Math.min(floorToGrid(paid, METIS_GRID), economy.curveMetis[p]);
}

/**
 * Buys shares of protocol p on its pool with METIS of a holder, at most with half of what the pool has less in METIS than in
 * shares, so that they cost no more than their value at the margin. Returns the METIS spent.
 */
export function buyShares(h: number, p: number, most: number, economy: HolderBoard): number {
  const { curveMetis, curveShares, exchangeRate } = economy;
  const lacking = (curveShares[p] * exchangeRate[p] - curveMetis[p]) / 2;
  const metis = floorToGrid(Math.min(most, Math.max(0, lacking)), METIS_GRID);
  if (metis === 0 || curveMetis[p] === 0) return 0;
  const got = sharesForMetis(metis, {
    metis: curveMetis[p],
    shares: curveShares[p],
    rate: exchangeRate[p],
    amplification: economy.curveAmplification[p],
    fee: economy.curveFee[p],
  });
  const shares = floorToGrid(got, METIS_GRID);
  economy.liquid[h] -= metis;
  curveMetis[p] += metis;
  curveShares[p] -= shares;
  economy.shares[h] += shares;
  return metis;
}

/** Shares that go into a pool, and the METIS that it pays for them. */
export interface Swap {
  readonly shares: number;
  readonly paid: number;
}

/** Sells shares of a holder to the pool of its protocol for what `poolPays`. */
export function sellShares(h: number, p: number, swap: Swap, economy: HolderBoard): void {
  economy.shares[h] -= swap.shares;
  economy.curveShares[p] += swap.shares;
  economy.curveMetis[p] -= swap.paid;
  economy.liquid[h] += swap.paid;
}

/** Pays a funded claim out: METIS to the holder, and the claim is settled. */
export function collect(h: number, p: number, economy: HolderBoard): void {
  const claim = economy.ticket[h];
  economy.redemptionFund[p] -= claim;
  economy.liquid[h] += claim;
  economy.ticket[h] -= claim;
  economy.ticketsOwed[p] += claim;
}

/** Sells METIS of a holder to the market. */
export function sell(h: number, amount: number, economy: HolderBoard): void {
  economy.liquid[h] -= amount;
  economy.market += amount;
  economy.sold += amount;
}

/**
 * Buys METIS from the market in proportion to what the holder has, as far as the inventory reaches. Above the first price it
 * spends the dollars that as much METIS cost then, so that purchases do not feed on the price they raise.
 */
export function buy(h: number, part: number, economy: HolderBoard, firstPrice: number): void {
  const affordable = Math.min(1, firstPrice / economy.price);
  const wanted = part * economy.liquid[h] * affordable;
  const amount = floorToGrid(Math.min(wanted, economy.market), METIS_GRID);
  economy.market -= amount;
  economy.liquid[h] += amount;
  economy.bought += amount;
}

/**
 * Hands METIS of a protocol’s treasury to all who hold its shares, in proportion to them and rounded down to the grid; those
 * whom `sells` names sell `part` of theirs at once. Returns how much was handed out.
 */
export function airdrop(
  p: number,
  drop: { readonly amount: number; readonly part: number; sells(h: number): boolean },
  economy: HolderBoard,
): number {
  const { shares, protocolOf, liquid } = economy;
  let held = 0;
  for (let h = 0; h < shares.length; h++) if (protocolOf[h] === p) held += shares[h];
  let left = held > 0 ? drop.amount : 0;
  const whole = left;
  for (let h = 0; h < shares.length && left > 0; h++) {
    if (protocolOf[h] !== p || shares[h] === 0) continue;
    const given = Math.min(left, floorToGrid(drop.amount * (shares[h] / held), METIS_GRID));
    left -= given;
    economy.stakingTreasury[p] -= given;
    liquid[h] += given;
    if (drop.sells(h)) sell(h, floorToGrid(drop.part * given, METIS_GRID), economy);
  }
  return whole - left;
}

/** Hands `share` of the market's METIS to the holders in proportion to the weights that stand in their column. */
export function shareOut(share: number, economy: Pick<HolderBoard, 'liquid' | 'market'>): void {
  const { liquid } = economy;
  let weights = 0;
  for (let h = 0; h < liquid.length; h++) weights += liquid[h];
  const total = floorToGrid(share * economy.market, METIS_GRID);
  let left = total;
  for (let h = 0; h < liquid.length; h++) {
    const amount = Math.min(floorToGrid(total * (liquid[h] / weights), METIS_GRID), left);
    left -= amount;
    economy.market -= amount;
    liquid[h] = amount;
  }
}

/**
 * Hands the first day's shares of one protocol to its holders, in proportion to their METIS times `appetite`; what rounding
 * leaves goes to the last of them. While a protocol has no holder its shares stay where they are.
 */
export function placeShares(
  protocol: number,
  appetite: (h: number) => number,
  economy: Pick<HolderBoard, 'liquid' | 'shares' | 'sharesToPlace' | 'protocolOf'>,
): void {
  const { liquid, shares, sharesToPlace, protocolOf } = economy;
  let weights = 0;
  let last = -1;
  for (let h = 0; h < liquid.length; h++) {
    if (protocolOf[h] !== protocol) continue;
    const weight = appetite(h) * liquid[h];
    weights += weight;
    if (weight > 0 || last < 0) last = h;
  }
  if (last < 0) return;
  const total = sharesToPlace[protocol];
  for (let h = 0; h < last && weights > 0; h++) {
    if (protocolOf[h] !== protocol) continue;
    const wanted = floorToGrid(total * ((appetite(h) * liquid[h]) / weights), METIS_GRID);
    const given = Math.min(wanted, sharesToPlace[protocol]);
    sharesToPlace[protocol] -= given;
    shares[h] += given;
  }
  const rest = sharesToPlace[protocol];
  sharesToPlace[protocol] -= rest;
  shares[last] += rest;
}

/** Protocol of a holder from a uniform draw: each as often as it has shares to place; the first where none has any. */
export function protocolFor(luck: number, sharesToPlace: ReadonlyColumn): number {
  let total = 0;
  for (let p = 0; p < sharesToPlace.length; p++) total += sharesToPlace[p];
  let left = luck * total;
  for (let p = 0; p < sharesToPlace.length; p++) {
    left -= sharesToPlace[p];
    if (left < 0) return p;
  }
  return 0;
}
