import { exp, log1p } from '../../src/numeric/index.ts';
import { requireShare } from './requirements.ts';

/**
 * Price of one share: value of the pool ÷ shares issued; the old price while no share exists.
 * Source: Artemis, shares minted = deposit × supply ÷ total deposits (its 2024 risk review on the Aave forum).
 */
export function sharePrice(value: number, shares: number, oldPrice: number): number {
  return shares > 0 ? value / shares : oldPrice;
}

/**
 * Exchange rate of a liquid-staking share after `days` of daily rewards at `ratePerYear` (1/year of 365 days), of which the protocol
 * keeps the share `fee`: price × (1 + rate (1 − fee) ÷ 365)^days. Every holder’s claim grows, the number of shares does not.
 */
export function sharePriceAfter(price: number, ratePerYear: number, fee: number, days: number): number {
  requireShare('fee', fee);
  return price * exp(days * log1p((ratePerYear * (1 - fee)) / 365));
}
