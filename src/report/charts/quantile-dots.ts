import { smallestText } from '../render/frame.ts';
import type { Box } from '../render/frame.ts';
import { widestLine, wrapText } from '../render/wrap-text.ts';
import { axisThatFits } from './axis-scale.ts';
import type { AxisScale } from './axis-scale.ts';
import { checkInput } from './check-input.ts';
import { createChart, plotRoom, presentOf } from './chart.ts';
import type { Chart, ChartRecord, ChartRow, ChartWords, PlotSpec } from './chart.ts';
import { spreadDots } from './dot-columns.ts';
import { cueOf, neutral } from './palette.ts';
import {
  gridLayers,
  inlineData,
  onAxis,
  plotSpec,
  ruleLayer,
  textLayer,
  textLineHeight,
  noValue,
  unitTitle,
} from './plot-parts.ts';

/** One scenario's dots: equally likely quantiles, usually 20 (50 for analysts). */
export interface DotRow {
  readonly label: string;
  readonly color: string;
  /** None where no future has a value. */
  readonly values: readonly number[];
  /** The second cue; by place when absent. */
  readonly shape?: string;
  /** A short second line under the label, for example `middle 17.4 years`. */
  readonly note?: string;
}

/** What might happen at the end, as dots of equal chance, one row per scenario on one axis. */
export interface QuantileDotsInput extends ChartWords {
  readonly unit: string;
  readonly rows: readonly DotRow[];
  readonly height?: number;
}

const labelRoom = 160;
const topRoom = 4;
const bottomRoom = 40;
const rightRoom = 24;
const rowGap = 14;
const largestDot = 16;
const smallestDot = 7;
/** In crowded pictures dots shrink to this, and stand at most so far from their values where that is enough. */
const tiniestDot = 4;
const farthest = 24;
const highestBlock = 5;
const mostRows = 24;

/** F2: dots stacked in bins at least one dot wide, never over one another; the bins are layout, the table keeps every value. */
export function quantileDots(input: QuantileDotsInput): Chart {
  const count = input.rows.length;
  if (count === 0 || count > mostRows)
    throw new Error(`invalid number of rows: ${count}; expected 1 to ${mostRows}`);
  checkInput(input);
  const height = input.height ?? Math.max(260, Math.min(480, 150 + 82 * input.rows.length));
  const layout = layOut(input, plotRoom(input, height));
  const columns = ['scenario', 'dot', 'value', 'bin', 'level'];
  const rows = input.rows.flatMap((row, r) =>
    row.values.map((value, v): ChartRow => [row.label, v + 1, value, ...layout.stacks.places[r][v]]),
  );
  const kind = { kind: 'quantile-dots', called: 'Quantile dot plot' };
  return createChart(kind, input, { columns, rows }, height, (_, records) =>
    drawDots(input, layout, records),
  );
}

interface Layout {
  readonly scale: AxisScale;
  readonly left: number;
  readonly width: number;
  readonly rowHeight: number;
  readonly stacks: Stacks;
}

interface Stacks {
  /** Diameter of a dot in units. */
  readonly dot: number;
  /** Centre of the bin and position in the stack (from 1) of each row's dots. */
  readonly places: readonly (readonly (readonly [number, number])[])[];
}

function layOut(input: QuantileDotsInput, room: Box): Layout {
  const lines = input.rows.flatMap((row) => rowLabel(row));
  const left = Math.ceil(widestLine(lines, smallestText, 'bold')) + 16;
  const width = room.width - left - rightRoom;
  const scale = axisThatFits({ values: presentOf(input.rows.flatMap((row) => row.values)), ticks: 6 }, width);
  const rowHeight = (room.height - topRoom - bottomRoom) / input.rows.length;
  return {
    scale,
    left,
    width,
    rowHeight,
    stacks: chooseStacks(input.rows, scale, width, rowHeight - rowGap),
  };
}

function rowLabel(row: DotRow): string[] {
  const label = wrapText(row.label, { size: smallestText, width: labelRoom, lines: 2, weight: 'bold' });
  const note = row.note ? wrapText(row.note, { size: smallestText, width: labelRoom, lines: 2 }) : [];
  return [...label, ...note];
}

// The number of bins that allows the largest dots; with equal dots, more bins, which keep the values apart. Where stacks would be too high for
// dots that can be counted, they spread over the columns beside them.
function chooseStacks(rows: readonly DotRow[], scale: AxisScale, width: number, height: number): Stacks {
  let best: Stacks = { dot: 0, places: [] };
  for (let bins = 20; bins <= 90; bins++) {
    const places = rows.map((row) => stack(row.values, scale, bins));
    const highest = Math.max(1, ...places.flat().map(([, level]) => level));
    const dot = Math.min(largestDot, width / bins, height / highest);
    if (dot >= best.dot) best = { dot, places };
  }
  return best.dot >= smallestDot ? best : spread(rows, scale, width, height);
}

