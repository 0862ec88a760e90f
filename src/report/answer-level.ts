import { median, quantiles } from '../summarise/index.ts';
import type { Answer, Query } from './query.ts';
import type { RunData } from './run-data.ts';
import { shownValues } from './shown-values.ts';

/** Answers what an outcome is in one scenario; not a number when every replication failed. */
export function levelAnswer(run: RunData, query: Query & { measure: 'level' }): Answer {
  const kept = shownValues(run, query).filter((value) => !Number.isNaN(value));
  if (query.take === 'n')
    return { value: kept.length, n: kept.length, method: 'count of futures that did not fail' };
  if (kept.length === 0) return { value: NaN, n: 0, method: 'no replication without failure' };
  const [low, middle, high] = quantiles(kept, [0.05, 0.5, 0.95]);
  if (query.take === 'median') return { value: middle, n: kept.length, method: 'median, type 7' };
  return { value: [low, high], n: kept.length, method: 'quantiles 5% and 95%, type 7' };
}

/** Answers how many times as large an outcome is as with the baseline; not a number when no ratio is finite. */
export function ratioAnswer(run: RunData, query: Query & { measure: 'ratio' }): Answer {
  const variant = shownValues(run, query);
  const baseline = shownValues(run, { ...query, scenario: query.baseline });
  const ratios = variant.map((value, r) => value / baseline[r]).filter((value) => Number.isFinite(value));
  if (ratios.length === 0) return { value: NaN, n: 0, method: 'no finite ratio' };
  return { value: median(ratios), n: ratios.length, method: 'median of paired ratios, type 7' };
}
