import type { ResolvedExperiment } from '../../plan/index.ts';
import { frontier } from '../../report/charts/frontier.ts';
import { heatmap } from '../../report/charts/heatmap.ts';
import type { HeatCell } from '../../report/charts/heatmap.ts';
import { countWords } from '../../report/charts/chart.ts';
import type { Chart, ChartFooter, ChartWords } from '../../report/charts/chart.ts';
import { capital } from '../../report/page/context.ts';
import { humanName, midSentence, shownUnit } from '../../report/shown-unit.ts';
import { withMinus } from '../../report/numbers.ts';
import { signedSignificant, significant } from '../../summarise/index.ts';
import type { ParameterLabels } from '../parameter-labels.ts';
import { outcomeInTitle, responseInWords } from '../response-words.ts';
import { counted } from '../study.ts';
import type { SweepAnalysis } from './sweep-analysis.ts';
import { chanceOf, heatCaption, heatTitle } from './sweep-heat-words.ts';
import { pointLabel, settingText } from './sweep-words.ts';

/** Most points in a picture of the frontier. */
const MOST_POINTS = 400;
/** Most columns and rows of a heatmap. */
const MOST_SIDE = 40;

/** Words of an outcome's label that fit beside an axis. */
const MOST_AXIS = 8;
/** Words of a title, at most. */
const MOST_WORDS = 12;

/** A picture of a sweep and the name of its files. */
export interface SweepChart {
  readonly name: 'heatmap' | 'frontier';
  readonly chart: Chart;
}

/** What the pictures of a sweep say of the experiment and the run. */
export interface SweepSource {
  readonly resolved: ResolvedExperiment;
  readonly footer: ChartFooter;
  readonly labels: ParameterLabels;
}

/** A heatmap when the sweep is a grid of two listed dimensions, a frontier when two outcomes were asked for; nothing finite, no picture. */
export function sweepCharts(analysis: SweepAnalysis, source: SweepSource): SweepChart[] {
  const charts: SweepChart[] = [];
  const { design, pair, summaries } = analysis;
  const sides = design.dimensions.map(({ distribution }) =>
    distribution.kind === 'choice' ? distribution.options.length : 0,
  );
  const isFlat =
    design.method === 'grid' && sides.length === 2 && sides.every((side) => side > 1 && side <= MOST_SIDE);
  if (isFlat && summaries.some(({ median }) => Number.isFinite(median)))
    charts.push({ name: 'heatmap', chart: heatmapOf(analysis, source) });
  if (pair !== undefined && finitePoints(pair).length > 0 && design.points.length <= MOST_POINTS)
    charts.push({ name: 'frontier', chart: frontierOf(analysis, pair, source) });
  return charts;
}

function wordsOf(
  { replications, luck }: SweepAnalysis,
  { resolved, footer }: SweepSource,
  said: { title: string; measure: string; scenarios: string; data: string; range: string; caption: string },
): ChartWords {
  const futures = luck === 'common' ? 'the same at all settings' : 'others at each setting';
  return {
    title: said.title,
    subtitle: `${said.measure}; ${said.scenarios}, ${timeInWords(resolved.time.days)}, ${counted(replications, 'simulated future')}, ${futures}`,
    alt: { data: said.data, scenarios: said.scenarios, range: said.range },
    caption: said.caption,
    footer,
  };
}

/** `5 years`, `60 days`. */
const timeInWords = (days: number): string =>
  days % 365 === 0 ? counted(days / 365, 'year') : counted(days, 'day');

const labelOf = ({ resolved }: SweepSource, name: string): string =>
  resolved.scenarios.find((scenario) => scenario.name === name)?.label ?? name;

