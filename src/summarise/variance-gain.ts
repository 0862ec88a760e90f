import { compensatedSum } from '../numeric/index.ts';
import type { Interval } from './interval.ts';
import { jackknifeRatio } from './jackknife-ratio.ts';
import { pairs } from './paired.ts';
import { significant } from './format.ts';
import { checkedCount, finiteColumn } from './values.ts';
import type { Values } from './values.ts';

/** What a way of simulating is worth: how many times fewer simulations it needs for the same error of a mean. */
export interface VarianceGain {
  /** Variance of the plain estimate over that of this one, at equal cost; above 1 it helps, below 1 it harms. Infinity without variance. */
  readonly gain: number;
  readonly interval: Interval;
  /** `8.1 times fewer [6.9, 9.6]`, `no gain: 0.98 [0.90, 1.1]`, `not settled: 1.6 [0.81, 3.3]`, `harms: 0.50 [0.47, 0.53]`. */
  readonly words: string;
}

/** A ratio of variances as measured. */
export interface MeasuredRatio {
  readonly ratio: number;
  /** The ratio with one independent part left out at a time. */
  readonly without: Float64Array;
  readonly method: string;
}

/** How sure, and at which cost. */
export interface GainSettings {
  readonly confidence?: number | undefined;
  /** Time of one simulation this way over that of a plain one; 1 when absent. */
  readonly cost?: number | undefined;
}

/** A gain from a ratio of variances and its values with one independent part left out at a time, with words. Throws for a cost that is not positive. */
export function gainOfRatio(
  { ratio, without, method }: MeasuredRatio,
  { confidence = 0.95, cost = 1 }: GainSettings,
): VarianceGain {
  if (!(cost > 0 && cost < Infinity)) throw new Error(`invalid cost: ${cost}; expected a positive number`);
  const interval = jackknifeRatio(
    ratio / cost,
    without.map((each) => each / cost),
    { confidence, method },
  );
  return { gain: ratio / cost, interval, words: gainWords(ratio / cost, interval) };
}

/** A gain this large is rounding: there is no error left. */
const NOTHING_LEFT = 1e12;

/** An interval around 1 that reaches this far up, or as far down, has not settled whether there is a gain. */
const WIDE = 1.5;

/** A gain in words: help and harm only where the whole interval says so, no gain only where it is narrow around 1; two digits. */
export function gainWords(gain: number, { low, high }: Pick<Interval, 'low' | 'high'>): string {
  const shown = significant(gain, 2);
  if (gain >= NOTHING_LEFT) return 'no error left at all';
  if (low === null || high === null) return `not known from so few: ${shown}`;
  const figures = `${shown} [${significant(low, 2)}, ${significant(high, 2)}]`;
  if (high < 1) return `harms: ${figures}`;
  if (low <= 1) return `${high >= WIDE || low <= 1 / WIDE ? 'not settled' : 'no gain'}: ${figures}`;
  return low < 1.1 ? `hardly worth it: ${figures}` : `${figures} times fewer`;
}

/** Variance of all values with some of them left out: n, sum and squares of deviations from the mean of all. */
function varianceOf(n: number, sum: number, squares: number): number {
  return (squares - (sum * sum) / n) / (n - 1);
}

function deviations(column: Float64Array): { d: Float64Array; squares: number } {
  const mean = compensatedSum(column) / column.length;
  const d = column.map((value) => value - mean);
  return { d, squares: compensatedSum(d.map((each) => each * each)) };
}

/** Variance of a column, and that without each of its values in turn. */
function variances(column: Float64Array): { all: number; without: Float64Array } {
  const n = column.length;
  const { d, squares } = deviations(column);
  return {
    all: squares / (n - 1),
    without: d.map((each) => Math.max(0, varianceOf(n - 1, -each, squares - each * each))),
  };
}

/**
 * Gain of common random numbers: (var(a) + var(b)) / var(b - a), what independent futures of the two scenarios would need over what the
 * same futures need. Pairs with a NaN are left out. Throws for unequal lengths, infinite values or fewer than three pairs.
 */
export function commonNumbersGain(
  baseline: Values,
  variant: Values,
  settings: GainSettings = {},
): VarianceGain {
  const found = pairs(baseline, variant);
  const [a, b, d] = [found.baseline, found.variant, found.differences].map((column) =>
    variances(finiteColumn(column, 'pairs', 3)),
  );
  const without = d.without.map((each, r) => (a.without[r] + b.without[r]) / each);
  const method = 'variance of independent over paired differences';
  return gainOfRatio({ ratio: (a.all + b.all) / d.all, without, method }, settings);
}

/**
 * Gain of draws coordinated in groups of consecutive replications, from the groups alone: the variance of all values (each has the law it
 * always has) over `group` times that of group means. An incomplete last group and groups with a failed replication (NaN) are left out.
 * Throws for infinite values, a group that is not a whole number of at least 2, or fewer than three whole groups.
 */
export function groupGain(values: Values, group: number, settings: GainSettings = {}): VarianceGain {
  const size = checkedCount(group, 'group', 2);
  const kept = wholeGroups(Float64Array.from(values), size);
  const column = finiteColumn(kept, 'values in whole groups', 3 * size);
  const { d, squares } = deviations(column);
  const [n, groups] = [column.length, column.length / size];
  const sums = Float64Array.from({ length: groups }, (_, k) =>
    compensatedSum(d.subarray(k * size, (k + 1) * size)),
  );
  const inside = Float64Array.from({ length: groups }, (_, k) =>
    compensatedSum(d.subarray(k * size, (k + 1) * size).map((each) => each * each)),
  );
  const means = variances(sums.map((sum) => sum / size));
  const without = means.without.map(
    (each, k) => varianceOf(n - size, -sums[k], squares - inside[k]) / (size * each),
  );
  const method = `variance of independent values over groups of ${size}`;
  return gainOfRatio({ ratio: squares / (n - 1) / (size * means.all), without, method }, settings);
}

function wholeGroups(values: Float64Array, size: number): number[] {
  return Array.from({ length: Math.floor(values.length / size) }, (_, k) => [
    ...values.subarray(k * size, (k + 1) * size),
  ])
    .filter((group) => !group.some(Number.isNaN))
    .flat();
}

/** Gain of a second way over a first from values of each that belong together (the same futures): var(plain) / var(reduced). Throws as `commonNumbersGain`. */
export function pairedGain(plain: Values, reduced: Values, settings: GainSettings = {}): VarianceGain {
  const found = pairs(plain, reduced);
  const [first, second] = [found.baseline, found.variant].map((column) =>
    variances(finiteColumn(column, 'pairs', 3)),
  );
  const without = first.without.map((each, r) => each / second.without[r]);
  return gainOfRatio({ ratio: first.all / second.all, without, method: 'ratio of variances' }, settings);
}
