import type { Luck } from '../design/index.ts';
import type { OneAtATimeRow } from '../design/one-at-a-time.ts';
import { meanInterval, pairedTest, welch } from '../summarise/index.ts';
import type { Estimate } from './percentile-interval.ts';

/** Responses of a one-at-a-time design (`oneAtATime`): row 0 is the baseline. */
export interface TornadoInput {
  /** What each point differs in from the baseline. */
  readonly rows: readonly OneAtATimeRow[];
  /** Response at every point and replication: points × replications; NaN where a replication failed. */
  readonly values: Float64Array;
  /** 1 when absent: then there are no intervals. */
  readonly replications?: number;
  /** Whether points share their futures; `common` when absent: then changes are taken future by future. */
  readonly luck?: Luck;
  /** Default 0.95. */
  readonly confidence?: number;
}

/** The response with one input away from the baseline. */
export interface TornadoEnd {
  readonly end: 'low' | 'high' | 'value';
  readonly value: number | string;
  /** Mean response there. */
  readonly mean: number;
  /** Mean response there minus mean response at the baseline. */
  readonly change: Estimate;
}

/** What one input does when it moves alone. */
export interface TornadoBar {
  readonly name: string;
  readonly ends: readonly TornadoEnd[];
  /**
   * Highest minus lowest mean response over the ends and the baseline. The interval is wide enough for any two of them (Bonferroni), as the
   * luck of the sample chose which two.
   */
  readonly swing: Estimate;
}

/** Outcome of moving one input at a time; the longest bar first. */
export interface Tornado {
  readonly base: Estimate;
  readonly bars: readonly TornadoBar[];
  readonly replications: number;
  readonly luck: Luck;
  /** Neighbouring bars whose swings have overlapping intervals: their order is not settled. */
  readonly unsettled: readonly (readonly [string, string])[];
}

/**
 * One-at-a-time changes from the baseline with Student intervals over futures: paired where the points share them, Welch's otherwise. It sees no
 * interactions and depends on where the baseline is. Throws when rows and responses do not fit together, when row 0 is no baseline, or
 * when fewer replications than two are complete where more than one was run.
 */
export function tornado(input: TornadoInput): Tornado {
  const { rows, values, replications = 1, luck = 'common', confidence = 0.95 } = input;
  if (rows[0]?.end !== 'baseline' || values.length !== rows.length * replications) {
    throw new Error(
      `invalid one-at-a-time responses: ${values.length} for ${rows.length} rows; expected rows × ${replications}, the baseline first`,
    );
  }
  const column = columnsOf(values, { rows: rows.length, replications, luck });
  const names = [...new Set(rows.flatMap(({ dimension }) => dimension ?? []))];
  const compare = { luck, confidence };
  const bars = names.map((name): TornadoBar => {
    const own = rows.map((_, row) => row).filter((row) => rows[row].dimension === name);
    const ends = own.map((row) => endOf(rows[row], column[0], column[row], compare));
    return {
      name,
      ends,
      swing: swingOf(
        [0, ...own].map((row) => column[row]),
        compare,
      ),
    };
  });
  bars.sort((a, b) => b.swing.value - a.swing.value);
  const base = { value: meanOf(column[0]), interval: meanInterval(column[0], confidence) };
  return { base, bars, replications, luck, unsettled: unsettledOf(bars) };
}

interface Compare {
  readonly luck: Luck;
  readonly confidence: number;
}

/** Complete replications of each row; with shared futures those that are complete in every row. */
function columnsOf(
  values: Float64Array,
  { rows, replications, luck }: { rows: number; replications: number; luck: Luck },
): Float64Array[] {
  const all = Array.from({ length: rows }, (_, row) =>
    values.subarray(row * replications, (row + 1) * replications),
  );
  const isWhole = Array.from({ length: replications }, (_, r) =>
    all.every((column) => !Number.isNaN(column[r])),
  );
  const columns = all.map((column) =>
    column.filter((value, r) => (luck === 'common' ? isWhole[r] : !Number.isNaN(value))),
  );
  const least = Math.min(replications, 2);
  if (columns.some(({ length }) => length < least)) {
    throw new Error(
      `invalid replications: fewer than ${least} complete in some row; expected ${replications}`,
    );
  }
  return columns;
}

function endOf(row: OneAtATimeRow, base: Float64Array, there: Float64Array, compare: Compare): TornadoEnd {
  const { end, value } = row;
  if (end === 'baseline' || value === undefined)
    throw new Error('invalid row: no value; expected one away from the baseline');
  return { end, value, mean: meanOf(there), change: changeOf(base, there, compare) };
}

/** From the lowest to the highest mean of some columns. */
function swingOf(columns: readonly Float64Array[], { luck, confidence }: Compare): Estimate {
  const order = columns.map((_, c) => c).sort((a, b) => meanOf(columns[a]) - meanOf(columns[b]) || a - b);
  const pairs = (columns.length * (columns.length - 1)) / 2;
  const stricter = { luck, confidence: 1 - (1 - confidence) / pairs };
  const { value, interval } = changeOf(columns[order[0]], columns[order[order.length - 1]], stricter);
  const method =
    pairs === 1 || interval.low === null ? interval.method : `${interval.method}, any of ${pairs} pairs`;
  return { value, interval: { ...interval, confidence, method } };
}

/** Mean of `second` minus mean of `first`. */
function changeOf(first: Float64Array, second: Float64Array, { luck, confidence }: Compare): Estimate {
  if (first.length < 2) {
    const interval = { low: null, high: null, confidence, method: 'one replication', n: 1 };
    return { value: second[0] - first[0], interval };
  }
  const found = luck === 'common' ? pairedTest(first, second, confidence) : welch(first, second, confidence);
  return { value: found.difference, interval: found.interval };
}

function meanOf(column: Float64Array): number {
  return column.reduce((sum, each) => sum + each, 0) / column.length;
}

function unsettledOf(bars: readonly TornadoBar[]): [string, string][] {
  return bars.slice(1).flatMap(({ name, swing }, before): [string, string][] => {
    const above = bars[before];
    const isApart = (swing.interval.high ?? Infinity) < (above.swing.interval.low ?? -Infinity);
    return isApart ? [] : [[above.name, name]];
  });
}
