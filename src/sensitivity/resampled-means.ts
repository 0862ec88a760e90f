// Longer than its idea because the inner loop is written out: three columns and four resamples at a time stay in registers.
import { Stream } from '../random/index.ts';
import { checkUnits, resampleCounts } from './resample-counts.ts';

/** Which resamples are drawn: the same seed and name give the same resamples, whatever is resampled. */
export interface Resampling {
  readonly seed: number;
  readonly resamples: number;
  /** Name of the stream of draws. */
  readonly stream: string;
}

/** Resamples at a time. */
const TOGETHER = 4;
/** Rows at a time, so that they and their counts stay near. */
const TILE = 512;

/**
 * Means of columns in bootstrap resamples of their rows: resamples × columns, row by row. Each resample draws as many rows with
 * replacement, the same rows for every column. Every sum runs over the rows in their order, so blocks change no bit. Throws for
 * no columns, unequal lengths or more than 2^24 rows.
 */
export function resampledMeans(columns: readonly Float64Array[], resampling: Resampling): Float64Array {
  const rows = columns[0]?.length ?? 0;
  checkUnits(rows);
  if (columns.some(({ length }) => length !== rows)) {
    throw new Error(
      `invalid columns: lengths ${columns.map(({ length }) => length).join()}; expected equal ones`,
    );
  }
  const width = columns.length;
  const means = new Float64Array(resampling.resamples * width);
  const padded = [...columns, ...Array.from({ length: (3 - (width % 3)) % 3 }, () => new Float64Array(rows))];
  const counts = Array.from({ length: TOGETHER }, () => new Uint8Array(rows));
  const sums = new Float64Array(padded.length * TOGETHER);
  const stream = new Stream(resampling.stream);
  for (let first = 0; first < resampling.resamples; first += TOGETHER) {
    const together = Math.min(TOGETHER, resampling.resamples - first);
    for (let t = 0; t < together; t++) {
      stream.begin(resampling.seed, first + t);
      resampleCounts(stream, counts[t]);
    }
    addTiles(padded, counts, sums);
    for (let t = 0; t < together; t++) {
      for (let c = 0; c < width; c++) means[(first + t) * width + c] = sums[c * TOGETHER + t] / rows;
    }
  }
  return means;
}

const weights = new Float64Array(TOGETHER * TILE);

/** Weighted sums of all columns for four resamples, into sums[column × 4 + resample]. */
function addTiles(columns: readonly Float64Array[], counts: readonly Uint8Array[], sums: Float64Array): void {
  sums.fill(0);
  const rows = columns[0].length;
  for (let start = 0; start < rows; start += TILE) {
    const end = Math.min(rows, start + TILE);
    for (let t = 0; t < TOGETHER; t++) {
      const of = counts[t];
      for (let n = start; n < end; n++) weights[t * TILE + n - start] = of[n];
    }
    for (let c = 0; c < columns.length; c += 3) {
      addThree(columns[c], columns[c + 1], columns[c + 2], start, end, sums, c * TOGETHER);
    }
  }
}

/** Adds rows start … end - 1 of three columns under four weights to twelve sums from `at` on. */
function addThree(
  x: Float64Array,
  y: Float64Array,
  z: Float64Array,
  start: number,
  end: number,
  sums: Float64Array,
  at: number,
): void {
  let x0 = sums[at];
  let x1 = sums[at + 1];
  let x2 = sums[at + 2];
  let x3 = sums[at + 3];
  let y0 = sums[at + 4];
  let y1 = sums[at + 5];
  let y2 = sums[at + 6];
  let y3 = sums[at + 7];
  let z0 = sums[at + 8];
  let z1 = sums[at + 9];
  let z2 = sums[at + 10];
  let z3 = sums[at + 11];
  for (let n = start, w = 0; n < end; n++, w++) {
    const w0 = weights[w];
    const w1 = weights[w + TILE];
    const w2 = weights[w + 2 * TILE];
    const w3 = weights[w + 3 * TILE];
    const xn = x[n];
    x0 += xn * w0;
    x1 += xn * w1;
    x2 += xn * w2;
    x3 += xn * w3;
    const yn = y[n];
    y0 += yn * w0;
    y1 += yn * w1;
    y2 += yn * w2;
    y3 += yn * w3;
    const zn = z[n];
    z0 += zn * w0;
    z1 += zn * w1;
    z2 += zn * w2;
    z3 += zn * w3;
  }
  sums[at] = x0;
  sums[at + 1] = x1;
  sums[at + 2] = x2;
  sums[at + 3] = x3;
  sums[at + 4] = y0;
  sums[at + 5] = y1;
  sums[at + 6] = y2;
  sums[at + 7] = y3;
  sums[at + 8] = z0;
  sums[at + 9] = z1;
  sums[at + 10] = z2;
  sums[at + 11] = z3;
}
