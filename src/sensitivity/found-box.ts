import { pointsInside } from './region-input.ts';
import type { RegionInput, Restriction } from './region-input.ts';

/** A sample, and which of its points are good. */
export interface RegionSample {
  readonly inputs: readonly RegionInput[];
  /** 1 for a good point, 0 for another. */
  readonly good: Uint8Array;
}

/** A box of inputs, and how good points lie in it. */
export interface FoundBox {
  readonly restrictions: readonly Restriction[];
  /** Points inside, good points inside. */
  readonly points: number;
  readonly good: number;
  /** Share of all good points that lie inside. */
  readonly coverage: number;
  /** Share of the points inside that are good. */
  readonly density: number;
}

/** How good points lie in a box. */
export function boxOn({ inputs, good }: RegionSample, restrictions: readonly Restriction[]): FoundBox {
  const inside = pointsInside(inputs, restrictions);
  let points = 0;
  let hits = 0;
  for (let p = 0; p < good.length; p++) {
    points += inside[p];
    hits += inside[p] * good[p];
  }
  return { restrictions, points, good: hits, coverage: hits / countGood(good), density: hits / points };
}

/** How many points are good. */
export function countGood(good: Uint8Array): number {
  return good.reduce((sum, each) => sum + each, 0);
}
