import { smallestText } from '../render/frame.ts';
import type { Box } from '../render/frame.ts';
import { wrapText } from '../render/wrap-text.ts';
import { axisScale, axisThatFits } from './axis-scale.ts';
import { checkInput } from './check-input.ts';
import { cellOf, createChart, presentOf } from './chart.ts';
import type { Chart, ChartRecord, ChartRow, ChartWords, PlotSpec } from './chart.ts';
import type { Interval } from './difference-fan.ts';
import { bandStrength, cueOf } from './palette.ts';
import { panelGrid, panelPlot, panelShape, sideAxis } from './panel-grid.ts';
import type { SharedAxes } from './panel-grid.ts';
import { inlineData, onAxis, textLayer, textLineHeight, unitTitle } from './plot-parts.ts';

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

const around = { gap: 26, right: 12, head: 2 * textLineHeight + 6, bottom: 40 };
const mostPanels = 8;

/** Levels over time, a panel for each scenario: median line and the band of 9 in 10 futures, on shared axes. */
export function seriesFan(input: SeriesFanInput): Chart {
  checkInput(input);
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

function drawPanels(input: SeriesFanInput, box: Box, records: readonly ChartRecord[]): PlotSpec {
  const { panels, years } = input;
  const values = presentOf(
    panels.flatMap(({ median, band }) => [...median, ...band.flatMap(({ low, high }) => [low, high])]),
  );
  const ticks = panelShape(panels.length).bands > 1 ? 4 : 5;
  const y = axisScale({ values, ticks, zero: input.fromZero ?? true });
  const grid = panelGrid(panels.length, box, y, around);
  const axes = { ...grid, x: axisThatFits({ values: years, ticks: 5, wholeSteps: false }, grid.width), y };
  const own = (p: number) => records.slice(p * years.length, (p + 1) * years.length);
  return panelPlot(
    grid,
    panels.map((_, p) => panelOf(input, axes, own(p), p)),
  );
}

function panelOf(
  input: SeriesFanInput,
  axes: SharedAxes,
  records: readonly ChartRecord[],
  p: number,
): PlotSpec {
  const { x, y, width, height, room } = axes;
  const { label, color, dash = cueOf(p).dash } = input.panels[p];
  const across = onAxis('year', x, { title: unitTitle(input.yearsTitle ?? 'years', x, width), grid: false });
  const up = sideAxis(axes, p, unitTitle(input.unit, y, height));
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
      textLayer({ lines, x: 0, y: -room.head / 2, weight: 'bold' }),
    ],
  };
}
