import type { Chart, ChartWords } from '../../report/charts/chart.ts';
import { influenceBars, morrisPlane, pointPanels } from '../../report/charts/charts.ts';
import { capital } from '../../report/page/context.ts';
import { withMinus } from '../../report/numbers.ts';
import { shownAmount, shownDifference, shownUnit } from '../../report/shown-unit.ts';
import type { MorrisResult, PawnResult, SobolIndices, Tornado, TornadoBar } from '../../sensitivity/index.ts';
import type { Regional, SensitivityFinding } from './sensitivity-analysis.ts';
import type { ParameterLabels } from '../parameter-labels.ts';
import type { TableUnits } from './table-parts.ts';
import { goodTitleOf, labelled, standingOf, titleOf } from './sensitivity-words.ts';
import type { Standing } from './sensitivity-words.ts';

/** What all pictures of an analysis say. */
export interface ChartContext {
  readonly units: TableUnits;
  readonly labels: ParameterLabels;
  /** `the time for which rewards can be paid (full - current)`. */
  readonly about: string;
  /** Points, replications and luck, in words. */
  readonly size: string;
  readonly footer: ChartWords['footer'];
}

const mostBars = 16;
const mostTornadoBars = 10;

/** The picture of a finding; undefined when there is nothing to draw. */
export function sensitivityChart(finding: SensitivityFinding, context: ChartContext): Chart | undefined {
  const standing = labelled(standingOf(finding), (name) => context.labels.short(name));
  if (standing === undefined) return undefined;
  switch (finding.method) {
    case 'tornado':
      return tornadoChart(finding.result, context, standing);
    case 'morris':
      return finding.result.isConstant ? undefined : morrisChart(finding.result, context, standing);
    case 'sobol':
      return finding.result.kind === 'indices' ? sobolChart(finding.result, context, standing) : undefined;
    case 'pawn':
      return pawnChart(finding.result, context, standing);
    case 'regional':
      return finding.result.kind === 'share' ? undefined : regionalChart(finding.result, context, standing);
  }
}

function wordsOf(
  { about, size, footer }: ChartContext,
  said: { title: string; measure: string; range: string },
): ChartWords {
  const sentence = `${about.charAt(0).toUpperCase()}${about.slice(1)}: ${said.measure}; ${size}`;
  return {
    title: said.title,
    subtitle: sentence,
    alt: { data: said.measure, scenarios: about, range: said.range },
    caption: `${sentence}. Model result, not a forecast.`,
    footer,
  };
}

function sobolChart(
  { inputs, noise, decomposed }: SobolIndices,
  context: ChartContext,
  standing: Standing,
): Chart {
  const bars = inputs.map(({ name, total, first }) => ({
    label: capital(context.labels.short(name)),
    value: total.value,
    low: total.interval.low,
    high: total.interval.high,
    alone: first.value,
  }));
  const luck = noise === undefined ? '' : `, luck has ${Math.round(100 * noise.value)} % of a single future`;
  return influenceBars({
    ...wordsOf(context, {
      title: titleOf(standing),
      measure: `shares of the variance of the ${decomposed}${luck}`,
      range: 'Whiskers are 95 % intervals of the share with all interactions',
    }),
    measure: 'share of the variance',
    parts: ['with all interactions (total)', 'alone (first order)'],
    whiskers: '95 % interval of the total',
    bars: bars.sort((a, b) => b.value - a.value).slice(0, mostBars),
  });
}

function pawnChart({ indices, dummy }: PawnResult, context: ChartContext, standing: Standing): Chart {
  const bars = indices.map(({ name, median: { value, interval } }) => ({
    label: capital(context.labels.short(name)),
    value,
    low: interval.low,
    high: interval.high,
  }));
  return influenceBars({
    ...wordsOf(context, {
      title: titleOf(standing),
      measure: 'distance by which knowing an input moves the distribution',
      range: 'Whiskers are 95 % intervals',
    }),
    measure: 'median distance between distributions, 0 to 1',
    parts: ['median over slices', ''],
    threshold: { at: dummy, words: 'inputs that do nothing stay below, 95 in 100' },
    bars: bars.sort((a, b) => b.value - a.value).slice(0, mostBars),
  });
}

