/** Readings of “reallocated from existing Mining Rewards”: which budget the reserve is taken from. */
export type ReserveReading = 'a' | 'b' | 'c' | 'd' | 'e';

/** What the reserve asks for: all of `size`, or under reading e the same share of the mining bucket (both in METIS). */
export function askedFor(reading: ReserveReading, size: number, bucketShare: number): number {
  return reading === 'e' ? size * bucketShare : size;
}

/**
 * Part of `asked` METIS that the grants budget pays: a, b: as far as it holds; c: nothing; d, e: in proportion to what the
 * two budgets hold. Never more than `grants` or `asked`.
 */
export function fromGrants(reading: ReserveReading, asked: number, grants: number, rewards: number): number {
  if (reading === 'c' || grants <= 0) return 0;
  if (reading === 'a' || reading === 'b') return Math.min(asked, grants);
  return Math.min(asked, grants, (Math.min(asked, grants + rewards) * grants) / (grants + rewards));
}

/**
 * Part of `asked` METIS that the reward budget pays after the grants budget paid `paid`: nothing under reading a, otherwise
 * the rest as far as it holds.
 */
export function fromRewards(reading: ReserveReading, asked: number, paid: number, rewards: number): number {
  return reading === 'a' ? 0 : Math.min(asked - paid, rewards);
}
