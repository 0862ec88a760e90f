import { studentQuantile } from '../numeric/index.ts';
import { groupSums, meanOfGroups } from './groups.ts';
import type { QuantileInterval } from './quantiles.ts';
import { quantile } from './quantiles.ts';
import { ascending, checkedConfidence } from './values.ts';
import type { Values } from './values.ts';

/**
 * Interval for quantile `p` of values in coordinated groups of consecutive replications, in replication order; NaN is a failed one, an
 * incomplete last group is left out. Woodruff (1952): an interval for the share of values up to the quantile found, from the groups and
 * never narrower than one replication to each side, is read off at the ordered values, outward (of the shares below it and up to it the less sure one). Ranks of independent values would be
 * wrong here, too wide or too narrow. A side that too few groups or values bound is null; `coverage` is NaN: not known exactly, measured
 * in docs/variance-reduction.md. Throws for p not strictly between 0 and 1, a confidence outside 0 to 1, or no whole group.
 */
export function groupedQuantileInterval(
  values: Values,
  p: number,
  group: number,
  confidence = 0.95,
): QuantileInterval {
  if (!(p > 0 && p < 1)) throw new Error(`invalid probability: ${p}; expected more than 0 and less than 1`);
  checkedConfidence(confidence);
  const whole = Float64Array.from(values).slice(0, values.length - (values.length % group));
  const sorted = ascending(whole.filter((value) => !Number.isNaN(value)));
  const n = sorted.length;
  const middle = quantile(sorted, p);
  const below = meanOfGroups(
    groupSums(
      flagged(whole, (value) => value < middle),
      group,
    ),
  );
  const upTo = meanOfGroups(
    groupSums(
      flagged(whole, (value) => value <= middle),
      group,
    ),
  );
  const error = Math.max(below.standardError, upTo.standardError, 1 / n);
  const half = below.groups > 1 ? studentQuantile(0.5 + confidence / 2, below.groups - 1) * error : Infinity;
  const lowRank = Math.floor((p - half) * n);
  const highRank = Math.ceil((p + half) * n) + 1;
  const has = (rank: number): boolean => rank >= 1 && rank <= n;
  return {
    low: has(lowRank) ? sorted[lowRank - 1] : null,
    high: has(highRank) ? sorted[highRank - 1] : null,
    lowRank: has(lowRank) ? lowRank : null,
    highRank: has(highRank) ? highRank : null,
    coverage: NaN,
    confidence,
    method: `order statistics by groups of ${group}`,
    n,
  };
}

/** 1 where a value passes, 0 where it does not, NaN where there is none. */
function flagged(values: Float64Array, passes: (value: number) => boolean): Float64Array {
  return values.map((value) => (Number.isNaN(value) ? NaN : passes(value) ? 1 : 0));
}
