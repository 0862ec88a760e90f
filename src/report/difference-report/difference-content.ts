import type { Chart } from '../charts/chart.ts';
import { gradeOf } from '../reading-grade.ts';
import { code, paragraph, rich } from '../rich-text.ts';
import type { Block, Rich, Section } from '../rich-text.ts';
import type { ReportContent } from '../report-content.ts';
import type { RunData } from '../run-data.ts';
import { changedThings, changeInShort, changeSentence } from './change-words.ts';
import { claimsBeforeAfter, claimsInBoth } from './claims.ts';
import type { ClaimInBoth } from './claims.ts';
import type { DifferenceCommands } from './commands.ts';
import { findingInTitle, findingInWords } from './finding-words.ts';
import { flipCharts, flipsOfChange, flipsSection, isOfSamePopulations } from './flips-section.ts';
import type { FlipStudy } from './flip-record.ts';
import { flipSentences } from './flip-words.ts';
import { beforeAfterChart, outcomesSection } from './outcomes.ts';
import { pairOf } from './pair.ts';
import type { Pair } from './pair.ts';
import { verdictsInBoth, verdictsInWords, verdictsSection } from './verdicts.ts';
import { whatChanged } from './what-changed.ts';

/** A report of a difference as data, with its own pictures. */
export interface DifferenceContent {
  readonly content: ReportContent;
  readonly charts: readonly { readonly name: string; readonly chart: Chart }[];
  /** The searches for flips that it states. */
  readonly searches: readonly FlipStudy[];
}

/**
 * The report of what a change does: what was changed, verdicts, claims and outcomes before and after, and where the verdict flips. The same
 * runs and searches give the same content. Throws E605 when the runs have nothing in common to compare.
 */
export function differenceContent(
  first: RunData,
  second: RunData,
  commands: DifferenceCommands,
  /** Searches that it states, by key; all that stand beside the runs when absent. */
  searches?: readonly string[],
): DifferenceContent {
  const pair = pairOf(first, second, commands.check);
  const verdicts = verdictsInBoth(pair);
  const claims = claimsInBoth(pair);
  const studies = flipsOfChange(pair, searches);
  const change = changeInShort(changedThings(pair));
  const key = second.manifest.runKey;
  const footer = { run: `${key} against ${first.manifest.runKey}`, command: commands.check };
  const chart = beforeAfterChart(pair, { finding: findingInTitle(pair, verdicts), change, footer });
  const answers: Rich[] = [
    ...verdictsInWords(pair, verdicts),
    ...claimsInWords(claims),
    ...studies
      .filter((study) => isOfSamePopulations(pair, study))
      .flatMap(({ record }) =>
        record.questions.flatMap((question) =>
          flipSentences(record, question)
            .slice(0, 1)
            .map((text) => `${text} Searched in ${record.replications} futures.`),
        ),
      )
      .map((text) => [text]),
  ];
  const sections = [
    section('minute', 'What the change does', [
      paragraph(changeInWords(pair)),
      { kind: 'list', items: answers },
      { kind: 'chart', name: 'before-after', chart },
    ]),
    whatChanged(pair),
    verdictsSection(pair, verdicts),
    claimsBeforeAfter(pair, claims),
    outcomesSection(pair),
    flipsSection(pair, studies),
    reproduceSection(pair, commands),
  ];
  return {
    content: {
      title: `${change}. ${findingInWords(pair, verdicts)}`,
      subtitle: `${second.experiment.question} Run ${key} (${second.experiment.name}) against run ${first.manifest.runKey} (${first.experiment.name})`,
      sections,
      charts: [],
      numbers: pair.all(),
      audience: 'voter',
      readingGrade: gradeOf(sections),
      footer: {
        run: `${second.experiment.name}/${key} against ${first.experiment.name}/${first.manifest.runKey}`,
        command: commands.check,
        digest: second.manifest.resultDigest ?? 'none',
      },
    },
    charts: [{ name: 'before-after', chart }, ...flipCharts(studies)],
    searches: studies,
  };
}

const section = (id: string, title: string, blocks: readonly Block[]): Section => ({
  id,
  title,
  blocks,
  folded: false,
});

/** What was changed, from what to what, and whether both runs live through the same futures. */
function changeInWords(pair: Pair): Rich {
  const futures = pair.paired
    ? 'Both runs live through the same futures.'
    : 'The runs live through other futures, so small changes may be luck.';
  return [...changeSentence(changedThings(pair)), ` ${futures}`];
}

/** Most claims told by name. */
const MOST_CLAIMS = 3;

/** Which claims get another word, and how many of all. */
function claimsInWords(claims: readonly ClaimInBoth[]): Rich[] {
  if (claims.length === 0) return [['The runs have no claims in common.']];
  const changed = claims.filter((each) => each.changed);
  const told = changed
    .slice(0, MOST_CLAIMS)
    .map(({ before, after }): Rich => [
      `“${after.claim.quote}” (${after.claim.by}): was ${before.verdict}, is now ${after.verdict}.`,
    ]);
  const count = `Of ${claims.length} ${claims.length === 1 ? 'claim' : 'claims'} ${changed.length === 0 ? 'none' : changed.length} ${changed.length > 1 ? 'are' : 'is'} judged otherwise.`;
  return [...told, [count]];
}

function reproduceSection({ before, after }: Pair, commands: DifferenceCommands): Section {
  const digest = ({ manifest }: RunData): string => manifest.resultDigest ?? 'none';
  return section('reproduce', 'Reproduce', [
    paragraph([
      'Each run is computed again by its own command, from its bundle. The last command derives every number, word and picture of this page again, from both bundles in any folder: the bundle of the second run carries this page, as ',
      code(`difference-${before.run.manifest.runKey}`),
      ', with the searches that it states.',
    ]),
    {
      kind: 'list',
      items: [
        rich`Before: ${code(commands.before)} · digest ${code(digest(before.run))}`,
        rich`After: ${code(commands.after)} · digest ${code(digest(after.run))}`,
        rich`This report: ${code(commands.check)}`,
      ],
    },
  ]);
}
