import type { Stream } from '../../src/random/index.ts';

/** Addresses a process may use for one member and one day: draw `slot` (0 to 3) is made at member × 4 + slot. */
export const DRAWS_PER_DAY = 4;

/** Stationary moments of one day's log return; kurtosis above that of the normal, Infinity where it does not exist. */
export interface DailyMoments {
  readonly mean: number;
  readonly variance: number;
  readonly skewness: number;
  readonly excessKurtosis: number;
}

/**
 * A process of daily log returns, usable alone. Rates and volatilities are annual and become daily by 365 days; `drift` is
 * the yearly expected simple return. Slot 0 is always the normal of the day's diffusion, so processes can be compared
 * draw for draw; what a process draws never depends on what it drew before.
 */
export interface ReturnProcess<P> {
  readonly name: string;
  readonly means: string;
  /** Every parameter with its unit and meaning. */
  readonly parameters: { readonly [K in keyof P]: string };
  /** Numbers of state that a path needs. */
  readonly state: number;
  /** Sets the state before the first day; throws `invalid …` when a parameter is impossible. */
  begin(state: Float64Array, parameters: P): void;
  /** Log return of the day; moves the state. `member` tells paths of one stream apart (0 for a single path). */
  step(state: Float64Array, parameters: P, random: Stream, member: number, day: number): number;
  /** Exact moments of one day's log return in the stationary law. */
  moments(parameters: P): DailyMoments;
}

/** Throws `invalid <name>: <value>; expected …` unless low <= value <= high (NaN never is). */
export function requireBetween(name: string, value: number, low: number, high: number): void {
  if (value >= low && value <= high) return;
  throw new Error(`invalid ${name}: ${value}; expected ${low} to ${high}`);
}
