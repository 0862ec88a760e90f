import { smallestText } from '../render/frame.ts';
import type { Box } from '../render/frame.ts';
import { balanceText, widestLine, wrapText } from '../render/wrap-text.ts';
import { axisThatFits, placeOn } from './axis-scale.ts';
import type { AxisScale } from './axis-scale.ts';
import { checkInput } from './check-input.ts';
import { cellOf, createChart, heightFor, presentOf } from './chart.ts';
import type { Chart, ChartRecord, ChartRow, ChartWords, PlotSpec } from './chart.ts';
import { boxSample, keyLine, lineSample, pointSample } from './key-line.ts';
import type { KeyItem } from './key-line.ts';
import { neutral } from './palette.ts';
import {
  inlineData,
  noValue,
  onAxis,
  plotSpec,
  ruleLayer,
  textLayer,
  textLineHeight,
  unitTitle,
} from './plot-parts.ts';

/** Where the value of an input comes from. */
export type Provenance = 'measured' | 'assumed' | 'not stated';

/** One input: the outcome when it is at its low and at its high end, NaN where there is none, and the range that was used. */
export interface Driver {
  readonly label: string;
  readonly lowEffect: number;
  readonly highEffect: number;
  /** The two ends as text, for example `3 to 5 million METIS`. */
  readonly range: string;
  readonly provenance: Provenance;
}

/** The inputs that decide an outcome, and the outcome with every input at its usual value. */
export interface DriversInput extends ChartWords {
  readonly unit: string;
  readonly base: number;
  /** One to ten inputs, in any order; the longest bar is drawn first. */
  readonly drivers: readonly Driver[];
  readonly height?: number;
}

const labelRoom = 258;
const bottomRoom = 40;
const keyRoom = 24;
const rowRoom = 34;
/** Lines of a name and of where its range comes from, together, by how many inputs share the picture. */
const linesFor = (count: number): number => (count <= 4 ? 4 : count <= 6 ? 3 : 2);
const mostDrivers = 10;

/** F4: tornado bars; measured inputs are filled, assumed ones tinted, those not stated empty with a dashed edge. */
export function drivers(input: DriversInput): Chart {
  checkInput(input);
  const count = input.drivers.length;
  if (count === 0 || count > mostDrivers) {
    throw new Error(`invalid number of drivers: ${count}; expected 1 to ${mostDrivers}`);
  }
  const sorted = [...input.drivers].sort((a, b) => length(b) - length(a));
  const columns = ['input', 'provenance', 'range', 'effect at low end', 'effect at high end'];
  const rows = sorted.map((driver): ChartRow => [
    driver.label,
    driver.provenance,
    driver.range,
    ...[driver.lowEffect, driver.highEffect].map(cellOf),
  ]);
  const lines = Math.max(...sorted.map((driver) => wordsOf(driver, count).flat().length));
  const rowHeight = rowRoom + (lines - 2) * textLineHeight;
  const height = input.height ?? heightFor(input, keyRoom + bottomRoom + rowHeight * count);
  const kind = { kind: 'drivers', called: 'Tornado chart' };
  return createChart(kind, input, { columns, rows }, height, (room, records) =>
    drawBars(input, sorted, room, records),
  );
}

/** The lines of the name of an input, and those of where its range comes from. */
function wordsOf({ label, provenance, range }: Driver, count: number): readonly [string[], string[]] {
  const lines = linesFor(count);
  const room = { size: smallestText, width: labelRoom };
  const name = balanceText(label, { ...room, lines: Math.min(2, lines - 1), weight: 'bold' });
  return [name, wrapText(`${provenance}: ${range}`, { ...room, lines: Math.min(2, lines - name.length) })];
}

/** What an end of a bar needs. */
type Ends = Pick<Driver, 'lowEffect' | 'highEffect'>;

function isKnown({ lowEffect, highEffect }: Ends): boolean {
  return !Number.isNaN(lowEffect + highEffect);
}

function length({ lowEffect, highEffect }: Ends): number {
  return isKnown({ lowEffect, highEffect }) ? Math.abs(highEffect - lowEffect) : -1;
}

interface Layout {
  readonly x: AxisScale;
  readonly width: number;
  readonly rowHeight: number;
  readonly unit: string;
}

