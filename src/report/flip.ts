import type { ResolvedOutcome } from '../plan/index.ts';
import { flipPoint } from '../summarise/index.ts';
import type { FlipPoint } from '../summarise/index.ts';
import type { Answer, EffectNamed, Query } from './query.ts';
import type { RunData } from './run-data.ts';
import { outcomeNamed } from './shown-values.ts';

/** A direction of a paired effect. */
export type Direction = 'better' | 'same' | 'worse';

/** What is asked: where along an input the chance that an effect has a direction crosses one half. */
export interface FlipAsked extends EffectNamed {
  readonly assumption: string;
  readonly direction: Direction;
}

/** Where along a drawn input, in its own unit, a verdict flips; undefined for an input that was not drawn as a number. Throws for an unknown outcome. */
export function flipOf(run: RunData, asked: FlipAsked): FlipPoint | undefined {
  const drawn = run.drawn(asked.assumption);
  if (drawn === undefined || drawn.some((value) => typeof value !== 'number')) return undefined;
  const outcome = outcomeNamed(run, asked.outcome);
  const variant = run.outcome(asked.scenario, asked.outcome, asked.point);
  const baseline = run.outcome(asked.baseline, asked.outcome, asked.point);
  const holds = variant.map((value, r) => {
    const difference = value === baseline[r] ? 0 : value - baseline[r];
    if (Number.isNaN(difference)) return NaN;
    return directionOf(difference, outcome) === asked.direction ? 1 : 0;
  });
  return flipPoint(drawn.map(Number), holds);
}

/** By the rule of `pairedDifference`. */
function directionOf(difference: number, { matters, better }: ResolvedOutcome): Direction {
  if (difference === 0 || Math.abs(difference) < matters) return 'same';
  return difference > 0 === (better !== 'lower') ? 'better' : 'worse';
}

/** The answer to a query about a flip, in the unit shown. */
export function flipAnswer(run: RunData, query: Query & { measure: 'flip' }): Answer {
  const found = flipOf(run, query);
  if (found === undefined) return { value: NaN, n: 0, method: 'not drawn as a number' };
  if (query.take === 'n')
    return { value: found.n, n: found.n, method: 'count of replications by which the flip was judged' };
  if (query.take === 'value') {
    const method = 'value at which the chance crosses 1 in 2: isotonic fit along the drawn values';
    return { value: found.value * query.factor, n: found.n, method };
  }
  const end = (value: number | null): number | null => (value === null ? null : value * query.factor);
  return {
    value: [end(found.low), end(found.high)],
    n: found.n,
    method: '95% interval: values that exact binomial tests on the futures next to them do not contradict',
  };
}
