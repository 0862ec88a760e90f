import { ascending, median, moments } from '../summarise/index.ts';
import type { Target } from './target.ts';

/** What distances are measured in: the error of each target, or the spread of its responses over the prior. */
export type Scaling = 'spread' | 'error';

/** A MAD times this is the standard deviation of a normal law. */
const MAD_TO_DEVIATION = 1.482602218505602;

/**
 * Unit of distance of each target: 1.4826 × the median absolute deviation of the responses over the prior (their standard deviation
 * where half of them are equal, 1 where all are), or the error of the target. Throws for a target without error in the latter case.
 */
export function scalesOf(targets: readonly Target[], observed: Float64Array, scaling: Scaling): number[] {
  return targets.map(({ name, error }, t) => {
    if (scaling === 'spread')
      return spreadOf(observed.filter((value, at) => at % targets.length === t && Number.isFinite(value)));
    if (error > 0) return error;
    throw new Error(
      `invalid error of ${name}: ${error}; expected more than zero where distances are measured in errors`,
    );
  });
}

function spreadOf(values: Float64Array): number {
  if (values.length < 2) return 1;
  const middle = median(ascending(values));
  const mad = median(ascending(values.map((value) => Math.abs(value - middle))));
  if (mad > 0) return MAD_TO_DEVIATION * mad;
  const { variance } = moments(values);
  return variance > 0 ? Math.sqrt(variance) : 1;
}

/** Euclidean distance of every row (rows × targets) from the targets, each measured in its scale; Infinity where a response failed. */
export function distancesOf(
  observed: Float64Array,
  targets: readonly Target[],
  scales: readonly number[],
): Float64Array {
  const count = targets.length;
  return Float64Array.from({ length: observed.length / count }, (_, row) => {
    let squares = 0;
    targets.forEach(({ value }, t) => {
      const off = (observed[row * count + t] - value) / scales[t];
      squares += off * off;
    });
    return Number.isNaN(squares) ? Infinity : Math.sqrt(squares);
  });
}

/** The `count` rows nearest to the targets, nearest first; earlier rows first among equals, failed ones never. */
export function nearestRows(distances: Float64Array, count: number): number[] {
  return Array.from(distances, (_, row) => row)
    .filter((row) => distances[row] < Infinity)
    .sort((a, b) => distances[a] - distances[b] || a - b)
    .slice(0, count);
}
