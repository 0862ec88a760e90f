import { textWidth } from '../render/font-metrics.ts';
import { ink, smallestText } from '../render/frame.ts';
import type { Box } from '../render/frame.ts';
import { widestLine, wrapText } from '../render/wrap-text.ts';
import { checkInput } from './check-input.ts';
import { cellOf, createChart } from './chart.ts';
import type { Chart, ChartRow, ChartWords, PlotSpec } from './chart.ts';
import { heatColour, heatScaleOf } from './heat-colours.ts';
import type { HeatScale } from './heat-colours.ts';
import { neutral } from './palette.ts';
import { contourLayers, keyLayers, markLayers } from './heat-marks.ts';
import { axisLayers, rectangles, scaleLayers, scaleRoom } from './heat-parts.ts';
import type { HeatLayout, Rectangle } from './heat-parts.ts';
import { plotSpec, textLayer, textLineHeight } from './plot-parts.ts';

/** One cell: where it stands, its value, and how that is written; a value that is not finite is written only. */
export interface HeatCell {
  /** From 0, left to right. */
  readonly column: number;
  /** From 0, bottom to top. */
  readonly row: number;
  readonly value: number;
  readonly text: string;
  /** Whether no direction of change is likely; drawn with a dashed edge. */
  readonly unclear?: boolean;
  /** Chance in 100 that the value is better than what it is compared with; the contour runs where it crosses 50. */
  readonly chance?: number | undefined;
  /** `current` or `proposed`: drawn as a shape and written below the value where there is room. */
  readonly mark?: string | undefined;
}

/** A response over two listed dimensions. */
export interface HeatmapInput extends ChartWords {
  readonly acrossTitle: string;
  readonly upTitle: string;
  /** Labels of columns, left to right, and of rows, bottom to top. */
  readonly columns: readonly string[];
  readonly rows: readonly string[];
  readonly cells: readonly HeatCell[];
  readonly kind: HeatScale['kind'];
  readonly better: 'higher' | 'lower' | 'neutral';
  /** Writes a value of the colour scale. */
  readonly write: (value: number) => string;
  readonly height?: number;
}

const topRoom = 38;
const bottomRoom = 44;
const mostCells = 40;

/** A number with a minus sign instead of a hyphen. */
const withMinus = (text: string): string => text.replace(/^-(?=\d)/u, '−');

/** Cells coloured by value with the values in them where they have room; changes diverge from grey, which is no change. */
export function heatmap(given: HeatmapInput): Chart {
  checkInput(given);
  const input = {
    ...given,
    cells: given.cells.map((cell) => ({ ...cell, text: withMinus(cell.text) })),
    write: (value: number) => withMinus(given.write(value)),
  };
  const { columns, rows, cells } = input;
  if (cells.length === 0 || columns.length > mostCells || rows.length > mostCells)
    throw new Error(`invalid heatmap: ${columns.length} × ${rows.length}; expected 1 to ${mostCells} each`);
  checkPlaces(input);
  const names = [input.acrossTitle, input.upTitle];
  const table = {
    columns: [...names, 'value', 'shown', 'note', 'chance in 100'],
    rows: cells.map((cell): ChartRow => [
      columns[cell.column],
      rows[cell.row],
      Number.isFinite(cell.value) ? cell.value : cell.text,
      cell.text,
      [cell.mark ?? '', cell.unclear === true ? 'as likely as not' : '']
        .filter((word) => word !== '')
        .join(', '),
      cellOf(cell.chance ?? NaN),
    ]),
  };
  const kind = { kind: 'heatmap', called: 'Heatmap' };
  return createChart(kind, input, table, input.height ?? 460, (room) => draw(input, room));
}

function checkPlaces({ columns, rows, cells }: HeatmapInput): void {
  const taken = new Set<string>();
  for (const { column, row } of cells) {
    const place = `column ${column}, row ${row}`;
    if (columns[column] === undefined || rows[row] === undefined)
      throw new Error(`invalid heatmap cell: ${place}; expected a listed column and row`);
    if (taken.has(place))
      throw new Error(`invalid heatmap cell: ${place} twice; expected one value for each`);
    taken.add(place);
  }
}

