import { METIS_GRID } from '../../src/define/index.ts';
import { floorToGrid } from '../../src/numeric/index.ts';

/** The accounts that holders move METIS and shares between. */
export interface HolderBoard {
  readonly exchangeRate: number;
  readonly price: number;
  readonly liquid: Float64Array;
  readonly shares: Float64Array;
  readonly ticket: Float64Array;
  market: number;
  sold: number;
  bought: number;
  stakingBuffer: number;
  redemptionFund: number;
  redemptionsAsked: number;
  sharesIssued: number;
  sharesToPlace: number;
  ticketsOwed: number;
}

/** Deposits a part of a holder's free METIS and mints shares at the exchange rate, both rounded down to the grid. */
export function stake(h: number, part: number, economy: HolderBoard): void {
  const deposit = floorToGrid(part * economy.liquid[h], METIS_GRID);
  const minted = floorToGrid(deposit / economy.exchangeRate, METIS_GRID);
  economy.liquid[h] -= deposit;
  economy.stakingBuffer += deposit;
  economy.sharesIssued -= minted;
  economy.shares[h] += minted;
}

/**
 * Burns a part of a holder's shares for a claim whose value is fixed now and whose place in the queue is its end: the sum of
 * all claims so far. Returns that place.
 */
export function unstake(h: number, part: number, economy: HolderBoard): number {
  const burned = floorToGrid(part * economy.shares[h], METIS_GRID);
  const claim = floorToGrid(burned * economy.exchangeRate, METIS_GRID);
  economy.shares[h] -= burned;
  economy.sharesIssued += burned;
  economy.ticketsOwed -= claim;
  economy.ticket[h] += claim;
  economy.redemptionsAsked += claim;
  return economy.redemptionsAsked;
}

/** Pays a funded claim out: METIS to the holder, and the claim is settled. */
export function collect(h: number, economy: HolderBoard): void {
  const claim = economy.ticket[h];
  economy.redemptionFund -= claim;
  economy.liquid[h] += claim;
  economy.ticket[h] -= claim;
  economy.ticketsOwed += claim;
}

/** Sells a part of a holder's free METIS to the market. */
export function sell(h: number, part: number, economy: HolderBoard): void {
  const amount = floorToGrid(part * economy.liquid[h], METIS_GRID);
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
 * Hands the shares of the first day to the holders, in proportion to their METIS times `appetite` of their type; what rounding
 * leaves goes to the last of them.
 */
export function placeShares(
  appetite: (h: number) => number,
  economy: Pick<HolderBoard, 'liquid' | 'shares' | 'sharesToPlace'>,
): void {
  const { liquid, shares } = economy;
  let weights = 0;
  let last = 0;
  for (let h = 0; h < liquid.length; h++) {
    const weight = appetite(h) * liquid[h];
    weights += weight;
    if (weight > 0) last = h;
  }
  const total = economy.sharesToPlace;
  for (let h = 0; h < last; h++) {
    const wanted = floorToGrid(total * ((appetite(h) * liquid[h]) / weights), METIS_GRID);
    const given = Math.min(wanted, economy.sharesToPlace);
    economy.sharesToPlace -= given;
    shares[h] += given;
  }
  const rest = economy.sharesToPlace;
  economy.sharesToPlace -= rest;
  shares[last] += rest;
}
