import { Stream } from '../random/index.ts';

/** What the search for distant cells knows. */
export interface SpreadOptions {
  readonly points: number;
  readonly columns: number;
  readonly seed: number;
  /** Exchanges tried, each of two cells of one column. */
  readonly exchanges: number;
}

/**
 * Moves the cells of a Latin hypercube (points × columns) apart: tries a fixed number of exchanges, of two rows' cells in one column,
 * all drawn beforehand from the stream `design:maximin`, and keeps those that lower the sum over pairs of distance^-20, which is ruled by
 * the smallest distance and the number of pairs at it (Morris and Mitchell 1995). The same seed gives the same design.
 */
export function spreadCells(
  start: Float64Array,
  { points, columns, seed, exchanges }: SpreadOptions,
): Float64Array {
  const cells = start.slice();
  if (points < 3 || columns < 2) return cells;
  const stream = new Stream('design:maximin');
  stream.begin(seed, 0);
  for (let turn = 0; turn < exchanges; turn++) {
    const column = stream.integer(columns, turn, 0);
    const first = stream.integer(points, turn, 1);
    const second = (first + 1 + stream.integer(points - 1, turn, 2)) % points;
    const rows = { first, second, points, columns };
    const before = crowding(cells, rows);
    exchange(cells, first * columns + column, second * columns + column);
    if (!(crowding(cells, rows) < before))
      exchange(cells, first * columns + column, second * columns + column);
  }
  return cells;
}

/** Smallest distance between two points (points × columns), Euclidean; Infinity for one point. */
export function smallestDistance(unit: Float64Array, columns: number): number {
  let least = Infinity;
  for (let a = 0; a < unit.length; a += columns)
    for (let b = 0; b < a; b += columns) least = Math.min(least, squaredDistance(unit, a, b, columns));
  return Math.sqrt(least);
}

interface Rows {
  readonly first: number;
  readonly second: number;
  readonly points: number;
  readonly columns: number;
}

/** Sum of distance^-20 over the pairs of two rows with all others; the pair itself does not change by the exchange. */
function crowding(cells: Float64Array, { first, second, points, columns }: Rows): number {
  let sum = 0;
  for (let other = 0; other < points; other++) {
    if (other === first || other === second) continue;
    sum += nearness(squaredDistance(cells, first * columns, other * columns, columns), columns);
    sum += nearness(squaredDistance(cells, second * columns, other * columns, columns), columns);
  }
  return sum;
}

/** (squared distance / columns)^-10 by products alone. */
function nearness(squared: number, columns: number): number {
  const near = columns / squared;
  const fourth = near * near * near * near;
  return fourth * fourth * near * near;
}

function squaredDistance(values: Float64Array, a: number, b: number, columns: number): number {
  let sum = 0;
  for (let d = 0; d < columns; d++) sum += (values[a + d] - values[b + d]) * (values[a + d] - values[b + d]);
  return sum;
}

function exchange(values: Float64Array, a: number, b: number): void {
  const kept = values[a];
  values[a] = values[b];
  values[b] = kept;
}
