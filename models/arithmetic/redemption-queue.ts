import { SECONDS_PER_DAY, YEAR } from '../../src/define/index.ts';
import { exp } from '../../src/numeric/index.ts';

/**
 * What can be paid into the front of a first-come-first-served queue that is kept as positions: `matured` is the
 * position up to which claims are old enough, `funded` the position already funded, `available` the METIS at hand.
 */
export function fundableNow(available: number, matured: number, funded: number): number {
  return Math.max(0, Math.min(available, matured - funded));
}

/**
 * Position of the newest claim in a queue (METIS): what has been funded, less what lies funded and uncollected, plus all claims
 * outstanding; `owed` is the debtor’s side and stands below zero.
 */
export function endOfQueue(funded: number, uncollected: number, owed: number): number {
  return funded - uncollected - owed;
}

/**
 * Expected wait (days) of a claim asked for now: the usual delay while what can be called back at once covers the
 * queue, otherwise at least the time an exit takes.
 */
export function expectedWait(queue: number, callable: number, usualDelay: number, exitTime: number): number {
  return queue <= callable ? usualDelay : Math.max(usualDelay, exitTime);
}

/**
 * Pays the front of a first-come-first-served queue out of `capacity` (METIS): what each claim is paid, the last one in part
 * and those behind it nothing.
 */
export function serveQueue(claims: readonly number[], capacity: number): number[] {
  let left = capacity;
  return claims.map((claim) => {
    const paid = Math.max(0, Math.min(claim, left));
    left -= paid;
    return paid;
  });
}

/**
 * Least price of a share over its value while redemption is open: an arbitrageur who asks `annualReturn` (1/year, continuous)
 * pays e^(−ρT) for what it is paid after `wait` days of a 365-day year, less `cost` (share of the value).
 */
export function redemptionFloor(annualReturn: number, wait: number, cost = 0): number {
  return exp((-annualReturn * wait) / YEAR) - cost;
}

/**
 * Days until a redemption ticket matures where locked pool tokens shorten it: `factor` × tokens ÷ amount redeemed, in seconds,
 * off the usual delay, never below the least. Source: ENKI RedemptionQueue (Δt = lpFactor LP ÷ redeemAmount).
 */
export function speededUp(
  delay: { readonly usual: number; readonly least: number },
  lockedTokens: number,
  redeemed: number,
  factor: number,
): number {
  const daysSaved = (factor * lockedTokens) / redeemed / SECONDS_PER_DAY;
  return Math.max(delay.least, delay.usual - daysSaved);
}
