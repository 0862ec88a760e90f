import { smallestText } from '../render/frame.ts';
import type { Box } from '../render/frame.ts';
import { widestLine, wrapText } from '../render/wrap-text.ts';
import { axisThatFits, placeOn } from './axis-scale.ts';
import type { AxisScale } from './axis-scale.ts';
import { createChart } from './chart.ts';
import type { Chart, ChartRecord, ChartRow, ChartWords, PlotSpec } from './chart.ts';
import { neutral } from './palette.ts';
import { inlineData, onAxis, plotSpec, ruleLayer, textLayer, unitTitle } from './plot-parts.ts';

/** One input: its influence with the ends of its interval, and perhaps the part of it that it has alone. */
export interface InfluenceBar {
  readonly label: string;
  readonly value: number;
  /** Ends of the interval; null where the data give none. */
  readonly low: number | null;
  readonly high: number | null;
  /** Part of the value that the input has without others; drawn dark inside the bar. */
  readonly alone?: number;
}

/** Inputs by influence on an outcome. */
export interface InfluenceBarsInput extends ChartWords {
  /** What the bars measure: `share of the variance`. */
  readonly measure: string;
  /** Words for the whole bar and for its dark part; the second is left out when no bar has one. */
  readonly parts: readonly [string, string];
  /** One to twenty inputs, in any order; the longest bar is drawn first. */
  readonly bars: readonly InfluenceBar[];
  /** A level that chance reaches, drawn as a dashed line, with its words. */
  readonly threshold?: { readonly at: number; readonly words: string };
}

const labelRoom = 210;
const bottomRoom = 40;
const keyRoom = 24;
const mostBars = 20;

/** Bars of influence with whiskers, the longest first; a dark part for what an input does alone. Throws for none or more than 20 inputs. */
export function influenceBars(input: InfluenceBarsInput): Chart {
  const count = input.bars.length;
  if (count === 0 || count > mostBars)
    throw new Error(`invalid number of bars: ${count}; expected 1 to ${mostBars}`);
  const sorted = [...input.bars].sort((a, b) => b.value - a.value);
  const columns = ['input', 'value', 'low', 'high', 'alone'];
  const rows = sorted.map(({ label, value, low, high, alone }): ChartRow => [
    label,
    value,
    low ?? value,
    high ?? value,
    alone ?? 0,
  ]);
  const height = Math.max(290, Math.min(500, 215 + 19 * count));
  const kind = { kind: 'influence-bars', called: 'Bar chart' };
  return createChart(kind, input, { columns, rows }, height, (room, records) =>
    drawBars(input, sorted, room, records),
  );
}

function drawBars(
  input: InfluenceBarsInput,
  sorted: readonly InfluenceBar[],
  room: Box,
  records: readonly ChartRecord[],
): PlotSpec {
  const labels = sorted.map(
    ({ label }) => wrapText(label, { size: smallestText, width: labelRoom, lines: 1 })[0],
  );
  const left = Math.ceil(widestLine(labels, smallestText)) + 16;
  const width = room.width - left - 24;
  const rowHeight = (room.height - keyRoom - bottomRoom) / sorted.length;
  const ends = sorted.flatMap(({ value, low, high }) => [value, low ?? value, high ?? value]);
  const values = [...ends, ...(input.threshold === undefined ? [] : [input.threshold.at])];
  const x = axisThatFits({ values, ticks: 6, zero: true }, width);
  const size = { width, height: rowHeight * sorted.length };
  const middle = (d: number) => (d + 0.5) * rowHeight;
  const title = unitTitle(input.measure, x, width);
  return plotSpec(
    { left, top: keyRoom, right: 24, bottom: bottomRoom },
    {
      ...size,
      layer: [
        ...sorted.flatMap((bar, d) => barLayers(bar, [records[d]], { x, y: middle(d), rowHeight, title })),
        ruleLayer(
          { x: placeOn(x, 0, width), y: 0 },
          { x: placeOn(x, 0, width), y: size.height },
          { width: 1.5 },
        ),
        ...thresholdLayers(input, x, size),
        ...sorted.flatMap((bar, d) => whiskerLayers(bar, x, width, middle(d))),
        ...labels.map((label, d) => textLayer({ lines: [label], x: -14, y: middle(d), align: 'right' })),
        ...keyLayers(input, width),
      ],
    },
  );
}

interface BarPlace {
  readonly x: AxisScale;
  readonly y: number;
  readonly rowHeight: number;
  readonly title: string;
}

function barLayers(
  { alone, value }: InfluenceBar,
  records: readonly ChartRecord[],
  { x, y, rowHeight, title }: BarPlace,
): PlotSpec[] {
  const across = (field: string) => onAxis(field, x, { title, grid: true, domain: false });
  // Estimates of a part can pass that of the whole; the picture ends the part there, the table does not.
  const shown = records.map((record) => ({ ...record, alone: Math.min(alone ?? 0, value) }));
  const bar = (field: string, opacity: number): PlotSpec => ({
    data: inlineData(shown),
    mark: {
      type: 'bar',
      size: Math.min(14, rowHeight * 0.6),
      fill: neutral.better,
      fillOpacity: opacity,
      stroke: neutral.better,
      strokeWidth: 1,
    },
    encoding: { x: across(field), x2: { datum: 0 }, y: { value: y } },
  });
  return Math.min(alone ?? 0, value) <= 0 ? [bar('value', 0.25)] : [bar('value', 0.25), bar('alone', 1)];
}

function whiskerLayers({ low, high }: InfluenceBar, x: AxisScale, width: number, y: number): PlotSpec[] {
  if (low === null || high === null) return [];
  const [from, to] = [placeOn(x, low, width), placeOn(x, high, width)];
  return [
    ruleLayer({ x: from, y }, { x: to, y }, { width: 1.5 }),
    ...[from, to].map((end) => ruleLayer({ x: end, y: y - 3 }, { x: end, y: y + 3 }, { width: 1.5 })),
  ];
}

function thresholdLayers(
  { threshold }: InfluenceBarsInput,
  x: AxisScale,
  size: { width: number; height: number },
): PlotSpec[] {
  if (threshold === undefined) return [];
  const at = placeOn(x, threshold.at, size.width);
  return [
    ruleLayer(
      { x: at, y: 0 },
      { x: at, y: size.height },
      { colour: neutral.worse, width: 1.5, dash: [4, 3] },
    ),
  ];
}

function keyLayers({ parts, bars, threshold }: InfluenceBarsInput, width: number): PlotSpec[] {
  const hasParts = bars.some(({ alone }) => alone !== undefined && alone > 0);
  const words = [
    `□ ${parts[0]}`,
    ...(hasParts ? [`■ ${parts[1]}`] : []),
    ...(threshold === undefined ? [] : [`┆ ${threshold.words}`]),
  ];
  const text = wrapText(words.join('    '), { size: smallestText, width, lines: 1 });
  return [textLayer({ lines: text, x: 0, y: -14 })];
}
