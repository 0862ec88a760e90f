import { normalCdf, normalQuantile } from '../numeric/index.ts';
import { Stream } from '../random/index.ts';
import { quantile, symmetricInterval } from '../summarise/index.ts';
import type { Interval, Values } from '../summarise/index.ts';
import { ascending, checkedConfidence, checkedCount, finiteColumn, sameLength } from '../summarise/values.ts';

/** How the sample is drawn again. */
export interface BootstrapOptions {
  /** 0.95 when absent. */
  readonly confidence?: number | undefined;
  /** How often the sample is drawn again; 2,000 when absent, at least 100. */
  readonly resamples?: number | undefined;
  /** Seed of the draws; 1 when absent. The same seed gives the same interval, everywhere. */
  readonly seed?: number | undefined;
}

/** An interval by drawing the sample again. */
export interface BootstrapInterval extends Interval {
  readonly estimate: number;
  readonly resamples: number;
}

/** A number computed from a sample. */
export type Statistic = (values: Float64Array) => number;

/** A number computed from pairs: `first[i]` and `second[i]` belong together. */
export type PairStatistic = (first: Float64Array, second: Float64Array) => number;

/** A statistic of the sample with the members `chosen`. */
type OfChosen = (chosen: Int32Array) => number;

interface Settings {
  readonly confidence: number;
  readonly resamples: number;
  readonly seed: number;
}

/** Options with what is meant when absent. Throws for fewer than 100 resamples and a confidence outside 0 to 1. */
export function bootstrapSettings(options: BootstrapOptions): Settings {
  const { confidence = 0.95, resamples = 2000, seed = 1 } = options;
  return {
    confidence: checkedConfidence(confidence),
    resamples: checkedCount(resamples, 'number of resamples', 100),
    seed,
  };
}

/** Calls `see` with the members of every resample of `n`: resample b is addressed by the seed and b, so it is the same everywhere. */
export function resample(n: number, { resamples, seed }: Settings, see: (chosen: Int32Array) => void): void {
  const stream = new Stream('precision.bootstrap');
  stream.begin(seed, 0);
  const luck = new Float64Array(n);
  const chosen = new Int32Array(n);
  for (let b = 0; b < resamples; b++) {
    stream.fillUniform(luck, b);
    for (let i = 0; i < n; i++) chosen[i] = Math.floor(luck[i] * n);
    see(chosen);
  }
}

/** Acceleration by leaving out one member at a time; 0 where nothing varies. */
function accelerationOf(n: number, statistic: OfChosen): number {
  const left = Float64Array.from({ length: n }, (_, out) =>
    statistic(Int32Array.from({ length: n - 1 }, (_each, i) => (i < out ? i : i + 1))),
  );
  const mean = left.reduce((a, b) => a + b, 0) / n;
  let [squares, cubes] = [0, 0];
  for (const value of left) {
    const gap = mean - value;
    squares += gap * gap;
    cubes += gap * gap * gap;
  }
  return squares === 0 ? 0 : cubes / (6 * squares * Math.sqrt(squares));
}

/** Bias correction: normal quantile of the share of resamples below the estimate, half of the equal ones counted. */
function biasOf(replicates: Float64Array, estimate: number): number {
  let below = 0;
  for (const value of replicates) below += value < estimate ? 1 : value === estimate ? 0.5 : 0;
  return normalQuantile(below / replicates.length);
}

/** The corrected quantile of the replicates for a normal score; null where the correction breaks down. */
function correctedEnd(
  sorted: Float64Array,
  score: number,
  bias: number,
  acceleration: number,
): number | null {
  const shifted = bias + score;
  const scale = 1 - acceleration * shifted;
  if (!(scale > 0) || !Number.isFinite(bias)) return null;
  return quantile(sorted, normalCdf(bias + shifted / scale));
}

function bca(n: number, statistic: OfChosen, options: BootstrapOptions, method: string): BootstrapInterval {
  const settings = bootstrapSettings(options);
  const { confidence, resamples } = settings;
  const estimate = statistic(Int32Array.from({ length: n }, (_, i) => i));
  if (n < 2)
    return { ...symmetricInterval(estimate, Infinity, { confidence, method, n }), estimate, resamples };
  const replicates = new Float64Array(resamples);
  let b = 0;
  resample(n, settings, (chosen) => (replicates[b++] = statistic(chosen)));
  if (replicates.some(Number.isNaN)) {
    throw new Error('invalid statistic: NaN in a resample; expected a number for every sample');
  }
  const bias = biasOf(replicates, estimate);
  const acceleration = accelerationOf(n, statistic);
  const sorted = ascending(replicates);
  const score = normalQuantile(0.5 + confidence / 2);
  return {
    low: correctedEnd(sorted, -score, bias, acceleration),
    high: correctedEnd(sorted, score, bias, acceleration),
    confidence,
    method,
    n,
    estimate,
    resamples,
  };
}

/**
 * BCa bootstrap interval for any statistic of one column: quantiles of the statistic over resamples, corrected for bias and for a
 * spread that depends on the parameter. Equal values give an interval without width; both sides null for one value, a side null
 * where the correction breaks down. Source: Efron (1987); Efron and Tibshirani (1993), chapter 14. Throws for no values, values
 * that are not finite, a statistic that is not a number, fewer than 100 resamples.
 */
export function bootstrapInterval(
  values: Values,
  statistic: Statistic,
  options: BootstrapOptions = {},
): BootstrapInterval {
  const column = finiteColumn(values, 'values', 1);
  const ofChosen: OfChosen = (chosen) => statistic(Float64Array.from(chosen, (i) => column[i]));
  return bca(column.length, ofChosen, options, 'BCa bootstrap');
}

/**
 * BCa interval for a statistic of pairs, for example the ratio of means or the difference of medians of two scenarios: whole
 * pairs are drawn again, so what pairs have in common is kept. Throws as `bootstrapInterval`, and for unequal lengths.
 */
export function pairedBootstrap(
  pairs: { readonly first: Values; readonly second: Values },
  statistic: PairStatistic,
  options: BootstrapOptions = {},
): BootstrapInterval {
  sameLength(pairs.first, pairs.second, 'pairs');
  const first = finiteColumn(pairs.first, 'values', 1);
  const second = finiteColumn(pairs.second, 'values', 1);
  const ofChosen: OfChosen = (chosen) =>
    statistic(
      Float64Array.from(chosen, (i) => first[i]),
      Float64Array.from(chosen, (i) => second[i]),
    );
  return bca(first.length, ofChosen, options, 'paired BCa bootstrap');
}
