import { exp, log } from '../../src/numeric/index.ts';
import type { ReadonlyColumn } from '../../src/define/index.ts';

/** Positions of a path at which it is looked at: every `every`-th after the start, the start left out. */
export function monitoringDates(length: number, every = 1): Int32Array {
  if (!(Number.isInteger(every) && every >= 1))
    throw new Error(`invalid monitoring: every ${every}; expected 1, 2, 3, …`);
  return Int32Array.from({ length: Math.floor((length - 1) / every) }, (_, k) => (k + 1) * every);
}

/** Throws `invalid monitoring date …` unless the path has the last of the given positions, which stand in order of time. */
function requireDates(path: ReadonlyColumn, dates: Int32Array): void {
  const last = dates.length === 0 ? 0 : dates[dates.length - 1];
  if (!(last < path.length))
    throw new Error(
      `invalid monitoring date: ${last}; expected at most ${path.length - 1}, the last of the path`,
    );
}

/** Throws as `requireDates`, and where there is no date to average over. */
function requireSomeDates(path: ReadonlyColumn, dates: Int32Array): void {
  if (dates.length === 0)
    throw new Error('invalid monitoring: no dates; expected at least one to average over');
  requireDates(path, dates);
}

/** First of the given positions at which the path is at or beyond a level seen from its start; −1 where it never is. */
export function firstHit(path: ReadonlyColumn, level: number, dates: Int32Array): number {
  requireDates(path, dates);
  const above = level >= path[0];
  for (let d = 0; d < dates.length; d++) {
    const value = path[dates[d]];
    if (above ? value >= level : value <= level) return dates[d];
  }
  return -1;
}

/** Highest value so far at each of the given positions, the start included in the search. */
export function runningMaximum(path: ReadonlyColumn, dates: Int32Array): Float64Array {
  return running(path, dates, Math.max);
}

/** Lowest value so far at each of the given positions, the start included in the search. */
export function runningMinimum(path: ReadonlyColumn, dates: Int32Array): Float64Array {
  return running(path, dates, Math.min);
}

function running(
  path: ReadonlyColumn,
  dates: Int32Array,
  further: (a: number, b: number) => number,
): Float64Array {
  requireDates(path, dates);
  let extreme = path[0];
  return Float64Array.from(dates, (at) => {
    extreme = further(extreme, path[at]);
    return extreme;
  });
}

/** Fall from the highest value so far as a share of it, at each of the given positions; the path is above zero. */
export function drawdowns(path: ReadonlyColumn, dates: Int32Array): Float64Array {
  const highest = runningMaximum(path, dates);
  return highest.map((high, d) => 1 - path[dates[d]] / high);
}

/** Deepest fall from an earlier high, as a share of that high, seen at the given positions. */
export function deepestDrawdown(path: ReadonlyColumn, dates: Int32Array): number {
  return drawdowns(path, dates).reduce((deepest, each) => Math.max(deepest, each), 0);
}

/** Longest number of positions in a row spent below an earlier high. */
export function longestUnderWater(path: ReadonlyColumn, dates: Int32Array): number {
  let longest = 0;
  let now = 0;
  for (const fall of drawdowns(path, dates)) {
    now = fall > 0 ? now + 1 : 0;
    longest = Math.max(longest, now);
  }
  return longest;
}

/** Arithmetic mean of the path at the given positions, at least one. */
export function arithmeticAverage(path: ReadonlyColumn, dates: Int32Array): number {
  requireSomeDates(path, dates);
  let total = 0;
  for (let d = 0; d < dates.length; d++) total += path[dates[d]];
  return total / dates.length;
}

/** Geometric mean of the path at the given positions, at least one; the path is above zero. */
export function geometricAverage(path: ReadonlyColumn, dates: Int32Array): number {
  requireSomeDates(path, dates);
  let total = 0;
  for (let d = 0; d < dates.length; d++) total += log(path[dates[d]]);
  return exp(total / dates.length);
}
