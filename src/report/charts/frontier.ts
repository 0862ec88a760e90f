import { smallestText } from '../render/frame.ts';
import type { Box } from '../render/frame.ts';
import { widestLine, wrapText } from '../render/wrap-text.ts';
import { axisScale, axisThatFits, placeOn } from './axis-scale.ts';
import type { AxisScale } from './axis-scale.ts';
import { createChart } from './chart.ts';
import type { Chart, ChartRecord, ChartRow, ChartWords, PlotSpec } from './chart.ts';
import { neutral } from './palette.ts';
import { inlineData, onAxis, plotSpec, ruleLayer, textLayer, unitTitle } from './plot-parts.ts';

/** One of two responses at a point: its middle and the ends of its interval. */
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
  const { points } = input;
  if (points.length === 0 || points.length > mostPoints)
    throw new Error(`invalid number of settings: ${points.length}; expected 1 to ${mostPoints}`);
  const columns = ['setting', 'across', 'low', 'high', 'up', 'up low', 'up high', 'frontier', 'mark'];
  const rows = points.map(({ label, across, up, onFrontier, mark }): ChartRow => {
    const numbers = [across.middle, across.low, across.high, up.middle, up.low, up.high];
    return [label, ...numbers, onFrontier ? 'yes' : 'no', mark ?? ''];
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
    points.flatMap((point) => [point[of].low, point[of].high, point[of].middle]);
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

/** Words beside marked settings and the ends of the frontier, left out where they would cover one another. */
function labelLayers(points: readonly FrontierPoint[], layout: Layout): PlotSpec[] {
  const on = points
    .filter(({ onFrontier, mark }) => onFrontier && mark === undefined)
    .sort((a, b) => a.across.middle - b.across.middle);
  const wanted = [
    ...points.filter(({ mark }) => mark !== undefined),
    ...on.slice(0, 1),
    ...on.slice(-1),
    ...on.slice(1, -1),
  ];
  const taken: { left: number; right: number; y: number }[] = [];
  return wanted.slice(0, mostLabels).flatMap((point) => {
    const place = placeOf(point, layout);
    const text = point.mark === undefined ? point.label : `${point.mark}: ${point.label}`;
    const [line] = wrapText(text, { size: smallestText, width: layout.width * 0.5, lines: 1 });
    const length = widestLine([line], smallestText);
    const isRight = place.x + 8 + length > layout.width;
    const left = isRight ? place.x - 8 - length : place.x + 8;
    const y = place.y < 20 ? place.y + 12 : place.y - 10;
    const box = { left, right: left + length, y };
    const covers = taken.some(
      (other) => box.left < other.right + 4 && other.left < box.right + 4 && Math.abs(other.y - y) < 14,
    );
    if (covers || left < 0 || y > layout.height - 6) return [];
    taken.push(box);
    return [textLayer({ lines: [line], x: left, y, weight: 'normal' })];
  });
}