function drawBars(
  input: DriversInput,
  sorted: readonly Driver[],
  room: Box,
  records: readonly ChartRecord[],
): PlotSpec {
  const values = presentOf([
    input.base,
    ...sorted.flatMap(({ lowEffect, highEffect }) => [lowEffect, highEffect]),
  ]);
  const rowHeight = (room.height - keyRoom - bottomRoom) / sorted.length;
  const labels = sorted.map((driver) => wordsOf(driver, sorted.length));
  const left = Math.ceil(widestLine(labels.flat(2), smallestText, 'bold')) + 16;
  const width = room.width - left - 24;
  const x = axisThatFits({ values, ticks: 6 }, width);
  const layout = { x, width, rowHeight, unit: unitTitle(input.unit, x, width) };
  const base = placeOn(x, input.base, width);
  const middle = (d: number) => (d + 0.5) * rowHeight;
  return plotSpec(
    { left, top: keyRoom, right: 24, bottom: bottomRoom },
    {
      width,
      height: rowHeight * sorted.length,
      layer: [
        ...sorted.map((driver, d) =>
          isKnown(driver)
            ? barLayer(driver, layout, [records[d]], middle(d))
            : { ...noValue(middle(d)), data: inlineData([records[d]]) },
        ),
        ruleLayer({ x: base, y: 0 }, { x: base, y: rowHeight * sorted.length }, { width: 1.5 }),
        ...sorted.flatMap((driver, d) => (isKnown(driver) ? endLayers(layout, [records[d]], middle(d)) : [])),
        ...labels.flatMap(([name, origin], d) => labelLayers(name, origin, middle(d))),
        ...keyLine(keyItems(sorted), { from: 8 - left, to: width, y: -14 }),
      ],
    },
  );
}

function across(field: string, layout: Layout): PlotSpec {
  return onAxis(field, layout.x, { title: layout.unit, grid: true, domain: false });
}

function barLayer(driver: Driver, layout: Layout, records: readonly ChartRecord[], y: number): PlotSpec {
  return {
    data: inlineData(records),
    mark: { type: 'bar', size: Math.min(16, layout.rowHeight * 0.5), ...pattern(driver.provenance) },
    encoding: {
      x: across('effect at low end', layout),
      x2: { field: 'effect at high end' },
      y: { value: y },
    },
  };
}

const endStyle = { size: 64, stroke: neutral.rule, strokeWidth: 1.5 };

/** Samples of both ends and of every provenance that occurs. */
function keyItems(sorted: readonly Driver[]): KeyItem[] {
  const order = ['measured', 'assumed', 'not stated'] as const;
  return [
    { words: 'low end', mark: pointSample({ ...endStyle, fill: '#FFFFFF' }) },
    { words: 'high end of the input', mark: pointSample({ ...endStyle, fill: neutral.rule }) },
    ...order
      .filter((origin) => sorted.some(({ provenance }) => provenance === origin))
      .map((origin) => ({ words: origin, mark: boxSample(pattern(origin), 10) })),
    { words: 'all futures', mark: lineSample },
  ];
}

function pattern(provenance: Provenance): PlotSpec {
  const edge = { stroke: neutral.better, strokeWidth: 1.5 };
  if (provenance === 'measured') return { fill: neutral.better, ...edge };
  if (provenance === 'assumed') return { fill: neutral.better, fillOpacity: 0.25, ...edge };
  return { fill: '#FFFFFF', ...edge, strokeDash: [4, 3] };
}

function endLayers(layout: Layout, records: readonly ChartRecord[], y: number): PlotSpec[] {
  const data = inlineData(records);
  const mark = { type: 'point', filled: true, opacity: 1, ...endStyle };
  return [
    {
      data,
      mark: { ...mark, fill: neutral.rule },
      encoding: { x: across('effect at high end', layout), y: { value: y } },
    },
    {
      data,
      mark: { ...mark, fill: '#FFFFFF' },
      encoding: { x: across('effect at low end', layout), y: { value: y } },
    },
  ];
}

/** The lines of a name, and below them where the range comes from, around the middle of the row. */
function labelLayers(name: readonly string[], origin: readonly string[], y: number): PlotSpec[] {
  const lines = [...name, ...origin];
  const top = y - ((lines.length - 1) * textLineHeight) / 2;
  return lines.map((line, l) =>
    textLayer({
      lines: [line],
      x: -14,
      y: top + l * textLineHeight,
      align: 'right',
      weight: l < name.length ? 'bold' : 'normal',
    }),
  );
}
