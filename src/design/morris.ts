import type { Design, Dimension } from './design.ts';

/** What Morris trajectories are made of. */
export interface MorrisOptions {
  /** Trajectories r, at least 2. */
  readonly trajectories: number;
  readonly seed: number;
  /** Levels p of each coordinate, even, default 4: 0, 1/(p − 1), …, 1. */
  readonly levels?: number;
  /** Trajectories drawn, of which the most different are kept; default 10 r, at most 500; r for no choice. */
  readonly candidates?: number;
}

/**
 * Trajectories of Morris (1991). Row `t (k + 1) + i` is point i of trajectory t (k dimensions, k + 1 points); its step i, to
 * row `t (k + 1) + i + 1`, changes dimension `moved[t k + i]` alone, by `delta` or −`delta` in `unit`.
 */
export interface MorrisDesign extends Design {
  readonly unit: Float64Array;
  readonly trajectories: number;
  readonly levels: number;
  /** Length of a step in the unit cube: p / (2 (p − 1)). */
  readonly delta: number;
  /** Which dimension each step moves: trajectories × dimensions. */
  readonly moved: Int32Array;
}

/** Trajectories through the levels of all dimensions, the most different of many (Campolongo, Cariboni and Saltelli 2007). */
export function morrisTrajectories(dimensions: readonly Dimension[], options: MorrisOptions): MorrisDesign {
  throw new Error(`not written yet: ${dimensions.length}, ${options.trajectories}`);
}
