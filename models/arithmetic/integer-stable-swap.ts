// Integers rounded as in the deployed contract of the StableSwap template. `amplification` is the A shown to users; with a `precision`
// (100n in newer contracts, A_PRECISION) it is A × precision, as they store it. Balances are scaled to 18 decimals (xp): six decimals
// × 10^12.

const STEPS = 255;
/** Fees of the contract count in units of 10^-10. */
const FEE_UNIT = 10_000_000_000n;

/**
 * The contract's get_D: invariant of n balances with 18 decimals, Ann = A n, stopped at a change of 1; 0 for an empty pool. Throws
 * where only some balances are 0, for negative ones and an amplification below 1.
 */
export function integerStableInvariant(
  balances: readonly bigint[],
  amplification: bigint,
  precision = 1n,
): bigint {
  if (precision < 1n || amplification < precision) {
    throw new Error(`invalid amplification: ${amplification}; expected at least ${precision}`);
  }
  const n = BigInt(balances.length);
  const total = balances.reduce((all, balance) => all + balance, 0n);
  if (balances.some((balance) => balance < 0n || (balance === 0n && total > 0n))) {
    throw new Error(`invalid balances: ${balances.join(', ')}; expected all above 0, or all 0`);
  }
  if (total === 0n) return 0n;
  const ann = amplification * n;
  let invariant = total;
  for (let step = 0; step < STEPS; step++) {
    let product = invariant;
    for (const balance of balances) product = (product * invariant) / (balance * n);
    const before = invariant;
    const numerator = ((ann * total) / precision + product * n) * invariant;
    invariant = numerator / (((ann - precision) * invariant) / precision + (n + 1n) * product);
    if (distance(invariant, before) <= 1n) return invariant;
  }
  return invariant;
}

/** The contract's get_y: balance of coin `wanted` once coin `changed` has the balance `to`. */
export function integerStableBalance(
  balances: readonly bigint[],
  amplification: bigint,
  { changed, to, wanted }: { readonly changed: number; readonly to: bigint; readonly wanted: number },
  precision = 1n,
): bigint {
  if (changed === wanted || !(changed in balances && wanted in balances)) {
    throw new Error(`invalid coins: ${changed} and ${wanted}; expected two of ${balances.length}`);
  }
  const n = BigInt(balances.length);
  const ann = amplification * n;
  const invariant = integerStableInvariant(balances, amplification, precision);
  let others = 0n;
  let c = invariant;
  balances.forEach((balance, coin) => {
    if (coin === wanted) return;
    const held = coin === changed ? to : balance;
    others += held;
    c = (c * invariant) / (held * n);
  });
  c = (c * invariant * precision) / (ann * n);
  const b = others + (invariant * precision) / ann;
  let y = invariant;
  for (let step = 0; step < STEPS; step++) {
    const before = y;
    y = (y * y + c) / (2n * y + b - invariant);
    if (distance(y, before) <= 1n) return y;
  }
  return y;
}

/**
 * The contract's get_dy: paid for `amountIn`, one unit less for rounding, less the fee (in units of 10^-10) of it, rounded down. Throws
 * for an amount of 0 or less.
 */
export function integerStableOut(
  amountIn: bigint,
  balances: readonly bigint[],
  amplification: bigint,
  { from, to, fee = 0n }: { readonly from: number; readonly to: number; readonly fee?: bigint },
  precision = 1n,
): bigint {
  if (amountIn <= 0n) throw new Error(`invalid amount: ${amountIn}; expected more than 0`);
  const swap = { changed: from, to: balances[from] + amountIn, wanted: to };
  const left = integerStableBalance(balances, amplification, swap, precision);
  const out = balances[to] - left - 1n;
  return out - (out * fee) / FEE_UNIT;
}

function distance(one: bigint, other: bigint): bigint {
  return one > other ? one - other : other - one;
}
