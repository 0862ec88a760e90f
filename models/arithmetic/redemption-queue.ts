import { SECONDS_PER_DAY, YEAR } from '../../src/define/index.ts';
import { requireAmounts, requireNotNegative } from './requirements.ts';
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
 * and those behind it nothing. Throws for negative claims and capacities. Over many days: `serveOverDays`.
 */
export function serveQueue(claims: readonly number[], capacity: number): number[] {
  requireNotNegative('capacity', capacity);
  let left = capacity;
  return claims.map((claim, k) => {
    requireNotNegative(`claims[${k}]`, claim);
    const paid = Math.min(claim, left);
    left -= paid;
    return paid;
  });
}

/** A claim to be paid out of a queue: its amount, and the first day on which it may be paid. */
export interface QueuedClaim {
  readonly amount: number;
  readonly from: number;
}

/** What became of the claims of a queue: paid so far, and the day of the last payment of those paid in full (Infinity if not yet). */
export interface ServedClaims {
  readonly paid: Float64Array;
  readonly doneOn: Float64Array;
  /** What was paid on each day. */
  readonly paidOn: Float64Array;
}

/**
 * Serves a queue first come, first served, day by day: `claims` in the order of asking, `capacity[d]` what can be paid on day d (0, 1,
 * 2, …); what a day does not use is not kept. A claim that may not be paid yet holds up all behind it. Claims are paid in part; one of
 * amount 0 is done when its turn comes. Throws for negative claims and capacities.
 */
export function serveOverDays(claims: readonly QueuedClaim[], capacity: ArrayLike<number>): ServedClaims {
  const paid = new Float64Array(claims.length);
  const doneOn = new Float64Array(claims.length).fill(Infinity);
  const paidOn = new Float64Array(capacity.length);
  claims.forEach(({ amount }, k) => {
    requireNotNegative(`claims[${k}]`, amount);
  });
  if (capacity.length > 0) requireAmounts('capacity', capacity);
  let first = 0;
  for (let day = 0; day < capacity.length; day++) {
    let left = capacity[day];
    while (first < claims.length && claims[first].from <= day) {
      const due = claims[first].amount - paid[first];
      const now = Math.min(due, left);
      paid[first] = now === due ? claims[first].amount : paid[first] + now;
      paidOn[day] += now;
      left -= now;
      if (now < due) break;
      doneOn[first] = day;
      first += 1;
    }
  }
  return { paid, doneOn, paidOn };
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
