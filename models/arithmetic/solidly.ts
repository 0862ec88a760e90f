import { requireSwap } from './requirements.ts';
const ONE = 1_000_000_000_000_000_000n;
/** A search that has not come to rest after so many steps is at its last digit. */
const STEPS = 255;
/** Newton doubles its digits with each step: after a change this small (relative) the result is exact to rounding. */
const SETTLED = 1e-10;

/** Invariant of the Solidly stable curve: x³y + y³x. Source: solidlyexchange/solidly, BaseV1-core.sol. */
export function solidlyInvariant(x: number, y: number): number {
  return x * y * (x * x + y * y);
}

/** Reserve y that keeps the invariant when the other reserve is x: Newton on x³y + xy³ = k, from `guess`. */
export function solidlyReserve(x: number, invariant: number, guess: number): number {
  let y = guess;
  for (let step = 0; step < STEPS; step++) {
    const error = x * y * (x * x + y * y) - invariant;
    const change = error / (x * (x * x + 3 * y * y));
    y -= change;
    if (Math.abs(change) <= SETTLED * y) return y;
  }
  return y;
}

/**
 * What a Solidly stable pool pays for `amountIn`; the fee φ (0.01 % by default in the contract) is taken out of what comes in. Newton
 * on the amount itself, from below, so small swaps keep their digits. 0 for an amount of 0 or less and for an empty pool.
 */
export function solidlyOut(amountIn: number, reserveIn: number, reserveOut: number, fee: number): number {
  requireSwap(amountIn, fee);
  if (amountIn <= 0 || reserveIn <= 0 || reserveOut <= 0) return 0;
  const counted = amountIn * (1 - fee);
  const x = reserveIn + counted;
  const y = reserveOut;
  const missing = counted * y * (x * x + x * reserveIn + reserveIn * reserveIn + y * y);
  let out = 0;
  for (let step = 0; step < STEPS; step++) {
    const left = y - out;
    // What is missing of the invariant after `out`, over its slope.
    const error = missing - out * x * (x * x + y * y + y * left + left * left);
    const change = error / (x * (x * x + 3 * left * left));
    out += change;
    if (Math.abs(change) <= SETTLED * out) return Math.min(y, out);
  }
  return out;
}

/** Marginal price of the second token in the first, without fee: (x³ + 3xy²) ÷ (3x²y + y³). */
export function solidlyPrice(x: number, y: number): number {
  return (x * (x * x + 3 * y * y)) / (y * (3 * x * x + y * y));
}

function integerTerm(x0: bigint, y: bigint): bigint {
  const cubeOfY = (((y * y) / ONE) * y) / ONE;
  const cubeOfX = (((x0 * x0) / ONE) * x0) / ONE;
  return (x0 * cubeOfY) / ONE + (cubeOfX * y) / ONE;
}

function integerSlope(x0: bigint, y: bigint): bigint {
  return (3n * x0 * ((y * y) / ONE)) / ONE + (((x0 * x0) / ONE) * x0) / ONE;
}

/** The invariant in integers with 18 decimals, rounded as in the contract. */
export function integerSolidlyInvariant(x: bigint, y: bigint): bigint {
  return (((x * y) / ONE) * ((x * x) / ONE + (y * y) / ONE)) / ONE;
}

/** The reserve that keeps the invariant in integers with 18 decimals: the contract's Newton search, stopped at a change of 1. */
export function integerSolidlyReserve(x0: bigint, invariant: bigint, guess: bigint): bigint {
  let y = guess;
  for (let step = 0; step < STEPS; step++) {
    const before = y;
    const term = integerTerm(x0, y);
    const slope = integerSlope(x0, y);
    if (slope === 0n) throw new Error(`invalid reserve: ${x0}; expected far more than 10^6 of 18 decimals`);
    if (term < invariant) y += ((invariant - term) * ONE) / slope;
    else y -= ((term - invariant) * ONE) / slope;
    const change = y > before ? y - before : before - y;
    if (change <= 1n) return y;
  }
  return y;
}

/**
 * What the contract pays for `amountIn` in integers; the fee is amountIn ÷ `feeDivisor` rounded down (10,000 in the contract; 0n for
 * none). `unitIn` and `unitOut` are one token in smallest units, 10^18 unless given (10^6 for six decimals): the contract scales
 * everything to 18 decimals and what comes out back, rounded down. Throws for amounts and reserves of 0 or less.
 */
export function integerSolidlyOut(
  amountIn: bigint,
  reserveIn: bigint,
  reserveOut: bigint,
  feeDivisor = 10_000n,
  { unitIn = ONE, unitOut = ONE }: { readonly unitIn?: bigint; readonly unitOut?: bigint } = {},
): bigint {
  if (amountIn <= 0n || reserveIn <= 0n || reserveOut <= 0n) {
    throw new Error(`invalid swap of ${amountIn} into ${reserveIn} and ${reserveOut}; expected all above 0`);
  }
  const counted = feeDivisor === 0n ? amountIn : amountIn - amountIn / feeDivisor;
  const [x, y] = [(reserveIn * ONE) / unitIn, (reserveOut * ONE) / unitOut];
  const invariant = integerSolidlyInvariant(x, y);
  const left = integerSolidlyReserve((counted * ONE) / unitIn + x, invariant, y);
  return ((y - left) * unitOut) / ONE;
}
