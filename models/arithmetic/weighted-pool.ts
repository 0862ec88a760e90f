import { expm1, log, log1p, pow } from '../../src/numeric/index.ts';
import { requireNotNegative, requireShare } from './requirements.ts';

/** Two sides of a weighted pool: reserves (tokens) and weights (any unit, only their ratio counts). */
export interface WeightedPool {
  readonly reserveIn: number;
  readonly weightIn: number;
  readonly reserveOut: number;
  readonly weightOut: number;
}

/**
 * What a weighted pool pays for `amountIn` ≥ 0, fee φ as a share of what comes in: R_out (1 − (R_in ÷ (R_in + a(1−φ)))^(w_in ÷ w_out)).
 * Source: Martinelli and Mushegian, Balancer white paper 2019, equation for out given in.
 */
export function weightedOut(amountIn: number, pool: WeightedPool, fee: number): number {
  requireNotNegative('amount in', amountIn);
  requireShare('fee', fee);
  const growth = log1p((amountIn * (1 - fee)) / pool.reserveIn);
  return -pool.reserveOut * expm1((-growth * pool.weightIn) / pool.weightOut);
}

/** What must be paid into a weighted pool for `amountOut` ≥ 0; Infinity for all of the reserve or more. */
export function weightedIn(amountOut: number, pool: WeightedPool, fee: number): number {
  requireNotNegative('amount out', amountOut);
  requireShare('fee', fee);
  if (amountOut >= pool.reserveOut) return Infinity;
  const growth = -log1p(-amountOut / pool.reserveOut);
  return (pool.reserveIn * expm1((growth * pool.weightOut) / pool.weightIn)) / (1 - fee);
}

/** Tokens in for the next token out, fee included: (R_in ÷ w_in) ÷ (R_out ÷ w_out) ÷ (1−φ). */
export function weightedSpotPrice(pool: WeightedPool, fee: number): number {
  return pool.reserveIn / pool.weightIn / (pool.reserveOut / pool.weightOut) / (1 - fee);
}

/** The value that swaps without fee leave as it is: Π R^w with weights that sum to one. */
export function weightedInvariant(pool: WeightedPool): number {
  const total = pool.weightIn + pool.weightOut;
  return pow(pool.reserveIn, pool.weightIn / total) * pow(pool.reserveOut, pool.weightOut / total);
}

/** Impermanent loss of a weighted pool when the price of the token of weight `weight` (0 to 1) changes by `ratio`: r^w ÷ (wr + 1 − w) − 1. */
export function weightedImpermanentLoss(ratio: number, weight: number): number {
  requireNotNegative('ratio', ratio);
  if (ratio === 0) return weight === 0 ? 0 : -1;
  const held = weight * (ratio - 1);
  return Math.min(0, (expm1(weight * log(ratio)) - held) / (1 + held));
}
