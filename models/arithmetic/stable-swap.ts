import { requireAmounts, requirePositive, requireSwap } from './requirements.ts';

// The amplification A below is the one shown to users: deployed contracts multiply it by n (Ann = A n); the A of the white
// paper is A ÷ n^(n−1).

/** A search that has not come to rest after so many steps never will. */
const STEPS = 255;
/** Newton doubles its digits with each step: after a change this small (relative) the result is exact to rounding. */
const SETTLED = 1e-10;

/**
 * Invariant D of a StableSwap pool of n coins, in the unit of the balances: the root of Ann ΣX + D = Ann D + D^(n+1) ÷ (nⁿ ΠX)
 * with Ann = A n, by Newton. Source: Egorov, StableSwap white paper 2019; 0 for an empty pool. Throws
 * where only some balances are 0.
 */
export function stableInvariant(balances: readonly number[], amplification: number): number {
  requirePositive('amplification', amplification);
  requireAmounts('balances', balances);
  const n = balances.length;
  let total = 0;
  for (const balance of balances) total += balance;
  if (total === 0) return 0;
  if (balances.includes(0)) throw new Error('invalid balances: one is 0; expected all above 0, or all 0');
  const ann = amplification * n;
  let invariant = total;
  for (let step = 0; step < STEPS; step++) {
    let product = invariant;
    for (const balance of balances) product *= invariant / (balance * n);
    const before = invariant;
    invariant = ((ann * total + product * n) * invariant) / ((ann - 1) * invariant + (n + 1) * product);
    if (Math.abs(invariant - before) <= SETTLED * invariant) return invariant;
  }
  return invariant;
}

/** Balance of coin `wanted` that keeps invariant D when coin `changed` has the balance `to` and the others stay. */
export function stableBalance(
  balances: readonly number[],
  amplification: number,
  { changed, to, wanted }: { readonly changed: number; readonly to: number; readonly wanted: number },
): number {
  if (changed === wanted || !(changed in balances && wanted in balances)) {
    throw new Error(`invalid coins: ${changed} and ${wanted}; expected two of ${balances.length}`);
  }
  const n = balances.length;
  const ann = amplification * n;
  const invariant = stableInvariant(balances, amplification);
  let others = 0;
  let c = invariant;
  balances.forEach((balance, coin) => {
    if (coin === wanted) return;
    const held = coin === changed ? to : balance;
    others += held;
    c *= invariant / (held * n);
  });
  c *= invariant / (ann * n);
  return settle(c, others + invariant / ann, invariant);
}

/** Root of y² + (b − D) y = c by Newton from D. */
function settle(c: number, b: number, invariant: number): number {
  let y = invariant;
  for (let step = 0; step < STEPS; step++) {
    const before = y;
    y = (y * y + c) / (2 * y + b - invariant);
    if (Math.abs(y - before) <= SETTLED * y) return y;
  }
  return y;
}

/** Invariant D of a pool of two coins, without allocation; the same as `stableInvariant([x, y], A)`. */
export function pairInvariant(x: number, y: number, amplification: number): number {
  requirePositive('amplification', amplification);
  const total = x + y;
  if (total === 0) return 0;
  const ann = 2 * amplification;
  let invariant = total;
  for (let step = 0; step < STEPS; step++) {
    const product = (invariant * (invariant / x) * (invariant / y)) / 4;
    const before = invariant;
    invariant = ((ann * total + 2 * product) * invariant) / ((ann - 1) * invariant + 3 * product);
    if (Math.abs(invariant - before) <= SETTLED * invariant) return invariant;
  }
  return invariant;
}

/**
 * What a StableSwap pool of two coins pays for `amountIn`; fee φ (a share) is taken off what comes out, as in the contract. The
 * amount itself is the root of a quadratic, so small swaps keep their digits. 0 for an amount of 0 or less and for an empty pool.
 * For more coins: balance less `stableBalance`.
 */
export function stableOut(
  amountIn: number,
  reserveIn: number,
  reserveOut: number,
  amplification: number,
  fee: number,
): number {
  requireSwap(amountIn, fee);
  if (amountIn <= 0 || reserveIn <= 0 || reserveOut <= 0) return 0;
  const invariant = pairInvariant(reserveIn, reserveOut, amplification);
  const after = reserveIn + amountIn;
  const c = (invariant / reserveIn) * (invariant / (8 * amplification)) * invariant;
  // y² + (b − D) y = c holds before; afterwards b is larger by the amount and c smaller by reserve ÷ (reserve + amount).
  const slope = c / reserveOut + amountIn;
  const spread = slope - reserveOut;
  const root = Math.sqrt(spread * spread + 4 * c * (reserveIn / after));
  const out = (2 * amountIn * (reserveOut + c / after)) / (reserveOut + slope + root);
  return Math.min(reserveOut, out) * (1 - fee);
}

/** Marginal price of the second coin in the first, without fee, by implicit differentiation of the invariant. Throws unless both reserves are above 0. */
export function stablePrice(x: number, y: number, amplification: number): number {
  requirePositive('reserve', x);
  requirePositive('reserve', y);
  const invariant = pairInvariant(x, y, amplification);
  const ann = 2 * amplification;
  const product = (invariant / x) * (invariant / y) * (invariant / 4);
  return (ann + product / y) / (ann + product / x);
}
