import type { Stream } from '../../src/random/index.ts';

/** Addresses a process may use for one member and one day: draw `slot` (0 to 3) is made at member × 4 + slot. */
export const DRAWS_PER_DAY = 4;

/** Stationary moments of one day's log return; kurtosis above that of the normal, Infinity where it does not exist. */
export interface DailyMoments {
  readonly mean: number;
  readonly variance: number;
  readonly skewness: number;
  readonly excessKurtosis: number;
  /**
   * Correlation of the day's log return with its normal shock: two processes whose shocks have correlation r have returns of
   * correlation r × one × other, as far as nothing else connects them. 0 where no normal shock moves the return.
   */
  readonly loading: number;
}

/** What is written to declare a process of daily log returns. */
export interface ReturnProcessSpec<P> {
  readonly name: string;
  readonly means: string;
  /** Every parameter with its unit and meaning. */
  readonly parameters: { readonly [K in keyof P]: string };
  /** Numbers of state that a path needs. */
  readonly state: number;
  /** Sets the state before the first day; throws `invalid …` when a parameter is impossible. */
  begin(state: Float64Array, parameters: P): void;
  /**
   * Log return of the day with its standard normal shock given, so that several processes can share luck; moves the state.
   * Everything else is drawn at the slots 1 to 3.
   */
  move(
    state: Float64Array,
    parameters: P,
    shock: number,
    random: Stream,
    member: number,
    day: number,
  ): number;
  /** Moments of one day's log return in the stationary law, exact unless the process says otherwise. */
  moments(parameters: P): DailyMoments;
}

/**
 * A process of daily log returns, usable alone. Rates and volatilities are annual and become daily by 365 days (variances in
 * proportion to time). `drift` is the growth rate of the expected price, compounded continuously: E[S_T] = S_0 exp(drift T), T in
 * years, so that drift 0.1 makes 10.5 % in a year; the log return of a year is lower by half its variance. Slot 0 is always the normal of the day's diffusion, so processes can be compared
 * draw for draw; what a process draws never depends on what it drew before.
 */
export interface ReturnProcess<P> extends ReturnProcessSpec<P> {
  /** Log return of the day; moves the state. `member` tells paths of one stream apart (0 for a single path). */
  step(state: Float64Array, parameters: P, random: Stream, member: number, day: number): number;
}

/** A process with its `step`: `move` with the normal of slot 0. */
export function returnProcess<P>(spec: ReturnProcessSpec<P>): ReturnProcess<P> {
  return {
    ...spec,
    step: (state, parameters, random, member, day) =>
      spec.move(state, parameters, random.normal(member * DRAWS_PER_DAY, day), random, member, day),
  };
}

/** A process together with its parameters: what a mechanism steps without knowing which process it is. */
export interface PriceLaw {
  readonly name: string;
  /** Numbers of state that a path needs. */
  readonly state: number;
  begin(state: Float64Array): void;
  /** Log return of the day with its standard normal shock given. */
  move(state: Float64Array, shock: number, random: Stream, member: number, day: number): number;
  readonly moments: DailyMoments;
}

/** Binds a process to parameters that do not change; throws `invalid …` when they are impossible. */
export function priceLaw<P>(process: ReturnProcess<P>, parameters: P): PriceLaw {
  process.begin(new Float64Array(process.state), parameters);
  return {
    name: process.name,
    state: process.state,
    begin: (state) => process.begin(state, parameters),
    move: (state, shock, random, member, day) => process.move(state, parameters, shock, random, member, day),
    moments: process.moments(parameters),
  };
}

const still: DailyMoments = { mean: 0, variance: 0, skewness: 0, excessKurtosis: 0, loading: 0 };

/** The law of a price that does not move by itself. */
export const constantPrice: PriceLaw = {
  name: 'constant',
  state: 0,
  begin() {},
  move: () => 0,
  moments: still,
};

/** Throws `invalid <name>: <value>; expected …` unless low <= value <= high (NaN never is). */
export function requireBetween(name: string, value: number, low: number, high: number): void {
  if (value >= low && value <= high) return;
  throw new Error(`invalid ${name}: ${value}; expected ${low} to ${high}`);
}
