import type { Verdict } from '../../summarise/index.ts';
import { countWords } from '../charts/chart.ts';
import { adjectives, capital, scenarioLabel } from '../page/context.ts';
import { humanName, midSentence } from '../shown-unit.ts';
import type { Pair } from './pair.ts';
import { isClear } from './verdicts.ts';
import type { VerdictInBoth } from './verdicts.ts';

/** The verdict that a report of a difference is about: the headline outcome in the last scenario; undefined where the runs do not share it. */
export const headlineIn = (pair: Pair, verdicts: readonly VerdictInBoth[]): VerdictInBoth | undefined =>
  verdicts.find(({ outcome, scenario }) => outcome.headline && scenario === pair.scenarios.at(-1));

/** `Full proposal: the time for which rewards can be paid is no longer clearly shorter`. */
export function findingInWords(pair: Pair, verdicts: readonly VerdictInBoth[]): string {
  const found = headlineIn(pair, verdicts);
  if (found === undefined) return countOfTurned(verdicts);
  const scenario = scenarioLabel(pair.before.context, found.scenario);
  return `${scenario}: ${midSentence(found.outcome.label)} is ${becomes(found)}`;
}

/** The same in at most twelve words, for a picture. */
export function findingInTitle(pair: Pair, verdicts: readonly VerdictInBoth[]): string {
  const found = headlineIn(pair, verdicts);
  if (found === undefined) return countOfTurned(verdicts);
  const { label, name } = found.outcome;
  const titles = [label, humanName(name)].map((called) => `${capital(called)}: ${becomes(found)}`);
  return titles.find((title) => countWords(title) <= 12) ?? countOfTurned(verdicts);
}

function countOfTurned(verdicts: readonly VerdictInBoth[]): string {
  const turned = verdicts.filter(({ change }) => change === 'turns').length;
  if (turned === 0) return 'No verdict turns after the change';
  return `${turned} of ${verdicts.length} verdicts ${turned === 1 ? 'turns' : 'turn'} after the change`;
}

/** `longer instead of shorter`, `no longer clearly shorter`, `still shorter`. */
function becomes({ outcome, before, after }: VerdictInBoth): string {
  const [was, is] = [before, after].map((each) => pointsTo(each, adjectives(outcome)));
  if (was === is) return is === undefined ? 'still not clearly moved either way' : `still ${is}`;
  if (is === undefined) return `no longer clearly ${was ?? ''}`;
  return was === undefined ? `now clearly ${is}` : `${is} instead of ${was}`;
}

/** Which way an outcome goes; undefined where the chance does not say. */
function pointsTo(
  verdict: Verdict,
  { up, down }: { readonly up: string; readonly down: string },
): string | undefined {
  const { side } = verdict;
  if (!isClear(verdict)) return undefined;
  if (side === undefined) return 'about the same';
  return side === 'up' ? up : down;
}
