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

/** What a Solidly stable pool pays for `amountIn`; the fee φ (0.01 % by default in the contract) is taken out of what comes in. */
export function solidlyOut(amountIn: number, reserveIn: number, reserveOut: number, fee: number): number {
  if (amountIn <= 0 || reserveIn <= 0 || reserveOut <= 0) return 0;
  const invariant = solidlyInvariant(reserveIn, reserveOut);
  const left = solidlyReserve(reserveIn + amountIn * (1 - fee), invariant, reserveOut);
  return Math.max(0, reserveOut - left);
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
    if (term < invariant) y += ((invariant - term) * ONE) / slope;
    else y -= ((term - invariant) * ONE) / slope;
    const change = y > before ? y - before : before - y;
    if (change <= 1n) return y;
  }
  return y;
}

/** What the contract pays for `amountIn` in integers with 18 decimals; the fee is amountIn ÷ `feeDivisor` (10,000 in the contract). */
export function integerSolidlyOut(
  amountIn: bigint,
  reserveIn: bigint,
  reserveOut: bigint,
  feeDivisor = 10_000n,
): bigint {
  const counted = feeDivisor === 0n ? amountIn : amountIn - amountIn / feeDivisor;
  const invariant = integerSolidlyInvariant(reserveIn, reserveOut);
  return reserveOut - integerSolidlyReserve(counted + reserveIn, invariant, reserveOut);
}