function heatmapOf(analysis: SweepAnalysis, source: SweepSource): Chart {
  const { design, units, summaries, response, from } = analysis;
  const isChange = response.minus !== undefined || from !== undefined;
  const { factor, text: unit, ofDifferences } = shownUnit(response.outcome.unit);
  const values = summaries.map(({ median, change }) =>
    isChange ? (change?.median ?? NaN) * factor : median * factor,
  );
  const write = (value: number): string =>
    withMinus(isChange ? signedSignificant(value, 2) : significant(value, 3));
  const [first, second] = design.dimensions.map(({ name, distribution }, d) => ({
    title: `${capital(source.labels.short(name))}${inUnit(shownUnit(units[d]).text)}`,
    options: distribution.kind === 'choice' ? distribution.options : [],
    labels:
      distribution.kind === 'choice' ? distribution.options.map((each) => bareValue(each, units[d])) : [],
  }));
  const cells = summaries.map(({ point, word, change }): HeatCell => ({
    column: Math.floor(point / second.options.length),
    row: point % second.options.length,
    value: values[point],
    text: write(values[point]),
    unclear: isChange && point !== from && word === 'as likely as not',
    chance: isChange && point !== from ? chanceOf(change) : undefined,
    mark: markOf(point, analysis),
  }));
  const { label } = response.outcome;
  const measured = isChange ? `Change of ${midSentence(label)}` : capital(label);
  const against = changeFrom(analysis, source);
  const finite = values.filter(Number.isFinite);
  return heatmap({
    ...wordsOf(analysis, source, {
      title: heatTitle(analysis, finite, write),
      measure: `${measured}${inUnit(isChange ? ofDifferences : unit)}${against}, middle future`,
      scenarios: labelOf(source, response.scenario),
      data: `${measured} by ${design.dimensions.map(({ name }) => source.labels.short(name)).join(' and ')}`,
      range: `From ${write(Math.min(...finite))} to ${write(Math.max(...finite))}${unit === '' ? '' : ` ${unit}`}`,
      caption: heatCaption(analysis, finite, write),
    }),
    ...{ acrossTitle: first.title, upTitle: second.title, columns: first.labels, rows: second.labels },
    ...{ cells, kind: isChange ? 'change' : 'level', better: response.outcome.better, write },
  });
}

/** What a change is measured from, as words after it. */
function changeFrom({ response, from }: SweepAnalysis, source: SweepSource): string {
  if (response.minus !== undefined) return ` against ${labelOf(source, response.minus)}`;
  return from === undefined ? '' : ' against current values';
}

const inUnit = (unit: string): string => (unit === '' ? '' : ` (${unit})`);

/** A value without its unit, which stands beside the axis. */
function bareValue(value: number | string, unit: string): string {
  const written = settingText(value, unit);
  const after = shownUnit(unit).text;
  return after !== '' && written.endsWith(after) ? written.slice(0, -after.length).trim() : written;
}

function markOf(point: number, { from, proposed }: SweepAnalysis): string | undefined {
  if (point === from) return 'current';
  return point === proposed ? 'proposed' : undefined;
}

type Pair = NonNullable<SweepAnalysis['pair']>;

function finitePoints({ across, up }: Pair): number[] {
  return across.summaries.flatMap(({ point, median }) =>
    Number.isFinite(median) && Number.isFinite(up.summaries[point].median) ? [point] : [],
  );
}

function frontierOf(analysis: SweepAnalysis, pair: Pair, source: SweepSource): Chart {
  const { design, units } = analysis;
  const { across, up, on } = pair;
  const [a, b] = [across.response, up.response];
  const [ua, ub] = [shownUnit(a.outcome.unit), shownUnit(b.outcome.unit)];
  const valueAt = ({ summaries }: Pair['across'], point: number, factor: number) => {
    const { median, interval } = summaries[point];
    const end = (value: number | null | undefined): number =>
      (value === null || value === undefined || !Number.isFinite(value) ? median : value) * factor;
    return { middle: median * factor, low: end(interval?.low), high: end(interval?.high) };
  };
  const kept = finitePoints(pair);
  const unbeaten = `${on.length} of ${design.points.length} settings unbeaten`;
  const named = `${humanName(a.outcome.name)} against ${humanName(b.outcome.name)}: ${unbeaten}`;
  const title =
    on.length === 1
      ? 'One setting has the best middle in both outcomes'
      : countWords(named) <= MOST_WORDS
        ? capital(named)
        : `${unbeaten} in both outcomes`;
  return frontier({
    ...wordsOf(analysis, source, {
      title,
      measure: `Middle and 95% interval of ${a.outcome.label} and ${b.outcome.label}`,
      scenarios: [...new Set([a.scenario, b.scenario])].map((name) => labelOf(source, name)).join(', '),
      data: `${responseInWords(a, source.resolved)} and ${responseInWords(b, source.resolved)} at each setting`,
      range: `${on.length === 1 ? '1 setting is' : `${on.length} settings are`} not beaten in both`,
      caption:
        'A setting is on the frontier when none is at least as good in both middle values and better in one.',
    }),
    ...{
      acrossTitle: outcomeInTitle(a.outcome, MOST_AXIS),
      upTitle: outcomeInTitle(b.outcome, MOST_AXIS),
      acrossUnit: ua.text,
      upUnit: ub.text,
    },
    points: kept.map((point) => ({
      label: pointLabel(design.points[point], units),
      across: valueAt(across, point, ua.factor),
      up: valueAt(up, point, ub.factor),
      onFrontier: on.includes(point),
      mark: markOf(point, analysis),
    })),
  });
}
