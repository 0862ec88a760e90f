import type { Luck } from '../design/index.ts';
import { meanOf, productOf, varianceOf } from './row-products.ts';
import type { Replicated } from './row-products.ts';

/** Responses of a Saltelli design (`saltelliDesign`), in its order: for each base sample A, AB_1 … AB_k, [BA_1 … BA_k], B. */
export interface PickFreezeInput {
  /** Names of the k varied inputs, in the order of the design. */
  readonly inputs: readonly string[];
  /** Response at every point and replication: points × replications, row by row; NaN where a replication failed. */
  readonly values: Float64Array;
  /** Replications at each point; 1 when absent. */
  readonly replications?: number;
  /** Whether the points share their futures (`common`) or each has its own; `own` when absent. */
  readonly luck?: Luck;
  /** True when the design holds BA_1 … BA_k: N(2k + 2) points instead of N(k + 2). */
  readonly secondOrder?: boolean;
}

/** Columns, one value for each base sample, whose means make all indices. */
export interface PickFreezeColumns {
  /** First order, numerator of each input (Saltelli et al. 2010, table 2 b). */
  readonly first: readonly Float64Array[];
  /** Total, numerator of each input (Jansen 1999). */
  readonly total: readonly Float64Array[];
  /** Closed second order of each pair i < j, i slowest (Saltelli 2002); empty without BA points. */
  readonly closed: readonly Float64Array[];
  /** Mean of A and B. */
  readonly level: Float64Array;
  /** Mean square of A and B. */
  readonly square: Float64Array;
  /** Mean square of A and B without the noise in it. */
  readonly quietSquare: Float64Array;
  /** Variance between replications, mean over all points of the row; 0 with one replication. */
  readonly noise: Float64Array;
  /** What was taken off every response before squaring: the mean of A and B. */
  readonly center: number;
  /** Base samples left out because a replication failed. */
  readonly dropped: number;
}

/** Points of one base sample. */
export function pointsOfRow(inputs: number, secondOrder: boolean): number {
  return secondOrder ? 2 * inputs + 2 : inputs + 2;
}

/**
 * The columns of a Saltelli design. With `common` luck the mean of each future over A and B is taken off before, so that a future that
 * is good everywhere moves nothing. Throws for no inputs, values that are not whole rows, fewer than two complete base samples
 * or values that are infinite or above 1e150.
 */
export function pickFreezeColumns(input: PickFreezeInput): PickFreezeColumns {
  const { inputs, replications = 1, luck = 'own', secondOrder = false } = input;
  const points = pointsOfRow(inputs.length, secondOrder);
  const whole = completeRows(input.values, points * replications, inputs.length);
  const rows = whole.length / points / replications;
  const raw: Replicated = { values: whole, replications, luck };
  const noise = noiseOfRows(raw, rows, points);
  const center = centered(whole, { rows, points, replications, luck });
  const columns = emptyColumns(rows, inputs.length, secondOrder);
  for (let n = 0; n < rows; n++) fillRow(raw, columns, { n, points, inputs: inputs.length, secondOrder });
  const dropped = input.values.length / points / replications - rows;
  return { ...columns, noise, center, dropped };
}

/** From here on squares have no number. */
const LARGEST = 1e150;

/** A copy of the rows without a failed replication. */
function completeRows(values: Float64Array, width: number, inputs: number): Float64Array {
  if (inputs === 0) throw new Error('invalid inputs: none; expected at least 1');
  if (!Number.isInteger(values.length / width)) {
    throw new Error(`invalid responses: ${values.length}; expected whole base samples of ${width}`);
  }
  const kept = new Float64Array(values.length);
  let length = 0;
  for (let start = 0; start < values.length; start += width) {
    const row = values.subarray(start, start + width);
    if (row.some(Number.isNaN)) continue;
    kept.set(row, length);
    length += width;
  }
  if (length < 2 * width) {
    throw new Error(`invalid base samples: ${length / width} complete; expected at least 2`);
  }
  const whole = kept.subarray(0, length);
  if (!whole.every((value) => Math.abs(value) < LARGEST))
    throw new Error('invalid responses: infinite or above 1e150; expected numbers whose squares are finite');
  return whole;
}

