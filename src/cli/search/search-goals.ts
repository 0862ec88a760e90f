import type { ResolvedExperiment } from '../../plan/index.ts';
import { midSentence } from '../../report/shown-unit.ts';
import { goalName } from '../../search/index.ts';
import type { Goal, Threshold } from '../../search/index.ts';
import { parseResponse } from '../../study/index.ts';
import { textsOf } from './search-options.ts';
import { invalidOption } from '../choice-option.ts';
import type { Call } from '../verb.ts';

/** One goal of a search with what is needed to speak of it. */
export interface SearchGoal {
  readonly goal: Goal;
  readonly name: string;
  /** What it is, in words. */
  readonly label: string;
  readonly better: 'higher' | 'lower';
  readonly unit: string;
  readonly matters: number;
  /** The same goal under the baseline's rules; undefined where the goal is a difference already. */
  readonly current: Goal | undefined;
}

/** What goals are read against. */
export interface GoalContext {
  readonly resolved: ResolvedExperiment;
  responseOf(text: string): string;
  /** Thresholds whose share of futures is a goal of its own. */
  readonly meets: readonly Threshold[] | undefined;
}

/** Goals of a call, the share of futures that keep all conditions first. Throws E112, E124, E502. */
export function goalsOf(call: Call, { resolved, responseOf, meets }: GoalContext): SearchGoal[] {
  const goals = (['maximise', 'minimise'] as const).flatMap((option) =>
    textsOf(call, option).map((text): SearchGoal => {
      const response = parseResponse(responseOf(text), resolved);
      const better = option === 'maximise' ? 'higher' : 'lower';
      const { unit, matters, name, label } = response.outcome;
      const current = `${resolved.baseline}.${name}`;
      return {
        ...{ better, unit, matters, name: response.text, label: midSentence(label) },
        goal: { response: response.text, better },
        current: response.minus === undefined ? { response: current, better } : undefined,
      };
    }),
  );
  if (meets !== undefined) return [satisficingGoal(meets, resolved), ...goals];
  if (goals.length > 0) return goals;
  throw invalidOption('maximise', 'missing', 'an outcome to be high (--maximise) or low (--minimise)');
}

function satisficingGoal(meets: readonly Threshold[], { baseline }: ResolvedExperiment): SearchGoal {
  if (meets.length === 0)
    throw invalidOption(
      'robust',
      'satisfice',
      'conditions on outcomes to be met: --where "runwayYears >= 10"',
    );
  const isDifference = meets.some(({ response }) => response.includes(' - '));
  const atBaseline = meets.map(({ response, ...bounds }) => ({
    ...bounds,
    response: response.replace(/^[^.]*/u, baseline),
  }));
  return {
    goal: { meets },
    name: goalName({ meets }),
    label: 'share of futures that keep all conditions',
    better: 'higher',
    unit: 'share',
    matters: 0.05,
    current: isDifference ? undefined : { meets: atBaseline },
  };
}
