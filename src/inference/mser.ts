import { compensatedSum } from '../numeric/index.ts';
import { checkedCount, finiteColumn } from '../summarise/values.ts';
import type { Values } from '../summarise/values.ts';

/** Where a series has forgotten its beginning. */
export interface Truncation {
  /** Values to leave out at the beginning, a multiple of the group. */
  readonly leaveOut: number;
  /** Mean of the rest. */
  readonly mean: number;
  /** False where the best place lies in the second half: the series is too short to tell. */
  readonly isSettled: boolean;
}

/**
 * MSER-5: leaves out so much of the beginning that the standard error of the mean of the rest, as if independent, is least,
 * looking at means of `group` values and never beyond the middle (White 1997; White, Cobb and Spratt 2000). Of equal places the first. Throws
 * for fewer than four groups, or values that are not finite.
 */
export function mserTruncation(series: Values, group = 5): Truncation {
  const column = finiteColumn(series, 'series', 4 * checkedCount(group, 'group', 1));
  const groups = Math.floor(column.length / group);
  const means = Float64Array.from(
    { length: groups },
    (_, g) => compensatedSum(column.subarray(g * group, (g + 1) * group)) / group,
  );
  let [best, place] = [Infinity, 0];
  let [mean, squares] = [0, 0];
  // From the end backwards, one group more each time (Welford 1962); the last two groups are too few for any judgement.
  for (let start = groups - 1; start >= 0; start--) {
    const count = groups - start;
    const gap = means[start] - mean;
    mean += gap / count;
    squares += gap * (means[start] - mean);
    const score = squares / count / count;
    if (count > 2 && score <= best) [best, place] = [score, start];
  }
  const isSettled = place <= groups / 2;
  const leaveOut = (isSettled ? place : Math.floor(groups / 2)) * group;
  const rest = column.subarray(leaveOut);
  return { leaveOut, mean: compensatedSum(rest) / rest.length, isSettled };
}