function noiseOfRows(raw: Replicated, rows: number, points: number): Float64Array {
  const noise = new Float64Array(rows);
  if (raw.replications === 1) return noise;
  for (let n = 0; n < rows; n++) {
    let sum = 0;
    for (let p = 0; p < points; p++) sum += varianceOf(raw, (n * points + p) * raw.replications);
    noise[n] = sum / points;
  }
  return noise;
}

interface Shape {
  readonly rows: number;
  readonly points: number;
  readonly replications: number;
  readonly luck: Luck;
}

/** Takes the mean of A and B off all values in place, future by future where futures are shared; gives the overall mean. */
function centered(values: Float64Array, { rows, points, replications, luck }: Shape): number {
  const futures = new Float64Array(replications);
  for (let n = 0; n < rows; n++) {
    const a = n * points * replications;
    const b = a + (points - 1) * replications;
    for (let r = 0; r < replications; r++) futures[r] += (values[a + r] + values[b + r]) / (2 * rows);
  }
  const center = futures.reduce((sum, each) => sum + each, 0) / replications;
  if (luck === 'own') futures.fill(center);
  for (let at = 0; at < values.length; at++) values[at] -= futures[at % replications];
  return center;
}

type Columns = Omit<PickFreezeColumns, 'noise' | 'center' | 'dropped'>;

function emptyColumns(rows: number, inputs: number, secondOrder: boolean): Columns {
  const columns = (count: number) => Array.from({ length: count }, () => new Float64Array(rows));
  const [level, square, quietSquare] = columns(3);
  return {
    first: columns(inputs),
    total: columns(inputs),
    closed: columns(secondOrder ? (inputs * (inputs - 1)) / 2 : 0),
    level,
    square,
    quietSquare,
  };
}

interface RowPlace {
  readonly n: number;
  readonly points: number;
  readonly inputs: number;
  readonly secondOrder: boolean;
}

function fillRow(of: Replicated, columns: Columns, { n, points, inputs, secondOrder }: RowPlace): void {
  const place = (point: number) => (n * points + point) * of.replications;
  const a = place(0);
  const b = place(points - 1);
  const [meanA, meanB] = [meanOf(of, a), meanOf(of, b)];
  const [aa, bb, ab] = [productOf(of, a, a), productOf(of, b, b), productOf(of, a, b)];
  columns.level[n] = (meanA + meanB) / 2;
  columns.square[n] = (meanA * meanA + meanB * meanB) / 2;
  columns.quietSquare[n] = (aa + bb) / 2;
  for (let i = 0; i < inputs; i++) {
    const abI = place(1 + i);
    const first = productOf(of, b, abI) - ab;
    const total = half(aa, productOf(of, a, abI), productOf(of, abI, abI));
    columns.first[i][n] = first;
    columns.total[i][n] = total;
    if (!secondOrder) continue;
    const baI = place(1 + inputs + i);
    columns.first[i][n] = (first + productOf(of, a, baI) - ab) / 2;
    columns.total[i][n] = (total + half(bb, productOf(of, b, baI), productOf(of, baI, baI))) / 2;
  }
  if (secondOrder) fillPairs(of, columns, { n, points, inputs, secondOrder }, ab);
}

/** Half the squared difference of two responses, written as products so that noise cancels on average. */
function half(xx: number, xy: number, yy: number): number {
  return (xx - 2 * xy + yy) / 2;
}

function fillPairs(of: Replicated, columns: Columns, { n, points, inputs }: RowPlace, ab: number): void {
  const place = (point: number) => (n * points + point) * of.replications;
  let pair = 0;
  for (let i = 0; i < inputs; i++) {
    for (let j = i + 1; j < inputs; j++) {
      const one = productOf(of, place(1 + inputs + i), place(1 + j));
      const other = productOf(of, place(1 + inputs + j), place(1 + i));
      columns.closed[pair][n] = (one + other) / 2 - ab;
      pair += 1;
    }
  }
}
