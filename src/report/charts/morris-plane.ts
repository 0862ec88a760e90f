import { smallestText } from '../render/frame.ts';
import type { Box } from '../render/frame.ts';
import { textWidth } from '../render/font-metrics.ts';
import { wrapText } from '../render/wrap-text.ts';
import { axisScale, axisThatFits, placeOn } from './axis-scale.ts';
import type { AxisScale } from './axis-scale.ts';
import { checkInput } from './check-input.ts';
import { createChart } from './chart.ts';
import type { Chart, ChartRecord, ChartRow, ChartWords, PlotSpec } from './chart.ts';
import { neutral } from './palette.ts';
import {
  inlineData,
  onAxis,
  plotSpec,
  ruleLayer,
  spreadPlaces,
  textLayer,
  textLineHeight,
  unitTitle,
} from './plot-parts.ts';

/** One input: mean size of its effects with an interval, and their spread. */
export interface MorrisPoint {
  readonly label: string;
  readonly muStar: number;
  /** Ends of the interval of mu*; null where there is none. */
  readonly low: number | null;
  readonly high: number | null;
  readonly sigma: number;
}

/** Inputs by how much they matter and how much that depends on where the others stand. */
export interface MorrisPlaneInput extends ChartWords {
  /** Unit of the effects. */
  readonly unit: string;
  /** One to thirty inputs. */
  readonly points: readonly MorrisPoint[];
  /** mu* that luck alone would give, dashed. */
  readonly floor?: number;
  readonly height?: number;
}

const bottomRoom = 40;
const keyRoom = 18;
const labelColumn = 200;
const mostPoints = 30;

/**
 * Screening after Morris: mean size of effects across, their standard deviation up; above the diagonal an effect depends on the other
 * inputs or on luck. The largest are named at the right. Throws for no input or more than thirty.
 */
export function morrisPlane(input: MorrisPlaneInput): Chart {
  checkInput(input);
  const count = input.points.length;
  if (count === 0 || count > mostPoints)
    throw new Error(`invalid number of inputs: ${count}; expected 1 to ${mostPoints}`);
  const sorted = [...input.points].sort((a, b) => b.muStar - a.muStar);
  const columns = ['input', 'mean size of effects', 'low', 'high', 'spread of effects'];
  const rows = sorted.map(({ label, muStar, low, high, sigma }): ChartRow => [
    label,
    muStar,
    low ?? muStar,
    high ?? muStar,
    sigma,
  ]);
  const kind = { kind: 'morris-plane', called: 'Scatter chart' };
  return createChart(kind, input, { columns, rows }, input.height ?? 420, (room, records) =>
    drawPlane(input, sorted, room, records),
  );
}

interface Plane {
  readonly x: AxisScale;
  readonly y: AxisScale;
  readonly width: number;
  readonly height: number;
}

function drawPlane(
  input: MorrisPlaneInput,
  sorted: readonly MorrisPoint[],
  room: Box,
  records: readonly ChartRecord[],
): PlotSpec {
  const height = room.height - keyRoom - bottomRoom;
  const y = axisScale({ values: sorted.map(({ sigma }) => sigma), ticks: 5, zero: true });
  const left = Math.ceil(y.labelWidth) + 32;
  const width = room.width - left - labelColumn - 20;
  const sizes = sorted.flatMap(({ muStar, low, high }) => [muStar, low ?? muStar, high ?? muStar]);
  const x = axisThatFits({ values: [...sizes, input.floor ?? 0], ticks: 6, zero: true }, width);
  const plane = { x, y, width, height };
  return plotSpec(
    { left, top: keyRoom, right: labelColumn + 20, bottom: bottomRoom },
    {
      width,
      height,
      layer: [
        pointLayer(input, plane, records),
        ...diagonalLayer(plane),
        ...floorLayer(input, plane),
        ...sorted.flatMap((point) => whiskerLayer(point, plane)),
        ...labelLayers(sorted, plane),
      ],
    },
  );
}

function pointLayer(
  { unit }: MorrisPlaneInput,
  { x, y, width, height }: Plane,
  records: readonly ChartRecord[],
): PlotSpec {
  const titled = (words: string, scale: AxisScale, room: number): string => {
    const counted = unitTitle(unit, scale, room - textWidth(`${words} ()`, smallestText));
    return counted === '' ? words : `${words} (${counted})`;
  };
  return {
    data: inlineData(records),
    mark: { type: 'point', filled: true, opacity: 1, size: 50, fill: neutral.better },
    encoding: {
      x: onAxis('mean size of effects', x, {
        title: titled('mean size of effects, mu*', x, width),
        grid: true,
      }),
      y: onAxis('spread of effects', y, { title: titled('spread of effects, sigma', y, height), grid: true }),
    },
  };
}

function placeAt({ x, y, width, height }: Plane, across: number, up: number): { x: number; y: number } {
  return { x: placeOn(x, across, width), y: height - placeOn(y, up, height) };
}

/** Where spread equals size, as far as both axes go. */
function diagonalLayer(plane: Plane): PlotSpec[] {
  const end = Math.min(plane.x.high, plane.y.high);
  return [
    ruleLayer(placeAt(plane, 0, 0), placeAt(plane, end, end), { colour: neutral.future, dash: [4, 3] }),
  ];
}

function floorLayer({ floor }: MorrisPlaneInput, plane: Plane): PlotSpec[] {
  if (floor === undefined || floor === 0) return [];
  const { x } = placeAt(plane, floor, 0);
  // From the line to the right: it may stand close to the axis, whose highest number is there.
  const words = textLayer({ lines: ['luck alone'], x, y: -9 });
  return [ruleLayer({ x, y: 0 }, { x, y: plane.height }, { colour: neutral.worse, dash: [4, 3] }), words];
}

function whiskerLayer({ low, high, sigma }: MorrisPoint, plane: Plane): PlotSpec[] {
  if (low === null || high === null) return [];
  return [
    ruleLayer(placeAt(plane, low, sigma), placeAt(plane, high, sigma), { colour: neutral.total, width: 1.5 }),
  ];
}

/** Names at the right, joined to their points by thin lines; as many as have room, the largest first. */
function labelLayers(sorted: readonly MorrisPoint[], plane: Plane): PlotSpec[] {
  const room = Math.floor(plane.height / (textLineHeight + 2));
  const named = sorted.slice(0, Math.min(room, 12));
  const places = named.map(({ muStar, sigma }) => placeAt(plane, muStar, sigma));
  const half = textLineHeight / 2;
  const ups = spreadPlaces(
    places.map(({ y }) => y),
    textLineHeight + 2,
    half,
    plane.height - half,
  );
  return named.flatMap(({ label }, n) => {
    const [text] = wrapText(label, { size: smallestText, width: labelColumn - 8, lines: 1 });
    const at = plane.width + 16;
    const line = ruleLayer(places[n], { x: at - 3, y: ups[n] }, { colour: neutral.future, width: 0.5 });
    return [line, textLayer({ lines: [text], x: at, y: ups[n] })];
  });
}
