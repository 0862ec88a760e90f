import { unbundled } from './effects.ts';
import type { Answer, Query } from './query.ts';
import type { RunData } from './run-data.ts';
import { shownUnit } from './shown-unit.ts';
import { outcomeNamed } from './shown-values.ts';

/** Answers what one part of a bundled change does in the mean; not a number where the experiment has no such part. */
export function partAnswer(run: RunData, query: Query & { measure: 'part' }): Answer {
  const outcome = outcomeNamed(run, query.outcome);
  const found = unbundled(run, outcome, query.point);
  const all = found === undefined ? [] : [found.current, ...found.parts, found.interaction, found.full];
  const step = all.find(({ name }) => name === query.part);
  if (step === undefined) return { value: NaN, n: 0, method: 'no bundle' };
  const { factor } = shownUnit(outcome.unit);
  const scaled = (end: number | null): number | null => (end === null ? null : end * factor);
  const { n } = step.interval;
  if (query.take === 'mean') return { value: step.mean * factor, n, method: 'mean of paired effects' };
  return {
    value: [scaled(step.interval.low), scaled(step.interval.high)],
    n,
    method: '95% interval of the mean, paired t',
  };
}
