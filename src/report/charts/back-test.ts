import { dayNumber } from '../../define/index.ts';
import type { Box } from '../render/frame.ts';
import { cellOf, createChart } from './chart.ts';
import type { Chart, ChartRow, ChartWords, PlotSpec } from './chart.ts';
import { panelLayers } from './back-test-panel.ts';
import { readingMarks } from './back-test-marks.ts';
import type { Interval } from './difference-fan.ts';
import { boxSample, keyLine, pointSample } from './key-line.ts';
import { bandStrength } from './palette.ts';
import { plotSpec, ruleLayer } from './plot-parts.ts';

/** One reading beside the model on its date: the middle and the ends of the band of 9 in 10 futures, NaN where there is none. */
export interface ReadingPoint {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly value: number;
  readonly low: number;
  readonly middle: number;
  readonly high: number;
  /** False for values that were not read but follow from something read. */
  readonly counts: boolean;
}

/** One quantity: what the model has and what was read. */
export interface BackTestPanel {
  readonly label: string;
  readonly unit: string;
  readonly color: string;
  /** Recorded dates, ascending, one or more. */
  readonly dates: readonly string[];
  /** The band of 9 in 10 futures and the middle at each date; NaN where there is none. */
  readonly band: readonly Interval[];
  readonly middle: readonly number[];
  /** One or more, in order of dates. */
  readonly readings: readonly ReadingPoint[];
}

/** The model and the past, a panel for each quantity. */
export interface BackTestInput extends ChartWords {
  /** One to eight quantities. */
  readonly panels: readonly BackTestPanel[];
  /** What the band is made of, where it is not 9 in 10 futures. */
  readonly bandOf?: string;
  readonly height?: number;
}

const mostPanels = 8;
const keyRoom = 20;

/**
 * F10: readings over the band of the model, and below them each reading less the middle of the model over the band's own width.
 * Throws for no or more than eight quantities, a quantity without readings or dates, and columns of unequal length.
 */
export function backTest(input: BackTestInput): Chart {
  const { panels } = input;
  if (panels.length === 0 || panels.length > mostPanels)
    throw new Error(`invalid number of quantities: ${panels.length}; expected 1 to ${mostPanels}`);
  panels.forEach(checkPanel);
  const [low, high] = input.bandOf === undefined ? ['low 90', 'high 90'] : ['low', 'high'];
  const columns = ['quantity', 'date', 'read', low, 'middle', high, 'note'];
  const rows = panels.flatMap((panel) => [...modelRows(panel), ...readingRows(panel)]);
  const kind = { kind: 'back-test', called: 'Back-test' };
  const height = input.height ?? (panels.length > columnsOf(panels.length) ? 500 : 400);
  return createChart(kind, input, { columns, rows }, height, (room) => draw(input, room));
}

function checkPanel({ label, dates, band, middle, readings }: BackTestPanel): void {
  if (readings.length === 0 || dates.length === 0)
    throw new Error(`missing readings or dates of ${label}; expected at least 1 of each`);
  for (const column of [band, middle])
    if (column.length !== dates.length)
      throw new Error(`invalid series: ${column.length} points; expected ${dates.length}, one for each date`);
}

function modelRows({ label, dates, band, middle }: BackTestPanel): ChartRow[] {
  return dates.map((date, d) => [
    label,
    date,
    '',
    ...[band[d].low, middle[d], band[d].high].map(cellOf),
    'model',
  ]);
}

function readingRows({ label, readings }: BackTestPanel): ChartRow[] {
  return readings.map((reading) => [
    label,
    reading.date,
    ...[reading.value, reading.low, reading.middle, reading.high].map(cellOf),
    readingMarks.find(({ holds }) => holds(reading))?.words ?? '',
  ]);
}

/** Panels beside each other: at most three, four where there are more than six. */
function columnsOf(count: number): number {
  if (count <= 3) return count;
  return count === 4 ? 2 : count <= 6 ? 3 : 4;
}

function draw(input: BackTestInput, room: Box): PlotSpec {
  const { panels } = input;
  const columns = columnsOf(panels.length);
  const lines = Math.ceil(panels.length / columns);
  const size = { width: room.width, height: room.height };
  const [width, height] = [room.width / columns, (room.height - keyRoom) / lines];
  const days = panels.flatMap(({ dates, readings }) => [...dates, ...readings.map(({ date }) => date)]);
  const numbers = days.map(dayNumber);
  const span = { from: Math.min(...numbers), to: Math.max(...numbers) };
  return plotSpec(
    { left: 0, top: 0, right: 0, bottom: 0 },
    {
      ...size,
      layer: [
        ...keyOf(input, room.width),
        ...panels.flatMap((panel, p) => {
          const place = { left: (p % columns) * width, top: keyRoom + Math.floor(p / columns) * height };
          return panelLayers(panel, { ...place, width, height }, { size, span });
        }),
      ],
    },
  );
}

function keyOf({ panels, bandOf }: BackTestInput, width: number): PlotSpec[] {
  const [{ color }] = panels;
  const readings = panels.flatMap((panel) => panel.readings);
  const shown = readingMarks.filter(({ holds }) => readings.some(holds));
  return keyLine(
    [
      ...shown.map(({ words, mark }) => ({ words, mark: pointSample(mark) })),
      {
        words: 'middle value',
        mark: (x, y) => [ruleLayer({ x, y }, { x: x + 16, y }, { colour: color, width: 2.5 })],
      },
      {
        words: bandOf ?? '9 in 10 futures',
        mark: boxSample({ fill: color, fillOpacity: bandStrength.outer, stroke: color, strokeWidth: 1 }, 10),
      },
    ],
    { from: 0, to: width, y: 6 },
  );
}
