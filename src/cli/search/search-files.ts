import { join } from 'node:path';
import type { Point } from '../../design/index.ts';
import { frontier } from '../../report/charts/charts.ts';
import type { Chart } from '../../report/charts/chart.ts';
import type { FrontierPoint, FrontierValue } from '../../report/charts/frontier.ts';
import { escapeCsv } from '../../report/escape.ts';
import { shownUnit } from '../../report/shown-unit.ts';
import { canonicalJson, writeAtomically, writeTable } from '../../store/index.ts';
import type { Column } from '../../store/index.ts';
import { jsonSafe } from '../json-safe.ts';
import { goalWords } from './search-answer.ts';
import type { SearchGoal } from './search-goals.ts';
import type { SearchPlan } from './search-request.ts';
import type { CheckedHere, SearchOutcome, TriedHere } from './search-study.ts';
import { counted } from '../study.ts';

/** Where the files of a search go, and what its picture says of itself. */
export interface SearchFiles {
  readonly folder: string;
  readonly key: string;
  readonly command: string;
  words(point: Point): string;
}

/** Writes every setting that was tried as CSV, JSON and Arrow, and the front of two goals as a picture; gives the names. */
export async function writeSearchFiles(
  plan: SearchPlan,
  outcome: SearchOutcome,
  files: SearchFiles,
): Promise<string[]> {
  const { folder } = files;
  const columns = settingColumns(plan, outcome);
  writeTable(join(folder, 'settings.arrow'), 'settings.arrow', [{ columns }]);
  writeAtomically(join(folder, 'settings.csv'), csvOf(columns));
  writeAtomically(join(folder, 'settings.json'), `${canonicalJson(jsonSafe(outcome))}\n`);
  const names = ['settings.csv', 'settings.json', 'settings.arrow'];
  const chart = frontChart(plan, outcome, files);
  if (chart === undefined) return names;
  const [{ renderSvg }, { renderPng }] = await Promise.all([
    import('../../report/render/render-svg.ts'),
    import('../../report/render/render-png.ts'),
  ]);
  const svg = await renderSvg(chart);
  writeAtomically(join(folder, 'front.svg'), svg);
  writeAtomically(join(folder, 'front.png'), renderPng(svg));
  return [...names, 'front.svg', 'front.png'];
}

/** One row per setting tried; what the final check said stands beside, NaN for those that were not checked. */
function settingColumns({ dimensions, goals }: SearchPlan, { tried, checked }: SearchOutcome): Column[] {
  const check = new Map(checked.map((each) => [each.point, each]));
  const numbers = (
    name: string,
    of: (each: TriedHere, check: CheckedHere | undefined) => number | null | undefined,
  ): Column => ({
    ...{ name, type: 'float64' },
    values: Float64Array.from(tried, (each) => of(each, check.get(each.point)) ?? NaN),
  });
  const levers = dimensions.map(({ name }): Column => {
    const values = tried.map(({ point }) => point[name]);
    if (values.every((value) => typeof value === 'number'))
      return { name, type: 'float64', values: Float64Array.from(values) };
    return { name, type: 'utf8', values: values.map(String) };
  });
  return [
    ...levers,
    numbers('replications', ({ n }) => n),
    ...goals.flatMap(({ name }, g) => [
      numbers(name, ({ means }) => means[g]),
      numbers(`${name}: standard error`, ({ errors }) => errors[g]),
      numbers(`${name}: fresh`, (_, fresh) => fresh?.found.estimates[g]),
      numbers(`${name}: fresh low`, (_, fresh) => fresh?.found.intervals[g].low),
      numbers(`${name}: fresh high`, (_, fresh) => fresh?.found.intervals[g].high),
      numbers(`${name}: median gain`, (_, fresh) => fresh?.gains[g]?.median),
    ]),
    numbers('violation', ({ violation }) => violation),
    numbers('chance', ({ chance }) => chance),
    numbers('fresh chance', (_, fresh) => fresh?.found.chance),
    numbers('stage', ({ stage }) => stage),
    { name: 'chosen', type: 'bool', values: tried.map(({ chosen }) => chosen) },
  ];
}

function csvOf(columns: readonly Column[]): string {
  const rows = columns[0].values.length;
  const cell = ({ values }: Column, row: number): string => {
    const value = values[row];
    if (typeof value !== 'number') return escapeCsv(String(value));
    return Number.isNaN(value) ? '' : escapeCsv(value);
  };
  const lines = Array.from({ length: rows }, (_, row) =>
    columns.map((column) => cell(column, row)).join(','),
  );
  return `${[columns.map(({ name }) => escapeCsv(name)).join(','), ...lines].join('\n')}\n`;
}

