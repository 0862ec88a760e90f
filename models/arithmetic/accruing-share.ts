import { floorToGrid } from '../../src/numeric/index.ts';

/** Price of one share: value of the pool ÷ shares issued; the old price while no share exists. */
export function sharePrice(value: number, shares: number, oldPrice: number): number {
  return shares > 0 ? value / shares : oldPrice;
}

/**
 * Shares minted for a deposit at a price, rounded down to the grid so that nobody else's share loses value.
 * Source: Artemis, minted = deposit × supply ÷ total deposits (facts of the 2024 risk review on the Aave forum).
 */
export function sharesForDeposit(deposit: number, price: number, grid: number): number {
  return floorToGrid(deposit / price, grid);
}

/** METIS owed for burned shares at a price, fixed at the request, rounded down to the grid. */
export function valueOfShares(shares: number, price: number, grid: number): number {
  return floorToGrid(shares * price, grid);
}
