import { smallestText } from '../render/frame.ts';
import type { Box } from '../render/frame.ts';
import { wrapText } from '../render/wrap-text.ts';
import { axisScale, axisThatFits, placeOn } from './axis-scale.ts';
import { checkInput } from './check-input.ts';
import { cellOf, createChart, presentOf } from './chart.ts';
import type { Chart, ChartRecord, ChartRow, ChartWords, PlotSpec } from './chart.ts';
import { neutral } from './palette.ts';
import { panelGrid, panelPlot, panelShape, sideAxis } from './panel-grid.ts';
import type { SharedAxes } from './panel-grid.ts';
import { inlineData, onAxis, ruleLayer, textLayer, textLineHeight, unitTitle } from './plot-parts.ts';

/** Points of one panel, joined by a line, standing alone, or on stems from zero; a height of NaN is a gap. */
export interface PointPanel {
  readonly label: string;
  readonly color: string;
  readonly mark: 'line' | 'points' | 'stems';
  readonly at: readonly (readonly [number, number])[];
}

/** Panels with points on the same axes. */
export interface PointPanelsInput extends ChartWords {
  readonly acrossTitle: string;
  readonly upTitle: string;
  /** One to eight. */
  readonly panels: readonly PointPanel[];
  /** Level lines to compare with, dashed. */
  readonly levels?: readonly number[];
  /** Whether the line of equal values is drawn, on which both quantiles agree. */
  readonly diagonal?: boolean;
  readonly height?: number;
}

const around = { gap: 26, right: 12, head: 2 * textLineHeight + 6, bottom: 40 };
const mostPanels = 8;

/** Panels of points on shared axes, to be compared with a diagonal or with level lines. Throws for no panel or more than eight. */
export function pointPanels(input: PointPanelsInput): Chart {
  checkInput(input);
  const { panels } = input;
  if (panels.length === 0 || panels.length > mostPanels)
    throw new Error(`invalid number of panels: ${panels.length}; expected 1 to ${mostPanels}`);
  const empty = panels.find(({ at }) => at.length === 0);
  if (empty !== undefined) throw new Error(`invalid panel ${empty.label}: no points; expected at least 1`);
  const rows = panels.flatMap(({ label, at }) => at.map(([x, y]): ChartRow => [label, x, cellOf(y)]));
  const table = { columns: ['panel', 'across', 'up'], rows };
  const kind = { kind: 'point-panels', called: panels.length === 1 ? 'Chart' : 'Panels of points' };
  const height = input.height ?? (panels.length > 4 ? 490 : 360);
  return createChart(kind, input, table, height, (room, records) => drawPanels(input, room, records));
}

function drawPanels(input: PointPanelsInput, box: Box, records: readonly ChartRecord[]): PlotSpec {
  const { panels, levels = [], diagonal = false } = input;
  const across = panels.flatMap(({ at }) => at.map(([x]) => x));
  const up = presentOf(panels.flatMap(({ at }) => at.map(([, y]) => y)));
  const stems = panels.some(({ mark }) => mark === 'stems');
  const y = axisScale({
    values: [...up, ...levels, ...(diagonal ? across : [])],
    ticks: panelShape(panels.length).bands > 1 ? 4 : 5,
    zero: stems,
    edge: 0.03,
    wholeSteps: false,
  });
  const grid = panelGrid(panels.length, box, y, around);
  const x = axisThatFits(
    { values: stems ? [...across, 0] : across, ticks: 5, edge: 0.02, wholeSteps: false },
    grid.width,
  );
  const axes = { ...grid, x, y };
  let first = 0;
  return panelPlot(
    grid,
    panels.map((panel, p) => {
      const own = records.slice(first, first + panel.at.length);
      first += panel.at.length;
      return panelOf(input, axes, own, p);
    }),
  );
}

function panelOf(
  input: PointPanelsInput,
  axes: SharedAxes,
  records: readonly ChartRecord[],
  p: number,
): PlotSpec {
  const { x, y, width, height, room } = axes;
  const { label, color, mark } = input.panels[p];
  const across = onAxis('across', x, { title: unitTitle(input.acrossTitle, x, width), grid: false });
  const up = sideAxis(axes, p, unitTitle(input.upTitle, y, height))('up');
  const lines = wrapText(label, { size: smallestText, width, lines: 2, weight: 'bold' });
  return {
    width,
    height,
    data: inlineData(records),
    layer: [
      ...referenceLayers(input, axes),
      ...markLayers(mark, color, { x: across, y: up }),
      textLayer({ lines, x: 0, y: -room.head / 2, weight: 'bold' }),
    ],
  };
}

function markLayers(
  mark: PointPanel['mark'],
  color: string,
  encoding: PlotSpec & { y: PlotSpec },
): PlotSpec[] {
  if (mark === 'line') return [{ mark: { type: 'line', color, strokeWidth: 1.5 }, encoding }];
  const points: PlotSpec = { mark: { type: 'point', filled: true, size: 16, color, opacity: 1 }, encoding };
  if (mark === 'points') return [points];
  return [
    { mark: { type: 'rule', color, strokeWidth: 1.5 }, encoding: { ...encoding, y2: { datum: 0 } } },
    points,
  ];
}

function referenceLayers({ levels = [], diagonal = false }: PointPanelsInput, axes: SharedAxes): PlotSpec[] {
  const { x, y, width, height } = axes;
  const up = (value: number): number => height - placeOn(y, value, height);
  const level = levels.map((each) =>
    ruleLayer({ x: 0, y: up(each) }, { x: width, y: up(each) }, { dash: [4, 3] }),
  );
  if (!diagonal) return level;
  const [low, high] = [Math.max(x.low, y.low), Math.min(x.high, y.high)];
  const place = (value: number) => ({ x: placeOn(x, value, width), y: up(value) });
  return [...level, ruleLayer(place(low), place(high), { colour: neutral.future })];
}
