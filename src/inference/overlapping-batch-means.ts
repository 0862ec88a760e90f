import { compensatedSum } from '../numeric/index.ts';
import { symmetricInterval } from '../summarise/interval.ts';
import type { Interval } from '../summarise/interval.ts';
import { moments, studentHalfWidth } from '../summarise/moments.ts';
import { checkedConfidence, checkedCount, finiteColumn } from '../summarise/values.ts';
import type { Values } from '../summarise/values.ts';
import { batchLengthFor } from './batch-length.ts';

/** Mean of a correlated series, with an error from all batches of one length. */
export interface OverlappingBatchMeans {
  readonly mean: number;
  readonly standardError: number;
  /** Student t with `degrees` of freedom; its n counts values. */
  readonly interval: Interval;
  readonly batchLength: number;
  /** 1.5 (n / length - 1), of Meketon and Schmeiser 1984. */
  readonly degrees: number;
  /** n times the variance of one value over n times the squared standard error: so many independent values would know as much. */
  readonly effectiveSize: number;
}

/**
 * Standard error of the mean of a stationary correlated series from all overlapping batches (Meketon and Schmeiser 1984), which
 * has two thirds of the variance of that of separate batches. `batchLength` is chosen by `batchLengthFor` where it is not given. Throws for
 * fewer than ten values, values that are not finite, or a length outside 1 to half the series.
 */
export function overlappingBatchMeans(
  series: Values,
  options: { readonly batchLength?: number; readonly confidence?: number } = {},
): OverlappingBatchMeans {
  const column = finiteColumn(series, 'series', 10);
  const n = column.length;
  const { batchLength = batchLengthFor(column), confidence = 0.95 } = options;
  if (checkedCount(batchLength, 'batch length', 1) > n / 2) {
    throw new Error(`invalid batch length: ${batchLength}; expected at most half of ${n} values`);
  }
  const { mean, variance } = moments(column);
  const centred = column.map((value) => value - mean);
  const squares = new Float64Array(n - batchLength + 1);
  let sum = compensatedSum(centred.subarray(0, batchLength));
  squares[0] = sum * sum;
  for (let i = 1; i < squares.length; i++) {
    sum += centred[i + batchLength - 1] - centred[i - 1];
    squares[i] = sum * sum;
  }
  // Sums of batches, not means: one length more in the divisor.
  const asymptotic = (n * compensatedSum(squares)) / batchLength / (n - batchLength) / squares.length;
  const standardError = Math.sqrt(asymptotic / n);
  const degrees = 1.5 * (n / batchLength - 1);
  const halfWidth = studentHalfWidth(standardError, degrees, checkedConfidence(confidence));
  return {
    mean,
    standardError,
    interval: symmetricInterval(mean, halfWidth, { confidence, method: 'overlapping batch means', n }),
    batchLength,
    degrees,
    effectiveSize: asymptotic === 0 ? n : (n * variance) / asymptotic,
  };
}
