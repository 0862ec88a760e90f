import { compensatedSum } from '../numeric/index.ts';
import { ascending, expectedShortfall, quantile } from '../summarise/index.ts';

/**
 * What makes a setting good when its outcome differs from future to future: `expected` its mean; `quantile` its value in a bad
 * future (p = 0.05: better in 95 of 100; for goals that are to be low, the upper quantile); `shortfall` the mean of the worst
 * share p of its futures; `maximumRegret` the most that is lost, in any future, against the setting that is best there.
 */
export type Measure =
  | { readonly kind: 'expected' }
  | { readonly kind: 'quantile' | 'shortfall'; readonly p: number }
  | { readonly kind: 'maximumRegret' };

/** Values of one goal: one column per setting, the same futures in the same order. */
export type Columns = readonly Float64Array[];

/**
 * Regret of each setting in each future: the best value of all settings in that future less its own (Savage 1951), at least 0, in
 * the unit of the values. Throws for columns of unequal lengths.
 */
export function regrets(columns: Columns, better: 'higher' | 'lower'): Float64Array[] {
  checkColumns(columns);
  const sign = better === 'higher' ? 1 : -1;
  const best = columns[0].map((_, r) =>
    columns.reduce((top, column) => Math.max(top, sign * column[r]), -Infinity),
  );
  return columns.map((column) => column.map((value, r) => best[r] - sign * value));
}

/** A measure as columns to look at, the statistic of each, and which way it is better. */
export interface Measured {
  readonly columns: Columns;
  readonly better: 'higher' | 'lower';
  statistic(values: Float64Array): number;
}

/** Prepares a measure for columns: what is computed for each setting, possibly on resampled futures. Throws for p outside 0 to 1. */
export function measured(columns: Columns, better: 'higher' | 'lower', measure: Measure): Measured {
  checkColumns(columns);
  if (measure.kind !== 'quantile') checkFinite(columns, measure.kind);
  if (measure.kind === 'expected') return { columns, better, statistic: meanValue };
  if (measure.kind === 'maximumRegret')
    return { columns: regrets(columns, better), better: 'lower', statistic: largestOf };
  const { kind, p } = measure;
  if (!(p > 0 && p < 1)) throw new Error(`invalid share: ${p}; expected more than 0 and less than 1`);
  const isHigh = better === 'higher';
  if (kind === 'quantile')
    return { columns, better, statistic: (values) => quantile(ascending(values), isHigh ? p : 1 - p) };
  return {
    columns,
    better,
    statistic: (values) => {
      const losses = isHigh ? values.map((value) => -value) : values;
      return (isHigh ? -1 : 1) * expectedShortfall(losses, 1 - p);
    },
  };
}

/** The measure of every setting, in the unit of the goal. */
export function measureAll(columns: Columns, better: 'higher' | 'lower', measure: Measure): number[] {
  const { columns: of, statistic } = measured(columns, better, measure);
  return of.map((column) => statistic(column));
}

/** The setting whose largest regret is smallest, with the largest regrets of all (Savage 1951). Of equal ones the first. */
export function minimaxRegret(
  columns: Columns,
  better: 'higher' | 'lower',
): { readonly best: number; readonly regrets: readonly number[] } {
  const worst = measureAll(columns, better, { kind: 'maximumRegret' });
  return { best: worst.indexOf(Math.min(...worst)), regrets: worst };
}

/**
 * Share of futures in which all thresholds are met, for each setting: the domain criterion (Starr 1962). `met[t]` tells for each
 * threshold the columns and the bounds. Throws for no thresholds or columns that do not fit together.
 */
export function satisficing(
  thresholds: readonly { readonly columns: Columns; readonly atLeast?: number; readonly atMost?: number }[],
): number[] {
  if (thresholds.length === 0) throw new Error('invalid thresholds: none; expected at least 1');
  const [first] = thresholds;
  checkColumns(thresholds.flatMap(({ columns }) => columns));
  if (thresholds.some(({ columns }) => columns.length !== first.columns.length))
    throw new Error('invalid thresholds: different numbers of settings; expected the same settings in all');
  return first.columns.map((column, i) => {
    let met = 0;
    for (let r = 0; r < column.length; r++) {
      const isMet = thresholds.every(
        ({ columns, atLeast = -Infinity, atMost = Infinity }) =>
          columns[i][r] >= atLeast && columns[i][r] <= atMost,
      );
      if (isMet) met++;
    }
    return met / column.length;
  });
}

/** The largest value, of however many. */
const largestOf = (values: Float64Array): number =>
  values.reduce((most, value) => Math.max(most, value), -Infinity);

const meanValue = (values: Float64Array): number => compensatedSum(values) / values.length;

function checkColumns(columns: Columns): void {
  if (columns.length === 0 || columns[0].length === 0)
    throw new Error('invalid columns: none; expected at least one setting and one future');
  if (columns.some((column) => column.length !== columns[0].length))
    throw new Error('invalid columns: unequal lengths; expected the same futures for all settings');
}

function checkFinite(columns: Columns, kind: string): void {
  for (const column of columns) {
    const found = column.find((value) => !Number.isFinite(value));
    if (found !== undefined)
      throw new Error(
        `invalid value: ${found} for ${kind}; expected finite numbers, a quantile, or a threshold to be met`,
      );
  }
}
