import type { Dimension, Point } from '../design/index.ts';
import { pointsOf } from './latent.ts';
import type { Cloud } from './latent.ts';
import type { Target } from './target.ts';

/** One step of an approximation: how near the kept rows are, and how many of the new ones were nearer than the step before. */
export interface Stage {
  readonly tolerance: number;
  /** Share of the new rows that were nearer than the tolerance before; 1 in the first stage. */
  readonly accepted: number;
  readonly effectiveSize: number;
  /** Points simulated in this stage. */
  readonly simulated: number;
}

/** Why an approximation ended. */
export type Stopped =
  /** Too few of the new rows come nearer: more simulations would change little. */
  | 'acceptance'
  /** The wanted tolerance is reached. */
  | 'tolerance'
  /** The planned simulations are done. */
  | 'budget';

/** A sample of parameters given the targets: rows with weights. */
export interface Posterior extends Cloud {
  readonly method: 'rejection' | 'smc';
  readonly dimensions: readonly Dimension[];
  readonly targets: readonly Target[];
  readonly points: readonly Point[];
  /** Add up to 1. */
  readonly weights: Float64Array;
  /** What would have been observed at each row: rows × targets. */
  readonly observed: Float64Array;
  readonly distances: Float64Array;
  /** Unit of the distance of each target. */
  readonly scales: readonly number[];
  readonly tolerance: number;
  readonly stages: readonly Stage[];
  readonly stopped: Stopped;
  /** Points simulated in all. */
  readonly simulations: number;
  /** Smallest and largest response to each target over the prior. */
  readonly reached: readonly (readonly [number, number])[];
  /** Replications behind each response. */
  readonly replications: number;
}

/** Number of independent equally weighted rows that would be as good: (Σw)² ÷ Σw² (Kish 1965). */
export function effectiveSize(weights: Float64Array): number {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const squares = weights.reduce((total, weight) => total + weight * weight, 0);
  return (sum * sum) / squares;
}

/** Weights that add up to 1. */
export function normalised(weights: Float64Array): Float64Array {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}

/** Smallest and largest finite response to each target, rows × targets. */
export function reachOf(observed: Float64Array, targets: readonly Target[]): [number, number][] {
  return targets.map((_, t) => {
    let [low, high] = [Infinity, -Infinity];
    for (let at = t; at < observed.length; at += targets.length) {
      if (!Number.isFinite(observed[at])) continue;
      low = Math.min(low, observed[at]);
      high = Math.max(high, observed[at]);
    }
    return [low, high];
  });
}

/** The same posterior with other rows in its coordinates. */
export function moved(posterior: Posterior, latent: Float64Array, weights: Float64Array): Posterior {
  const cloud = { latent, dimensions: posterior.dimensions };
  return { ...posterior, latent, weights, points: pointsOf(cloud) };
}
