import { smallestText } from '../render/frame.ts';
import type { Box } from '../render/frame.ts';
import { wrapText } from '../render/wrap-text.ts';
import { axisScale, axisThatFits, placeOn } from './axis-scale.ts';
import type { AxisScale } from './axis-scale.ts';
import { checkInput } from './check-input.ts';
import { cellOf, createChart, presentOf } from './chart.ts';
import type { Chart, ChartRecord, ChartRow, ChartWords, PlotSpec } from './chart.ts';
import { neutral } from './palette.ts';
import { pointLabels } from './point-labels.ts';
import type { Place, Stroke } from './point-labels.ts';
import { inlineData, onAxis, plotSpec, ruleLayer, textLayer, unitTitle } from './plot-parts.ts';

/** One of two responses at a point: its middle and the ends of its interval, NaN where there is none. */
export interface FrontierValue {
  readonly middle: number;
  readonly low: number;
  readonly high: number;
}

/** A setting with both responses. */
export interface FrontierPoint {
  readonly label: string;
  readonly across: FrontierValue;
  readonly up: FrontierValue;
  /** Whether no other setting is at least as good in both and better in one. */
  readonly onFrontier: boolean;
  /** `current` or `proposed`. */
  readonly mark?: string | undefined;
}

/** Settings by two responses. */
export interface FrontierInput extends ChartWords {
  readonly acrossTitle: string;
  readonly upTitle: string;
  readonly acrossUnit: string;
  readonly upUnit: string;
  /** Up to 400 settings. */
  readonly points: readonly FrontierPoint[];
  readonly height?: number;
}

const topRoom = 24;
const bottomRoom = 44;
const rightRoom = 24;
const mostPoints = 400;
const mostLabels = 8;

/** Settings as points with bars of uncertainty, those on the frontier filled and joined; current and proposed ones written beside. */
export function frontier(input: FrontierInput): Chart {
  checkInput(input);
  const { points } = input;
  if (points.length === 0 || points.length > mostPoints)
    throw new Error(`invalid number of settings: ${points.length}; expected 1 to ${mostPoints}`);
  const columns = ['setting', 'across', 'low', 'high', 'up', 'up low', 'up high', 'frontier', 'mark'];
  const rows = points.map(({ label, across, up, onFrontier, mark }): ChartRow => {
    const numbers = [across.middle, across.low, across.high, up.middle, up.low, up.high];
    return [label, ...numbers.map(cellOf), onFrontier ? 'yes' : 'no', mark ?? ''];
  });
  const kind = { kind: 'frontier', called: 'Scatter plot' };
  return createChart(kind, input, { columns, rows }, input.height ?? 460, (room, records) =>
    draw(input, room, records),
  );
}

interface Layout {
  readonly x: AxisScale;
  readonly y: AxisScale;
  readonly width: number;
  readonly height: number;
}

function draw(input: FrontierInput, room: Box, records: readonly ChartRecord[]): PlotSpec {
  const { points } = input;
  const ends = (of: 'across' | 'up'): number[] =>
    presentOf(points.flatMap((point) => [point[of].low, point[of].high, point[of].middle]));
  const y = axisScale({ values: ends('up'), ticks: 6, edge: 0.04, wholeSteps: false });
  const left = Math.ceil(y.labelWidth) + 16;
  const width = Math.floor(room.width - left - rightRoom);
  const height = Math.floor(room.height - topRoom - bottomRoom);
  const x = axisThatFits({ values: ends('across'), ticks: 7, edge: 0.04, wholeSteps: false }, width);
  const layout = { x, y, width, height };
  const channels = {
    x: onAxis('across', x, { title: titleOf(input.acrossTitle, input.acrossUnit, x, width), grid: true }),
    y: onAxis('up', y, { title: null, grid: true, domain: false, ticks: false }),
  };
  const upTitle = titleOf(input.upTitle, input.upUnit, y, width * 0.6);
  return plotSpec(
    { left, top: topRoom, right: rightRoom, bottom: bottomRoom },
    {
      width,
      height,
      layer: [
        ...markLayers(records, channels),
        ...stairLayers(points, layout),
        ...labelLayers(points, layout),
        textLayer({ lines: [upTitle], x: -left, y: -14, weight: 'bold' }),
        textLayer({ lines: ['● frontier · ○ others'], x: width, y: -14, align: 'right' }),
      ],
    },
  );
}

