import type { ResolvedOutcome } from '../../plan/index.ts';
import type { Verdict } from '../../summarise/index.ts';
import { counted } from '../numbers.ts';
import { capital, scenarioLabel, verdictOn } from '../page/context.ts';
import { rich, strong } from '../rich-text.ts';
import type { Rich, Section } from '../rich-text.ts';
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

function changeOf(before: Verdict, after: Verdict): VerdictInBoth['change'] {
  if (before.direction !== after.direction || before.side !== after.side) return 'turns';
  return before.word === after.word ? 'none' : 'words';
}

/** Verdicts side by side, words that changed first. */
export function verdictsSection(pair: Pair, verdicts: readonly VerdictInBoth[]): Section {
  const said = { turns: 'points elsewhere', words: 'other word', none: 'as before' } as const;
  const rows = verdicts.map((each): Rich[] => [
    rich`${capital(each.outcome.label)}, ${scenarioLabel(pair.before.context, each.scenario)}`,
    verdictCell(pair.before, each, each.before),
    verdictCell(pair.after, each, each.after),
    // A neighbouring word may be luck of the count; what points elsewhere stands out.
    each.change === 'turns' ? [strong(said.turns)] : [said[each.change]],
  ]);
  const columns = ['Outcome and scenario', 'Before', 'After', 'Change'];
  const caption = 'Verdicts against the baseline in both runs; words that changed first';
  return {
    id: 'verdicts',
    title: 'Verdicts, before and after',
    blocks: [{ kind: 'table', caption, columns, rows }],
    folded: false,
  };
}

/** `very likely to shorten (98 in 100)` */
function verdictCell(
  side: SideOfPair,
  { scenario, outcome }: Pick<VerdictInBoth, 'scenario' | 'outcome'>,
  { direction, verb, word }: Verdict,
): Rich {
  const chance = side.context.numbers.print(
    {
      ...{ measure: 'effect', table: 'outcomes', scenario, outcome: outcome.name, point: 0, take: direction },
      baseline: side.run.experiment.baseline,
    },
    counted,
  );
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
  const turns = turned.length === 1 ? 'points elsewhere' : 'point elsewhere';
  const count = `Of ${verdicts.length} verdicts ${turned.length} ${turns} and ${others} ${others === 1 ? 'has' : 'have'} a stronger or weaker word.`;
  return [...[...told].map((each) => headlineSentence(pair, each)), [count]];
}

function headlineSentence(pair: Pair, verdict: VerdictInBoth): Rich {
  const { scenario, outcome, before, after } = verdict;
  const label = midSentence(outcome.label);
  const name = strong(scenarioLabel(pair.before.context, scenario));
  const cells = [verdictCell(pair.before, verdict, before), verdictCell(pair.after, verdict, after)];
  return rich`${name} and ${label}: before ${cells[0]}; after ${cells[1]}.`;
}
