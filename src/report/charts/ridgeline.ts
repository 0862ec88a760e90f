import { quietInk, smallestText } from '../render/frame.ts';
import type { Box } from '../render/frame.ts';
import { textWidth } from '../render/font-metrics.ts';
import { widestLine, wrapText } from '../render/wrap-text.ts';
import { axisThatFits, placeOn } from './axis-scale.ts';
import type { AxisScale } from './axis-scale.ts';
import { checkInput } from './check-input.ts';
import { cellOf, createChart, presentOf, tallest } from './chart.ts';
import type { Chart, ChartRow, ChartWords, PlotSpec } from './chart.ts';
import { bandStrength, neutral } from './palette.ts';
import { areaLayer, pointsLayer } from './pixel-layers.ts';
import type { PixelSize } from './pixel-layers.ts';
import { noValue, plotSpec, ruleLayer, textLayer, textLineHeight, unitTitle } from './plot-parts.ts';

/** The values of one group of futures as a curve. */
export interface RidgeRow {
  readonly label: string;
  /** How many futures, below the label, with the middle behind it. */
  readonly note: string;
  readonly color: string;
  /** Density at each place of the axis, the same unit in every row; NaN where there is none. */
  readonly density: readonly number[];
  /** The values themselves, drawn as dots in place of a curve where they are few. */
  readonly points?: readonly number[];
  /** The middle future and how it is written; NaN and empty without any. */
  readonly middle: number;
  readonly middleText: string;
}

/** Curves of several groups over one axis. */
export interface RidgelineInput extends ChartWords {
  readonly unit: string;
  /** Ascending places at which densities are given, two or more. */
  readonly at: readonly number[];
  /** One to eight groups, from the top down. */
  readonly rows: readonly RidgeRow[];
  /** What lies below and above zero, where zero is on the axis. */
  readonly words?: { readonly below: string; readonly above: string };
  readonly height?: number;
}

const mostRows = 8;
/** A curve may reach into the row above it by this share of its row. */
const overlap = 0.45;
const bottomRoom = 40;
const topRoom = 22;
const labelRoom = 190;
const rightRoom = 14;

/** F8: overlapping areas, a row for each group, on one axis and one scale of densities, with the middle of each. Throws for no rows, more than eight, or curves of another length than the axis. */
export function ridgeline(input: RidgelineInput): Chart {
  checkInput(input);
  const { rows, at } = input;
  if (rows.length === 0 || rows.length > mostRows)
    throw new Error(`invalid number of rows: ${rows.length}; expected 1 to ${mostRows}`);
  if (at.length < 2) throw new Error(`invalid axis: ${at.length} places; expected at least 2`);
  const wrong = rows.find(({ density }) => density.length !== at.length);
  if (wrong !== undefined)
    throw new Error(
      `invalid curve: ${wrong.density.length} points; expected ${at.length}, one for each place`,
    );
  const columns = ['group', 'futures', 'value', 'density', 'middle'];
  const table = rows.flatMap(({ label, note, density, middle, points }) =>
    points === undefined
      ? at.map((place, p): ChartRow => [label, note, place, cellOf(density[p]), cellOf(middle)])
      : points.map((value): ChartRow => [label, note, value, '', cellOf(middle)]),
  );
  const kind = { kind: 'ridgeline', called: 'Ridgeline' };
  const height = input.height ?? Math.min(tallest, 190 + 74 * rows.length);
  return createChart(kind, input, { columns, rows: table }, height, (room) => draw(input, room));
}

interface Layout extends PixelSize {
  readonly left: number;
  readonly axis: AxisScale;
  readonly rowHeight: number;
  /** Units of height for one unit of density. */
  readonly perDensity: number;
}

function draw(input: RidgelineInput, room: Box): PlotSpec {
  const { rows, at } = input;
  const height = room.height - topRoom - bottomRoom;
  // The highest curve of the top row must stay inside the plot, so all rows leave it room.
  const rowHeight = height / (rows.length + overlap);
  const lines = rowHeight < 3 * textLineHeight ? 1 : 2;
  const labels = rows.map(({ label }) => wrapText(label, { size: smallestText, width: labelRoom, lines }));
  const notes = rows.map(({ note, middleText }) =>
    wrapText(middleText === '' ? note : `${note}, ${middleText}`, {
      size: smallestText,
      width: labelRoom,
      lines: 1,
    }),
  );
  const left = Math.ceil(widestLine([...labels, ...notes].flat(), smallestText)) + 12;
  const width = room.width - left - rightRoom;
  const axis = axisThatFits({ values: [at[0], at[at.length - 1]], ticks: 7, wholeSteps: false }, width);
  const highest = Math.max(...presentOf([0, ...rows.flatMap(({ density }) => density)]));
  const perDensity = highest > 0 ? (rowHeight * (1 + overlap) * 0.94) / highest : 0;
  const layout = { left, width, height, axis, rowHeight, perDensity };
  return plotSpec(
    { left, top: topRoom, right: rightRoom, bottom: bottomRoom },
    {
      width,
      height,
      layer: [
        ...axisLayers(input, layout),
        ...rows.flatMap((row, r) => rowLayers(input, row, r, layout)),
        ...rows.flatMap((_, r) => labelLayers(labels[r], notes[r], r, layout)),
      ],
    },
  );
}

const baseOf = (r: number, { rowHeight }: Layout): number => (r + 1 + overlap) * rowHeight;

