import { ascending } from '../summarise/values.ts';

/** Several samples as one ascending column: which sample each value came from, and where values are equal. */
export interface Pooled {
  readonly values: Float64Array;
  /** Index of the sample of each value. */
  readonly from: Int32Array;
  readonly sizes: readonly number[];
  readonly hasTies: boolean;
}

/** The samples together in ascending order; equal values stand in the order of their samples. */
export function pool(samples: readonly Float64Array[]): Pooled {
  const sorted = samples.map((sample) => ascending(sample));
  const sizes = sorted.map((sample) => sample.length);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const values = new Float64Array(total);
  const from = new Int32Array(total);
  const next = sorted.map(() => 0);
  let hasTies = false;
  for (let place = 0; place < total; place++) {
    let least = -1;
    for (let k = 0; k < sorted.length; k++) {
      if (next[k] === sizes[k]) continue;
      if (least < 0 || sorted[k][next[k]] < sorted[least][next[least]]) least = k;
    }
    values[place] = sorted[least][next[least]];
    from[place] = least;
    if (place > 0 && values[place] === values[place - 1]) hasTies = true;
    next[least]++;
  }
  return { values, from, sizes, hasTies };
}

/** True where a run of equal values ends: gaps between distribution functions count only there. */
export function isEndOfRun(values: Float64Array, place: number): boolean {
  return place === values.length - 1 || values[place + 1] !== values[place];
}

/**
 * Twice the mid-rank of each value of an ascending column, an integer (equal values share the mean of their ranks, counted from 1), and
 * Σ (t³ - t) over the runs of t equal values, which corrections for ties need.
 */
export function doubledMidRanks(sorted: Float64Array): { ranks: Int32Array; ties: number } {
  const ranks = new Int32Array(sorted.length);
  let ties = 0;
  let start = 0;
  for (let place = 0; place < sorted.length; place++) {
    if (!isEndOfRun(sorted, place)) continue;
    const run = place - start + 1;
    ties += run * run * run - run;
    ranks.fill(start + 1 + place + 1, start, place + 1);
    start = place + 1;
  }
  return { ranks, ties };
}
