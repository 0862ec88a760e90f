/**
 * How many act in the end when each acts once at least `thresholds[i]` others do, beginning with nobody: the smallest fixed
 * point of r = number of thresholds that are at most r. Source: Granovetter 1978, American Journal of Sociology 83(6).
 */
export function thresholdCascade(thresholds: readonly number[]): number {
  const ascending = [...thresholds].sort((a, b) => a - b);
  let acting = 0;
  while (acting < ascending.length && ascending[acting] <= acting) acting++;
  return acting;
}

/**
 * Share that acts in the end when `fractionBelow(r)` of all have a threshold of at most r (a share) and the share `start` acts
 * whatever happens: iterates r = start + (1 − start) × fractionBelow(r) from `start` up, to within 1e-12 or 10,000 rounds.
 */
export function thresholdShare(fractionBelow: (share: number) => number, start: number): number {
  let share = start;
  for (let round = 0; round < 10_000; round++) {
    const next = start + (1 - start) * fractionBelow(share);
    if (next - share < 1e-12) return next;
    share = next;
  }
  return share;
}
