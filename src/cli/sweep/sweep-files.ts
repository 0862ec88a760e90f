import { join } from 'node:path';
import type { PointSummary } from '../../design/index.ts';
import { escapeCsv } from '../../report/escape.ts';
import { writeAtomically } from '../../store/index.ts';
import { jsonSafe } from '../json-safe.ts';
import type { SweepAnalysis } from './sweep-analysis.ts';
import { sweepData } from './sweep-answer.ts';
import { studyPages } from '../study-pages.ts';
import type { DrawnChart } from '../study-pages.ts';
import { sweepStudy } from './sweep-study.ts';
import type { SweepPage } from './sweep-study.ts';

/** Writes tables, pictures and pages of a sweep into `analysis/` of its run; numbers in canonical units. Gives the names of the files. Throws E204, E601. */
export async function writeSweep(
  folder: string,
  analysis: SweepAnalysis,
  page: SweepPage,
): Promise<string[]> {
  const files: [string, string | Uint8Array][] = [
    ['points.csv', csvOf(pointRows(analysis))],
    ['sweep.json', `${JSON.stringify(jsonSafe({ schema: 1, ...sweepData(analysis) }), null, 2)}\n`],
  ];
  if (analysis.pair !== undefined)
    files.push(['frontier.csv', csvOf(frontierCells(analysis, analysis.pair))]);
  const drawn: DrawnChart[] = [];
  if (page.charts.length > 0) {
    const { renderSvg } = await import('../../report/render/render-svg.ts');
    const { renderPng } = await import('../../report/render/render-png.ts');
    for (const { name, chart } of page.charts) {
      const svg = await renderSvg(chart);
      files.push([`${name}.svg`, svg], [`${name}.png`, renderPng(svg)]);
      drawn.push({ name, svg, png: `${name}.png` });
    }
  }
  files.push(...studyPages('sweep', sweepStudy(analysis, page), drawn));
  for (const [name, bytes] of files) writeAtomically(join(folder, 'analysis', name), bytes);
  return files.map(([name]) => name);
}

type Row = readonly (string | number)[];

function csvOf(rows: readonly Row[]): string {
  return rows
    .map(
      (row) =>
        `${row.map((cell) => (typeof cell === 'number' ? String(cell) : escapeCsv(cell))).join(',')}\n`,
    )
    .join('');
}

const end = (value: number | null | undefined): number | string => value ?? '';

function headOf({ design, units }: SweepAnalysis): string[] {
  return design.dimensions.map(({ name }, d) =>
    ['option', '1'].includes(units[d]) ? name : `${name} (${units[d]})`,
  );
}

function pointRows(analysis: SweepAnalysis): Row[] {
  const { design, summaries, response } = analysis;
  const { unit } = response.outcome;
  const columns = [
    ...[
      `median of ${response.text} (${unit})`,
      'interval low',
      'interval high',
      'quantile 5%',
      'quantile 95%',
    ],
    ...['replications', 'failed', 'median change', 'change low', 'change high', 'in words'],
  ];
  return [
    ['point', ...headOf(analysis), ...columns],
    ...summaries.map((summary): Row => [
      summary.point,
      ...Object.values(design.points[summary.point]),
      ...valuesOf(summary),
      end(summary.change?.median),
      end(summary.change?.medianInterval.low),
      end(summary.change?.medianInterval.high),
      summary.word ?? '',
    ]),
  ];
}

function valuesOf({ median, interval, range, n, failed }: PointSummary): Row {
  return [median, end(interval?.low), end(interval?.high), range.low, range.high, n, failed];
}

function frontierCells(analysis: SweepAnalysis, pair: NonNullable<SweepAnalysis['pair']>): Row[] {
  const { design } = analysis;
  const { across, up, on } = pair;
  const columns = [across, up].flatMap(({ response }) => [
    `median of ${response.text} (${response.outcome.unit})`,
    'interval low',
    'interval high',
  ]);
  return [
    ['point', ...headOf(analysis), ...columns, 'on the frontier'],
    ...design.points.map((point, p): Row => [
      p,
      ...Object.values(point),
      ...[across, up].flatMap(({ summaries }) => [
        summaries[p].median,
        end(summaries[p].interval?.low),
        end(summaries[p].interval?.high),
      ]),
      on.includes(p) ? 'yes' : 'no',
    ]),
  ];
}
