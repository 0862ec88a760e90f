import { join } from 'node:path';
import { flipChart } from '../../report/difference-report/flip-chart.ts';
import type { FlipRecord } from '../../report/difference-report/flip-record.ts';
import { escapeCsv } from '../../report/escape.ts';
import { writeAtomically } from '../../store/index.ts';

/** Writes every value that was looked at as CSV, and the chances along the values as a picture; gives the names. */
export async function writeFlipFiles(
  record: FlipRecord,
  { folder, ...footer }: { readonly folder: string; readonly run: string; readonly command: string },
): Promise<string[]> {
  writeAtomically(join(folder, 'study.csv'), csvOf(record));
  const chart = flipChart(record, footer);
  if (chart === undefined) return ['study.csv'];
  const [{ renderSvg }, { renderPng }] = await Promise.all([
    import('../../report/render/render-svg.ts'),
    import('../../report/render/render-png.ts'),
  ]);
  const svg = await renderSvg(chart);
  writeAtomically(join(folder, 'flip.svg'), svg);
  writeAtomically(join(folder, 'flip.png'), renderPng(svg));
  return ['study.csv', 'flip.svg', 'flip.png'];
}

/** One row per value and verdict: `kind` tells values looked at from flips, whose ends stand in low and high. */
function csvOf({ parameter, questions }: FlipRecord): string {
  const head = ['test', 'kind', parameter.name, 'chance', 'low', 'high', 'holds', 'n', 'failed'];
  const rows = questions.flatMap(({ test, points, flips }) => [
    ...points.map(({ value, holds, n, failed, low, high }) => [
      ...[test, 'point', value, holds / n, low, high, holds, n, failed],
    ]),
    ...flips.map(({ value, low, high, turns }) => [
      ...[test, `flip ${turns}`, value, '', low ?? '', high ?? '', '', '', ''],
    ]),
  ]);
  return `${[head, ...rows].map((row) => row.map(escapeCsv).join(',')).join('\n')}\n`;
}
