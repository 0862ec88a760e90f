import type { ResolvedExperiment } from '../plan/index.ts';
import { quantiles } from '../summarise/index.ts';

/** Mean absolute distance from the median of a normal law is σ / 1.2533; so is the standard error of its median, times √n. */
const MEAN_DISTANCE = 1.2533;
const MEDIAN_ERROR = 1.2533;
const NORMAL_95 = 1.96;
/** Cost of a day without any member, in members. */
const DAY_ALONE = 200;

/** Half width of the 95% interval to expect for the median of so many replications, from the values of a pilot; two or more. */
export function expectedHalf(values: Float64Array, replications: number): number {
  return (NORMAL_95 * MEDIAN_ERROR * spreadOf(values)) / Math.sqrt(replications);
}

/** σ from the mean distance to the median: steadier than quartiles with a dozen values, less shaken by one of them than a variance. */
function spreadOf(values: Float64Array): number {
  const [middle] = quantiles(values, [0.5]);
  const distances = values.reduce((sum, value) => sum + Math.abs(value - middle), 0);
  return (MEAN_DISTANCE * distances) / (values.length - 1);
}

/** What one simulated future costs: days times members. */
export function workOfFuture({
  time,
  populations,
}: Pick<ResolvedExperiment, 'time' | 'populations'>): number {
  const members = Object.values(populations).reduce((sum, size) => sum + size, DAY_ALONE);
  return time.days * members;
}
