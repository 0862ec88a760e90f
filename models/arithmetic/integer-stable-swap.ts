// Integers rounded as in the deployed contract of the StableSwap template; `amplification` is the A shown to users.

const STEPS = 255;
/** Fees of the contract count in units of 10^-10. */
const FEE_UNIT = 10_000_000_000n;

/** The contract's get_D: invariant of n balances with 18 decimals, Ann = A n, stopped at a change of 1. */
export function integerStableInvariant(balances: readonly bigint[], amplification: bigint): bigint {
  const n = BigInt(balances.length);
  const total = balances.reduce((all, balance) => all + balance, 0n);
  if (total === 0n) return 0n;
  const ann = amplification * n;
  let invariant = total;
  for (let step = 0; step < STEPS; step++) {
    let product = invariant;
    for (const balance of balances) product = (product * invariant) / (balance * n);
    const before = invariant;
    invariant = ((ann * total + product * n) * invariant) / ((ann - 1n) * invariant + (n + 1n) * product);
    if (distance(invariant, before) <= 1n) return invariant;
  }
  return invariant;
}

/** The contract's get_y: balance of coin `wanted` once coin `changed` has the balance `to`. */
export function integerStableBalance(
  balances: readonly bigint[],
  amplification: bigint,
  { changed, to, wanted }: { readonly changed: number; readonly to: bigint; readonly wanted: number },
): bigint {
  const n = BigInt(balances.length);
  const ann = amplification * n;
  const invariant = integerStableInvariant(balances, amplification);
  let others = 0n;
  let c = invariant;
  balances.forEach((balance, coin) => {
    if (coin === wanted) return;
    const held = coin === changed ? to : balance;
    others += held;
    c = (c * invariant) / (held * n);
  });
  c = (c * invariant) / (ann * n);
  const b = others + invariant / ann;
  let y = invariant;
  for (let step = 0; step < STEPS; step++) {
    const before = y;
    y = (y * y + c) / (2n * y + b - invariant);
    if (distance(y, before) <= 1n) return y;
  }
  return y;
}

/** The contract's get_dy: paid for `amountIn`, one unit less for rounding, less the fee (in units of 10^-10). */
export function integerStableOut(
  amountIn: bigint,
  balances: readonly bigint[],
  amplification: bigint,
  { from, to, fee = 0n }: { readonly from: number; readonly to: number; readonly fee?: bigint },
): bigint {
  const after = balances[from] + amountIn;
  const left = integerStableBalance(balances, amplification, { changed: from, to: after, wanted: to });
  const out = balances[to] - left - 1n;
  return out - (out * fee) / FEE_UNIT;
}

function distance(one: bigint, other: bigint): bigint {
  return one > other ? one - other : other - one;
}
