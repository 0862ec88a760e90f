import { compensatedSum, studentQuantile } from '../numeric/index.ts';
import { symmetricInterval } from './interval.ts';
import type { Interval } from './interval.ts';
import { checkedConfidence, finiteColumn } from './values.ts';
import type { Values } from './values.ts';

/** Moments of n values; the sums of powers of deviations make them mergeable. */
export interface Moments {
  readonly n: number;
  /** NaN for no values. */
  readonly mean: number;
  /** Sample variance, divisor n - 1; NaN for fewer than two values. */
  readonly variance: number;
  /** m3 / m2^1.5 with divisors n (0 for a normal law); NaN where all values are equal. */
  readonly skewness: number;
  /** m4 / m2^2 with divisors n (3 for a normal law); NaN where all values are equal. */
  readonly kurtosis: number;
  /** Sums of squared, cubed and fourth powers of deviations from the mean. */
  readonly squares: number;
  readonly cubes: number;
  readonly fourths: number;
}

function fromSums(n: number, mean: number, squares: number, cubes: number, fourths: number): Moments {
  const spread = squares / n;
  return {
    n,
    mean: n === 0 ? NaN : mean,
    variance: n > 1 ? squares / (n - 1) : NaN,
    skewness: cubes / n / (spread * Math.sqrt(spread)),
    kurtosis: fourths / n / (spread * spread),
    squares,
    cubes,
    fourths,
  };
}

/** Mean, corrected by the mean of what is left over so that it is the nearest double but for an ulp. */
function carefulMean(column: Float64Array): number {
  const first = compensatedSum(column) / column.length;
  const rest = compensatedSum(column.map((value) => value - first)) / column.length;
  return first + rest;
}

/**
 * Moments of the values in two passes with compensated sums, in the given order; a sample of equal values has variance
 * exactly 0. Throws for values that are not finite; no values give n = 0 and NaN.
 */
export function moments(values: Values): Moments {
  const column = finiteColumn(values, 'values', 0);
  if (column.length === 0) return fromSums(0, 0, 0, 0, 0);
  const mean = carefulMean(column);
  const deviations = column.map((value) => value - mean);
  const squared = deviations.map((d) => d * d);
  const left = compensatedSum(deviations);
  return fromSums(
    column.length,
    mean,
    Math.max(0, compensatedSum(squared) - (left * left) / column.length),
    compensatedSum(squared.map((square, i) => square * deviations[i])),
    compensatedSum(squared.map((square) => square * square)),
  );
}

/**
 * Moments of two samples together, from the moments of each; any partition of a sample merges to the whole but for
 * rounding. Sources: Chan, Golub and LeVeque (1983); Pebay (2008), equations 3.1 for orders 3 and 4.
 */
export function mergeMoments(a: Moments, b: Moments): Moments {
  if (a.n === 0) return b;
  if (b.n === 0) return a;
  const n = a.n + b.n;
  const gap = b.mean - a.mean;
  const weight = (a.n * b.n) / n;
  const squares = a.squares + b.squares + gap * gap * weight;
  const cubes =
    a.cubes +
    b.cubes +
    (gap * gap * gap * weight * (a.n - b.n)) / n +
    (3 * gap * (a.n * b.squares - b.n * a.squares)) / n;
  const fourths =
    a.fourths +
    b.fourths +
    ((gap * gap * weight) / n) * ((gap * gap) / n) * (a.n * a.n - a.n * b.n + b.n * b.n) +
    ((6 * gap * gap) / n) * ((a.n * a.n * b.squares + b.n * b.n * a.squares) / n) +
    (4 * gap * (a.n * b.cubes - b.n * a.cubes)) / n;
  return fromSums(n, a.mean + (gap * b.n) / n, squares, cubes, fourths);
}

/** Standard error of the mean, sqrt(variance / n); NaN for fewer than two values. Throws for values that are not finite. */
export function standardError(values: Values): number {
  const { variance, n } = moments(values);
  return Math.sqrt(variance / n);
}

/** Half width of the Student interval for a mean with `degrees` of freedom; Infinity where the error is unknown. */
export function studentHalfWidth(error: number, degrees: number, confidence: number): number {
  if (!(degrees > 0) || Number.isNaN(error)) return Infinity;
  return error === 0 ? 0 : studentQuantile(0.5 + checkedConfidence(confidence) / 2, degrees) * error;
}

/** Student t interval from moments, n - 1 degrees of freedom; both sides null for fewer than two values. */
export function intervalOfMean({ n, mean, variance }: Moments, confidence = 0.95): Interval {
  const halfWidth = studentHalfWidth(Math.sqrt(variance / n), n - 1, checkedConfidence(confidence));
  return symmetricInterval(mean, halfWidth, { confidence, method: 'Student t', n });
}

/** Student t interval for the mean of independent values: exact for normal ones, asymptotic otherwise. Throws for values that are not finite. */
export function meanInterval(values: Values, confidence = 0.95): Interval {
  return intervalOfMean(moments(values), confidence);
}
