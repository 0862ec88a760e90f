import { requireNotNegative, requireSwap } from './requirements.ts';

/**
 * What a constant-product pool pays for `amountIn` (units of the first reserve): R_out a(1−φ) / (R_in + a(1−φ)), fee φ as a
 * share of what comes in; 0 for an amount of 0 or less and for an empty pool. Throws for what is not a number. Source: Netswap (NetswapRouter getAmountOut, 0.30 %), a fork of Uniswap V2.
 */
export function constantProductOut(
  amountIn: number,
  reserveIn: number,
  reserveOut: number,
  fee: number,
): number {
  requireSwap(amountIn, fee);
  const counted = amountIn * (1 - fee);
  return counted > 0 && reserveIn > 0 ? (reserveOut * counted) / (reserveIn + counted) : 0;
}

/** What must be paid into a constant-product pool for `amountOut` (at least 0); Infinity for all of the reserve or more. */
export function constantProductIn(
  amountOut: number,
  reserveIn: number,
  reserveOut: number,
  fee: number,
): number {
  requireNotNegative('amount out', amountOut);
  if (amountOut >= reserveOut) return Infinity;
  return (reserveIn * amountOut) / ((reserveOut - amountOut) * (1 - fee));
}

/**
 * What to pay into a constant-product pool until the next unit earns no more than `price` (units out per unit in), fee
 * included: (√(R_in R_out (1−φ) ÷ price) − R_in) ÷ (1−φ); 0 where it earns no more already. The trade of an arbitrageur.
 */
export function amountToPrice(reserveIn: number, reserveOut: number, price: number, fee: number): number {
  if (reserveIn <= 0 || reserveOut <= 0 || price <= 0 || fee >= 1) return 0;
  const target = Math.sqrt(((reserveIn * reserveOut) / price) * (1 - fee));
  return Math.max(0, (target - reserveIn) / (1 - fee));
}

/**
 * Part of a deposit of one token to swap first, so that the rest and what the swap pays stand in the ratio of the pool:
 * the root of (1−φ)s² + (2−φ)R s − R a = 0 for a pool that keeps its fee.
 */
export function singleSidedSwap(deposit: number, reserve: number, fee: number): number {
  if (deposit <= 0 || reserve <= 0) return 0;
  const b = (2 - fee) * reserve;
  const root = Math.sqrt(b * b + 4 * (1 - fee) * reserve * deposit);
  return (2 * reserve * deposit) / (root + b);
}

/**
 * Uniswap V2 getAmountOut in integers: fee of `perMille` thousandths of what comes in, rounded down. Throws, as the contract does,
 * for an amount or a reserve of 0 or less.
 */
export function integerAmountOut(
  amountIn: bigint,
  reserveIn: bigint,
  reserveOut: bigint,
  perMille = 3n,
): bigint {
  checkSwap(amountIn, reserveIn, reserveOut);
  const counted = amountIn * (1000n - perMille);
  return (counted * reserveOut) / (reserveIn * 1000n + counted);
}

/**
 * Uniswap V2 getAmountIn in integers: the quotient rounded down and one more, so that the pool never loses. Throws, as the contract
 * does, for an amount or a reserve of 0 or less and where the pool holds no more than `amountOut`.
 */
export function integerAmountIn(
  amountOut: bigint,
  reserveIn: bigint,
  reserveOut: bigint,
  perMille = 3n,
): bigint {
  checkSwap(amountOut, reserveIn, reserveOut);
  if (amountOut >= reserveOut)
    throw new Error(`invalid amount: ${amountOut}; expected less than the reserve of ${reserveOut}`);
  const numerator = reserveIn * amountOut * 1000n;
  return numerator / ((reserveOut - amountOut) * (1000n - perMille)) + 1n;
}

function checkSwap(amount: bigint, reserveIn: bigint, reserveOut: bigint): void {
  if (amount <= 0n) throw new Error(`invalid amount: ${amount}; expected more than 0`);
  if (reserveIn > 0n && reserveOut > 0n) return;
  throw new Error(`invalid reserves: ${reserveIn} and ${reserveOut}; expected both above 0`);
}
