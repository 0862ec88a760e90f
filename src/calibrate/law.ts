import { exp, log } from '../numeric/index.ts';

/** Values to fit (daily log returns, or a level) with their mean and root mean square deviation. */
export interface Sample {
  readonly values: Float64Array;
  readonly mean: number;
  readonly deviation: number;
}

/** One estimated parameter. */
export interface LawParameter {
  readonly name: string;
  readonly unit: string;
  readonly means: string;
  /** Where an interval lies: on the whole line, above zero, or between zero and one. */
  readonly range: 'line' | 'positive' | 'share';
  /** What is absent when the parameter is zero; said where zero lies within two standard errors. */
  readonly absentAtZero?: string;
}

/**
 * A law of a series as something to be fitted. The search moves in coordinates without bounds, scaled so that 0.25 is a sensible
 * step; `natural` gives the parameters that they stand for, in the order of `parameters`.
 */
export interface Law {
  readonly name: string;
  readonly means: string;
  readonly parameters: readonly LawParameter[];
  /** How many of the values are explained: the first ones may only be conditions. */
  readonly conditions: number;
  starts(sample: Sample): readonly (readonly number[])[];
  natural(point: readonly number[], sample: Sample): number[];
  /** Whether the search may go there: a spread below 1/50 or above 50 times the sample's is a likelihood that has run away. */
  isInside(natural: readonly number[], sample: Sample): boolean;
  /** Log density of each value given those before it, written into `into` (length: values − conditions). */
  contributions(natural: readonly number[], values: Float64Array, into: Float64Array): void;
  /** Probability of a value at most the one that came, given those before it. */
  probabilities(natural: readonly number[], values: Float64Array): Float64Array;
  /** What a reader of these estimates must know, in sentences. */
  notes(natural: readonly number[], sample: Sample): string[];
}

export const LOG_TWO_PI = 1.8378770664093454836;

/** Log density of a normal law with a mean and a variance. */
export function normalLogDensity(x: number, mean: number, variance: number): number {
  return -0.5 * (LOG_TWO_PI + log(variance) + ((x - mean) * (x - mean)) / variance);
}

/** 1/(1 + e^(−x)): the share that a coordinate stands for. */
export const shareOfPoint = (x: number): number => 1 / (1 + exp(-x));

/** ln(p/(1 − p)): the coordinate of a share. */
export const pointOfShare = (p: number): number => log(p / (1 - p));

const FURTHEST = 50;

/** True for a spread between 1/50 and 50 times that of the sample. */
export const isSpread = (spread: number, { deviation }: Sample): boolean =>
  spread >= deviation / FURTHEST && spread <= deviation * FURTHEST;

/** True for a shift of at most 50 times the spread of the sample. */
export const isShift = (shift: number, { deviation }: Sample): boolean =>
  Math.abs(shift) <= deviation * FURTHEST;

/** The yearly expected simple return, the same for every law of returns. */
export const driftParameter: LawParameter = {
  name: 'drift',
  unit: '1/year',
  means: 'expected simple return of the sample; never a forecast',
  range: 'line',
};

/** A yearly volatility by its name. */
export const volatilityParameter = (name: string, means: string): LawParameter => ({
  name,
  unit: '1/year',
  means,
  range: 'positive',
});

/** Values with their mean and root mean square deviation. */
export function sampleOf(values: Float64Array): Sample {
  const mean = values.reduce((sum, each) => sum + each, 0) / values.length;
  const squares = values.reduce((sum, each) => sum + (each - mean) * (each - mean), 0);
  return { values, mean, deviation: Math.sqrt(squares / values.length) };
}
