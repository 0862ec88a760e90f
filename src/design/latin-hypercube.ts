import { Stream } from '../random/index.ts';
import { checkCount } from './check-count.ts';
import { MOST_POINTS, pointsAt } from './design.ts';
import type { Dimension } from './design.ts';
import { spreadCells } from './maximin.ts';
import { permutation } from './permutation.ts';
import type { UnitDesign } from './sobol-design.ts';

/** Where in its cell a point of a Latin hypercube lies, and whether the cells are chosen. */
export type LatinHypercubeKind = 'random' | 'centred' | 'maximin';

/** What a Latin hypercube is made of. */
export interface LatinHypercubeOptions {
  readonly points: number;
  readonly seed: number;
  /** `random` (default): anywhere in its cell. `centred`: in the middle. `maximin`: in the middle of cells chosen to be far apart. */
  readonly kind?: LatinHypercubeKind;
  /** Exchanges that `maximin` tries, default 10,000. */
  readonly exchanges?: number;
}

/**
 * Latin hypercube (McKay, Beckman and Conover 1979): every dimension is cut into `points` equally probable cells, each of which
 * holds one point. Rows are in random order; `unit` holds the coordinates, points × dimensions. Column d takes its order from the
 * stream `design:latin` at member d and its places within cells from `design:latin-place` at (row, d).
 */
export function latinHypercube(
  dimensions: readonly Dimension[],
  { points, seed, kind = 'random', exchanges = 10_000 }: LatinHypercubeOptions,
): UnitDesign {
  checkCount('number of points', points, [1, MOST_POINTS]);
  const size = { points, columns: dimensions.length };
  const drawn = cellsOf(size, seed);
  const cells = kind === 'maximin' ? spreadCells(drawn, { ...size, seed, exchanges }) : drawn;
  const unit = kind === 'random' ? placed(cells, size, seed) : cells.map((cell) => (cell + 0.5) / points);
  const named = kind === 'random' ? 'latin hypercube' : `latin hypercube, ${kind}`;
  return { method: named, dimensions, points: pointsAt(dimensions, unit), unit };
}

interface Size {
  readonly points: number;
  readonly columns: number;
}

function cellsOf({ points, columns }: Size, seed: number): Float64Array {
  const stream = new Stream('design:latin');
  stream.begin(seed, 0);
  const cells = new Float64Array(points * columns);
  for (let d = 0; d < columns; d++) {
    const order = permutation(points, stream, d);
    for (let row = 0; row < points; row++) cells[row * columns + d] = order[row];
  }
  return cells;
}

function placed(cells: Float64Array, { points, columns }: Size, seed: number): Float64Array {
  const stream = new Stream('design:latin-place');
  stream.begin(seed, 0);
  return cells.map(
    (cell, at) => (cell + stream.openUniform(Math.floor(at / columns), at % columns)) / points,
  );
}
