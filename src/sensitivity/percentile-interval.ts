import { quantile } from '../summarise/index.ts';
import type { Interval } from '../summarise/index.ts';

/** A number with its interval. */
export interface Estimate {
  readonly value: number;
  readonly interval: Interval;
}

/**
 * Percentile interval of a bootstrap (Efron 1981): the quantiles (type 7) of the resampled values that leave out
 * (1 - confidence) / 2 on each side. Both sides are null when a resampled value is not finite. `n` is the number of units
 * that were resampled.
 */
export function percentileInterval(resampled: Float64Array, confidence: number, n: number): Interval {
  const sorted = resampled.slice().sort();
  const isUsable = sorted.length > 0 && sorted.every(Number.isFinite);
  const tail = (1 - confidence) / 2;
  return {
    low: isUsable ? quantile(sorted, tail) : null,
    high: isUsable ? quantile(sorted, 1 - tail) : null,
    confidence,
    method: `bootstrap percentile, ${resampled.length} resamples`,
    n,
  };
}
