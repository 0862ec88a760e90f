import { exp } from '../../src/numeric/index.ts';

/** METIS to bond beside `locked` METIS of others so as to hold a share `threshold` (below 1) of all: locked × t ÷ (1 − t). */
export function stakeForShare(locked: number, threshold: number): number {
  return (locked * threshold) / (1 - threshold);
}

/**
 * Dollars paid for an amount (METIS) bought at once from `price` (USD/METIS) on, where each METIS bought raises the log price
 * by price ÷ depth (depth in USD per unit of log price): depth × (e^(amount × price ÷ depth) − 1), at most `highest`.
 */
export function costOfBuying(amount: number, price: number, depth: number, highest: number): number {
  const raise = (amount * price) / depth;
  const cost = raise < 1e-9 ? amount * price : depth * (exp(Math.min(raise, 700)) - 1);
  return Math.min(highest, cost);
}
