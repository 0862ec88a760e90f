import { compensatedSum, exp } from '../numeric/index.ts';

/**
 * Chance that nothing happened by the end of a path, given the path: with independent chances p(t) a day it is the product of 1 - p(t).
 * Its mean over paths replaces the share of paths on which something was drawn to happen: the same expectation, never more variance
 * (Rao–Blackwell; conditional Monte Carlo of Hammersley and Handscomb 1964, 5.3). Throws for chances outside 0 to 1.
 */
export function chanceOfNone(chances: ArrayLike<number>): number {
  let none = 1;
  for (let t = 0; t < chances.length; t++) {
    if (!(chances[t] >= 0 && chances[t] <= 1))
      throw new Error(`invalid chance: ${chances[t]}; expected 0 to 1`);
    none *= 1 - chances[t];
  }
  return none;
}

/**
 * The same for events of a Poisson process whose intensity (events a day) follows the path: exp(-sum of intensity × days). Throws for an
 * intensity below 0 or a step that is not positive.
 */
export function chanceOfNoArrival(intensities: ArrayLike<number>, days = 1): number {
  if (!(days > 0)) throw new Error(`invalid step: ${days}; expected a positive number of days`);
  for (let t = 0; t < intensities.length; t++)
    if (!(intensities[t] >= 0)) throw new Error(`invalid intensity: ${intensities[t]}; expected 0 or more`);
  return exp(-days * compensatedSum(Float64Array.from(intensities)));
}

/** A barrier for a price path that is seen only at equal steps. */
export interface Barrier {
  /** Logarithm of the price at each step, the first before the first step. */
  readonly logPrices: ArrayLike<number>;
  readonly logBarrier: number;
  /** Standard deviation of the log return over one step. */
  readonly deviation: number;
}

/**
 * Chance that a geometric Brownian motion was below a barrier at some time of its path, given its values at the steps: between two of
 * them above the barrier the Brownian bridge goes below with probability exp(-2 (x - b)(y - b) / σ²) (Beaghton, Andersen and Brotherton-
 * Ratcliffe 1996). Unbiased for continuous watching with any number of steps, where looking at the steps alone misses falls. Throws for
 * a deviation that is not positive.
 */
export function chanceBelow({ logPrices, logBarrier, deviation }: Barrier): number {
  if (!(deviation > 0)) throw new Error(`invalid deviation: ${deviation}; expected a positive number`);
  let above = 1;
  for (let t = 0; t < logPrices.length; t++) {
    const height = logPrices[t] - logBarrier;
    if (!(height > 0)) return 1;
    const before = t === 0 ? Infinity : logPrices[t - 1] - logBarrier;
    if (t > 0) above *= 1 - exp((-2 * before * height) / (deviation * deviation));
  }
  return 1 - above;
}
