import { countWords } from '../charts/chart.ts';
import type { Chart } from '../charts/chart.ts';
import { gradeOf } from '../reading-grade.ts';
import { code, paragraph, rich } from '../rich-text.ts';
import type { Block, Rich, Section } from '../rich-text.ts';
import type { ReportContent } from '../report-content.ts';
import type { RunData } from '../run-data.ts';
import { claimsBeforeAfter, claimsInBoth } from './claims.ts';
import { flipCharts, flipsOfChange, flipsSection, isOfSamePopulations } from './flips-section.ts';
import { flipSentences } from './flip-words.ts';
import { beforeAfterChart, outcomesSection } from './outcomes.ts';
import { pairOf } from './pair.ts';
import type { Pair } from './pair.ts';
import { verdictsInBoth, verdictsInWords, verdictsSection } from './verdicts.ts';
import { changedSettings, whatChanged } from './what-changed.ts';

/** Commands that compute both runs again, and the one that derives every number of this report from them. */
export interface DifferenceCommands {
  readonly before: string;
  readonly after: string;
  readonly check: string;
}

/** A report of a difference as data, with its own pictures. */
export interface DifferenceContent {
  readonly content: ReportContent;
  readonly charts: readonly { readonly name: string; readonly chart: Chart }[];
  /** Keys of the searches for flips that it states. */
  readonly searches: readonly string[];
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
  const turned = verdicts.filter(({ change }) => change === 'turns').length;
  const key = second.manifest.runKey;
  const footer = { run: `${key} against ${first.manifest.runKey}`, command: commands.check };
  const chart = beforeAfterChart(pair, findingOf(turned, verdicts.length), footer);
  const answers: Rich[] = [
    ...verdictsInWords(pair, verdicts),
    [claimsInWords(claims.filter(({ changed }) => changed).length, claims.length)],
    ...studies
      .filter((study) => isOfSamePopulations(pair, study))
      .flatMap(({ record }) =>
        record.questions.flatMap((question) => flipSentences(record, question).slice(0, 1)),
      )
      .map((text) => [text]),
  ];
  const sections = [
    section('minute', 'What the change does', [
      paragraph(changeInWords(pair)),
      { kind: 'list', items: answers },
    ]),
    whatChanged(pair),
    verdictsSection(pair, verdicts),
    claimsBeforeAfter(pair, claims),
    outcomesSection(pair, chart),
    flipsSection(pair, studies),
    reproduceSection(pair, commands),
  ];
  return {
    content: {
      title: `What changes: ${second.experiment.question}`,
      subtitle: `Run ${key} (${second.experiment.name}) against run ${first.manifest.runKey} (${first.experiment.name})`,
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
    searches: studies.map((study) => study.key),
  };
}

const section = (id: string, title: string, blocks: readonly Block[]): Section => ({
  id,
  title,
  blocks,
  folded: false,
});

function changeInWords(pair: Pair): Rich {
  const changed = changedSettings(pair);
  const things = changed.length === 1 ? 'One thing differs' : `${changed.length} things differ`;
  const names = [...new Set(changed.flatMap(({ parameter }) => parameter ?? []))];
  const what = names.length === 0 ? '' : `: ${names.join(', ')}`;
  const futures = pair.paired
    ? 'Both runs live through the same futures.'
    : 'The runs live through other futures, so small changes may be luck.';
  return [changed.length === 0 ? `Nothing differs. ${futures}` : `${things}${what}. ${futures}`];
}

function claimsInWords(changed: number, all: number): string {
  if (all === 0) return 'The runs have no claims in common.';
  return `Of ${all} claims ${changed} ${changed === 1 ? 'gets' : 'get'} another word.`;
}

function findingOf(turned: number, all: number): string {
  const title =
    turned === 0
      ? `The change turns none of ${all} verdicts`
      : `The change turns ${turned} of ${all} verdicts`;
  return countWords(title) <= 12 ? title : 'What the change does to the verdicts';
}

function reproduceSection({ before, after }: Pair, commands: DifferenceCommands): Section {
  const digest = ({ manifest }: RunData): string => manifest.resultDigest ?? 'none';
  return section('reproduce', 'Reproduce', [
    paragraph([
      'Each run is computed again by its own command; the last one derives every number, word and picture of this page from both.',
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
