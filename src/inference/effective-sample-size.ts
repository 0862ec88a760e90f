import { compensatedSum } from '../numeric/index.ts';
import { moments } from '../summarise/moments.ts';
import { finiteColumn } from '../summarise/values.ts';
import type { Values } from '../summarise/values.ts';

/** Autocovariance at a lag with divisor n, the positive definite one. */
function autocovariance(centred: Float64Array, lag: number): number {
  let sum = 0;
  for (let i = lag; i < centred.length; i++) sum += centred[i] * centred[i - lag];
  return sum / centred.length;
}

/**
 * How many independent values would know the mean as well as this stationary series: n over the sum of its autocorrelations,
 * which is cut off by the initial monotone sequence of sums of neighbours (Geyer 1992). Above n for a series that swings. An
 * autoregression with coefficient φ has n (1 - φ) / (1 + φ). Throws for fewer than four values, values that are not finite, or a constant series.
 */
export function effectiveSampleSize(series: Values): number {
  const column = finiteColumn(series, 'series', 4);
  const { mean } = moments(column);
  const centred = column.map((value) => value - mean);
  const variance = autocovariance(centred, 0);
  if (variance === 0) throw new Error('invalid series: constant; expected values that differ');
  const pairs: number[] = [];
  let least = Infinity;
  for (let lag = 0; lag + 1 < column.length; lag += 2) {
    const pair = (autocovariance(centred, lag) + autocovariance(centred, lag + 1)) / variance;
    if (pair <= 0) break;
    least = Math.min(least, pair);
    pairs.push(least);
  }
  const time = 2 * compensatedSum(pairs) - 1;
  // A swinging series may leave nothing; then all that can be said is that its mean is known very well.
  return column.length / Math.max(time, 1 / column.length);
}
