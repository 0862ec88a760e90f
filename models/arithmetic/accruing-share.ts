/**
 * Price of one share: value of the pool ÷ shares issued; the old price while no share exists.
 * Source: Artemis, shares minted = deposit × supply ÷ total deposits (its 2024 risk review on the Aave forum).
 */
export function sharePrice(value: number, shares: number, oldPrice: number): number {
  return shares > 0 ? value / shares : oldPrice;
}
