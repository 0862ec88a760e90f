import { dayNumber } from '../../define/index.ts';
import { textWidth } from '../render/font-metrics.ts';
import { ink, quietInk, smallestText } from '../render/frame.ts';
import type { Box } from '../render/frame.ts';
import { wrapText } from '../render/wrap-text.ts';
import { axisScale, placeOn } from './axis-scale.ts';
import type { AxisScale } from './axis-scale.ts';
import { readingMarks } from './back-test-marks.ts';
import type { BackTestPanel } from './back-test.ts';
import type { PlotSpec } from './chart.ts';
import { dateTicks } from './date-ticks.ts';
import { bandStrength, neutral } from './palette.ts';
import { areaLayer, pathLayer, pointsLayer } from './pixel-layers.ts';
import type { PixelSize } from './pixel-layers.ts';
import { ruleLayer, textLayer, textLineHeight, unitTitle } from './plot-parts.ts';

/** The whole plot, and the days since 1970-01-01 that every panel shows. */
export interface PanelGround {
  readonly size: PixelSize;
  readonly span: { readonly from: number; readonly to: number };
}

const head = 2 * textLineHeight + 8;
const stripHead = 28;
const foot = 22;
/** Share of the height that the strip of gaps takes. */
const stripShare = 0.3;
const edge = 12;

/** A rectangle of a panel with its vertical axis. */
interface Field {
  readonly box: Box;
  readonly axis: AxisScale;
  readonly x: (date: string) => number;
  readonly y: (value: number) => number;
}

/** One quantity: its name and unit, readings over the model, and below them the gaps. */
export function panelLayers(panel: BackTestPanel, place: Box, ground: PanelGround): PlotSpec[] {
  const [levels, gaps] = axesOf(panel);
  const left = place.left + Math.ceil(Math.max(levels.labelWidth, gaps.labelWidth)) + 8;
  const width = place.left + place.width - edge - left;
  const height = place.height - head - stripHead - foot;
  const strip = Math.floor(height * stripShare);
  const field = (axis: AxisScale, top: number, tall: number): Field => ({
    box: { left, top, width, height: tall },
    axis,
    x: (date) => left + acrossAt(dayNumber(date), ground.span, width),
    y: (value) => top + tall - placeOn(axis, value, tall),
  });
  const main = field(levels, place.top + head, height - strip);
  const below = field(gaps, place.top + head + height - strip + stripHead, strip);
  const titleRoom = { size: smallestText, width: place.width - edge };
  const unit = (axis: AxisScale): string => unitTitle(panel.unit, axis, place.width - edge);
  const [name] = wrapText(panel.label, { ...titleRoom, lines: 1, weight: 'bold' });
  const gapWords = gapHeading(unit(gaps), titleRoom.width);
  const words = { x: place.left, colour: quietInk };
  return [
    textLayer({ lines: [name], x: place.left, y: place.top + 8, weight: 'bold' }),
    ...(unit(levels) === ''
      ? []
      : [textLayer({ lines: [unit(levels)], ...words, y: place.top + 8 + textLineHeight })]),
    ...mainLayers(panel, main, ground.size),
    textLayer({ lines: [gapWords], ...words, y: below.box.top - 14 }),
    ...stripLayers(panel, below, ground.size),
    ...dateLayers(below.box, ground.span),
  ];
}

/** What the strip shows, with its unit where there is room for it. */
function gapHeading(unit: string, width: number): string {
  const full = unit === '' ? [] : [`reading less middle, ${unit}`, `gap, ${unit}`];
  return (
    [...full, 'reading less middle', 'gap'].find((words) => textWidth(words, smallestText) <= width) ?? 'gap'
  );
}

function acrossAt(day: number, { from, to }: PanelGround['span'], width: number): number {
  return to > from ? ((day - from) / (to - from)) * width : width / 2;
}

/** Axes of levels and of gaps; where nothing is present, around zero. */
function axesOf({ band, middle, readings }: BackTestPanel): [AxisScale, AxisScale] {
  const present = (values: readonly number[]): number[] => {
    const found = values.filter(Number.isFinite);
    return found.length === 0 ? [0] : found;
  };
  const levels = present([
    ...band.flatMap(({ low, high }) => [low, high]),
    ...middle,
    ...readings.map(({ value }) => value),
  ]);
  const gaps = present([
    0,
    ...band.flatMap(({ low, high }, d) => [low - middle[d], high - middle[d]]),
    ...readings.map(({ value, middle: at }) => value - at),
  ]);
  return [axisScale({ values: levels, ticks: 4 }), axisScale({ values: gaps, ticks: 2 })];
}

