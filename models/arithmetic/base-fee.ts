const ELASTICITY = 2n;
const DENOMINATOR = 8n;

const larger = (a: bigint, b: bigint): bigint => (a > b ? a : b);

/**
 * Base fee of the next block in wei from that of a block with a gas limit and gas used, in integers as clients compute it: at
 * most an eighth up or down, unchanged at half the limit. A rise is at least 1 wei; a fall is rounded down, so that a fee of less
 * than 8 wei no longer falls. Throws for a gas target of 0, a negative fee, and gas used below 0 or above the limit. Source: EIP-1559.
 */
export function nextBaseFee(baseFee: bigint, gasLimit: bigint, gasUsed: bigint): bigint {
  const target = gasLimit / ELASTICITY;
  if (target <= 0n) throw new Error(`invalid gas limit: ${gasLimit}; expected at least ${ELASTICITY}`);
  if (baseFee < 0n) throw new Error(`invalid base fee: ${baseFee}; expected at least 0`);
  if (gasUsed < 0n || gasUsed > gasLimit) {
    throw new Error(`invalid gas used: ${gasUsed}; expected 0 to the limit of ${gasLimit}`);
  }
  if (gasUsed === target) return baseFee;
  if (gasUsed > target) {
    const rise = (baseFee * (gasUsed - target)) / target / DENOMINATOR;
    return baseFee + larger(rise, 1n);
  }
  return larger(0n, baseFee - (baseFee * (target - gasUsed)) / target / DENOMINATOR);
}