function titleOf(title: string, unit: string, scale: AxisScale, width: number): string {
  const written = unitTitle(unit, scale, width);
  return wrapText(written === '' ? title : `${title} (${written})`, {
    size: smallestText,
    width,
    lines: 1,
  })[0];
}

function markLayers(
  records: readonly ChartRecord[],
  channels: { readonly x: PlotSpec; readonly y: PlotSpec },
): PlotSpec[] {
  const layers = (chosen: readonly ChartRecord[], isOn: boolean): PlotSpec[] => {
    if (chosen.length === 0) return [];
    const data = inlineData(chosen);
    const colour = isOn ? neutral.better : neutral.future;
    const bar = { type: 'rule', color: colour, strokeWidth: isOn ? 1.5 : 1 };
    const { x, y } = channels;
    return [
      { data, mark: bar, encoding: { x: { ...x, field: 'low' }, x2: { field: 'high' }, y } },
      { data, mark: bar, encoding: { x, y: { ...y, field: 'up low' }, y2: { field: 'up high' } } },
      {
        data,
        mark: {
          type: 'point',
          filled: true,
          opacity: 1,
          size: isOn ? 64 : 36,
          fill: isOn ? neutral.better : '#FFFFFF',
          stroke: colour,
          strokeWidth: 1.5,
        },
        encoding: channels,
      },
    ];
  };
  return [
    ...layers(
      records.filter(({ frontier: on }) => on === 'no'),
      false,
    ),
    ...layers(
      records.filter(({ frontier: on }) => on === 'yes'),
      true,
    ),
  ];
}

/** The frontier from point to point, in the order of the response across. */
function stairLayers(points: readonly FrontierPoint[], layout: Layout): PlotSpec[] {
  const on = points.filter(({ onFrontier }) => onFrontier).sort((a, b) => a.across.middle - b.across.middle);
  return on
    .slice(1)
    .map((point, p) =>
      ruleLayer(placeOf(on[p], layout), placeOf(point, layout), { colour: neutral.better, dash: [4, 3] }),
    );
}

const placeOf = ({ across, up }: FrontierPoint, { x, y, width, height }: Layout) => ({
  x: placeOn(x, across.middle, width),
  y: height - placeOn(y, up.middle, height),
});

/** Words beside marked settings, the ends of the frontier and what is between, as many as have room. */
function labelLayers(points: readonly FrontierPoint[], layout: Layout): PlotSpec[] {
  const on = points.filter(({ onFrontier }) => onFrontier).sort((a, b) => a.across.middle - b.across.middle);
  const unmarked = on.filter(({ mark }) => mark === undefined);
  const wanted = [
    ...points.filter(({ mark }) => mark !== undefined),
    ...unmarked.slice(0, 1),
    ...(unmarked.length > 1 ? unmarked.slice(-1) : []),
    ...unmarked.slice(1, -1),
  ];
  const labels = wanted.slice(0, mostLabels).map((point) => ({
    text: labelOf(point),
    at: placeOf(point, layout),
  }));
  const stairs = on
    .slice(1)
    .map((point, p) => ({ from: placeOf(on[p], layout), to: placeOf(point, layout) }));
  return pointLabels(labels, {
    ...{ width: layout.width, height: layout.height },
    points: points.map((point) => placeOf(point, layout)),
    strokes: [...stairs, ...points.flatMap((point) => barsOf(point, layout))],
  });
}

/** `current: 20%/year`; a label that begins with its mark says it already. */
function labelOf({ label, mark }: FrontierPoint): string {
  return mark === undefined || label.startsWith(mark) ? label : `${mark}: ${label}`;
}

function barsOf(point: FrontierPoint, layout: Layout): Stroke[] {
  const { across, up } = point;
  const at = (x: number, y: number): Place =>
    placeOf({ ...point, across: { ...across, middle: x }, up: { ...up, middle: y } }, layout);
  const isKnown = ({ low, high }: FrontierValue): boolean => !Number.isNaN(low + high);
  return [
    ...(isKnown(across) ? [{ from: at(across.low, up.middle), to: at(across.high, up.middle) }] : []),
    ...(isKnown(up) ? [{ from: at(across.middle, up.low), to: at(across.middle, up.high) }] : []),
  ];
}
