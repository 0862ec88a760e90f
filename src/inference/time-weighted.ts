import { compensatedSum } from '../numeric/index.ts';
import { finiteColumn, sameLength } from '../summarise/values.ts';
import type { Values } from '../summarise/values.ts';

/** What a path does between its times: `hold` keeps each value until the next time, `line` goes straight to the next value. */
export type Between = 'hold' | 'line';

/**
 * Average of a path over time, for times that need not be regular. With `hold` the value at a time counts from that time (included) to
 * the next one (excluded), as a price does until the next trade; the last value counts only up to `until`, and not at all where `until` is absent
 * (the last time). With `line` the path is a polygon (trapezoidal rule), flat after the last time. Times have any unit. Throws
 * for fewer values than times or the reverse, times that do not rise, an end before the last time, or no duration at all.
 */
export function timeWeightedAverage(
  times: Values,
  values: Values,
  options: { readonly between?: Between; readonly until?: number } = {},
): number {
  sameLength(times, values, 'times and values');
  const at = finiteColumn(times, 'times', 1);
  const column = finiteColumn(values, 'values', 1);
  const last = at.length - 1;
  const { between = 'hold', until = at[last] } = options;
  if (!(until >= at[last] && until < Infinity)) {
    throw new Error(`invalid end: ${until}; expected ${at[last]} or later`);
  }
  const parts = new Float64Array(at.length);
  for (let i = 0; i < last; i++) {
    const length = at[i + 1] - at[i];
    if (!(length > 0)) throw new Error(`invalid times: ${at[i + 1]} after ${at[i]}; expected rising times`);
    parts[i] = length * (between === 'hold' ? column[i] : column[i] / 2 + column[i + 1] / 2);
  }
  parts[last] = (until - at[last]) * column[last];
  const duration = until - at[0];
  if (duration === 0) throw new Error('invalid times: no duration; expected two times or a later end');
  return compensatedSum(parts) / duration;
}
