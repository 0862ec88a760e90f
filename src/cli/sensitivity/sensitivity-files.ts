import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { exitCodes, LabError } from '../../define/index.ts';
import type { Chart } from '../../report/charts/chart.ts';
import { escapeCsv } from '../../report/escape.ts';
import { writeAtomically } from '../../store/index.ts';
import { jsonSafe } from '../json-safe.ts';
import { studyPages } from '../study-pages.ts';
import type { DrawnChart } from '../study-pages.ts';
import { capital } from '../../report/page/context.ts';
import { code, rich } from '../../report/rich-text.ts';
import type { Rich } from '../../report/rich-text.ts';
import type { Study } from '../../report/study-report.ts';
import type { SensitivityTable } from './table-parts.ts';

/** Folder of a run in which analyses are written. */
const ANALYSIS = 'analysis';
/** Name of the one picture inside the page. */
const PICTURE = 'influence';

/** Words of the page of an analysis, its table and findings with inputs called by what they mean. */
export interface SensitivityPage extends Pick<Study, 'title' | 'subtitle' | 'made' | 'footer'> {
  readonly table: SensitivityTable;
  /** The query that gives the responses of all points again. */
  readonly query: string;
}

/** One analysis to be written: its name, data, table and picture. */
export interface SensitivityFiles {
  /** `sobol-full.runwayYears - current.runwayYears`; becomes a file name. */
  readonly name: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly table: SensitivityTable;
  readonly chart: Chart | undefined;
  /** Words of the page; none is written without. */
  readonly page?: SensitivityPage;
}

/** Writes `analysis/<name>.json`, `.csv`, `.svg`, `.png`, `.html`, `.md` into the folder of a run; gives their paths below it. Throws E204, E601. */
export async function writeSensitivity(
  folder: string,
  { name, data, table, chart, page }: SensitivityFiles,
): Promise<string[]> {
  const words = name.replace(/ - /gu, ' minus ').replace(/>=/gu, 'at least').replace(/<=/gu, 'at most');
  const named = words.replace(/>/gu, 'above').replace(/</gu, 'below').replace(/==/gu, 'is');
  const stem = `${ANALYSIS}/${named.replace(/[^\w.-]+/gu, '-')}`;
  const csv = [table.columns, ...table.records].map((row) => row.map((cell) => escapeCsv(cell)).join(','));
  const files: [string, string | Buffer][] = [
    [`${stem}.json`, `${JSON.stringify(jsonSafe(data), null, 2)}\n`],
    [`${stem}.csv`, `${csv.join('\n')}\n`],
  ];
  const drawn: DrawnChart[] = [];
  if (chart !== undefined) {
    const { renderSvg } = await import('../../report/render/render-svg.ts');
    const { renderPng } = await import('../../report/render/render-png.ts');
    const svg = await renderSvg(chart);
    files.push([`${stem}.svg`, svg], [`${stem}.png`, renderPng(svg)]);
    drawn.push({ name: PICTURE, svg, png: `${stem}.png` });
  }
  if (page !== undefined)
    files.push(...studyPages(stem, studyOf(stem.slice(ANALYSIS.length + 1), page, chart), drawn));
  try {
    mkdirSync(join(folder, ANALYSIS), { recursive: true });
  } catch (problem) {
    const why = problem instanceof Error ? problem.message : folder;
    const place = { exit: exitCodes.cannotRun, file: folder, expected: 'a place that can be written to' };
    throw new LabError('E204', `cannot make the folder: ${why}`, place);
  }
  for (const [path, bytes] of files) writeAtomically(join(folder, path), bytes);
  return files.map(([path]) => path);
}

function studyOf(stem: string, { table, query, ...page }: SensitivityPage, chart: Chart | undefined): Study {
  const { head, rows, inputs, notes } = table;
  const cells = rows.map(([first = '', ...others], r): (string | Rich)[] => [
    rich`${capital(first)} (${code(inputs[r] ?? '')})`,
    ...others,
  ]);
  return {
    ...page,
    findings: notes.map((note) => note.trim()),
    tables:
      rows.length === 0
        ? []
        : [{ caption: 'Inputs, the strongest first', columns: head.map(capital), rows: cells }],
    charts: chart === undefined ? [] : [{ name: PICTURE, chart }],
    numbers: rich`Every number of the table stands with all its digits in ${code(`${stem}.csv`)} and ${code(`${stem}.json`)} beside this page. It comes from the outcomes of the run; this query gives their mean at every point: ${code(query)}`,
  };
}
