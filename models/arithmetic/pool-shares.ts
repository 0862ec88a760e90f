import { requireNotNegative } from './requirements.ts';

/** Pool shares locked for ever at the first deposit, in the smallest unit. Source: Uniswap V2 pair contract, MINIMUM_LIQUIDITY. */
export const MINIMUM_LIQUIDITY = 1_000n;

/** Largest whole number whose square is at most `value` (Newton, rounded down); throws below 0. */
export function integerSquareRoot(value: bigint): bigint {
  if (value < 0n) throw new Error(`invalid square: ${value}; expected at least 0`);
  if (value < 2n) return value;
  let root = value;
  let next = (root + 1n) / 2n;
  while (next < root) {
    root = next;
    next = (root + value / root) / 2n;
  }
  return root;
}

/**
 * Pool shares for a deposit into a constant-product pool, in integers: √(xy) less the minimum at first, then the smaller proportion,
 * rounded down. Throws where that is nothing, as the contract does, and for an empty reserve behind existing shares.
 */
export function integerSharesMinted(
  amounts: readonly [bigint, bigint],
  reserves: readonly [bigint, bigint],
  supply: bigint,
): bigint {
  const minted =
    supply === 0n
      ? integerSquareRoot(amounts[0] * amounts[1]) - MINIMUM_LIQUIDITY
      : smallerProportion(amounts, reserves, supply);
  if (minted > 0n) return minted;
  throw new Error(`invalid deposit: ${amounts.join(' and ')}; expected enough for at least one share`);
}

function smallerProportion(
  amounts: readonly [bigint, bigint],
  reserves: readonly [bigint, bigint],
  supply: bigint,
): bigint {
  if (reserves[0] <= 0n || reserves[1] <= 0n) {
    throw new Error(`invalid reserves: ${reserves.join(' and ')}; expected both above 0`);
  }
  const first = (amounts[0] * supply) / reserves[0];
  const second = (amounts[1] * supply) / reserves[1];
  return first < second ? first : second;
}

/** What burning pool shares pays out of each reserve, in integers, rounded down. Throws for more shares than there are. */
export function integerAmountsBurned(
  shares: bigint,
  reserves: readonly [bigint, bigint],
  supply: bigint,
): [bigint, bigint] {
  if (shares < 0n || shares > supply || supply === 0n) {
    throw new Error(`invalid shares: ${shares}; expected 0 to all ${supply} of a pool that has some`);
  }
  return [(shares * reserves[0]) / supply, (shares * reserves[1]) / supply];
}

/** Pool shares for amounts added to two reserves: √(xy) for the first deposit, then the smaller of the two proportions. */
export function sharesMinted(
  addedFirst: number,
  addedSecond: number,
  first: number,
  second: number,
  supply: number,
): number {
  requireNotNegative('amount', addedFirst);
  requireNotNegative('amount', addedSecond);
  if (supply === 0) return Math.sqrt(addedFirst * addedSecond);
  return supply * Math.min(addedFirst / first, addedSecond / second);
}

/**
 * Impermanent loss: value of a constant-product position against having held its tokens, after the price has changed by the
 * factor `ratio` ≥ 0: 2√r ÷ (1+r) − 1 = −(√r − 1)² ÷ (1+r), never above 0; fees not counted.
 */
export function impermanentLoss(ratio: number): number {
  requireNotNegative('ratio', ratio);
  const root = Math.sqrt(ratio);
  // As a square, so that a small change of the price keeps its digits.
  const moved = (ratio - 1) / (root + 1);
  return ratio === 1 ? 0 : -(moved * moved) / (1 + ratio);
}
