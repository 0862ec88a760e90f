import type { ResolvedAssumption, ResolvedExperiment } from '../plan/index.ts';
import { countWords } from '../report/charts/chart.ts';
import type { Chart, ChartWords } from '../report/charts/chart.ts';
import { drivers, influenceBars, morrisPlane, pointPanels } from '../report/charts/charts.ts';
import type { Driver, Provenance } from '../report/charts/drivers.ts';
import { humanName, shownAmount, shownUnit } from '../report/shown-unit.ts';
import type { MorrisResult, PawnResult, SobolIndices, Tornado } from '../sensitivity/index.ts';
import type { Regional, SensitivityFinding } from './sensitivity-analysis.ts';
import type { TableUnits } from './sensitivity-table.ts';

/** What all pictures of an analysis say. */
export interface ChartContext {
  readonly resolved: ResolvedExperiment;
  readonly units: TableUnits;
  /** `the time for which rewards can be paid (full - current)`. */
  readonly about: string;
  /** Points, replications and luck, in words. */
  readonly size: string;
  readonly footer: ChartWords['footer'];
}

const mostBars = 16;
/** Words of a title, at most. */
const MOST_WORDS = 12;

/** The picture of a finding; undefined when there is nothing to draw. */
export function sensitivityChart(finding: SensitivityFinding, context: ChartContext): Chart | undefined {
  switch (finding.method) {
    case 'tornado':
      return tornadoChart(finding.result, context);
    case 'morris':
      return finding.result.isConstant ? undefined : morrisChart(finding.result, context);
    case 'sobol':
      return finding.result.kind === 'indices' ? sobolChart(finding.result, context) : undefined;
    case 'pawn':
      return pawnChart(finding.result, context);
    case 'regional':
      return regionalChart(finding.result, context);
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

/** `eagr release days matters most`, or the first two when their order is open. */
function titleOf(order: readonly string[], unsettled: readonly (readonly [string, string])[]): string {
  const [first, second] = order.map(humanName);
  const isOpen = second !== undefined && unsettled.some(([above]) => above === order[0]);
  const both = `${first} and ${second} matter most`;
  if (isOpen && countWords(both) <= MOST_WORDS) return both;
  const alone = isOpen ? `${first} is among those that matter most` : `${first} matters most`;
  return countWords(alone) <= MOST_WORDS ? alone : 'What decides the outcome';
}

function sobolChart({ inputs, ranking, noise, decomposed }: SobolIndices, context: ChartContext): Chart {
  const bars = inputs.map(({ name, total, first }) => ({
    label: humanName(name),
    value: total.value,
    low: total.interval.low,
    high: total.interval.high,
    alone: first.value,
  }));
  const luck = noise === undefined ? '' : `, luck has ${Math.round(100 * noise.value)} % of a single future`;
  return influenceBars({
    ...wordsOf(context, {
      title: titleOf(ranking.order, ranking.unsettled),
      measure: `shares of the variance of the ${decomposed}${luck}`,
      range: 'Whiskers are 95 % intervals of the whole bar',
    }),
    measure: 'share of the variance',
    parts: ['with all interactions', 'alone'],
    bars: bars.sort((a, b) => b.value - a.value).slice(0, mostBars),
  });
}

function pawnChart({ indices, ranking, dummy }: PawnResult, context: ChartContext): Chart {
  const bars = indices.map(({ name, median: { value, interval } }) => ({
    label: humanName(name),
    value,
    low: interval.low,
    high: interval.high,
  }));
  return influenceBars({
    ...wordsOf(context, {
      title: titleOf(ranking.order, ranking.unsettled),
      measure: 'distance by which knowing an input moves the distribution',
      range: 'Whiskers are 95 % intervals',
    }),
    measure: 'median distance between distributions, 0 to 1',
    parts: ['median over slices', ''],
    threshold: { at: dummy, words: 'inputs that do nothing stay below, 95 in 100' },
    bars: bars.sort((a, b) => b.value - a.value).slice(0, mostBars),
  });
}

function morrisChart({ effects, ranking }: MorrisResult, context: ChartContext): Chart {
  const { factor, text } = shownUnit(context.units.response);
  const scaled = (end: number | null) => (end === null ? null : end * factor);
  const floors = effects.flatMap(({ floor }) => floor ?? []);
  const floor =
    floors.length === 0
      ? {}
      : { floor: (factor * floors.reduce((sum, each) => sum + each, 0)) / floors.length };
  return morrisPlane({
    ...wordsOf(context, {
      title: titleOf(ranking.order, ranking.unsettled),
      measure: 'changes over the whole range of an input',
      range: 'Lines are 95 % intervals',
    }),
    unit: text,
    ...floor,
    points: [...effects]
      .sort((a, b) => b.muStar.value - a.muStar.value)
      .slice(0, 30)
      .map(({ name, muStar, sigma }) => ({
        label: humanName(name),
        muStar: muStar.value * factor,
        low: scaled(muStar.interval.low),
        high: scaled(muStar.interval.high),
        sigma: sigma.value * factor,
      })),
  });
}

function tornadoChart({ bars, base, unsettled }: Tornado, context: ChartContext): Chart | undefined {
  const { factor, text } = shownUnit(context.units.response);
  const shown = bars.slice(0, 10).filter(({ ends }) => ends.length > 0);
  if (shown.length === 0) return undefined;
  const { assumptions } = context.resolved;
  return drivers({
    ...wordsOf(context, {
      title: titleOf(
        bars.map(({ name }) => name),
        unsettled,
      ),
      measure: 'mean with one input away from its median',
      range: 'Interactions are not seen',
    }),
    unit: text,
    base: base.value * factor,
    drivers: shown.map(({ name, ends }): Driver => {
      const [low, high] = [ends[0], ends[ends.length - 1]];
      const only = low === high ? base.value : low.mean;
      const value = (each: number | string) =>
        typeof each === 'number' ? shownAmount(each, context.units.inputs.get(name) ?? '') : each;
      return {
        label: humanName(name),
        lowEffect: only * factor,
        highEffect: high.mean * factor,
        range: low === high ? `${value(high.value)} instead` : spread(value(low.value), value(high.value)),
        provenance: provenanceOf(assumptions.find((each) => each.name === name)),
      };
    }),
  });
}

/** `14,300 to 81,700 tx/day`: a unit that both ends have is written once. */
function spread(low: string, high: string): string {
  const [, unit = ''] = / (.+)$/u.exec(high) ?? [];
  const isShared = unit !== '' && low.endsWith(` ${unit}`);
  return `${isShared ? low.slice(0, -unit.length - 1) : low} to ${high}`;
}

function provenanceOf(assumption: ResolvedAssumption | undefined): Provenance {
  if (assumption === undefined) return 'assumed';
  const { provenance } = assumption;
  if (provenance.kind !== 'assume') return 'measured';
  return provenance.notStated === true ? 'not stated' : 'assumed';
}

function regionalChart({ box, separate }: Regional, context: ChartContext): Chart {
  const said = `${humanName(separate.indices[0].name)} separates good futures most`;
  return pointPanels({
    ...wordsOf(context, {
      title: countWords(said) <= MOST_WORDS ? said : 'What good futures have in common',
      measure: 'share of good futures in boxes against the share of all good futures they hold',
      range: 'Smaller boxes lie further left',
    }),
    acrossTitle: 'share of the good futures inside (coverage)',
    upTitle: 'share inside that is good (density)',
    panels: [
      {
        label: 'boxes on the way inwards',
        color: '#0072B2',
        mark: 'points',
        at: box.trajectory.map(({ coverage, density }): readonly [number, number] => [coverage, density]),
      },
    ],
    levels: [box.baseDensity],
  });
}
