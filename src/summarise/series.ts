import { compensatedSum } from '../numeric/index.ts';
import { pairs } from './paired.ts';
import { quantile } from './quantiles.ts';
import type { Values } from './values.ts';

/** A series over all replications, time by time. */
export interface SeriesSummary {
  /** Replications counted at each time: those whose value is a number. */
  readonly n: Int32Array;
  /** Mean at each time, NaN where n is 0. */
  readonly mean: Float64Array;
  readonly probabilities: readonly number[];
  /** One column per probability: the quantile (type 7) at each time, NaN where n is 0. */
  readonly quantiles: readonly Float64Array[];
}

function emptySummary(times: number, probabilities: Values): SeriesSummary {
  return {
    n: new Int32Array(times),
    mean: new Float64Array(times).fill(NaN),
    probabilities: Array.from(probabilities),
    quantiles: Array.from(probabilities, () => new Float64Array(times).fill(NaN)),
  };
}

function checkMatrix(matrix: Values, replications: number, times: number): void {
  if (matrix.length !== replications * times) {
    throw new Error(`invalid matrix: ${matrix.length} values; expected ${replications} x ${times}`);
  }
}

/** Writes the summary of one time; `column` is in replication order and is sorted in place. */
function summariseTime(into: SeriesSummary, time: number, column: Float64Array): void {
  into.n[time] = column.length;
  if (column.length === 0) return;
  into.mean[time] = compensatedSum(column) / column.length;
  column.sort();
  into.probabilities.forEach((p, k) => {
    into.quantiles[k][time] = quantile(column, p);
  });
}

/** Values of one time in replication order, without the NaN of failed replications; a view into `scratch`. */
function columnAt(matrix: Values, time: number, times: number, scratch: Float64Array): Float64Array {
  let n = 0;
  for (let cell = time; cell < matrix.length; cell += times) {
    if (!Number.isNaN(matrix[cell])) scratch[n++] = matrix[cell];
  }
  return scratch.subarray(0, n);
}

/**
 * Mean and exact quantiles of one series at each time. `matrix` holds replications × times values row by row (one
 * replication after another); NaN marks a failed replication. Needs one column of memory beside the matrix. Throws when
 * the matrix has another size, or for a probability outside 0 to 1.
 */
export function summariseSeries(
  matrix: Values,
  replications: number,
  times: number,
  probabilities: Values,
): SeriesSummary {
  checkMatrix(matrix, replications, times);
  const summary = emptySummary(times, probabilities);
  const scratch = new Float64Array(replications);
  for (let time = 0; time < times; time++) {
    summariseTime(summary, time, columnAt(matrix, time, times, scratch));
  }
  return summary;
}

/**
 * Mean and exact quantiles of variant minus baseline within each replication, time by time; matrices as in
 * `summariseSeries`. A replication that failed on either side is left out. Throws as `summariseSeries`.
 */
export function summariseSeriesDifference(
  baseline: Values,
  variant: Values,
  replications: number,
  times: number,
  probabilities: Values,
): SeriesSummary {
  checkMatrix(baseline, replications, times);
  checkMatrix(variant, replications, times);
  const summary = emptySummary(times, probabilities);
  const before = new Float64Array(replications);
  const after = new Float64Array(replications);
  for (let time = 0; time < times; time++) {
    for (let r = 0; r < replications; r++) {
      before[r] = baseline[r * times + time];
      after[r] = variant[r * times + time];
    }
    summariseTime(summary, time, pairs(before, after).differences);
  }
  return summary;
}
