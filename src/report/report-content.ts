import type { Chart } from './charts/chart.ts';
import type { PrintedNumber } from './numbers.ts';
import { chartNames, figures } from './figures/figures.ts';
import type { ChartName } from './figures/figures.ts';
import { affected } from './page/affected.ts';
import { appendix } from './page/appendix.ts';
import { byHand } from './page/by-hand.ts';
import { claimsSection } from './page/claims-section.ts';
import { changedWords } from './page/changed-words.ts';
import type { Changed } from './page/changed-words.ts';
import { contextOf, unfinishedMark } from './page/context.ts';
import type { Context, ReportOptions } from './page/context.ts';
import { doubts } from './page/doubts.ts';
import { forkOf } from './page/fork.ts';
import { disclosure, modelCard, reproduce } from './page/model-card.ts';
import { notStated } from './page/not-stated.ts';
import { oneMinute } from './page/one-minute.ts';
import { shortLabel } from './page/short-label.ts';
import { whatChanges } from './page/what-changes.ts';
import { gradeOf } from './reading-grade.ts';
import { paragraph } from './rich-text.ts';
import type { Block, Section } from './rich-text.ts';
import type { RunData } from './run-data.ts';

/** A report as data: what the page, the forum text and the other files are written from. */
export interface ReportContent {
  readonly title: string;
  readonly subtitle: string;
  /** That values were changed for this run, or that its experiment is a fork, with what differs; absent where neither is so. */
  readonly changed?: Changed;
  readonly sections: readonly Section[];
  readonly charts: readonly { readonly name: ChartName; readonly chart: Chart }[];
  readonly numbers: readonly PrintedNumber[];
  /** For whom methods are worded. */
  readonly audience: 'voter' | 'analyst';
  readonly footer: { readonly run: string; readonly command: string; readonly digest: string };
  /** Years of school that the first six sections need, by Flesch and Kincaid; texts for voters stay at 9 or below; absent where it was not measured. */
  readonly readingGrade?: number;
}

/** The whole report of a run, computed from its tables only; the same run gives the same content. Throws E605 when no future was finished. */
export function reportContent(run: RunData, options: ReportOptions): ReportContent {
  const context = contextOf(run, options);
  const charts = drawable(context, chartNames);
  const sections = [
    oneMinute(context),
    whatChanges(context),
    withCharts(notStated(context), charts),
    claimsSection(context),
    chartsSection(charts.filter(({ name }) => figures[name].section === 'charts')),
    byHand(context),
    withCharts(affected(context), charts),
    withCharts(doubts(context), charts),
    withCharts(modelCard(context), charts),
    disclosure(context),
    reproduce(context),
    withCharts(appendix(context), charts),
  ].map(withShortHeads);
  const { manifest, experiment } = run;
  const changed = changedWords(context);
  return {
    title: titleOf(context),
    subtitle: [
      ...forkMark(context),
      ...experiment.scenarios.map(({ label }) => label),
      ...writtenBy(context),
    ].join(' · '),
    ...(changed === undefined ? {} : { changed }),
    sections,
    charts,
    numbers: context.numbers.all(),
    audience: options.audience ?? 'voter',
    footer: {
      run: `${experiment.name}/${manifest.runKey}`,
      command: options.command,
      digest: manifest.resultDigest ?? (run.unfinished === undefined ? 'none' : 'none, unfinished'),
    },
    readingGrade: gradeOf(sections),
  };
}

/** The question; before it, in every text, that the run is not finished. */
function titleOf(context: Context): string {
  const mark = unfinishedMark(context);
  const { question } = context.run.experiment;
  return mark === undefined ? question : `${mark}. ${question}`;
}

/** `Fork of run eagr/7k3m9q2f`; what it changed stands in section 2. */
const forkMark = ({ run }: Context): string[] => {
  const from = forkOf(run.experiment)?.from;
  return from === undefined ? [] : [`Fork of ${from.replace(/, digest .*$/u, '')}`];
};

const writtenBy = ({ options }: Context): string[] =>
  options.otherVersion === undefined ? [] : [`Run of ${options.otherVersion}`];

/** Charts of a run without the rest of its report, of those named; what the run has nothing for is left out. Throws E605 when nothing can be compared. */
export function chartsOf(
  run: RunData,
  options: ReportOptions,
  names: readonly ChartName[],
): ReportContent['charts'] {
  return drawable(contextOf(run, options), names);
}

/** Charts that compare two scenarios; a run of one has nothing for them. */
const comparing: readonly ChartName[] = ['fan', 'effect', 'release', 'groups', 'drivers'];

function drawable(context: Context, names: readonly ChartName[]): ReportContent['charts'] {
  const wanted = context.others.length > 0 ? names : names.filter((name) => !comparing.includes(name));
  return wanted.flatMap((name) => {
    const chart = figures[name].make(context);
    if (chart === undefined) return [];
    return [{ name, chart: context.options.audience === 'analyst' ? chart : inPlainWords(chart) }];
  });
}

/** A chart for voters, whose words name no statistics. */
function inPlainWords(chart: Chart): Chart {
  const plain = (text: string): string =>
    text
      .replace(/\bquantile dot plot/giu, 'Dot plot')
      .replace(/\bmedians\b/gu, 'middle values')
      .replace(/\bmedian\b/gu, 'middle value');
  return { ...chart, alt: plain(chart.alt), caption: plain(chart.caption) };
}

/** A section in whose tables no head is a whole sentence: long labels stand in full in the subtitle. */
function withShortHeads(section: Section): Section {
  const headed = (block: Block): Block =>
    block.kind === 'table' ? { ...block, columns: block.columns.map(shortLabel) } : block;
  const { blocks, short } = section;
  return {
    ...section,
    blocks: blocks.map(headed),
    ...(short === undefined ? {} : { short: short.map(headed) }),
  };
}

/** A section with its pictures after its first block. */
function withCharts(section: Section, charts: ReportContent['charts']): Section {
  const blocks = charts
    .filter(({ name }) => figures[name].section === section.id)
    .map((each): Block => ({ kind: 'chart', ...each }));
  return { ...section, blocks: [...section.blocks.slice(0, 1), ...blocks, ...section.blocks.slice(1)] };
}

function chartsSection(charts: ReportContent['charts']): Section {
  const blocks: Block[] = charts.map((each) => ({ kind: 'chart', ...each }));
  const empty = [paragraph(['No chart can be drawn: nothing was observed.'])];
  return { id: 'charts', title: 'Charts', blocks: blocks.length === 0 ? empty : blocks, folded: false };
}
