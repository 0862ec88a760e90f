import { quietInk, smallestText } from '../render/frame.ts';
import type { Box } from '../render/frame.ts';
import { textWidth } from '../render/font-metrics.ts';
import { wrapText } from '../render/wrap-text.ts';
import { axisScale, axisThatFits, placeOn } from './axis-scale.ts';
import { checkInput } from './check-input.ts';
import { createChart } from './chart.ts';
import type { Chart, ChartRecord, ChartRow, ChartWords, PlotSpec } from './chart.ts';
import { bandStrength, neutral } from './palette.ts';
import { panelGrid, panelPlot, panelShape, sideAxis } from './panel-grid.ts';
import type { SharedAxes } from './panel-grid.ts';
import { inlineData, onAxis, ruleLayer, textLayer, textLineHeight, unitTitle } from './plot-parts.ts';

/** A chance in 100 at one value, with its interval. */
export interface ChanceAt {
  readonly at: number;
  readonly chance: number;
  readonly low: number;
  readonly high: number;
}

/** A value at which a verdict turns; an end that is not known is null, and the band goes to the end of the axis. */
export interface FlipMark {
  readonly at: number;
  readonly low: number | null;
  readonly high: number | null;
  /** What stands beside it: `812,000 METIS`. */
  readonly label: string;
}

/** One verdict along the values. */
export interface ChancePanel {
  readonly label: string;
  readonly color: string;
  /** At least two values; those whose chance is not a number are left out. */
  readonly points: readonly ChanceAt[];
  readonly flips: readonly FlipMark[];
}

/** Chances along the values of one parameter. */
export interface ChanceLineInput extends ChartWords {
  /** Unit of the values. */
  readonly unit: string;
  /** One to eight verdicts, each in a panel of its own on the same axes. */
  readonly panels: readonly ChancePanel[];
  /** Chance in 100 at which the verdict turns. */
  readonly level: number;
  /** What the experiment says of the value now. */
  readonly stands?: { readonly low: number; readonly high: number; readonly label: string };
  readonly height?: number;
}

const mostPanels = 8;
const usualGap = 40;

/**
 * Chance in 100 along a value, a panel for each verdict: line, band of the interval, the level at which the verdict turns, and every flip
 * with its interval. Throws for no panel or more than eight, for a panel with fewer than two values, for a chance outside 0 to 100
 * and for a flip outside the values.
 */
export function chanceLine(input: ChanceLineInput): Chart {
  checkInput(input);
  const { panels } = input;
  if (panels.length === 0 || panels.length > mostPanels)
    throw new Error(`invalid number of panels: ${panels.length}; expected 1 to ${mostPanels}`);
  const kept = panels.map((panel) => ({
    ...panel,
    points: panel.points
      .filter((point) => [point.chance, point.low, point.high].every(Number.isFinite))
      .sort((a, b) => a.at - b.at),
  }));
  const short = kept.find(({ points }) => points.length < 2);
  if (short !== undefined)
    throw new Error(`invalid panel ${short.label}: ${short.points.length} values; expected at least 2`);
  panels.forEach(checkChances);
  const columns = ['verdict', 'value', 'chance', 'low 95', 'high 95', 'mark'];
  const rows = kept.flatMap(({ label, points, flips }) => [
    ...points.map(({ at, chance, low, high }): ChartRow => [label, at, chance, low, high, 'chance']),
    ...flips.map(({ at, low, high }): ChartRow => [label, at, input.level, low ?? '', high ?? '', 'flip']),
  ]);
  const kind = { kind: 'chance-line', called: panels.length === 1 ? 'Line' : 'Lines' };
  const height = input.height ?? (panels.length > 4 ? 490 : 370);
  return createChart(kind, input, { columns, rows }, height, (room) => drawPanels(input, kept, room));
}

function checkChances({ label, points, flips }: ChancePanel): void {
  for (const value of points.flatMap(({ chance, low, high }) => [chance, low, high]))
    if (value < 0 || value > 100) throw new Error(`invalid chance of ${label}: ${value}; expected 0 to 100`);
  const places = points.map(({ at }) => at);
  const [from, to] = [Math.min(...places), Math.max(...places)];
  const outside = flips.find(({ at }) => at < from || at > to);
  if (outside !== undefined)
    throw new Error(`invalid flip of ${label}: ${outside.at}; expected ${from} to ${to}`);
}

function drawPanels(input: ChanceLineInput, panels: readonly ChancePanel[], box: Box): PlotSpec {
  const y = axisScale({ values: [0, 100], ticks: panelShape(panels.length).bands > 1 ? 2 : 5 });
  // What the experiment says stands above the plot; of one verdict the words around the picture tell.
  const names = panels.length === 1 ? 0 : 2;
  const head = (input.stands === undefined ? names : names + 1) * textLineHeight + 10;
  const values = panels.flatMap(({ points }) => points.map(({ at }) => at));
  const axesWith = (gap: number): SharedAxes => {
    const grid = panelGrid(panels.length, box, y, { gap, right: 16, head, bottom: 40 });
    return { ...grid, x: axisThatFits({ values, ticks: 6, wholeSteps: false }, grid.width), y };
  };
  const usual = axesWith(usualGap);
  // Wide numbers at the end of one axis and at the start of the next stay apart.
  const wide = Math.ceil(usual.x.labelWidth) + 6;
  const axes = wide > usualGap ? axesWith(wide) : usual;
  return panelPlot(
    axes,
    panels.map((panel, p) => panelOf(input, axes, panel, p)),
  );
}

