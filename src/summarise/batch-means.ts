import { compensatedSum } from '../numeric/index.ts';
import type { Interval } from './interval.ts';
import { intervalOfMean, moments } from './moments.ts';
import { checkedCount, finiteColumn } from './values.ts';
import type { Values } from './values.ts';

/** Mean of a correlated series with an error that allows for the correlation. */
export interface BatchMeans {
  readonly mean: number;
  readonly standardError: number;
  /** Student t with batches - 1 degrees of freedom; its n counts batches. */
  readonly interval: Interval;
  readonly batches: number;
  readonly batchLength: number;
  /** Values left out at the beginning of the series, where a transient would be. */
  readonly leftOut: number;
  /** Autocorrelation of neighbouring batch means: should be near 0, or the batches are too short. */
  readonly batchCorrelation: number;
}

/**
 * Autocorrelation of a series at `lag`: sum of (y(i) - mean)(y(i+lag) - mean) over sum of (y(i) - mean)^2, the
 * definition of the NIST reference data sets. NaN for a constant series. Throws for a lag outside 0 to n - 1.
 */
export function autocorrelation(values: Values, lag = 1): number {
  const column = finiteColumn(values, 'values', checkedCount(lag, 'lag', 0) + 1);
  const { mean, squares } = moments(column);
  const products = column.subarray(lag).map((value, i) => (value - mean) * (column[i] - mean));
  return compensatedSum(products) / squares;
}

/**
 * Standard error of the mean of a stationary correlated series (of one long replication) by non-overlapping batches of
 * equal length (Law and Kelton 2000, 9.5.3). Batches should be many times longer than the correlation lasts; values that
 * do not fill the batches are left out at the beginning. Throws for fewer than two batches or less than a value in each.
 */
export function batchMeans(series: Values, batches = 20, confidence = 0.95): BatchMeans {
  const column = finiteColumn(series, 'series', checkedCount(batches, 'number of batches', 2));
  const batchLength = Math.floor(column.length / batches);
  const leftOut = column.length - batches * batchLength;
  const means = Float64Array.from({ length: batches }, (_, batch) => {
    const start = leftOut + batch * batchLength;
    return compensatedSum(column.subarray(start, start + batchLength)) / batchLength;
  });
  const ofMeans = moments(means);
  return {
    mean: ofMeans.mean,
    standardError: Math.sqrt(ofMeans.variance / batches),
    interval: { ...intervalOfMean(ofMeans, confidence), method: 'batch means' },
    batches,
    batchLength,
    leftOut,
    batchCorrelation: autocorrelation(means),
  };
}
