/**
 * Share of wealth in a risky asset that maximises power utility: excess ÷ (aversion × volatility²), with the expected excess
 * return and the volatility per year and constant relative risk aversion above 0; may be below 0 or above 1. At a volatility
 * of 0 it is Infinity, 0 or −Infinity by the sign of the excess. Source: Merton 1969, Lifetime portfolio selection under uncertainty.
 */
export function mertonShare(excess: number, aversion: number, volatility: number): number {
  const price = aversion * volatility * volatility;
  return excess === 0 ? 0 : excess / price;
}