function draw(input: HeatmapInput, room: Box): PlotSpec {
  const { columns, rows } = input;
  const labels = rows.map((label) => wrapText(label, { size: smallestText, width: 110, lines: 1 })[0]);
  const left = Math.ceil(widestLine(labels, smallestText)) + 34;
  const width = Math.floor(room.width - left - scaleRoom);
  const height = Math.floor(room.height - topRoom - bottomRoom);
  const layout = { left, width, height, cellWidth: width / columns.length, cellHeight: height / rows.length };
  const scale = heatScaleOf(
    input.cells.map(({ value }) => value),
    input.kind,
    input.better,
  );
  const contour = contourLayers(input.cells, layout);
  return plotSpec(
    { left, top: topRoom, right: scaleRoom, bottom: bottomRoom },
    {
      width,
      height,
      layer: [
        cellLayer(input, layout, scale),
        ...edgeLayers(input, layout),
        ...valueLayers(input, layout),
        ...axisLayers({ ...input, labels }, layout),
        ...(input.cells.some(({ value }) => Number.isFinite(value))
          ? scaleLayers(input.write, layout, scale)
          : []),
        ...contour,
        ...markLayers(input.cells, layout),
        ...keyLayers(input.cells, contour, layout),
      ],
    },
  );
}

function placeOf(
  { column, row }: HeatCell,
  { cellWidth, cellHeight, height }: HeatLayout,
  inset = 0,
): Rectangle {
  return {
    x: column * cellWidth + inset,
    x2: (column + 1) * cellWidth - inset,
    y: height - (row + 1) * cellHeight + inset,
    y2: height - row * cellHeight - inset,
  };
}

function cellLayer({ cells }: HeatmapInput, layout: HeatLayout, scale: HeatScale): PlotSpec {
  const at = cells.map((cell) => ({
    ...placeOf(cell, layout),
    colour: Number.isFinite(cell.value) ? heatColour(cell.value, scale) : '#FFFFFF',
  }));
  return rectangles(at, layout, { stroke: neutral.future, strokeWidth: 0.75 });
}

/** Dashed edges of cells without a likely direction. */
function edgeLayers({ cells }: HeatmapInput, layout: HeatLayout): PlotSpec[] {
  const unclear = cells.filter((cell) => cell.unclear === true);
  if (unclear.length === 0) return [];
  const at = unclear.map((cell) => ({ ...placeOf(cell, layout, 3.5), colour: '' }));
  const style = { fill: 'transparent', stroke: ink, strokeWidth: 1, strokeDash: [2, 3] };
  return [rectangles(at, layout, style)];
}

function valueLayers({ cells }: HeatmapInput, layout: HeatLayout): PlotSpec[] {
  const { cellWidth, cellHeight } = layout;
  const widest = widestLine(
    cells.map(({ text }) => text),
    smallestText,
  );
  const hasRoom = widest + 6 <= cellWidth && cellHeight >= textLineHeight + 4;
  return cells.flatMap((cell) => {
    const { x, x2, y, y2 } = placeOf(cell, layout);
    const text = hasRoom ? [cell.text] : [];
    const isWritten =
      cellHeight >= (text.length + 1) * textLineHeight + 4 && hasWordRoom(cell.mark, cellWidth);
    const lines = cell.mark !== undefined && isWritten ? [...text, cell.mark] : text;
    const at = { x: (x + x2) / 2, y: (y + y2) / 2 };
    return lines.length === 0 ? [] : [textLayer({ lines, ...at, align: 'center' })];
  });
}

/** Whether the word of a mark fits into a cell; its shape always does. */
function hasWordRoom(mark: string | undefined, cellWidth: number): boolean {
  return textWidth(mark ?? '', smallestText) + 8 <= cellWidth;
}
