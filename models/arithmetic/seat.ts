/**
 * What the pool locks of an asked amount: all of it or nothing. The bond after it must lie in [minimum, maximum].
 * Source: LockingPool.sol and LockingInfo.sol (metis-sequencer-contract bf427d0).
 */
export function acceptedLock(asked: number, bond: number, minimum: number, maximum: number): number {
  const after = bond + asked;
  return asked > 0 && after >= minimum && after <= maximum ? asked : 0;
}

/**
 * What the pool gives back of an asked amount without an exit: all of it or nothing. At least `minimum` must stay.
 * Source: LockingPool.sol (metis-sequencer-contract bf427d0).
 */
export function acceptedWithdrawal(asked: number, bond: number, minimum: number): number {
  return asked > 0 && bond - asked >= minimum ? asked : 0;
}

/** Net yearly return on a bond (1/year): yield (1/year) minus running cost (USD/year) at a price (USD/METIS); -Infinity without bond or price. */
export function netReturn(bond: number, grossYield: number, costPerYear: number, price: number): number {
  return bond > 0 && price > 0 ? grossYield - costPerYear / (price * bond) : -Infinity;
}
