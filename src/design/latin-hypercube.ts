import type { Design, Dimension } from './design.ts';

/** Where in its cell a point of a Latin hypercube lies, and whether the cells are chosen. */
export type LatinHypercubeKind = 'random' | 'centred' | 'maximin';

/** What a Latin hypercube is made of. */
export interface LatinHypercubeOptions {
  readonly points: number;
  readonly seed: number;
  /** Default `random`. */
  readonly kind?: LatinHypercubeKind;
}

/**
 * Latin hypercube (McKay, Beckman and Conover 1979): every dimension is cut into `points` equally probable cells, each of which
 * holds one point. Rows are in random order; `unit` holds the coordinates, points × dimensions.
 */
export function latinHypercube(dimensions: readonly Dimension[], options: LatinHypercubeOptions): Design {
  throw new Error(`not written yet: ${dimensions.length}, ${options.points}`);
}
