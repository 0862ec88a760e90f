import type { Interval } from './interval.ts';
import { meanInterval } from './moments.ts';
import { median, quantileInterval } from './quantiles.ts';
import { moments } from './moments.ts';
import { ascending, checkedConfidence, checkedCount, finiteColumn } from './values.ts';
import type { Values } from './values.ts';

/** A stopping rule fixed before the first replication. */
export interface StoppingInput {
  /** Values so far in replication order, finite. */
  readonly values: Values;
  /** Replications between looks: a look happens at every multiple of it, never in between. */
  readonly every: number;
  /** Largest number of replications planned; the error is shared out over maximum / every looks. */
  readonly maximum: number;
  /** Half width at which to stop, in the unit of the values. */
  readonly target: number;
  /** What is estimated: the mean by Student t, or the median by order statistics. */
  readonly estimate: 'mean' | 'median';
  /** Confidence over all looks together; 0.95 when absent. */
  readonly confidence?: number | undefined;
}

/** One look at the values. */
export interface Look {
  readonly n: number;
  readonly estimate: number;
  /** Distance from the estimate to the farther side; Infinity while a side is unknown. */
  readonly halfWidth: number;
  readonly interval: Interval;
}

/** Where the rule stands. */
export interface Stopping {
  /** `met`: the target is reached; `exhausted`: the last planned look did not reach it; `continue`: run to the next look. */
  readonly state: 'met' | 'exhausted' | 'continue';
  /** Looks in order, the last being the one that decided; empty before the first. */
  readonly looks: readonly Look[];
  /** Confidence of each single look: 1 - (1 - confidence) / planned looks. */
  readonly lookConfidence: number;
}

function lookAt(column: Float64Array, estimate: 'mean' | 'median', confidence: number): Look {
  const interval =
    estimate === 'mean'
      ? meanInterval(column, confidence)
      : quantileInterval(ascending(column), 0.5, confidence);
  const center = estimate === 'mean' ? moments(column).mean : median(column);
  const { low, high } = interval;
  const halfWidth = low === null || high === null ? Infinity : Math.max(center - low, high - center);
  return { n: column.length, estimate: center, halfWidth, interval };
}

/**
 * Sequential stopping at fixed boundaries. Each of the planned looks uses the confidence 1 - alpha / looks, so by
 * Bonferroni the intervals of all looks hold together with at least the stated confidence, and so does the one at which
 * the rule stops, however it depends on the data. Throws for counts below 1, `maximum` below `every`, a target that is
 * not positive, or values that are not finite.
 */
export function stopping(input: StoppingInput): Stopping {
  const { every, maximum, target, confidence = 0.95 } = input;
  checkedCount(every, 'replications between looks', 1);
  checkedCount(maximum, 'largest number of replications', every);
  if (!(target > 0)) throw new Error(`invalid target: ${target}; expected more than 0`);
  const column = finiteColumn(input.values, 'values', 0);
  const planned = Math.floor(maximum / every);
  const lookConfidence = 1 - (1 - checkedConfidence(confidence)) / planned;
  const looks: Look[] = [];
  while (looks.length < planned && (looks.length + 1) * every <= column.length) {
    const look = lookAt(column.slice(0, (looks.length + 1) * every), input.estimate, lookConfidence);
    looks.push(look);
    if (look.halfWidth <= target) return { state: 'met', looks, lookConfidence };
  }
  return { state: looks.length === planned ? 'exhausted' : 'continue', looks, lookConfidence };
}