function axisLayers({ unit, words }: RidgelineInput, layout: Layout): PlotSpec[] {
  const { axis, width, height } = layout;
  const zero = placeOn(axis, 0, width);
  const hasZero = axis.low < 0 && axis.high > 0;
  const fits = (text: string, room: number): boolean => textWidth(text, smallestText) <= room;
  return [
    ...axis.ticks.flatMap((tick, t) => {
      const x = placeOn(axis, tick, width);
      return [
        ruleLayer({ x, y: 0 }, { x, y: height }, { colour: neutral.grid }),
        textLayer({ lines: [axis.labels[t]], x, y: height + 11, align: 'center', colour: quietInk }),
      ];
    }),
    textLayer({
      lines: [unitTitle(unit, axis, width)],
      x: width / 2,
      y: height + 28,
      align: 'center',
      colour: quietInk,
    }),
    ...(hasZero ? [ruleLayer({ x: zero, y: 0 }, { x: zero, y: height }, { width: 1.5 })] : []),
    ...(hasZero && words !== undefined && fits(`◀ ${words.below}`, zero + layout.left - 10)
      ? [textLayer({ lines: [`◀ ${words.below}`], x: zero - 6, y: -12, align: 'right' })]
      : []),
    ...(hasZero && words !== undefined && fits(`${words.above} ▶`, width - zero - 6 + rightRoom)
      ? [textLayer({ lines: [`${words.above} ▶`], x: zero + 6, y: -12 })]
      : []),
  ];
}

function rowLayers({ at }: RidgelineInput, row: RidgeRow, r: number, layout: Layout): PlotSpec[] {
  const { axis, width, perDensity } = layout;
  const base = baseOf(r, layout);
  const spans = at.map((place, p) => ({
    x: placeOn(axis, place, width),
    y: base - row.density[p] * perDensity,
    y2: base,
  }));
  const line = ruleLayer({ x: 0, y: base }, { x: width, y: base }, { colour: neutral.future });
  if (row.points !== undefined) return [line, ...dotLayers(row, row.points, base, layout)];
  if (!row.density.some(Number.isFinite)) return [line, noValue(base - 10)];
  return [
    // White below, so that the row behind does not shine through the numbers of this one.
    areaLayer(spans, layout, { fill: '#FFFFFF', fillOpacity: 0.75 }),
    areaLayer(spans, layout, {
      fill: row.color,
      fillOpacity: bandStrength.inner,
      stroke: row.color,
      strokeWidth: 1.5,
    }),
    line,
    ...middleLayers(row, base, layout, spans),
  ];
}

/** A dot for each value, stacked where they are close; smaller where a stack would be higher than its row. */
function dotLayers(row: RidgeRow, points: readonly number[], base: number, layout: Layout): PlotSpec[] {
  const { axis, width, rowHeight } = layout;
  const places = points.map((value) => placeOn(axis, value, width)).sort((a, b) => a - b);
  const { dot, places: dots } = [9, 8, 7, 6, 5, 4]
    .map((size) => ({ dot: size, places: stackDots(places, size) }))
    .find(
      ({ dot: size, places: stacked }, d) =>
        d === 5 || stacked.every(({ level }) => level * size <= rowHeight),
    ) ?? { dot: 4, places: [] };
  const at = dots.map(({ x, level }) => ({ x, y: base - (level + 0.5) * dot - 1 }));
  const style = { filled: true, shape: 'circle', fill: row.color, size: (dot - 1) ** 2 };
  const x = placeOn(axis, row.middle, width);
  const isShown = x >= 0 && x <= width;
  return [
    ...(isShown ? [ruleLayer({ x, y: base }, { x, y: base - rowHeight * 0.9 }, { width: 1.5 })] : []),
    pointsLayer(at, layout, style),
  ];
}

/** Ascending places in columns that are a dot wide, with the number of dots below each. */
function stackDots(places: readonly number[], dot: number): { readonly x: number; readonly level: number }[] {
  const found: { readonly x: number; readonly level: number }[] = [];
  for (const place of places) {
    const last = found.at(-1);
    found.push(
      last !== undefined && place - last.x < dot
        ? { x: last.x, level: last.level + 1 }
        : { x: place, level: 0 },
    );
  }
  return found;
}

/** The middle future: a line from the foot up to the curve. */
function middleLayers(
  { middle }: RidgeRow,
  base: number,
  { axis, width, rowHeight }: Layout,
  spans: readonly { readonly x: number; readonly y: number }[],
): PlotSpec[] {
  const x = placeOn(axis, middle, width);
  if (!(x >= 0 && x <= width)) return [];
  const near = spans.reduce((best, each) => (Math.abs(each.x - x) < Math.abs(best.x - x) ? each : best));
  const top = Number.isFinite(near.y) ? Math.min(near.y, base - 8) : base - rowHeight / 2;
  return [ruleLayer({ x, y: base }, { x, y: top }, { width: 2.5 })];
}

function labelLayers(
  label: readonly string[],
  note: readonly string[],
  r: number,
  layout: Layout,
): PlotSpec[] {
  const lines = label.length + note.length;
  const top = baseOf(r, layout) - lines * textLineHeight + 4;
  return [
    textLayer({
      lines: label,
      x: -layout.left,
      y: top + ((label.length - 1) * textLineHeight) / 2,
      weight: 'bold',
    }),
    ...(note.length === 0
      ? []
      : [
          textLayer({
            lines: note,
            x: -layout.left,
            y: top + label.length * textLineHeight,
            colour: quietInk,
          }),
        ]),
  ];
}
