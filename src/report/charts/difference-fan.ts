import { axisScale, placeOn } from './axis-scale.ts';
import type { AxisScale } from './axis-scale.ts';
import { checkInput } from './check-input.ts';
import { cellOf, createChart, presentOf } from './chart.ts';
import type { Chart, ChartRecord, ChartWords, PlotSpec } from './chart.ts';
import { bandStrength, neutral } from './palette.ts';
import { inlineData, onAxis, plotSpec, ruleLayer, spreadPlaces, textLayer, unitTitle } from './plot-parts.ts';
import { widestLine, wrapText } from '../render/wrap-text.ts';
import { smallestText } from '../render/frame.ts';
import type { Box } from '../render/frame.ts';

/** Low and high end of an interval. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Differences between two scenarios over time, already computed in the same simulated futures. */
export interface DifferenceFanInput extends ChartWords {
  readonly unit: string;
  /** Time of each point, in years unless `counts` says months; as many as there are points in the bands, the median and each future, NaN where none is known. */
  readonly years: readonly number[];
  /** What times are counted in, by default years. */
  readonly counts?: 'years' | 'months';
  /** The range of 9 in 10 futures and of 1 in 2. */
  readonly bands: { readonly outer: readonly Interval[]; readonly inner: readonly Interval[] };
  readonly median: readonly number[];
  /** A few single futures, drawn as thin lines; usually nine, at most twenty. */
  readonly futures: readonly (readonly number[])[];
  /** What a difference above and below zero means, for example `full proposal lasts longer`. */
  readonly words: { readonly above: string; readonly below: string };
  readonly colour?: string;
  readonly height?: number;
}

const mostFutures = 20;
const bandLabels = ['9 in 10 futures', '1 in 2 futures', 'middle value'] as const;

/** F1: how the gap between two scenarios grows; bands of 90 % and 50 %, the median, and single futures. */
export function differenceFan(input: DifferenceFanInput): Chart {
  checkInput(input);
  const futures = input.futures.map((_, f) => `future ${f + 1}`);
  const columns = [timeColumn(input), 'low 90', 'low 50', 'middle', 'high 50', 'high 90', ...futures];
  const { outer, inner } = input.bands;
  if (input.years.length < 2)
    throw new Error(`invalid series: ${input.years.length} points; expected at least 2`);
  if (input.futures.length > mostFutures)
    throw new Error(`invalid number of futures: ${input.futures.length}; expected 0 to ${mostFutures}`);
  for (const series of [outer, inner, input.median, ...input.futures]) {
    if (series.length === input.years.length) continue;
    throw new Error(
      `invalid series: ${series.length} points; expected ${input.years.length}, one for each year`,
    );
  }
  const rows = input.years.map((year, y) => [
    year,
    ...[outer[y].low, inner[y].low, input.median[y], inner[y].high, outer[y].high].map(cellOf),
    ...input.futures.map((future) => cellOf(future[y])),
  ]);
  presentOf(input.median);
  const kind = { kind: 'difference-fan', called: 'Fan chart' };
  return createChart(kind, input, { columns, rows }, input.height ?? 430, (room, records) =>
    drawFan(input, futures, room, records),
  );
}

/** The column of times: `year` or `month`. */
const timeColumn = ({ counts }: DifferenceFanInput): string => (counts === 'months' ? 'month' : 'year');

