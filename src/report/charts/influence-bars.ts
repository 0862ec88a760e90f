import { smallestText } from '../render/frame.ts';
import type { Box } from '../render/frame.ts';
import { widestLine, wrapText } from '../render/wrap-text.ts';
import { axisThatFits, placeOn } from './axis-scale.ts';
import type { AxisScale } from './axis-scale.ts';
import { checkInput } from './check-input.ts';
import { createChart } from './chart.ts';
import type { Chart, ChartRecord, ChartRow, ChartWords, PlotSpec } from './chart.ts';
import { boxSample, keyLine, thresholdSample, whiskerSample } from './key-line.ts';
import type { KeyItem } from './key-line.ts';
import { neutral } from './palette.ts';
import { inlineData, onAxis, plotSpec, ruleLayer, textLayer, unitTitle } from './plot-parts.ts';

/** One input: its influence with the ends of its interval, and perhaps the part of it that it has alone. */
export interface InfluenceBar {
  readonly label: string;
  readonly value: number;
  /** Ends of the interval; null where the data give none. */
  readonly low: number | null;
  readonly high: number | null;
  /** Part of the value that the input has without others, drawn as a thin dark bar; as estimated, so perhaps below zero or beyond the value. */
  readonly alone?: number;
  /** A line below the label. */
  readonly note?: string;
}

/** Inputs by influence on an outcome. */
export interface InfluenceBarsInput extends ChartWords {
  /** What the bars measure: `share of the variance`. */
  readonly measure: string;
  /** Words for the whole bar and for its dark part; the second is left out when no bar has one. */
  readonly parts: readonly [string, string];
  /** What the whiskers are; `95% interval` when absent. */
  readonly whiskers?: string;
  /** One to twenty inputs, in any order; the longest bar is drawn first. */
  readonly bars: readonly InfluenceBar[];
  /** A level that chance reaches, drawn as a dashed line, with its words. */
  readonly threshold?: { readonly at: number; readonly words: string };
}

const labelRoom = 210;
const noteRoom = 310;
const bottomRoom = 40;
const keyRoom = 24;
const mostBars = 20;
const wholeOpacity = 0.25;

/** Bars of influence with whiskers, the longest first; a thin dark bar for what an input does alone. Throws for none or more than 20 inputs. */
export function influenceBars(input: InfluenceBarsInput): Chart {
  checkInput(input);
  const count = input.bars.length;
  if (count === 0 || count > mostBars)
    throw new Error(`invalid number of bars: ${count}; expected 1 to ${mostBars}`);
  if (input.parts[0] === undefined)
    throw new Error('invalid words of parts: none; expected what a whole bar and its dark part are');
  const sorted = [...input.bars].sort((a, b) => b.value - a.value);
  const columns = ['input', 'value', 'low', 'high', 'alone'];
  const rows = sorted.map(({ label, value, low, high, alone }): ChartRow => [
    label,
    value,
    low ?? value,
    high ?? value,
    alone ?? 0,
  ]);
  const hasNotes = sorted.some(({ note }) => note !== undefined);
  const height = Math.max(290, Math.min(hasNotes ? 560 : 500, 215 + (hasNotes ? 34 : 19) * count));
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
  const labels = sorted.map(({ label, note }) => [
    ...wrapText(label, { size: smallestText, width: labelRoom, lines: 1 }),
    ...(note === undefined ? [] : wrapText(note, { size: smallestText, width: noteRoom, lines: 1 })),
  ]);
  const left = Math.ceil(widestLine(labels.flat(), smallestText)) + 16;
  const width = room.width - left - 24;
  const rowHeight = (room.height - keyRoom - bottomRoom) / sorted.length;
  const ends = sorted.flatMap(({ value, low, high, alone = 0 }) => [
    value,
    low ?? value,
    high ?? value,
    alone,
  ]);
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
        ...labels.map((lines, d) => textLayer({ lines, x: -14, y: middle(d), align: 'right' })),
        ...keyLine(keyItems(input), { from: 8 - left, to: width, y: -14 }),
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
  { alone }: InfluenceBar,
  records: readonly ChartRecord[],
  { x, y, rowHeight, title }: BarPlace,
): PlotSpec[] {
  const across = (field: string) => onAxis(field, x, { title, grid: true, domain: false });
  const thick = Math.min(14, rowHeight * 0.6);
  const bar = (field: string, style: { size: number; fillOpacity: number }): PlotSpec => ({
    data: inlineData(records),
    mark: {
      type: 'bar',
      ...style,
      fill: neutral.better,
      stroke: neutral.better,
      strokeWidth: 1,
    },
    encoding: { x: across(field), x2: { datum: 0 }, y: { value: y } },
  });
  const whole = bar('value', { size: thick, fillOpacity: wholeOpacity });
  // Thinner than the whole, so that a part beyond it shows.
  return (alone ?? 0) === 0 ? [whole] : [whole, bar('alone', { size: thick / 2, fillOpacity: 1 })];
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

function keyItems({ parts, bars, threshold, whiskers = '95% interval' }: InfluenceBarsInput): KeyItem[] {
  const hasParts = bars.some(({ alone = 0 }) => alone !== 0);
  const hasWhiskers = bars.some(({ low, high }) => low !== null && high !== null);
  const box = (fillOpacity: number, height: number) =>
    boxSample({ fill: neutral.better, fillOpacity, stroke: neutral.better, strokeWidth: 1 }, height);
  return [
    { words: parts[0], mark: box(wholeOpacity, 10) },
    ...(hasParts ? [{ words: parts[1], mark: box(1, 5) }] : []),
    ...(hasWhiskers ? [{ words: whiskers, mark: whiskerSample }] : []),
    ...(threshold === undefined ? [] : [{ words: threshold.words, mark: thresholdSample }]),
  ];
}
