const ELASTICITY = 2n;
const DENOMINATOR = 8n;

const larger = (a: bigint, b: bigint): bigint => (a > b ? a : b);

/**
 * Base fee of the next block in wei from that of a block with a gas limit and gas used, in integers as clients compute it: at
 * most an eighth up or down, unchanged at half the limit. Throws for a gas target of 0. Source: EIP-1559.
 */
export function nextBaseFee(baseFee: bigint, gasLimit: bigint, gasUsed: bigint): bigint {
  const target = gasLimit / ELASTICITY;
  if (target <= 0n) throw new Error(`invalid gas limit: ${gasLimit}; expected at least ${ELASTICITY}`);
  if (gasUsed === target) return baseFee;
  if (gasUsed > target) {
    const rise = (baseFee * (gasUsed - target)) / target / DENOMINATOR;
    return baseFee + larger(rise, 1n);
  }
  return larger(0n, baseFee - (baseFee * (target - gasUsed)) / target / DENOMINATOR);
}
