import { bootstrapInterval, bootstrapT, pairedBootstrap } from '../src/precision/index.ts';
import {
  binomialProbabilities,
  clopperPearson,
  meanInterval,
  median,
  quantileInterval,
  wilson,
} from '../src/summarise/index.ts';
import type { ProportionInterval } from '../src/summarise/index.ts';
import { exponential, holds, lognormal, normal, shareOf } from './coverage-laws.ts';
import type { Law, Sides } from './coverage-laws.ts';

/** One way to make an interval, and the truth it is about. */
export interface Method {
  readonly name: string;
  readonly law: Law;
  readonly truth: number;
  /** Largest number of values for which it is measured: drawing again takes time. */
  readonly most: number;
  make(n: number, experiment: number): Sides;
}

const mean = (values: Float64Array): number => values.reduce((a, b) => a + b, 0) / values.length;
const resamples = 500;

const ofMean = (law: Law): Method[] => [
  {
    name: 'mean, Student t',
    law,
    truth: law.mean,
    most: 1000,
    make: (n, k) => meanInterval(law.draw(n, k)),
  },
  {
    name: 'mean, BCa',
    law,
    truth: law.mean,
    most: 100,
    make: (n, k) => bootstrapInterval(law.draw(n, k), mean, { resamples, seed: k }),
  },
  {
    name: 'mean, bootstrap-t',
    law,
    truth: law.mean,
    most: 100,
    make: (n, k) => bootstrapT(law.draw(n, k), { resamples, seed: k }),
  },
];

const ofMedian = (law: Law): Method[] => [
  {
    name: 'median, order statistics',
    law,
    truth: law.median,
    most: 1000,
    make: (n, k) => quantileInterval(law.draw(n, k).sort(), 0.5),
  },
  {
    name: 'median, BCa',
    law,
    truth: law.median,
    most: 100,
    make: (n, k) => bootstrapInterval(law.draw(n, k), median, { resamples, seed: k }),
  },
];

/** Pairs (first, 1.2 first + noise): the ratio of means is 1.2 + 0.5 = 1.7. */
const ratio: Method = {
  name: 'ratio of means of pairs, paired BCa',
  law: exponential,
  truth: 1.7,
  most: 100,
  make(n, k) {
    const first = exponential.draw(n, k);
    const noise = exponential.draw(n, k + 1_000_000);
    const second = first.map((value, i) => 1.2 * value + 0.5 * noise[i]);
    return pairedBootstrap({ first, second }, (a, b) => mean(b) / mean(a), { resamples, seed: k });
  },
};

/** Every interval of numbers whose coverage is measured. */
export const methods: readonly Method[] = [
  ...ofMean(normal),
  ...ofMean(lognormal),
  ...ofMedian(normal),
  ...ofMedian(lognormal),
  ratio,
];

/** Measured coverage of a method. */
export function coverageOf({ make, truth }: Method, n: number, repetitions: number): number {
  return shareOf(repetitions, (k) => holds(make(n, k), truth));
}

/** Exact coverage of an interval of a proportion: all counts of successes with their probabilities. */
export function exactCoverage(
  interval: (successes: number, n: number) => ProportionInterval,
  n: number,
  p: number,
): number {
  return binomialProbabilities(n, p).reduce(
    (total, chance, successes) => total + (holds(interval(successes, n), p) ? chance : 0),
    0,
  );
}

/** Intervals of a proportion by name. */
export const proportions: readonly (readonly [string, (k: number, n: number) => ProportionInterval])[] = [
  ['Wilson', (k, n) => wilson(k, n)],
  ['Clopper–Pearson', (k, n) => clopperPearson(k, n)],
];
