import type { Interval } from './interval.ts';
import { ascending, checkedConfidence } from './values.ts';
import type { Values } from './values.ts';

/** A distribution-free interval for a quantile: the order statistics of ranks `lowRank` and `highRank` (from 1). */
export interface QuantileInterval extends Interval {
  /** Rank of `low` among the sorted values, from 1; null where no order statistic bounds that side. */
  readonly lowRank: number | null;
  readonly highRank: number | null;
  /** Exact probability that the interval holds the quantile (continuous values; at least this for values with ties). */
  readonly coverage: number;
}

function checkedProbability(p: number): number {
  if (!(p >= 0 && p <= 1)) throw new Error(`invalid probability: ${p}; expected 0 to 1`);
  return p;
}

/**
 * Quantile `p` of ascending values by type 7 of Hyndman and Fan (1996): linear between the order statistics around
 * (n - 1) p. Infinite values are allowed. Throws for no values, NaN among them, or p outside 0 to 1.
 */
export function quantile(sorted: Values, p: number): number {
  const n = sorted.length;
  if (n === 0) throw new Error('invalid values: none; expected at least 1');
  if (Number.isNaN(sorted[n - 1])) throw new Error('invalid values: NaN; expected numbers');
  const position = (n - 1) * checkedProbability(p);
  const below = Math.floor(position);
  const fraction = position - below;
  const low = sorted[below];
  if (fraction === 0) return low;
  const high = sorted[below + 1];
  return low === high ? low : low + fraction * (high - low);
}

/** Quantiles (type 7) of values in any order, one for each probability in `probabilities`. Throws as `quantile`. */
export function quantiles(values: Values, probabilities: Values): number[] {
  const sorted = ascending(values);
  return Array.from(probabilities, (p) => quantile(sorted, p));
}

/** Middle of values in any order (type 7: mean of the two middle ones for an even number). Throws as `quantile`. */
export function median(values: Values): number {
  return quantile(ascending(values), 0.5);
}

/**
 * Probabilities of 0..n successes in n trials of chance p, by the ratio of neighbours outward from the mode (so nothing
 * underflows where it matters) and division by the sum of all.
 */
export function binomialProbabilities(n: number, p: number): Float64Array {
  const weights = new Float64Array(n + 1);
  if (p === 0 || p === 1) {
    weights[p === 0 ? 0 : n] = 1;
    return weights;
  }
  const mode = Math.min(n, Math.floor((n + 1) * p));
  const odds = p / (1 - p);
  weights[mode] = 1;
  for (let k = mode; k < n; k++) weights[k + 1] = ((weights[k] * (n - k)) / (k + 1)) * odds;
  for (let k = mode; k > 0; k--) weights[k - 1] = (weights[k] * k) / (n - k + 1) / odds;
  let total = 0;
  for (let k = 0; k <= n; k++) total += weights[k];
  for (let k = 0; k <= n; k++) weights[k] /= total;
  return weights;
}

/** Largest rank whose lower tail P(B < rank) stays within `tail`; 0 when even rank 1 exceeds it. */
function lowestRank(probabilities: Float64Array, tail: number): number {
  let cumulated = 0;
  let rank = 0;
  while (rank < probabilities.length - 1) {
    cumulated += probabilities[rank];
    if (cumulated > tail) break;
    rank++;
  }
  return rank;
}

/**
 * Distribution-free interval for quantile `p` from order statistics of ascending values: with B ~ binomial(n, p), each
 * side leaves out at most (1 - confidence) / 2, so the exact `coverage` is at least the confidence. A side for which the
 * values are too few is null. Source: David and Nagaraja, Order Statistics (2003), 7.1. Throws for p not strictly
 * between 0 and 1, a confidence outside 0 to 1 or NaN among the values.
 */
export function quantileInterval(sorted: Values, p: number, confidence = 0.95): QuantileInterval {
  if (!(p > 0 && p < 1)) throw new Error(`invalid probability: ${p}; expected more than 0 and less than 1`);
  const n = sorted.length;
  if (n > 0 && Number.isNaN(sorted[n - 1])) throw new Error('invalid values: NaN; expected numbers');
  const tail = (1 - checkedConfidence(confidence)) / 2;
  const probabilities = binomialProbabilities(n, p);
  const lowRank = lowestRank(probabilities, tail);
  const highRank = n + 1 - lowestRank(probabilities.toReversed(), tail);
  let leftOut = 0;
  for (let k = 0; k < lowRank; k++) leftOut += probabilities[k];
  for (let k = n; k >= highRank; k--) leftOut += probabilities[k];
  return {
    low: lowRank >= 1 ? sorted[lowRank - 1] : null,
    high: highRank <= n ? sorted[highRank - 1] : null,
    lowRank: lowRank >= 1 ? lowRank : null,
    highRank: highRank <= n ? highRank : null,
    coverage: 1 - leftOut,
    confidence,
    method: 'order statistics',
    n,
  };
}
