import { moments, quantile, symmetricInterval } from '../summarise/index.ts';
import type { Values } from '../summarise/index.ts';
import { ascending, finiteColumn } from '../summarise/values.ts';
import { bootstrapSettings, resample } from './bootstrap.ts';
import type { BootstrapInterval, BootstrapOptions } from './bootstrap.ts';

/** Student's statistic of a resample around the mean of the sample; 0 where it has neither distance nor spread, infinite without spread. */
function studentised(column: Float64Array, chosen: Int32Array, mean: number): number {
  const [first] = chosen;
  // Found by comparing: squares of differences from a rounded mean need not be exactly 0.
  if (chosen.every((i) => column[i] === column[first])) {
    return column[first] === mean ? 0 : (column[first] - mean) * Infinity;
  }
  const n = column.length;
  let total = 0;
  for (const i of chosen) total += column[i] - mean;
  const distance = total / n;
  let squares = 0;
  for (const i of chosen) {
    const gap = column[i] - mean - distance;
    squares += gap * gap;
  }
  if (distance === 0) return 0;
  return distance / Math.sqrt(squares / (n - 1) / n);
}

/**
 * Bootstrap-t interval for a mean: Student's statistic is drawn again instead of taken from a table, which covers better than
 * Student's and the BCa interval for skewed values and few of them, and is wider. A side is null where resamples without any spread
 * leave it unbounded; both for fewer than three values. Source: Efron (1981); Hall (1988). Throws as `bootstrapInterval`.
 */
export function bootstrapT(values: Values, options: BootstrapOptions = {}): BootstrapInterval {
  const column = finiteColumn(values, 'values', 1);
  const settings = bootstrapSettings(options);
  const { confidence, resamples } = settings;
  const { n, mean, variance } = moments(column);
  const about = { confidence, method: 'bootstrap-t', n };
  if (n < 3) return { ...symmetricInterval(mean, Infinity, about), estimate: mean, resamples };
  const scores = new Float64Array(resamples);
  let b = 0;
  resample(n, settings, (chosen) => (scores[b++] = variance === 0 ? 0 : studentised(column, chosen, mean)));
  const sorted = ascending(scores);
  const error = Math.sqrt(variance / n);
  const end = (p: number): number | null => {
    const side = mean - quantile(sorted, p) * error;
    return Number.isFinite(side) ? side : null;
  };
  return {
    low: end(0.5 + confidence / 2),
    high: end(0.5 - confidence / 2),
    ...about,
    estimate: mean,
    resamples,
  };
}
