import type { ResolvedOutcome } from '../../plan/index.ts';
import type { Verdict } from '../../summarise/index.ts';
import { counted } from '../numbers.ts';
import { isClear as isLikely } from '../outcome-effect.ts';
import { capital, plural, scenarioLabel, verdictOn } from '../page/context.ts';
import { paragraph, rich, strong } from '../rich-text.ts';
import type { Block, Rich, Section } from '../rich-text.ts';
import { midSentence } from '../shown-unit.ts';
import type { Pair, SideOfPair } from './pair.ts';

/** One verdict in both runs; `turns` when it points elsewhere, `words` when only its words differ. */
export interface VerdictInBoth {
  readonly scenario: string;
  readonly outcome: ResolvedOutcome;
  readonly before: Verdict;
  readonly after: Verdict;
  readonly change: 'turns' | 'words' | 'none';
}

/** Most verdicts that turn and are told in a sentence. */
const MOST_TOLD = 3;

const order = { turns: 0, words: 1, none: 2 } as const;

/** Every verdict that both runs have: those that turn first, then those with other words. */
export function verdictsInBoth(pair: Pair): VerdictInBoth[] {
  const found = pair.outcomes.flatMap((outcome) =>
    [...pair.scenarios].reverse().flatMap((scenario): VerdictInBoth[] => {
      const [before, after] = [pair.before, pair.after].map(
        ({ context }) => verdictOn(context, outcome, scenario)?.verdict,
      );
      if (before === undefined || after === undefined) return [];
      return [{ scenario, outcome, before, after, change: changeOf(before, after) }];
    }),
  );
  return found.sort((a, b) => order[a.change] - order[b.change]);
}

/** Whether a verdict says which way an outcome goes. */
export const isClear = ({ word }: Verdict): boolean => isLikely({ chance: word });

/** What says neither before nor after which way an outcome goes has not turned. */
function changeOf(before: Verdict, after: Verdict): VerdictInBoth['change'] {
  if (!isClear(before) && !isClear(after)) return 'none';
  if (before.direction !== after.direction || before.side !== after.side) return 'turns';
  return before.word === after.word ? 'none' : 'words';
}

/** Verdicts side by side, those that turn first; of those that are as before only the headline's, and how many there are. */
export function verdictsSection(pair: Pair, verdicts: readonly VerdictInBoth[]): Section {
  const said = { turns: 'turns', words: 'stronger or weaker', none: 'as before' } as const;
  const shown = verdicts.filter(
    ({ change, outcome, scenario }) =>
      change !== 'none' || (outcome.headline && scenario === pair.scenarios.at(-1)),
  );
  const rows = shown.map((each): Rich[] => [
    rich`${capital(each.outcome.label)}, ${scenarioLabel(pair.before.context, each.scenario)}`,
    verdictCell(pair.before, each, each.before),
    verdictCell(pair.after, each, each.after),
    // A neighbouring word may be luck of the count; what turns stands out.
    each.change === 'turns' ? [strong(said.turns)] : [said[each.change]],
  ]);
  const columns = ['Outcome and scenario', 'Before', 'After', 'Change'];
  const caption = 'Verdicts against the baseline in both runs; those that turn first';
  const left = verdicts.length - shown.length;
  const rest =
    left === 0
      ? []
      : [paragraph([`${left} of ${verdicts.length} verdicts are as before and are left out here.`])];
  const table: Block = { kind: 'table', caption, columns, rows };
  return {
    id: 'verdicts',
    title: 'Verdicts, before and after',
    blocks: [...(rows.length === 0 ? [] : [table]), ...rest],
    folded: false,
  };
}

/** `very likely to shorten (98 in 100)` */
function verdictCell(
  side: SideOfPair,
  { scenario, outcome }: Pick<VerdictInBoth, 'scenario' | 'outcome'>,
  verdict: Verdict,
): Rich {
  const { direction, verb, word } = verdict;
  const chance = side.context.numbers.print(
    {
      ...{ measure: 'effect', table: 'outcomes', scenario, outcome: outcome.name, point: 0, take: direction },
      baseline: side.run.experiment.baseline,
    },
    counted,
  );
  if (direction === 'same' && !isClear(verdict))
    return rich`no clear change, about the same in ${chance} in 100`;
  return rich`${word} to ${verb} (${chance} in 100)`;
}

/** What the change does, in sentences: how many verdicts turn, and the headline before and after. */
export function verdictsInWords(pair: Pair, verdicts: readonly VerdictInBoth[]): Rich[] {
  const turned = verdicts.filter(({ change }) => change === 'turns');
  const others = verdicts.filter(({ change }) => change === 'words').length;
  const headline = verdicts.find(
    ({ outcome, scenario }) => outcome.headline && scenario === pair.scenarios.at(-1),
  );
  const told = new Set([...(headline === undefined ? [] : [headline]), ...turned.slice(0, MOST_TOLD)]);
  const turns = turned.length === 1 ? 'turns' : 'turn';
  const luck =
    others === 0
      ? ''
      : `; ${others} ${others === 1 ? 'is' : 'are'} stronger or weaker than before, which may be luck`;
  const count = `Of ${plural(verdicts.length, 'verdict')} ${turned.length === 0 ? 'none' : turned.length} ${turned.length === 0 ? 'turns' : turns}${luck}.`;
  return [...[...told].map((each) => headlineSentence(pair, each)), [count]];
}

function headlineSentence(pair: Pair, verdict: VerdictInBoth): Rich {
  const { scenario, outcome, before, after } = verdict;
  const label = midSentence(outcome.label);
  const name = strong(scenarioLabel(pair.before.context, scenario));
  const cells = [verdictCell(pair.before, verdict, before), verdictCell(pair.after, verdict, after)];
  return rich`${name} and ${label}: before ${cells[0]}; after ${cells[1]}.`;
}
