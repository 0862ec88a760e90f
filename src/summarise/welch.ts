import { symmetricInterval } from './interval.ts';
import type { Interval } from './interval.ts';
import { moments, studentHalfWidth } from './moments.ts';
import { studentPValue } from './student-tail.ts';
import { checkedConfidence, finiteColumn, sameLength } from './values.ts';
import type { Values } from './values.ts';

/** A difference of means with its t test against no difference. */
export interface MeanDifference {
  /** mean(second) - mean(first), in the unit of the values. */
  readonly difference: number;
  readonly standardError: number;
  /** Degrees of freedom; for Welch by Satterthwaite, not an integer. */
  readonly degrees: number;
  /** difference / standardError; NaN when both are 0. */
  readonly t: number;
  /** Two-sided; 1 when the difference and its error are both 0. */
  readonly pValue: number;
  readonly interval: Interval;
}

interface Estimate {
  readonly difference: number;
  readonly error: number;
  readonly degrees: number;
  readonly n: number;
  readonly method: string;
}

function testOf({ difference, error, degrees, n, method }: Estimate, confidence: number): MeanDifference {
  const t = difference / error;
  const halfWidth = studentHalfWidth(error, degrees, confidence);
  return {
    difference,
    standardError: error,
    degrees,
    t,
    pValue: Number.isNaN(t) ? 1 : studentPValue(t, degrees),
    interval: symmetricInterval(difference, halfWidth, { confidence, method, n }),
  };
}

/**
 * Difference of the means of two independent samples with unequal variances, second minus first (Welch 1947, degrees by
 * Satterthwaite). For runs that do not share replications; `n` of the interval counts both samples. Throws for fewer than
 * two values on a side or values that are not finite.
 */
export function welch(first: Values, second: Values, confidence = 0.95): MeanDifference {
  checkedConfidence(confidence);
  const a = moments(finiteColumn(first, 'first sample', 2));
  const b = moments(finiteColumn(second, 'second sample', 2));
  const errorA = a.variance / a.n;
  const errorB = b.variance / b.n;
  const squared = errorA + errorB;
  const weightA = squared === 0 ? 0.5 : errorA / squared;
  const weightB = squared === 0 ? 0.5 : errorB / squared;
  const degrees = 1 / ((weightA * weightA) / (a.n - 1) + (weightB * weightB) / (b.n - 1));
  const estimate = { difference: b.mean - a.mean, error: Math.sqrt(squared), degrees, n: a.n + b.n };
  return testOf({ ...estimate, method: 'Welch t' }, confidence);
}

/**
 * Mean of the paired differences second - first with Student's t test, n - 1 degrees of freedom. Throws for unequal
 * lengths, fewer than two pairs, or values that are not finite.
 */
export function pairedTest(first: Values, second: Values, confidence = 0.95): MeanDifference {
  checkedConfidence(confidence);
  sameLength(first, second, 'pairs');
  const differences = finiteColumn(second, 'second sample', 2).map((value, r) => value - first[r]);
  const { n, mean, variance } = moments(differences);
  const estimate = { difference: mean, error: Math.sqrt(variance / n), degrees: n - 1, n };
  return testOf({ ...estimate, method: 'paired t' }, confidence);
}
