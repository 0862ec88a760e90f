import { compensatedSum } from '../numeric/index.ts';
import { symmetricInterval } from './interval.ts';
import type { Interval } from './interval.ts';
import { moments, studentHalfWidth } from './moments.ts';
import { checkedConfidence, checkedCount } from './values.ts';
import type { Values } from './values.ts';

/** Sums and counts of the values in each whole group of consecutive replications; failed ones (NaN) are not counted. */
export interface GroupSums {
  readonly sums: Float64Array;
  readonly counts: Float64Array;
  /** Replications behind the last whole group, left out: fewer than a group, their law is another one. */
  readonly leftOut: number;
}

/** A mean whose values hang together within groups of consecutive replications and are independent between them. */
export interface GroupedMean {
  readonly mean: number;
  readonly standardError: number;
  /** Student t with groups - 1 degrees of freedom; its n counts groups. */
  readonly interval: Interval;
  readonly groups: number;
  /** Replications of an incomplete last group, left out. */
  readonly leftOut: number;
  /** Variance of the mean of as many independent values over the variance of this one: above 1 the groups helped, below 1 they harmed. */
  readonly varianceRatio: number;
}

/** How many of `length` consecutive values stand in whole groups; all of them where there is no whole group. */
export function wholeLength(length: number, group: number): number {
  return length < group ? length : length - (length % group);
}

/** Sums of whole groups of `group` consecutive values, NaN left out. Throws for a group that is not a whole number of at least 1. */
export function groupSums(values: Values, group: number): GroupSums {
  const size = checkedCount(group, 'group', 1);
  const groups = Math.floor(values.length / size);
  const counts = new Float64Array(groups);
  const sums = Float64Array.from({ length: groups }, (_, k) => {
    const kept = Array.from({ length: size }, (__, place) => values[k * size + place]).filter(
      (value) => !Number.isNaN(value),
    );
    counts[k] = kept.length;
    return compensatedSum(kept);
  });
  return { sums, counts, leftOut: values.length - groups * size };
}

/**
 * Mean and its error from groups: sum of all over number of all, with the residuals of the groups (Cochran, Sampling Techniques
 * 1977, 6.3 and 9A). With equal counts this is Student's t on the means of the groups; groups that lost a value count for what is left.
 * The error is NaN for fewer than two groups.
 */
export function meanOfGroups({ sums, counts }: GroupSums): {
  readonly mean: number;
  readonly standardError: number;
  readonly groups: number;
} {
  const filled = [...counts.keys()].filter((k) => counts[k] > 0);
  const n = compensatedSum(counts);
  const mean = compensatedSum(sums) / n;
  const groups = filled.length;
  const residuals = filled.map((k) => (sums[k] - mean * counts[k]) * (sums[k] - mean * counts[k]));
  const variance = ((groups / (groups - 1)) * compensatedSum(residuals)) / (n * n);
  return { mean, standardError: groups > 1 ? Math.sqrt(variance) : NaN, groups };
}

/**
 * Mean of values drawn in coordinated groups (antithetic pairs, Latin hypercubes, scrambled Sobol' points): honest whatever the draws
 * within a group do to one another, because groups are independent and alike. A NaN is a failed replication. An incomplete last group
 * is left out. Throws for infinite values or a group that is not a whole number.
 */
export function groupedMean(values: Values, group: number, confidence = 0.95): GroupedMean {
  const found = groupSums(values, group);
  const whole = Float64Array.from(values).slice(0, values.length - found.leftOut);
  const plain = moments(whole.filter((value) => !Number.isNaN(value)));
  const { mean, standardError, groups } = meanOfGroups(found);
  const halfWidth = studentHalfWidth(standardError, groups - 1, checkedConfidence(confidence));
  const method = group === 1 ? 'Student t' : `Student t of groups of ${group}`;
  return {
    mean,
    standardError,
    interval: symmetricInterval(mean, halfWidth, { confidence, method, n: groups }),
    groups,
    leftOut: found.leftOut,
    varianceRatio: plain.variance / plain.n / (standardError * standardError),
  };
}

/** The interval of `groupedMean`. */
export function groupedMeanInterval(values: Values, group: number, confidence = 0.95): Interval {
  return groupedMean(values, group, confidence).interval;
}
