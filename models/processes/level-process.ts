import type { Stream } from '../../src/random/index.ts';

/** Mean and variance of a law. */
export interface MeanAndVariance {
  readonly mean: number;
  readonly variance: number;
}

/** Longest step of a level, in years. */
export const LONGEST = 1e9;

/**
 * A level that moves by itself (a rate, a variance, a logarithm of activity), stepped by its exact transition law: any number
 * of steps, of any lengths, gives the same law as one long step. Rates are per year, times in years; a step of 0 years changes nothing.
 */
export interface LevelProcess<P> {
  readonly name: string;
  readonly means: string;
  /** Every parameter with its unit and meaning. */
  readonly parameters: { readonly [K in keyof P]: string };
  /** Throws `invalid …` when a parameter is impossible. */
  check(parameters: P): void;
  /**
   * The level `years` after it stood at `value`. Draws at member × 4 and the slots behind it; `day` only tells the steps of a path
   * apart. Throws `invalid …` for a value that the level cannot have, and a negative time.
   */
  step(value: number, parameters: P, years: number, random: Stream, member: number, day: number): number;
  /** Law of the level `years` after it stood at `value`: its exact first two moments. */
  transition(value: number, parameters: P, years: number): MeanAndVariance;
  /** Exact first two moments of the stationary law. */
  stationary(parameters: P): MeanAndVariance;
}
