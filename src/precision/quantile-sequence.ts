import { log } from '../numeric/index.ts';
import { ascending } from '../summarise/values.ts';
import type { Interval, Values } from '../summarise/index.ts';
import { logBeta } from './log-beta.ts';
import { errorOf, mixtureWeight } from './sequence.ts';
import type { SequenceOptions } from './sequence.ts';

/** An interval for a quantile that names its order statistics. */
export interface QuantileSequence extends Interval {
  /** Rank of `low` among the sorted values, from 1; null where no value bounds that side yet. */
  readonly lowRank: number | null;
  readonly highRank: number | null;
}

/** Counts k of n values below the quantile that are not yet refuted: the mixture is less than 1/α times as likely. */
function believable(n: number, p: number, options: SequenceOptions): (k: number) => boolean {
  const weight = mixtureWeight(options);
  const [a, b] = [weight * p, weight * (1 - p)];
  const start = logBeta(a, b);
  const [logP, logQ] = [log(p), log(1 - p)];
  const limit = -log(errorOf(options));
  return (k) => logBeta(a + k, b + n - k) - start - k * logP - (n - k) * logQ < limit;
}

/** The believable count farthest from `middle` towards `end`: the evidence only grows on the way. */
function farthest(isBelievable: (k: number) => boolean, middle: number, end: number): number {
  if (isBelievable(end)) return end;
  let [inside, outside] = [middle, end];
  while (Math.abs(outside - inside) > 1) {
    const between = Math.trunc((inside + outside) / 2);
    if (isBelievable(between)) inside = between;
    else outside = between;
  }
  return inside;
}

/**
 * Interval for quantile `p` between two order statistics, valid at every number of values at once, for every law, ties and
 * infinite values included: the count of values below the quantile is tested by a beta-binomial mixture around p. A side that the
 * values do not bound yet is null. Sources: Howard and Ramdas (2022), "Sequential estimation of quantiles", section 3; Darling
 * and Robbins (1967). Throws for p not strictly between 0 and 1 or NaN among the values.
 */
export function quantileSequence(values: Values, p: number, options: SequenceOptions = {}): QuantileSequence {
  if (!(p > 0 && p < 1)) throw new Error(`invalid probability: ${p}; expected more than 0 and less than 1`);
  const sorted = ascending(values);
  const n = sorted.length;
  if (n > 0 && Number.isNaN(sorted[n - 1])) throw new Error('invalid values: NaN; expected numbers');
  const isBelievable = believable(n, p, options);
  const middle = Math.floor(n * p + 0.5);
  const lowRank = farthest(isBelievable, middle, 0);
  const highRank = farthest(isBelievable, middle, n) + 1;
  return {
    low: lowRank >= 1 ? sorted[lowRank - 1] : null,
    high: highRank <= n ? sorted[highRank - 1] : null,
    lowRank: lowRank >= 1 ? lowRank : null,
    highRank: highRank <= n ? highRank : null,
    confidence: options.confidence ?? 0.95,
    method: 'quantile confidence sequence',
    n,
  };
}