/** Two goals as a picture: settings of the final check with their intervals, all others by what was known of them. */
export function frontChart(plan: SearchPlan, outcome: SearchOutcome, files: SearchFiles): Chart | undefined {
  const { goals } = plan;
  if (goals.length !== 2) return undefined;
  const [across, up] = goals;
  const names = plan.dimensions.map(({ name }) => name);
  const isNamed = names.length <= MOST_NAMED;
  const points = frontPoints(plan, outcome, (point) =>
    isNamed ? files.words(point) : withoutNames(files.words(point), names),
  );
  if (points.length === 0) return undefined;
  const on = points.filter(({ onFrontier }) => onFrontier).length;
  const named = goals.map((goal) => goalWords(goal, plan));
  const [acrossUnit, upUnit] = goals.map(({ unit }) => shownUnit(unit).text);
  return frontier({
    title: `${on} of ${counted(outcome.tried.length, 'setting')} may be unbeaten in both outcomes`,
    subtitle: `${named[0]}, to be ${wanted(across)}, and ${named[1]}, to be ${wanted(up)}; filled: on the front in at least half of the resampled fresh futures (${outcome.futures}), with 95% intervals; open: other settings${isNamed ? '' : `; labels: ${names.join(', ')}`}`,
    alt: {
      data: `${named[0]} against ${named[1]}`,
      scenarios: plan.scenario,
      range: `${counted(outcome.tried.length, 'setting')} tried`,
    },
    caption:
      'A setting is on the front when no other one is at least as good in both outcomes and better in one, judged in futures that played no part in finding it.',
    footer: { run: `of study ${files.key}`, command: files.command },
    ...{ acrossTitle: across.label, upTitle: up.label, acrossUnit, upUnit, points },
  });
}

/** Most levers whose names stand beside a point; of more, the subtitle names them. */
const MOST_NAMED = 2;

const withoutNames = (words: string, names: readonly string[]): string =>
  names.reduce((rest, name) => rest.replace(`${name} `, ''), words);

const wanted = ({ better }: SearchGoal): string => (better === 'higher' ? 'high' : 'low');

const MOST_POINTS = 400;
const NORMAL_95 = 1.96;

function frontPoints(
  { goals, baseline }: SearchPlan,
  { tried, checked, current, left }: SearchOutcome,
  words: (point: Point) => string,
): FrontierPoint[] {
  const factors = goals.map(({ unit }) => shownUnit(unit).factor);
  const scaled = (g: number, middle: number, low: number, high: number): FrontierValue => ({
    ...{ middle: middle * factors[g], low: low * factors[g], high: high * factors[g] },
  });
  const fresh = checked.map(({ point, found }, i): FrontierPoint => {
    const [across, up] = goals.map((_, g) =>
      scaled(g, found.estimates[g], found.intervals[g].low, found.intervals[g].high),
    );
    const isAsIs = found.estimates.every((value, g) => value === current[g]);
    return {
      ...{ label: words(point), across, up, onFrontier: left.includes(i) },
      mark: isAsIs ? 'current' : undefined,
    };
  });
  const others = tried
    .filter(({ chosen, violation }) => !chosen && violation === 0)
    .map(({ point, means, errors }): FrontierPoint => {
      const [across, up] = goals.map((_, g) => {
        const reach = Number.isFinite(errors[g]) ? NORMAL_95 * errors[g] : 0;
        return scaled(g, means[g], means[g] - reach, means[g] + reach);
      });
      return { label: words(point), across, up, onFrontier: false };
    });
  const [ofAcross, ofUp] = current;
  const asIs: FrontierPoint[] =
    ofAcross === null || ofUp === null || fresh.some(({ mark }) => mark !== undefined)
      ? []
      : [
          {
            ...{ label: baseline, mark: 'current', onFrontier: false },
            across: scaled(0, ofAcross, ofAcross, ofAcross),
            up: scaled(1, ofUp, ofUp, ofUp),
          },
        ];
  const isFinite = ({ across, up }: FrontierPoint): boolean =>
    [across, up].every(({ middle, low, high }) => [middle, low, high].every(Number.isFinite));
  return [...fresh, ...asIs, ...others].filter(isFinite).slice(0, MOST_POINTS);
}
