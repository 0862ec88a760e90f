import type { ResolvedOutcome } from '../../plan/index.ts';
import { answer } from '../answer.ts';
import type { Query } from '../query.ts';
import { digitsApart } from '../../summarise/index.ts';
import { rich, strong } from '../rich-text.ts';
import type { Rich } from '../rich-text.ts';
import { midSentence, shownUnit, withUnit } from '../shown-unit.ts';
import { scenarioLabel, zeroBelow } from './context.ts';
import type { Context } from './context.ts';

/** `Current rules, reward runway: near 20 years (13 to 30).`, or `7 days in 9 in 10 futures` where the range is one value; for the scenario of the report; empty when no future was finished. */
export function levelLine(context: Context, outcome: ResolvedOutcome): Rich[] {
  const { run, numbers, effect } = context;
  const { scenario } = effect;
  if (run.outcome(scenario, outcome.name).every(Number.isNaN)) return [];
  const query = { measure: 'level', table: 'outcomes', scenario, outcome: outcome.name, point: 0 } as const;
  const { text } = shownUnit(outcome.unit);
  const [low, high] = levelEnds(context, query);
  const style = { digits: digitsApart(low, high), ...zeroBelow(outcome) };
  const middle = numbers.print({ ...query, take: 'median' }, { ...style, after: withUnit('', text) });
  const what = rich`${strong(scenarioLabel(context, scenario))}, ${midSentence(outcome.label)}`;
  if (low === high) return [rich`${what}: ${middle} in 9 in 10 futures.`];
  return [rich`${what}: near ${middle} (${numbers.print({ ...query, take: 'range' }, style)}).`];
}

/** The ends of 9 in 10 futures; not a number where they are not bounded. */
function levelEnds({ run }: Context, query: Omit<Query & { measure: 'level' }, 'take'>): [number, number] {
  const { value } = answer(run, { ...query, take: 'range' });
  const ends = typeof value === 'number' ? [value, value] : value;
  return [ends[0] ?? NaN, ends[1] ?? NaN];
}
