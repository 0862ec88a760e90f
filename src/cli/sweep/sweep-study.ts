import { grouped } from '../../define/index.ts';
import { capital } from '../../report/page/context.ts';
import type { ReportContent } from '../../report/report-content.ts';
import { shownUnit } from '../../report/shown-unit.ts';
import type { Study, StudyTable } from '../../report/study-report.ts';
import { frontierRows, extremes } from './sweep-answer.ts';
import type { SweepAnalysis } from './sweep-analysis.ts';
import type { SweepChart } from './sweep-charts.ts';
import { changeText, designText, pointText, rivalsText, summaryText } from './sweep-words.ts';

/** Most points in the table of a page; the others stand in points.csv. */
const MOST_ROWS = 60;

/** A sweep as a page: best, current, proposed and worst, the frontier, the pictures, and the points in their order. */
export function sweepStudy(analysis: SweepAnalysis, { question, charts, made, footer }: SweepPage): Study {
  const { response, replications } = analysis;
  const { text: unit } = shownUnit(response.outcome.unit);
  return {
    title: `${capital(response.outcome.label)} over a ${designText(analysis)}`,
    subtitle: `${question} ${response.text}${unit === '' ? '' : ` (${unit})`}: median of ${grouped(replications)} simulated futures at each point and its 95% interval`,
    findings: [rivalsText(analysis)].filter((line) => line !== ''),
    tables: [
      {
        caption: 'Points that matter most',
        columns: ['Which', 'Settings', 'Median and interval', 'Change against current settings'],
        rows: extremes(analysis),
      },
      ...frontierTable(analysis),
      pointsTable(analysis),
    ],
    charts,
    made,
    footer,
  };
}

/** What the page of a sweep says of its experiment, and its pictures. */
export interface SweepPage {
  readonly question: string;
  readonly charts: readonly SweepChart[];
  readonly made: string;
  readonly footer: ReportContent['footer'];
}

function frontierTable(analysis: SweepAnalysis): StudyTable[] {
  const { pair } = analysis;
  if (pair === undefined) return [];
  return [
    {
      caption: 'Points that no other beats in both outcomes',
      columns: ['Settings', pair.across.response.text, pair.up.response.text],
      rows: frontierRows(analysis, pair).slice(0, MOST_ROWS),
    },
  ];
}

function pointsTable({ ranking, summaries, design, units, response }: SweepAnalysis): StudyTable {
  const { unit } = response.outcome;
  const rest = ranking.order.length - MOST_ROWS;
  return {
    caption: `Points from best to worst${rest > 0 ? `: the first ${MOST_ROWS}, and ${grouped(rest)} more in points.csv` : ''}`,
    columns: ['Settings', 'Median and interval', 'Change against current settings'],
    rows: ranking.order
      .slice(0, MOST_ROWS)
      .map((point) => [
        pointText(design.points[point], units),
        summaryText(summaries[point], unit),
        changeText(summaries[point], unit),
      ]),
  };
}