function drawFan(
  input: DifferenceFanInput,
  futures: readonly string[],
  room: Box,
  records: readonly ChartRecord[],
) {
  const values = records.flatMap((record) =>
    Object.entries(record).map(([column, cell]) => (column === timeColumn(input) ? 0 : Number(cell))),
  );
  const y = axisScale({ values, ticks: 6, zero: true });
  const x = axisScale({ values: input.years, ticks: 6, wholeSteps: false });
  const padding = {
    left: Math.ceil(y.labelWidth) + 30,
    top: 22,
    right: Math.ceil(widestLine(bandLabels, smallestText, 'bold')) + 14,
    bottom: 56,
  };
  const width = room.width - padding.left - padding.right;
  const height = room.height - padding.top - padding.bottom;
  const zero = height - placeOn(y, 0, height);
  const colour = input.colour ?? neutral.better;
  const sides = axes(input, x, y, { width, height });
  return plotSpec(padding, {
    width,
    height,
    data: inlineData(records),
    layer: [
      bandLayer(['low 90', 'high 90'], sides, colour, bandStrength.outer),
      bandLayer(['low 50', 'high 50'], sides, colour, bandStrength.inner),
      ...futures.map((future) => lineLayer(future, sides, neutral.future, 0.8)),
      ruleLayer({ x: 0, y: zero }, { x: width, y: zero }, { width: 1.5 }),
      lineLayer('middle', sides, colour, 3),
      ...meaningOfSides(input, width, height),
      ...endLabels(records.findLast(isComplete), y, width, height),
    ],
  });
}

/** Position channels of the plot; every layer names the same axes, as Vega-Lite merges them. */
interface Sides {
  readonly x: PlotSpec;
  readonly y: (field: string) => PlotSpec;
}

function axes(
  input: DifferenceFanInput,
  x: AxisScale,
  y: AxisScale,
  size: { readonly width: number; readonly height: number },
): Sides {
  const below = {
    title: unitTitle(`${input.counts ?? 'years'} after the start`, x, size.width),
    offset: 18,
    titlePadding: 4,
  };
  const beside = { title: unitTitle(input.unit, y, size.height), titleX: -Math.ceil(y.labelWidth) - 20 };
  return {
    x: onAxis(timeColumn(input), x, { ...below, grid: false }),
    y: (field) => onAxis(field, y, { ...beside, grid: true, domain: false, ticks: false }),
  };
}

function bandLayer(
  [low, high]: readonly [string, string],
  { x, y }: Sides,
  colour: string,
  strength: number,
): PlotSpec {
  return {
    mark: { type: 'area', fill: colour, fillOpacity: strength, stroke: colour, strokeWidth: 1 },
    encoding: { x, y: y(low), y2: { field: high } },
  };
}

function lineLayer(field: string, { x, y }: Sides, colour: string, width: number): PlotSpec {
  return { mark: { type: 'line', color: colour, strokeWidth: width }, encoding: { x, y: y(field) } };
}

function meaningOfSides(input: DifferenceFanInput, width: number, height: number): PlotSpec[] {
  const fit = (words: string) => wrapText(words, { size: smallestText, width, lines: 1 });
  return [
    textLayer({ lines: fit(`▲ above 0: ${input.words.above}`), x: 0, y: -13 }),
    textLayer({ lines: fit(`▼ below 0: ${input.words.below}`), x: 0, y: height + 10 }),
  ];
}

function isComplete(record: ChartRecord): boolean {
  return ['high 90', 'high 50', 'middle'].every((column) => column in record);
}

function endLabels(last: ChartRecord | undefined, y: AxisScale, width: number, height: number): PlotSpec[] {
  if (last === undefined) return [];
  const places = [
    (Number(last['high 90']) + Number(last['high 50'])) / 2,
    (Number(last['high 50']) + Number(last['middle'])) / 2,
    Number(last['middle']),
  ].map((value) => height - placeOn(y, value, height));
  const spread = spreadPlaces(places, 14, 6, height - 6);
  return bandLabels.flatMap((label, l) => [
    // A thin line leads from a label that had to move to where it belongs.
    ...(Math.abs(spread[l] - places[l]) < 1
      ? []
      : [ruleLayer({ x: width, y: places[l] }, { x: width + 10, y: spread[l] }, { colour: neutral.future })]),
    textLayer({ lines: [label], x: width + 13, y: spread[l], weight: l === 2 ? 'bold' : 'normal' }),
  ]);
}
