/** What an amount loses when a share (0 to 1) of it is slashed. */
export function proportionalPenalty(amount: number, share: number): number {
  return amount * Math.min(1, Math.max(0, share));
}

/**
 * What an amount loses when offenders with `offending` of `total` stake are caught together: at least `least` (a share),
 * and `factor` times the offending share of all stake, at most everything. The law of Ethereum's slashings
 * (consensus-specs, process_slashings: multiplier 1 in phase 0, 2 in Altair, 3 since Bellatrix).
 */
export function correlationPenalty(
  amount: number,
  offending: number,
  total: number,
  factor: number,
  least: number,
): number {
  const together = total > 0 ? (factor * offending) / total : 0;
  return proportionalPenalty(amount, Math.max(least, together));
}
