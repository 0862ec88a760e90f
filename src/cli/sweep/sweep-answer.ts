import { grouped } from '../../define/index.ts';
import type { Point } from '../../design/index.ts';
import type { RunResult } from '../../run/index.ts';
import { shownUnit } from '../../report/shown-unit.ts';
import { aligned } from '../console.ts';
import type { Answer } from '../console.ts';
import { jsonSafe } from '../json-safe.ts';
import type { SweepAnalysis } from './sweep-analysis.ts';
import { changeText, pointText, rivalsText, summaryText } from './sweep-words.ts';

/** Most points of a frontier that are printed. */
const MOST_PRINTED = 12;

/** The answer of a finished sweep: best and worst points, what cannot be told apart, the frontier, and the files. */
export function sweepAnswer(
  analysis: SweepAnalysis,
  { result, files }: { readonly result: RunResult; readonly files: readonly string[] },
): Answer {
  const { key, total, computed, failures, folder } = result;
  const failed = failures === 0 ? '' : `, ${grouped(failures)} failed (mlab show ${key} --failed)`;
  const { response } = analysis;
  const { text: unit } = shownUnit(response.outcome.unit);
  const head = `${response.text}${unit === '' ? '' : ` (${unit})`}, median and 95% interval`;
  return {
    text: [
      `Sweep ${key} complete: ${grouped(total)} runs (${grouped(computed)} new)${failed}.`,
      analysis.from === undefined || response.minus !== undefined
        ? head
        : `${head}; change against current values in the same futures`,
      ...aligned(extremes(analysis), '  '),
      ...[rivalsText(analysis)].filter((line) => line !== ''),
      ...frontierText(analysis),
      `Files in ${folder}/analysis: ${files.join(', ')}`,
    ],
    records: recordsOf(analysis),
    data: jsonSafe({ ...result, ...sweepData(analysis) }),
    exit: failures === 0 ? 0 : 4,
    next: [`mlab report ${key}`, `mlab query ${key} "select * from outcomes limit 5"`],
  };
}

/** The cells in which the settings of a point are written. */
export type SettingCells = (point: Point) => readonly string[];

/** Rows of the best, the current, the proposed and the worst point: which, settings, value, change. */
export function extremes(analysis: SweepAnalysis, settings: SettingCells = typed(analysis)): string[][] {
  const { ranking, from, proposed, summaries, design, response } = analysis;
  const { order } = ranking;
  const names = response.outcome.better === 'neutral' ? ['highest', 'lowest'] : ['best', 'worst'];
  const chosen: readonly (readonly [string, number | undefined])[] = [
    [names[0], order[0]],
    ['current', from],
    ['proposed', proposed],
    [names[1], order.length > 1 ? order[order.length - 1] : undefined],
  ];
  return chosen.flatMap(([name, point]) => {
    if (point === undefined) return [];
    const { unit } = response.outcome;
    const change = point === from && response.minus === undefined ? '' : changeText(summaries[point], unit);
    return [[name, ...settings(design.points[point]), summaryText(summaries[point], unit), change]];
  });
}

/** Settings with the names that are typed. */
const typed =
  ({ units }: SweepAnalysis): SettingCells =>
  (point) => [pointText(point, units)];

function frontierText(analysis: SweepAnalysis): string[] {
  const { pair, design } = analysis;
  if (pair === undefined) return [];
  const { across, up, on } = pair;
  const rows = frontierRows(analysis, pair).slice(0, MOST_PRINTED);
  const more = on.length > rows.length ? [`  and ${on.length - rows.length} more in frontier.csv`] : [];
  return [
    `Frontier of ${across.response.text} and ${up.response.text}: ${on.length} of ${design.points.length} points`,
    ...aligned([['', across.response.outcome.name, up.response.outcome.name], ...rows], '  '),
    ...more,
  ];
}

/** Rows of the points on the frontier: settings and both outcomes. */
export function frontierRows(
  analysis: SweepAnalysis,
  { across, up, on }: NonNullable<SweepAnalysis['pair']>,
  settings: SettingCells = typed(analysis),
): string[][] {
  return [...on]
    .sort((a, b) => across.summaries[a].median - across.summaries[b].median)
    .map((point) => [
      ...settings(analysis.design.points[point]),
      summaryText(across.summaries[point], across.response.outcome.unit),
      summaryText(up.summaries[point], up.response.outcome.unit),
    ]);
}

/** One record a point: its number, its values, median, interval, change. */
function recordsOf({ summaries, design }: SweepAnalysis): (string | number)[][] {
  return summaries.map(({ point, median, interval, change, word }) => [
    point,
    ...Object.values(design.points[point]),
    median,
    interval?.low ?? '',
    interval?.high ?? '',
    change?.median ?? '',
    word ?? '',
  ]);
}

/** What a sweep says as plain data. */
export function sweepData(analysis: SweepAnalysis): Readonly<Record<string, unknown>> {
  const { design, luck, response, from, proposed, replications, units, summaries, ranking, pair } = analysis;
  return {
    design: {
      method: design.method,
      dimensions: design.dimensions.map(({ name, distribution }, d) => ({
        name,
        unit: units[d],
        distribution,
      })),
    },
    luck,
    replications,
    response: response.text,
    unit: response.outcome.unit,
    better: response.outcome.better,
    current: from ?? null,
    proposed: proposed ?? null,
    best: ranking.order[0] ?? null,
    worst: ranking.order.at(-1) ?? null,
    notToldFromBest: ranking.rivals,
    frontier:
      pair === undefined
        ? null
        : { across: pair.across.response.text, up: pair.up.response.text, points: pair.on },
    points: summaries.map((summary) => ({ values: design.points[summary.point], ...summary })),
  };
}
