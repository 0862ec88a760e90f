import { quantile } from './quantiles.ts';
import { ascending, checkedCount, finiteColumn } from './values.ts';
import type { Values } from './values.ts';

/**
 * Positions of `dots` equally likely dots: quantiles (type 7) at (i - 0.5) / dots, ascending, in the unit of the values.
 * Each dot stands for 1 in `dots` futures. Throws for no values or fewer than one dot.
 */
export function quantileDots(values: Values, dots: number): number[] {
  checkedCount(dots, 'number of dots', 1);
  const sorted = ascending(finiteColumn(values, 'values', 1));
  return Array.from({ length: dots }, (_, i) => quantile(sorted, (i + 0.5) / dots));
}

/** Counts of values in bins of equal width. */
export interface Histogram {
  /** bins + 1 ascending edges; a bin holds its lower edge, the last one both. */
  readonly edges: Float64Array;
  readonly counts: Int32Array;
}

/** Histogram from the lowest to the highest value; equal values fill one bin of width 1. Throws for no or infinite values or fewer than one bin. */
export function histogram(values: Values, bins: number): Histogram {
  checkedCount(bins, 'number of bins', 1);
  const sorted = ascending(finiteColumn(values, 'values', 1));
  const low = sorted[0];
  const high = sorted[sorted.length - 1];
  const count = low === high ? 1 : bins;
  const width = low === high ? 1 : (high - low) / count;
  const edges = Float64Array.from({ length: count + 1 }, (_, i) => low + i * width);
  if (low !== high) edges[count] = high;
  const counts = new Int32Array(count);
  let bin = 0;
  for (const value of sorted) {
    while (bin < count - 1 && value >= edges[bin + 1]) bin++;
    counts[bin]++;
  }
  return { edges, counts };
}