function panelOf(input: ChanceLineInput, axes: SharedAxes, panel: ChancePanel, p: number): PlotSpec {
  const { x, y, width, height, room } = axes;
  const { label, color, points, flips } = panel;
  const records = points.map(({ at, chance, low, high }): ChartRecord => ({
    value: at,
    chance,
    'low 95': low,
    'high 95': high,
  }));
  const across = onAxis('value', x, { title: unitTitle(input.unit, x, width), grid: false });
  const up = sideAxis(axes, p, 'in 100 futures');
  const level = height - placeOn(y, input.level, height);
  const lines = wrapText(label, { size: smallestText, width, lines: 2, weight: 'bold' });
  return {
    width,
    height,
    data: inlineData(records),
    layer: [
      ...standsLayers(input, axes),
      ...flips.map((flip) => bandOf(flip, axes)),
      {
        mark: { type: 'area', fill: color, fillOpacity: bandStrength.outer, stroke: color, strokeWidth: 1 },
        encoding: { x: across, y: up('low 95'), y2: { field: 'high 95' } },
      },
      ruleLayer({ x: 0, y: level }, { x: width, y: level }, { dash: [4, 3] }),
      { mark: { type: 'line', color, strokeWidth: 2 }, encoding: { x: across, y: up('chance') } },
      {
        mark: { type: 'point', shape: 'circle', filled: true, opacity: 1, color, size: 16 },
        encoding: { x: across, y: up('chance') },
      },
      ...flips.flatMap((flip, f) => markOf(flip, f, points, axes)),
      ...(input.panels.length === 1
        ? []
        : [textLayer({ lines, x: 0, y: -room.head + (lines.length * textLineHeight) / 2, weight: 'bold' })]),
    ],
  };
}

const inside = ({ x, width }: SharedAxes, value: number): number =>
  Math.min(Math.max(placeOn(x, value, width), 0), width);

/** A band over the whole height between two places across, for intervals of flips and for what the experiment says. */
function upright(from: number, to: number, height: number, fill: string): PlotSpec {
  return {
    data: { values: [{}] },
    mark: { type: 'rect', fill, fillOpacity: bandStrength.outer, stroke: fill, strokeWidth: 1 },
    encoding: { x: { value: from }, x2: { value: to }, y: { value: 0 }, y2: { value: height } },
  };
}

function bandOf(flip: FlipMark, axes: SharedAxes): PlotSpec {
  const { from, to } = bandEnds(flip, axes);
  return upright(from, to, axes.height, neutral.rule);
}

/** Ends of the band of a flip across, at least two units apart. */
function bandEnds({ low, high }: FlipMark, axes: SharedAxes): { from: number; to: number } {
  const [from, to] = [low === null ? 0 : inside(axes, low), high === null ? axes.width : inside(axes, high)];
  const middle = (from + to) / 2;
  const half = Math.max(1, (to - from) / 2);
  return { from: middle - half, to: middle + half };
}

/** The rule of a flip with its label beside the band where there is room, otherwise beside the rule, above or below the line of chances; several stand below one another. */
function markOf(flip: FlipMark, place: number, points: readonly ChanceAt[], axes: SharedAxes): PlotSpec[] {
  const { at, label } = flip;
  const { height, width } = axes;
  const x = inside(axes, at);
  const most = Math.max(x, width - x) - 8;
  const lines = wrapText(label, { size: smallestText, width: most, lines: 2, weight: 'bold' });
  const widest = Math.max(...lines.map((line) => textWidth(line, smallestText, 'bold')));
  const band = bandEnds(flip, axes);
  const right = [band.to, x].find((edge) => width - edge - 8 >= widest);
  const left = band.from - 8 >= widest ? band.from : x;
  // An edge of the band through a label makes it hard to read.
  const isRight = right !== undefined && (right === band.to || left !== band.from);
  const beside = points.filter((point) => (isRight ? point.at > at : point.at < at));
  const isHigh = beside.reduce((sum, { chance }) => sum + chance - 50, 0) > 0;
  const from = 10 + ((lines.length - 1) * textLineHeight) / 2 + (place % 6) * (2 * textLineHeight);
  return [
    ruleLayer({ x, y: 0 }, { x, y: height }, { width: 1.5 }),
    textLayer({
      lines,
      x: isRight ? right + 6 : left - 6,
      y: isHigh ? height - from : from,
      align: isRight ? 'left' : 'right',
      weight: 'bold',
    }),
  ];
}

/** A bracket above the plot over what the experiment says; only the part inside the axis is drawn. */
function standsLayers({ stands }: ChanceLineInput, axes: SharedAxes): PlotSpec[] {
  if (stands === undefined) return [];
  const { x, width, height } = axes;
  if (stands.high < x.low || stands.low > x.high) return [];
  const [from, to] = [inside(axes, stands.low), inside(axes, stands.high)];
  const middle = (from + to) / 2;
  const [line] = wrapText(stands.label, { size: smallestText, width, lines: 1 });
  const half = textWidth(line, smallestText) / 2;
  const wide = to - from < 3 ? { from: middle - 1.5, to: middle + 1.5 } : { from, to };
  return [
    upright(wide.from, wide.to, height, neutral.future),
    ruleLayer({ x: wide.from, y: -3 }, { x: wide.to, y: -3 }, { width: 4, colour: neutral.future }),
    textLayer({
      lines: [line],
      x: Math.min(Math.max(middle, half), width - half),
      y: -13,
      align: 'center',
      colour: quietInk,
    }),
  ];
}
