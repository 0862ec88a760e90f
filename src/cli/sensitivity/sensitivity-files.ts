import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { exitCodes, LabError } from '../../define/index.ts';
import type { Chart } from '../../report/charts/chart.ts';
import { escapeCsv } from '../../report/escape.ts';
import { writeAtomically } from '../../store/index.ts';
import { jsonSafe } from '../json-safe.ts';
import { studyPages } from '../study-pages.ts';
import type { DrawnChart } from '../study-pages.ts';
import type { Study } from '../../report/study-report.ts';
import type { SensitivityTable } from './table-parts.ts';

/** Folder of a run in which analyses are written. */
const ANALYSIS = 'analysis';
/** Name of the one picture inside the page. */
const PICTURE = 'influence';

/** One analysis to be written: its name, data, table and picture. */
export interface SensitivityFiles {
  /** `sobol-full.runwayYears - current.runwayYears`; becomes a file name. */
  readonly name: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly table: SensitivityTable;
  readonly chart: Chart | undefined;
  /** Words of the page; none is written without. */
  readonly page?: Pick<Study, 'title' | 'subtitle' | 'made' | 'footer'>;
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
  if (page !== undefined) files.push(...studyPages(stem, studyOf(page, table, chart), drawn));
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

function studyOf(
  page: NonNullable<SensitivityFiles['page']>,
  { head, rows, notes }: SensitivityTable,
  chart: Chart | undefined,
): Study {
  return {
    ...page,
    findings: notes.map((note) => note.trim()),
    tables: rows.length === 0 ? [] : [{ caption: 'Inputs, the strongest first', columns: head, rows }],
    charts: chart === undefined ? [] : [{ name: PICTURE, chart }],
  };
}