// The largest dots that stand near their values; the smallest ones where even they cannot.
function spread(rows: readonly DotRow[], scale: AxisScale, width: number, height: number): Stacks {
  let found: Stacks = { dot: 0, places: [] };
  for (let dot = smallestDot; dot >= tiniestDot; dot--) {
    const room = { columns: Math.floor(width / dot), levels: Math.max(1, Math.floor(height / dot)) };
    const perColumn = (scale.high - scale.low) / room.columns;
    const ideal = rows.map((row) => row.values.map((value) => (value - scale.low) / perColumn - 0.5));
    const placed = ideal.map((places) => spreadDots(places, room));
    const away = placed.flatMap((dots, r) => dots.map(({ column }, v) => Math.abs(column - ideal[r][v])));
    found = {
      dot,
      places: placed.map((dots) =>
        dots.map(({ column, level }) => [scale.low + (column + 0.5) * perColumn, level] as const),
      ),
    };
    if (Math.max(0, ...away) * dot <= farthest) break;
  }
  return found;
}

function stack(values: readonly number[], scale: AxisScale, bins: number): [number, number][] {
  const levels = new Map<number, number>();
  const binWidth = (scale.high - scale.low) / bins;
  if (new Set(values).size === 1) return block(values, scale, binWidth);
  return values.map((value) => {
    const bin = Math.min(bins - 1, Math.floor((value - scale.low) / binWidth));
    const level = (levels.get(bin) ?? 0) + 1;
    levels.set(bin, level);
    return [scale.low + (bin + 0.5) * binWidth, level];
  });
}

// Equal values are a block around their value: one stack of them would be too high for dots that can be counted.
function block(values: readonly number[], scale: AxisScale, binWidth: number): [number, number][] {
  const columns = Math.ceil(values.length / highestBlock);
  const half = (columns * binWidth) / 2;
  const left = Math.min(Math.max(values[0] - half, scale.low), scale.high - 2 * half);
  return values.map((_, v) => [left + ((v % columns) + 0.5) * binWidth, Math.floor(v / columns) + 1]);
}

function drawDots(input: QuantileDotsInput, layout: Layout, records: readonly ChartRecord[]): PlotSpec {
  const { left, width, rowHeight, scale } = layout;
  let first = 0;
  const rows = input.rows.flatMap((row, r) => {
    const own = records.slice(first, first + row.values.length);
    first += row.values.length;
    return own.length === 0 ? [] : [dotLayer(input, layout, own, r)];
  });
  const labels = input.rows.flatMap((row, r) => rowWords(row, r * rowHeight + rowHeight / 2));
  const lines = input.rows.map((_, r) => (r + 1) * rowHeight - rowGap / 2);
  return plotSpec(
    { left, top: topRoom, right: rightRoom, bottom: bottomRoom },
    {
      width,
      height: rowHeight * input.rows.length,
      layer: [
        ...gridLayers(scale, width, rowHeight * input.rows.length),
        ...lines.map((y) => ruleLayer({ x: 0, y }, { x: width, y }, { colour: neutral.future })),
        ...rows,
        ...labels,
        ...input.rows.flatMap((row, r) => (row.values.length > 0 ? [] : [noValue(lines[r] - rowGap)])),
      ],
      resolve: { scale: { y: 'independent' } },
    },
  );
}

function dotLayer(
  input: QuantileDotsInput,
  layout: Layout,
  records: readonly ChartRecord[],
  r: number,
): PlotSpec {
  const { scale, rowHeight } = layout;
  const { dot } = layout.stacks;
  const ground = (r + 1) * rowHeight - rowGap / 2;
  const size = (dot - Math.max(1, dot / 10)) ** 2;
  return {
    data: inlineData(records),
    mark: {
      type: 'point',
      filled: true,
      opacity: 1,
      shape: input.rows[r].shape ?? cueOf(r).shape,
      color: input.rows[r].color,
      size,
    },
    encoding: {
      x: onAxis('bin', scale, {
        title: unitTitle(input.unit, scale, layout.width),
        grid: false,
        domain: false,
      }),
      y: {
        field: 'level',
        type: 'quantitative',
        axis: null,
        scale: {
          domain: [0, 1],
          range: [ground + dot / 2, ground - dot / 2],
          nice: false,
          zero: false,
        },
      },
    },
  };
}

function rowWords(row: DotRow, middle: number): PlotSpec[] {
  const lines = rowLabel(row);
  const own = wrapText(row.label, { size: smallestText, width: labelRoom, lines: 2, weight: 'bold' }).length;
  const top = middle - ((lines.length - 1) * textLineHeight) / 2;
  return lines.map((line, l) =>
    textLayer({
      lines: [line],
      x: -12,
      y: top + l * textLineHeight,
      align: 'right',
      weight: l < own ? 'bold' : 'normal',
    }),
  );
}
