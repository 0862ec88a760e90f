import { counted } from '../numbers.ts';
import type { ResolvedOutcome } from '../../plan/index.ts';
import { midSentence, shownUnit } from '../shown-unit.ts';
import { paragraph, rich, strong, bareText } from '../rich-text.ts';
import type { Rich, Section } from '../rich-text.ts';
import { wordsOf } from '../reading-grade.ts';
import { beyondTheEnd, horizon, scenarioLabel, verdictOn, zeroBelow } from './context.ts';
import type { Context } from './context.ts';

const mostWords = 120;
const fewestVerdicts = 3;
const mostVerdicts = 5;

/** 1 In one minute: three to five verdicts with chance, size and horizon in at most 120 words. */
export function oneMinute(context: Context): Section {
  const { run, numbers } = context;
  const futures = numbers.print({ measure: 'count', table: 'manifest', of: 'replications' }, counted);
  const opening = rich`We ran ${futures} simulated futures of ${horizon(context)} for each set of rules. Against ${scenarioLabel(context, run.experiment.baseline)}:`;
  const beyond = beyondTheEnd(context);
  const more =
    context.others.length > fewestVerdicts ? ' Other sets of rules are compared in the appendix.' : '';
  const closing = rich`The sizes span 9 in 10 futures.${more}${beyond === undefined ? '' : ` ${beyond}`} Confidence in the model: ${strong(context.confidence.level)}. This is no forecast.`;
  const all = verdictLines(context);
  const fixed = wordsOf(bareText(opening)).length + wordsOf(bareText(closing)).length;
  const chosen: Rich[] = [];
  let used = fixed;
  for (const line of all.slice(0, mostVerdicts)) {
    const more = wordsOf(bareText(line)).length;
    if (used + more > mostWords) continue;
    used += more;
    chosen.push(line);
  }
  const blocks = [paragraph(opening), { kind: 'list' as const, items: chosen }, paragraph(closing)];
  return { id: 'minute', title: 'In one minute', blocks, folded: false };
}

/** Lines by weight: the headline outcome in every scenario, then other outcomes that the last scenario clearly moves. */
function verdictLines(context: Context): Rich[] {
  const { run, headline, others, effect } = context;
  const onHeadline = [...others]
    .reverse()
    .slice(0, fewestVerdicts)
    .reverse()
    .flatMap((scenario) => verdictLine(context, headline, scenario));
  const moved = run.experiment.outcomes
    .filter(({ name }) => name !== headline.name)
    .flatMap((outcome) => {
      const found = verdictOn(context, outcome, effect.scenario);
      return found === undefined || found.verdict.direction === 'same'
        ? []
        : [{ outcome, chance: found.verdict.chance }];
    })
    .sort((a, b) => preference(b.outcome) - preference(a.outcome) || b.chance - a.chance);
  return [...onHeadline, ...moved.flatMap(({ outcome }) => verdictLine(context, outcome, effect.scenario))];
}

const preference = ({ better }: ResolvedOutcome): number => (better === 'neutral' ? 0 : 1);

/** `Full proposal is very likely (98 in 100) to shorten the runway, by 3.5 to 68 years.` */
function verdictLine(context: Context, outcome: ResolvedOutcome, scenario: string): Rich[] {
  const found = verdictOn(context, outcome, scenario);
  if (found === undefined) return [];
  const { direction, side, verb, word } = found.verdict;
  const query = {
    measure: 'effect' as const,
    table: 'outcomes' as const,
    scenario,
    baseline: context.run.experiment.baseline,
    outcome: outcome.name,
    point: 0,
  };
  const chance = context.numbers.print({ ...query, take: direction }, counted);
  const { low, high } = found.difference.range;
  const unit = shownUnit(outcome.unit).ofDifferences;
  const size = context.numbers.print(
    { ...query, take: 'range' },
    {
      digits: 2,
      ...(side === undefined ? { signed: true } : { verb: side }),
      ...zeroBelow(outcome),
      after: unit === '' ? '' : ` ${unit}`,
    },
  );
  const label = midSentence(outcome.label);
  const name = strong(scenarioLabel(context, scenario));
  if (low === 0 && high === 0)
    return [rich`${name} is ${word} (${chance} in 100) to leave ${label} about the same.`];
  if (direction === 'same')
    return [rich`${name} is ${word} (${chance} in 100) to leave ${label} about the same (${size}).`];
  // A range on both sides of nothing is a change, not a size: “lower it by −39 to +5” would say the opposite.
  if (side === undefined)
    return [rich`${name} is ${word} (${chance} in 100) to ${verb} ${label} (change ${size}).`];
  return [rich`${name} is ${word} (${chance} in 100) to ${verb} ${label}, by ${size}.`];
}