function morrisChart({ effects }: MorrisResult, context: ChartContext, standing: Standing): Chart {
  const { factor, text } = shownUnit(context.units.response);
  const scaled = (end: number | null) => (end === null ? null : end * factor);
  const floors = effects.flatMap(({ floor }) => floor ?? []);
  const floor =
    floors.length === 0
      ? {}
      : { floor: (factor * floors.reduce((sum, each) => sum + each, 0)) / floors.length };
  return morrisPlane({
    ...wordsOf(context, {
      title: titleOf(standing),
      measure: 'changes over the whole range of an input',
      range: 'Lines are 95 % intervals',
    }),
    unit: text,
    ...floor,
    points: [...effects]
      .sort((a, b) => b.muStar.value - a.muStar.value)
      .slice(0, 30)
      .map(({ name, muStar, sigma }) => ({
        label: capital(context.labels.short(name)),
        muStar: muStar.value * factor,
        low: scaled(muStar.interval.low),
        high: scaled(muStar.interval.high),
        sigma: sigma.value * factor,
      })),
  });
}

/** Bars of the table: one order, one measure. What lies at the ends of an input stands below its name. */
function tornadoChart({ bars }: Tornado, context: ChartContext, standing: Standing): Chart | undefined {
  const { factor, text, ofDifferences } = shownUnit(context.units.response);
  const shown = bars.slice(0, mostTornadoBars).filter(({ ends }) => ends.length > 0);
  if (shown.length === 0) return undefined;
  const scaled = (end: number | null) => (end === null ? null : end * factor);
  return influenceBars({
    ...wordsOf(context, {
      title: titleOf(standing),
      measure: 'highest minus lowest mean when one input moves alone',
      range: 'Whiskers are 95 % intervals; interactions are not seen',
    }),
    measure: `swing of the mean${text === '' ? '' : ` (${ofDifferences})`}`,
    parts: ['swing; below each name its range and the changes at its ends', ''],
    bars: shown.map(({ name, ends, swing: { value, interval } }) => ({
      label: capital(context.labels.short(name)),
      note: withMinus(endsInWords(ends, context.units, name)),
      value: value * factor,
      low: scaled(interval.low),
      high: scaled(interval.high),
    })),
  });
}

/** `14,300 to 81,700 tx/day: -5.5 to +7.3 years`. */
function endsInWords(ends: TornadoBar['ends'], { response, inputs }: TableUnits, name: string): string {
  const [low, high] = [ends[0], ends[ends.length - 1]];
  const value = (each: number | string) =>
    typeof each === 'number' ? shownAmount(each, inputs.get(name) ?? '') : each;
  const change = (of: typeof low) => shownDifference(of.change.value, response);
  return low === high
    ? `${value(high.value)} instead: ${change(high)}`
    : `${spread(value(low.value), value(high.value))}: ${spread(change(low), change(high))}`;
}

/** `14,300 to 81,700 tx/day`: a unit that both ends have is written once. */
function spread(low: string, high: string): string {
  const [, unit = ''] = / (.+)$/u.exec(high) ?? [];
  const isShared = unit !== '' && low.endsWith(` ${unit}`);
  return `${isShared ? low.slice(0, -unit.length - 1) : low} to ${high}`;
}

function regionalChart({ box }: Regional, context: ChartContext, standing: Standing): Chart {
  return pointPanels({
    ...wordsOf(context, {
      title: goodTitleOf(standing),
      measure: 'share of good futures in boxes against the share of all good futures they hold',
      range: 'Smaller boxes lie further left; dashed is the share of good futures everywhere',
    }),
    acrossTitle: 'share of the good futures inside (coverage)',
    upTitle: 'share good inside (density)',
    panels: [
      {
        label: `boxes on the way inwards; dashed: share of good futures everywhere (${Math.round(100 * box.baseDensity)} %)`,
        color: '#0072B2',
        mark: 'points',
        at: box.trajectory.map(({ coverage, density }): readonly [number, number] => [coverage, density]),
      },
    ],
    levels: [box.baseDensity],
  });
}
