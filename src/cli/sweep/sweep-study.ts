import { grouped } from '../../define/index.ts';
import type { Point } from '../../design/index.ts';
import type { ResolvedExperiment } from '../../plan/index.ts';
import { capital } from '../../report/page/context.ts';
import type { ReportContent } from '../../report/report-content.ts';
import { code, rich } from '../../report/rich-text.ts';
import type { Rich } from '../../report/rich-text.ts';
import { shownUnit } from '../../report/shown-unit.ts';
import type { Study, StudyTable } from '../../report/study-report.ts';
import type { Response } from '../../study/index.ts';
import type { ParameterLabels } from '../parameter-labels.ts';
import { responseInWords, scenariosInWords } from '../response-words.ts';
import { pointsQuery } from '../study-query.ts';
import { frontierRows, extremes } from './sweep-answer.ts';
import type { SettingCells } from './sweep-answer.ts';
import type { SweepAnalysis } from './sweep-analysis.ts';
import type { SweepChart } from './sweep-charts.ts';
import { answerText } from './sweep-finding.ts';
import { changeText, designText, rivalsText, settingText, summaryText } from './sweep-words.ts';

/** Most points in the table of a page; the others stand in points.csv. */
const MOST_ROWS = 60;
/** Most parameters that are named above their values. */
const MOST_NAMED = 3;

/** What the page of a sweep says of its experiment, and its pictures. */
export interface SweepPage {
  readonly resolved: Pick<ResolvedExperiment, 'question' | 'scenarios'>;
  readonly labels: ParameterLabels;
  readonly charts: readonly SweepChart[];
  readonly made: string;
  readonly footer: ReportContent['footer'];
  /** Key of the run, for queries. */
  readonly run: string;
}

/** A sweep as a page: best, current, proposed and worst, the frontier, the pictures, and the points in their order. */
export function sweepStudy(analysis: SweepAnalysis, page: SweepPage): Study {
  const { response, replications } = analysis;
  const { charts, made, footer, labels, resolved } = page;
  const { head, cells } = settingColumn(analysis, labels);
  const about = responseInWords(response, resolved);
  return {
    title: `${capital(response.outcome.label)} over a ${designText(analysis, (name) => labels.long(name)).replace(' x ', ' and ')}`,
    subtitle: `${resolved.question} ${capital(about)}: middle of ${grouped(replications)} simulated futures at each setting and its 95% interval`,
    findings: [answerText(analysis, { labels, resolved }), rivalsText(analysis)].filter(
      (line) => line !== '',
    ),
    tables: [
      {
        caption: 'Settings that matter most',
        columns: ['Which', head, measured(response), changed(response)],
        rows: extremes(analysis, cells).map((row) => row.map((cell) => (cell === '' ? '–' : cell))),
      },
      ...frontierTable(analysis, page),
      pointsTable(analysis, labels),
    ],
    charts,
    varied: variedTable(analysis, labels),
    numbers: numbersOf(analysis, page),
    made,
    footer,
  };
}

const inUnit = ({ outcome }: Response): string => {
  const { text } = shownUnit(outcome.unit);
  return text === '' ? '' : ` (${text})`;
};
const measured = (response: Response): string => `Middle and 95% interval${inUnit(response)}`;
const changed = ({ outcome, minus }: Response): string => {
  const { ofDifferences } = shownUnit(outcome.unit);
  const unit = ofDifferences === '' ? '' : ` (${ofDifferences})`;
  return minus === undefined ? `Change against current settings${unit}` : `Difference${unit}`;
};

/** One column of settings: few parameters are named above it, in the order of their values; many in every cell. */
function settingColumn(
  { design, units }: SweepAnalysis,
  labels: ParameterLabels,
): { readonly head: string; readonly cells: SettingCells } {
  const called = design.dimensions.map(({ name }) => labels.long(name));
  const texts = (point: Point): string[] =>
    design.dimensions.map(({ name }, d) => settingText(point[name], units[d]));
  if (called.length <= MOST_NAMED)
    return { head: capital(called.join('; ')), cells: (point) => [texts(point).join('; ')] };
  const named = (point: Point): string[] => texts(point).map((text, d) => `${called[d]} ${text}`);
  return { head: 'Settings', cells: (point) => [capital(named(point).join('; '))] };
}

function frontierTable(analysis: SweepAnalysis, { labels, resolved }: SweepPage): StudyTable[] {
  const { pair } = analysis;
  if (pair === undefined) return [];
  const { head, cells } = settingColumn(analysis, labels);
  const outcomes = [pair.across, pair.up].map(({ response }) =>
    capital(`${response.outcome.label}${inUnit(response)}, ${scenariosInWords(response, resolved)}`),
  );
  return [
    {
      caption: 'Settings that no other beats in both outcomes',
      columns: [head, ...outcomes],
      rows: frontierRows(analysis, pair, cells).slice(0, MOST_ROWS),
    },
  ];
}

function pointsTable(analysis: SweepAnalysis, labels: ParameterLabels): StudyTable {
  const { ranking, summaries, design, response } = analysis;
  const { unit } = response.outcome;
  const { head, cells } = settingColumn(analysis, labels);
  const rest = ranking.order.length - MOST_ROWS;
  return {
    caption: `Settings from best to worst${rest > 0 ? `: the first ${MOST_ROWS}, and ${grouped(rest)} more in points.csv` : ''}`,
    columns: [head, measured(response), changed(response)],
    rows: ranking.order
      .slice(0, MOST_ROWS)
      .map((point) => [
        ...cells(design.points[point]),
        summaryText(summaries[point], unit),
        changeText(summaries[point], unit) || '–',
      ]),
  };
}

/** What was varied, with the names that commands take. */
function variedTable({ design, units }: SweepAnalysis, labels: ParameterLabels): StudyTable {
  const valuesOf = (d: number): string => {
    const { distribution, name } = design.dimensions[d];
    if (distribution.kind === 'choice')
      return distribution.options.map((value) => settingText(value, units[d])).join(', ');
    const numbers = design.points.flatMap((point) => (typeof point[name] === 'number' ? [point[name]] : []));
    if (numbers.length === 0) return distribution.kind;
    return `${settingText(Math.min(...numbers), units[d])} to ${settingText(Math.max(...numbers), units[d])}`;
  };
  return {
    caption: 'What the command varies, and the names it is typed with',
    columns: ['Setting', 'Values'],
    rows: design.dimensions.map(({ name }, d): Rich[] => [
      rich`${capital(labels.long(name))} (${code(name)})`,
      [valuesOf(d)],
    ]),
  };
}

function numbersOf({ response }: SweepAnalysis, { run }: SweepPage): Rich {
  return rich`Every number of the tables stands with all its digits in ${code('points.csv')} and ${code('sweep.json')} beside this page, and comes from the outcomes of the run. This query gives the middle ones: ${code(pointsQuery(run, response, 'median'))}`;
}
