import { smallestText } from '../render/frame.ts';
import type { Box } from '../render/frame.ts';
import { wrapText } from '../render/wrap-text.ts';
import { axisScale, axisThatFits } from './axis-scale.ts';
import type { AxisScale } from './axis-scale.ts';
import { cellOf, createChart, presentOf } from './chart.ts';
import type { Chart, ChartRecord, ChartRow, ChartWords, PlotSpec } from './chart.ts';
import type { Interval } from './difference-fan.ts';
import { bandStrength, cueOf } from './palette.ts';
import { inlineData, onAxis, plotSpec, textLayer, textLineHeight, unitTitle } from './plot-parts.ts';

/** One scenario's level over time: the median and the range of 9 in 10 futures at each point, NaN where there is none. */
export interface SeriesPanel {
  readonly label: string;
  readonly color: string;
  /** The second cue, lengths of dash and gap; by place when absent. */
  readonly dash?: readonly number[];
  readonly median: readonly number[];
  readonly band: readonly Interval[];
}

/** Levels of one series by scenario. */
export interface SeriesFanInput extends ChartWords {
  readonly unit: string;
  /** Time of each point in years; as many as there are points in each median and band. */
  readonly years: readonly number[];
  readonly yearsTitle?: string;
  /** One to eight scenarios, each in a panel of its own on the same axes. */
  readonly panels: readonly SeriesPanel[];
  /** Whether the vertical axis starts at zero, as amounts should; true unless told. */
  readonly fromZero?: boolean;
  readonly height?: number;
}

const gap = 26;
const bottomRoom = 40;
const mostPanels = 8;

/** Levels over time, a panel for each scenario: median line and the band of 9 in 10 futures, on shared axes. */
export function seriesFan(input: SeriesFanInput): Chart {
  const { panels, years } = input;
  if (panels.length === 0 || panels.length > mostPanels) {
    throw new Error(`invalid number of panels: ${panels.length}; expected 1 to ${mostPanels}`);
  }
  if (years.length < 2) throw new Error(`invalid series: ${years.length} points; expected at least 2`);
  const wrong = panels
    .flatMap(({ median, band }) => [median.length, band.length])
    .find((n) => n !== years.length);
  if (wrong !== undefined)
    throw new Error(`invalid series: ${wrong} points; expected ${years.length}, one for each year`);
  const columns = ['scenario', 'year', 'low 90', 'middle', 'high 90'];
  const rows = panels.flatMap(({ label, median, band }) =>
    years.map((year, y): ChartRow => [label, year, ...[band[y].low, median[y], band[y].high].map(cellOf)]),
  );
  const kind = { kind: 'series-fan', called: 'Fan charts' };
  const height = input.height ?? (panels.length > 4 ? 490 : 360);
  return createChart(kind, input, { columns, rows }, height, (room, records) =>
    drawPanels(input, room, records),
  );
}

interface Layout {
  readonly x: AxisScale;
  readonly y: AxisScale;
  readonly width: number;
  readonly height: number;
  readonly columns: number;
  readonly head: number;
}

function drawPanels(input: SeriesFanInput, room: Box, records: readonly ChartRecord[]): PlotSpec {
  const { panels, years } = input;
  const columns = panels.length > 4 ? Math.ceil(panels.length / 2) : panels.length;
  const bands = Math.ceil(panels.length / columns);
  const values = presentOf(
    panels.flatMap(({ median, band }) => [...median, ...band.flatMap(({ low, high }) => [low, high])]),
  );
  const y = axisScale({ values, ticks: bands > 1 ? 4 : 5, zero: input.fromZero ?? true });
  const left = Math.ceil(y.labelWidth) + 30;
  const width = Math.floor((room.width - left - 12 - gap * (columns - 1)) / columns);
  const head = 2 * textLineHeight + 6;
  const height = Math.floor((room.height - (head + bottomRoom) * bands) / bands);
  const x = axisThatFits({ values: years, ticks: 5, wholeSteps: false }, width);
  const layout = { x, y, width, height, columns, head };
  return plotSpec(
    { left, top: head, right: 12, bottom: bottomRoom },
    {
      columns,
      bounds: 'flush',
      spacing: { column: gap, row: head + bottomRoom },
      concat: panels.map((_, p) =>
        panelOf(input, layout, records.slice(p * years.length, (p + 1) * years.length), p),
      ),
    },
  );
}

function panelOf(
  input: SeriesFanInput,
  layout: Layout,
  records: readonly ChartRecord[],
  p: number,
): PlotSpec {
  const { x, y, width, height, columns, head } = layout;
  const { label, color, dash = cueOf(p).dash } = input.panels[p];
  const isFirst = p % columns === 0;
  const across = onAxis('year', x, { title: unitTitle(input.yearsTitle ?? 'years', x, width), grid: false });
  const beside = {
    title: isFirst ? unitTitle(input.unit, y, height) : null,
    titleX: -Math.ceil(y.labelWidth) - 20,
  };
  const up = (field: string) =>
    onAxis(field, y, { ...beside, labels: isFirst, grid: true, domain: false, ticks: false });
  const lines = wrapText(label, { size: smallestText, width, lines: 2, weight: 'bold' });
  return {
    width,
    height,
    data: inlineData(records),
    layer: [
      {
        mark: { type: 'area', fill: color, fillOpacity: bandStrength.outer, stroke: color, strokeWidth: 1 },
        encoding: { x: across, y: up('low 90'), y2: { field: 'high 90' } },
      },
      {
        mark: { type: 'line', color, strokeWidth: 2.5, ...(dash.length > 0 ? { strokeDash: dash } : {}) },
        encoding: { x: across, y: up('middle') },
      },
      textLayer({ lines, x: 0, y: -head / 2, weight: 'bold' }),
    ],
  };
}
