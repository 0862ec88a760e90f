import { pow } from '../../src/numeric/index.ts';
import { requireNotNegative, requirePositive } from './requirements.ts';

/** A range of prices in which liquidity stands, as square roots of prices (second token per first), `low` below `high`. */
export interface PriceRange {
  readonly low: number;
  readonly high: number;
}

/** Square root of the price at a tick: 1.0001^(tick ÷ 2). Source: Uniswap V3 core white paper, section 6.1. */
export function sqrtPriceAtTick(tick: number): number {
  return pow(1.0001, tick / 2);
}

function within(sqrtPrice: number, { low, high }: PriceRange): number {
  return Math.min(high, Math.max(low, sqrtPrice));
}

/** First token in a position of liquidity L at a price: L (1/√P − 1/√P_high), √P kept in the range. Source: Uniswap V3 core, 6.29. */
export function firstInRange(liquidity: number, sqrtPrice: number, range: PriceRange): number {
  return liquidity * (1 / within(sqrtPrice, range) - 1 / range.high);
}

/** Second token in a position of liquidity L at a price: L (√P − √P_low), √P kept in the range. Source: Uniswap V3 core, 6.30. */
export function secondInRange(liquidity: number, sqrtPrice: number, range: PriceRange): number {
  return liquidity * (within(sqrtPrice, range) - range.low);
}

/** Largest liquidity that both amounts can back at a price. */
export function liquidityFor(first: number, second: number, sqrtPrice: number, range: PriceRange): number {
  const at = within(sqrtPrice, range);
  const fromFirst = at < range.high ? first / (1 / at - 1 / range.high) : Infinity;
  const fromSecond = at > range.low ? second / (at - range.low) : Infinity;
  return Math.min(fromFirst, fromSecond);
}

/** Square root of the price after `amount` of the first token came in (fee already taken off): 1 ÷ (1/√P + a/L). */
export function afterFirstIn(liquidity: number, sqrtPrice: number, amount: number): number {
  return liquidity / (liquidity / sqrtPrice + amount);
}

/** Square root of the price after `amount` of the second token came in (fee already taken off): √P + a/L. */
export function afterSecondIn(liquidity: number, sqrtPrice: number, amount: number): number {
  return sqrtPrice + amount / liquidity;
}

/** A swap inside one range of liquidity. */
export interface RangeSwap {
  /** Tokens paid out. */
  readonly out: number;
  /** Tokens of what came in that found liquidity, fee included; the rest would go to the next range. */
  readonly used: number;
  /** Square root of the price afterwards. */
  readonly sqrtPrice: number;
}

/**
 * Sells the first token into a range until `amountIn` is used or the range ends; fee φ is taken off what comes in. Throws where the
 * price does not stand in the range.
 */
export function sellFirst(
  amountIn: number,
  liquidity: number,
  sqrtPrice: number,
  range: PriceRange,
  fee: number,
): RangeSwap {
  checkSwap(amountIn, liquidity, sqrtPrice, range);
  const room = liquidity * (1 / range.low - 1 / sqrtPrice);
  const counted = Math.min(amountIn * (1 - fee), room);
  const ends = counted === room;
  const after = ends ? range.low : afterFirstIn(liquidity, sqrtPrice, counted);
  // L (√P − √P'), with the difference as the amount × √P √P' ÷ L.
  return { out: counted * sqrtPrice * after, used: ends ? counted / (1 - fee) : amountIn, sqrtPrice: after };
}

/** Sells the second token into a range; see `sellFirst`. */
export function sellSecond(
  amountIn: number,
  liquidity: number,
  sqrtPrice: number,
  range: PriceRange,
  fee: number,
): RangeSwap {
  checkSwap(amountIn, liquidity, sqrtPrice, range);
  const room = liquidity * (range.high - sqrtPrice);
  const counted = Math.min(amountIn * (1 - fee), room);
  const ends = counted === room;
  const after = ends ? range.high : afterSecondIn(liquidity, sqrtPrice, counted);
  return { out: counted / sqrtPrice / after, used: ends ? counted / (1 - fee) : amountIn, sqrtPrice: after };
}

function checkSwap(amountIn: number, liquidity: number, sqrtPrice: number, { low, high }: PriceRange): void {
  requireNotNegative('amount in', amountIn);
  requirePositive('liquidity', liquidity);
  if (low > 0 && low <= sqrtPrice && sqrtPrice <= high) return;
  throw new Error(`invalid square root of the price: ${sqrtPrice}; expected ${low} to ${high}, above 0`);
}
