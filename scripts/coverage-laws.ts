import { exp, log, normalQuantile } from '../src/numeric/index.ts';
import { Stream } from '../src/random/index.ts';

/** A law with known mean and median, drawn the same way for the same experiment number. */
export interface Law {
  readonly name: string;
  readonly mean: number;
  readonly median: number;
  readonly least: number;
  readonly most: number;
  draw(n: number, experiment: number): Float64Array;
}

function drawn(name: string, of: (u: number) => number): Law['draw'] {
  const stream = new Stream(`coverage.${name}`);
  return (n, experiment) => {
    stream.begin(20261120, experiment);
    const column = new Float64Array(n);
    stream.fillOpenUniform(column, 0);
    return column.map(of);
  };
}

/** Standard normal values. */
export const normal: Law = {
  name: 'normal',
  mean: 0,
  median: 0,
  least: -Infinity,
  most: Infinity,
  draw: drawn('normal', normalQuantile),
};

/** Skewed positive values: exp of a standard normal. */
export const lognormal: Law = {
  name: 'lognormal',
  mean: exp(0.5),
  median: 1,
  least: 0,
  most: Infinity,
  draw: drawn('lognormal', (u) => exp(normalQuantile(u))),
};

/** Exponential values with mean 1. */
export const exponential: Law = {
  name: 'exponential',
  mean: 1,
  median: log(2),
  least: 0,
  most: Infinity,
  draw: drawn('exponential', (u) => -log(u)),
};

/** 1 with probability p, otherwise 0. */
export function bernoulli(p: number): Law {
  return {
    name: `0 or 1, p = ${p}`,
    mean: p,
    median: p > 0.5 ? 1 : 0,
    least: 0,
    most: 1,
    draw: drawn('bernoulli', (u) => (u < p ? 1 : 0)),
  };
}

/** Sides of an interval; null bounds nothing. */
export interface Sides {
  readonly low: number | null;
  readonly high: number | null;
}

/** Whether an interval holds the truth. */
export function holds({ low, high }: Sides, truth: number): boolean {
  return (low ?? -Infinity) <= truth && truth <= (high ?? Infinity);
}

/** Share of experiments 0 … repetitions - 1 in which something is true. */
export function shareOf(repetitions: number, isTrue: (experiment: number) => boolean): number {
  let count = 0;
  for (let experiment = 0; experiment < repetitions; experiment++) if (isTrue(experiment)) count++;
  return count / repetitions;
}

/** A share in per cent with one decimal. */
export function inPercent(share: number): string {
  return (share * 100).toFixed(1);
}
