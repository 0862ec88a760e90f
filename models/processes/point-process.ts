import type { Stream } from '../../src/random/index.ts';
import type { MeanAndVariance } from './level-process.ts';

/**
 * Events that arrive in a day, or the sum of their sizes. Rates are per day; day d is the time from d − 1 to d. A step draws
 * at member × 4 and the slots behind it.
 */
export interface PointProcess<P> {
  readonly name: string;
  readonly means: string;
  /** Every parameter with its unit and meaning. */
  readonly parameters: { readonly [K in keyof P]: string };
  /** Numbers of state that a path needs. */
  readonly state: number;
  /** Sets the state before the first day; throws `invalid …` when a parameter is impossible. */
  begin(state: Float64Array, parameters: P): void;
  /** What arrives on the day; moves the state. `member` tells paths of one stream apart. */
  step(state: Float64Array, parameters: P, random: Stream, member: number, day: number): number;
  /** Mean and variance of what arrives on a day, in the stationary law where there is one; exact. */
  moments(parameters: P, day: number): MeanAndVariance;
}
