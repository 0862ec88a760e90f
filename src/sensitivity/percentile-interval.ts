import { normalCdf, studentQuantile } from '../numeric/index.ts';
import { quantile } from '../summarise/index.ts';
import type { Interval } from '../summarise/index.ts';
import { checkedConfidence } from '../summarise/values.ts';

/** A number with its interval. */
export interface Estimate {
  readonly value: number;
  readonly interval: Interval;
}

/**
 * Percentile interval of a bootstrap (Efron 1981), expanded for few units as by Hesterberg (2015): each tail is
 * Φ(−t √(n / (n − 1))) with Student's t on n − 1 degrees of freedom instead of (1 − confidence) / 2, n being the number of units that
 * were resampled. Quantiles are type 7. Both sides are null when a resampled value is not finite or n is below 2.
 * Throws for a confidence that is not between 0 and 1.
 */
export function percentileInterval(resampled: Float64Array, confidence: number, n: number): Interval {
  checkedConfidence(confidence);
  const sorted = resampled.slice().sort();
  const isUsable = n >= 2 && sorted.length > 0 && sorted.every(Number.isFinite);
  const tail = isUsable
    ? normalCdf(studentQuantile((1 - confidence) / 2, n - 1) * Math.sqrt(n / (n - 1)))
    : 0;
  return {
    low: isUsable ? quantile(sorted, tail) : null,
    high: isUsable ? quantile(sorted, 1 - tail) : null,
    confidence,
    method: `bootstrap percentile, ${resampled.length} resamples`,
    n,
  };
}

/**
 * Basic interval of a bootstrap (Davison and Hinkley 1997, 5.2): the percentile interval reflected at the estimate, for measures that
 * resampling pushes away from the truth, such as distances. Ends stay between 0 and 1.
 */
export function reflectedInterval(
  estimate: number,
  resampled: Float64Array,
  confidence: number,
  n: number,
): Interval {
  const { low, high } = percentileInterval(resampled, confidence, n);
  const reflect = (end: number | null) =>
    end === null ? null : Math.min(1, Math.max(0, 2 * estimate - end));
  return {
    low: reflect(high),
    high: reflect(low),
    confidence,
    method: `bootstrap basic, ${resampled.length} resamples`,
    n,
  };
}
