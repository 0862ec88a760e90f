import { pointsAt } from './design.ts';
import type { Design, Dimension } from './design.ts';
import { owenScramble } from './owen-scramble.ts';
import { sobolPoints, sobolWords } from './sobol.ts';

/** What a design of a Sobol' sequence is made of. */
export interface SobolDesignOptions {
  /** Number of points; powers of 2 are balanced. */
  readonly points: number;
  readonly seed: number;
  /** Whether the points are scrambled, default yes; without it the first point is the origin and the seed says nothing. */
  readonly scrambled?: boolean;
}

/** A design that holds coordinates. */
export interface UnitDesign extends Design {
  readonly unit: Float64Array;
}

/** Points of the Sobol' sequence with Owen's scrambling: row n is point n of the sequence, so that more points extend fewer. */
export function sobolDesign(
  dimensions: readonly Dimension[],
  { points, seed, scrambled = true }: SobolDesignOptions,
): UnitDesign {
  const size = { count: points, dimensions: dimensions.length };
  const unit = scrambled ? scrambledSobol(size, seed) : sobolPoints(size);
  return { method: 'sobol', dimensions, points: pointsAt(dimensions, unit), unit };
}

/** The first points of the sequence in the unit cube, count × dimensions, scrambled by Owen's method. */
export function scrambledSobol(
  size: { readonly count: number; readonly dimensions: number },
  seed: number,
): Float64Array {
  return owenScramble(sobolWords(size), { dimensions: size.dimensions, seed });
}