function mainLayers(panel: BackTestPanel, field: Field, size: PixelSize): PlotSpec[] {
  const { dates, band, middle, readings, color } = panel;
  const { x, y } = field;
  const read = readings.filter(({ counts }) => counts);
  return [
    ...gridOf(field),
    areaLayer(
      dates.map((date, d) => ({ x: x(date), y: y(band[d].high), y2: y(band[d].low) })),
      size,
      { fill: color, fillOpacity: bandStrength.outer, stroke: color, strokeWidth: 1 },
    ),
    pathLayer(
      dates.map((date, d) => ({ x: x(date), y: y(middle[d]) })),
      size,
      { color, strokeWidth: 2.5 },
    ),
    pathLayer(
      read.map(({ date, value }) => ({ x: x(date), y: y(value) })),
      size,
      { color: ink, strokeWidth: 1, strokeDash: [1, 3] },
    ),
    ...marked(panel, size, ({ date, value }) => ({ x: x(date), y: y(value) })),
  ];
}

/** The band around its own middle, and from there a stem to each reading. */
function stripLayers(panel: BackTestPanel, field: Field, size: PixelSize): PlotSpec[] {
  const { dates, band, middle, readings, color } = panel;
  const { x, y, box } = field;
  const stems = readings.filter(({ value, middle: at }) => Number.isFinite(value - at));
  return [
    ...gridOf(field),
    areaLayer(
      dates.map((date, d) => ({
        x: x(date),
        y: y(band[d].high - middle[d]),
        y2: y(band[d].low - middle[d]),
      })),
      size,
      { fill: color, fillOpacity: bandStrength.outer, stroke: color, strokeWidth: 1 },
    ),
    ruleLayer({ x: box.left, y: y(0) }, { x: box.left + box.width, y: y(0) }, { colour: color, width: 1.5 }),
    ...stems.map(({ date, value, middle: at }) =>
      ruleLayer({ x: x(date), y: y(0) }, { x: x(date), y: y(value - at) }, { colour: ink }),
    ),
    ...marked(panel, size, ({ date, value, middle: at }) => ({ x: x(date), y: y(value - at) })),
  ];
}

function marked(
  { readings }: BackTestPanel,
  size: PixelSize,
  placeOf: (reading: BackTestPanel['readings'][number]) => { readonly x: number; readonly y: number },
): PlotSpec[] {
  return readingMarks.flatMap(({ holds, mark }) => {
    const found = readings.filter(holds);
    return found.length === 0 ? [] : [pointsLayer(found.map(placeOf), size, mark)];
  });
}

/** Grid lines and their labels, as many as stand apart. */
function gridOf({ box, axis, y }: Field): PlotSpec[] {
  const every = Math.ceil(((axis.ticks.length - 1) * (textLineHeight + 1)) / box.height) || 1;
  return axis.ticks.flatMap((tick, t) => [
    ruleLayer({ x: box.left, y: y(tick) }, { x: box.left + box.width, y: y(tick) }, { colour: neutral.grid }),
    ...(t % every === 0
      ? [
          textLayer({
            lines: [axis.labels[t]],
            x: box.left - 5,
            y: y(tick),
            align: 'right',
            colour: quietInk,
          }),
        ]
      : []),
  ]);
}

function dateLayers(box: Box, span: PanelGround['span']): PlotSpec[] {
  const bottom = box.top + box.height;
  return dateTicks(span.from, span.to, box.width).flatMap(({ day, label }) => {
    const x = box.left + acrossAt(day, span, box.width);
    return [
      ruleLayer({ x, y: bottom }, { x, y: bottom + 4 }, { colour: neutral.future }),
      textLayer({
        lines: [label],
        x: within(x, label, box),
        y: bottom + 12,
        align: 'center',
        colour: quietInk,
      }),
    ];
  });
}

/** A label's middle, moved so that all of it stands below its panel. */
function within(x: number, label: string, box: Box): number {
  const half = textWidth(label, smallestText) / 2;
  return Math.max(box.left - 5 + half, Math.min(x, box.left + box.width + edge - 1 - half));
}
