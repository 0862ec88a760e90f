import type { Luck } from '../design/index.ts';

/** Response of points in row order, each with its replications side by side, and whether the points share their futures. */
export interface Replicated {
  readonly values: Float64Array;
  readonly replications: number;
  readonly luck: Luck;
}

/**
 * Product of the mean responses of two points that is right on average whatever the luck: products of the same future are left
 * out where futures are shared, and of a point with itself (a U-statistic over pairs of different replications). With one
 * replication it is the plain product. `p` and `q` are the places of the first replication of each point.
 */
export function productOf({ values, replications, luck }: Replicated, p: number, q: number): number {
  if (replications === 1) return values[p] * values[q];
  let sumP = 0;
  let sumQ = 0;
  let same = 0;
  for (let r = 0; r < replications; r++) {
    sumP += values[p + r];
    sumQ += values[q + r];
    same += values[p + r] * values[q + r];
  }
  if (luck === 'own' && p !== q) return (sumP * sumQ) / (replications * replications);
  return (sumP * sumQ - same) / (replications * (replications - 1));
}

/** Mean response of a point. */
export function meanOf({ values, replications }: Replicated, p: number): number {
  let sum = 0;
  for (let r = 0; r < replications; r++) sum += values[p + r];
  return sum / replications;
}

/** Variance between the replications of a point, with denominator one less than their number; NaN for one. */
export function varianceOf(response: Replicated, p: number): number {
  const { values, replications } = response;
  const mean = meanOf(response, p);
  let squares = 0;
  for (let r = 0; r < replications; r++) squares += (values[p + r] - mean) * (values[p + r] - mean);
  return squares / (replications - 1);
}
