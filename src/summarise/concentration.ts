import { compensatedSum, exp, expm1, log, log1p } from '../numeric/index.ts';
import { ascending, finiteColumn } from './values.ts';
import type { Values } from './values.ts';

/** Holdings in ascending order, so that every index is independent of their order. Throws for none, negative or infinite ones, or a total of 0. */
function holdings(values: Values): { sorted: Float64Array; total: number } {
  const sorted = ascending(finiteColumn(values, 'holdings', 1));
  if (sorted[0] < 0) throw new Error(`invalid holdings: ${sorted[0]}; expected 0 or more`);
  const total = compensatedSum(sorted);
  if (total === 0) throw new Error('invalid holdings: total 0; expected at least one above 0');
  return { sorted, total };
}

/**
 * Gini coefficient in the population form: mean absolute difference of all n² ordered pairs over twice the mean, from 0
 * (equal) to 1 - 1/n (one holds all); multiply by n / (n - 1) for the sample form. Independent of order. Throws for no
 * holdings, negative or infinite ones, or a total of 0.
 */
export function gini(values: Values): number {
  const { sorted, total } = holdings(values);
  const n = sorted.length;
  // Sum of (2 i - n - 1) x(i) is half the sum of all absolute differences.
  const weighted = compensatedSum(sorted.map((held, i) => (2 * (i + 1) - n - 1) * held));
  return Math.max(0, weighted / (n * total));
}

/** Herfindahl–Hirschman index: sum of squared shares, from 1/n to 1 (times 10,000 in the convention of regulators). Throws as `gini`. */
export function hhi(values: Values): number {
  const { sorted, total } = holdings(values);
  return compensatedSum(sorted.map((held) => (held / total) * (held / total)));
}

/**
 * Nakamoto coefficient: the smallest number of holders who together hold *more than* `threshold` of the total (exactly
 * the threshold is not enough). Throws as `gini`, and for a threshold outside 0 to 1 (1 excluded).
 */
export function nakamoto(values: Values, threshold = 0.5): number {
  if (!(threshold >= 0 && threshold < 1)) {
    throw new Error(`invalid threshold: ${threshold}; expected 0 or more and less than 1`);
  }
  const { sorted, total } = holdings(values);
  let held = 0;
  let members = 0;
  while (members < sorted.length && !(held / total > threshold)) {
    members++;
    held += sorted[sorted.length - members];
  }
  return members;
}

/** Theil index T: mean of (x / mean) ln(x / mean), 0 for nothing held, from 0 to ln n. Throws as `gini`. */
export function theil(values: Values): number {
  const { sorted, total } = holdings(values);
  const mean = total / sorted.length;
  const terms = sorted.map((held) => (held === 0 ? 0 : (held / mean) * log(held / mean)));
  return Math.max(0, compensatedSum(terms) / sorted.length);
}

/** Equally distributed equivalent over the mean, for holdings relative to their mean. */
function equivalentShare(relative: Float64Array, aversion: number): number {
  const n = relative.length;
  if (aversion >= 1 && relative[0] === 0) return 0;
  if (aversion === 1) return exp(compensatedSum(relative.map(log)) / n);
  const power = 1 - aversion;
  // Relative to the holding with the largest power: nothing overflows, nor cancels where the aversion is near 1.
  const scale = aversion > 1 ? relative[0] : relative[n - 1];
  const excess = compensatedSum(relative.map((held) => expm1(power * log(held / scale)))) / n;
  return scale * exp(log1p(excess) / power);
}

/**
 * Atkinson index with inequality aversion `aversion` (epsilon, 0 or more): 1 - equally distributed equivalent / mean, from
 * 0 to 1; with an aversion of 1 or more it is 1 as soon as anybody holds nothing. Throws as `gini`, and for a negative aversion.
 */
export function atkinson(values: Values, aversion: number): number {
  if (!(aversion >= 0 && aversion < Infinity)) {
    throw new Error(`invalid aversion: ${aversion}; expected 0 or more`);
  }
  const { sorted, total } = holdings(values);
  const mean = total / sorted.length;
  return Math.max(
    0,
    1 -
      equivalentShare(
        sorted.map((held) => held / mean),
        aversion,
      ),
  );
}
