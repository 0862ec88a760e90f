import { smallestText } from '../render/frame.ts';
import type { Box } from '../render/frame.ts';
import { widestLine, wrapText } from '../render/wrap-text.ts';
import { axisThatFits } from './axis-scale.ts';
import { checkInput } from './check-input.ts';
import { cellOf, createChart, heightFor, plotRoom, presentOf, tallest } from './chart.ts';
import type { Chart, ChartRecord, ChartRow, ChartWords, PlotSpec } from './chart.ts';
import { cueOf } from './palette.ts';
import {
  gridLayers,
  inlineData,
  noValue,
  onAxis,
  plotSpec,
  textLayer,
  textLineHeight,
  unitTitle,
} from './plot-parts.ts';

/** One scenario's value of an outcome: the middle and the range of 9 in 10 futures; NaN where there is none. */
export interface OutcomeRow {
  readonly label: string;
  readonly color: string;
  /** The second cue; by place when absent. */
  readonly shape?: string;
  readonly middle: number;
  readonly low: number;
  readonly high: number;
}

/** One outcome in all scenarios, always the same ones in the same order. */
export interface OutcomePanel {
  readonly label: string;
  readonly unit: string;
  readonly rows: readonly OutcomeRow[];
}

/** All outcomes side by side. */
export interface SmallMultiplesInput extends ChartWords {
  /** One to nine outcomes, each with at most as many rows as `mostScenarios` finds room for. */
  readonly outcomes: readonly OutcomePanel[];
  readonly height?: number;
}

const axisRoom = 40;
const sideRoom = 20;
const mostOutcomes = 9;
const labelRoom = 130;
/** The lowest row in which a label of one line stands clear of its neighbours. */
const leastRow = 12;

/** F7: a panel for each outcome, in it a dot and a range for each scenario; each panel has its own axis. Throws for more scenarios than have room. */
export function smallMultiples(input: SmallMultiplesInput): Chart {
  checkInput(input);
  const { outcomes } = input;
  if (outcomes.length === 0 || outcomes.length > mostOutcomes) {
    throw new Error(`invalid number of outcomes: ${outcomes.length}; expected 1 to ${mostOutcomes}`);
  }
  const names = outcomes.map(({ rows }) => JSON.stringify(rows.map(({ label }) => label)));
  const other = names.find((name) => name !== names[0]);
  if (other) throw new Error(`conflicting scenarios: ${other}; expected ${names[0]} in every panel`);
  const [count, most] = [outcomes[0].rows.length, mostScenarios(input, outcomes.length)];
  if (count === 0 || count > most)
    throw new Error(
      `invalid number of scenarios: ${count}; expected 1 to ${most} in ${outcomes.length} panels`,
    );
  const columns = ['outcome', 'unit', 'scenario', 'low 90', 'middle', 'high 90'];
  const rows = outcomes.flatMap(({ label, unit, rows }) =>
    rows.map((row): ChartRow => [label, unit, row.label, ...[row.low, row.middle, row.high].map(cellOf)]),
  );
  const kind = { kind: 'small-multiples', called: 'Dot and range panels' };
  const height = input.height ?? naturalHeight(input);
  return createChart(kind, input, { columns, rows }, height, (room, records) =>
    drawPanels(input, room, records),
  );
}

function columnsOf(count: number): number {
  return count > 4 ? 3 : Math.min(count, 2);
}

function headOf(bands: number): number {
  return bands > 2 ? 22 : 22 + textLineHeight;
}

const bandsOf = (count: number): number => Math.ceil(count / columnsOf(count));

/** How many scenarios have room in so many panels under those words. */
export function mostScenarios(words: ChartWords, panels: number): number {
  const bands = bandsOf(panels);
  const height = plotRoom(words, tallest).height / bands - headOf(bands) - axisRoom;
  return Math.max(1, Math.floor(Math.floor(height) / leastRow));
}

function naturalHeight(input: SmallMultiplesInput): number {
  const { length } = input.outcomes[0].rows;
  const bands = bandsOf(input.outcomes.length);
  const around = headOf(bands) + axisRoom;
  const least = heightFor(input, bands * (around + (leastRow + 1) * length));
  return Math.min(tallest, Math.max(130 + bands * (around + 20 * length), least));
}

interface Layout {
  readonly width: number;
  readonly height: number;
  readonly columns: number;
  readonly head: number;
  readonly labels: readonly (readonly string[])[];
}

function drawPanels(input: SmallMultiplesInput, room: Box, records: readonly ChartRecord[]): PlotSpec {
  const { outcomes } = input;
  const columns = columnsOf(outcomes.length);
  const bands = bandsOf(outcomes.length);
  const head = headOf(bands);
  const height = Math.floor((room.height - bands * (head + axisRoom)) / bands);
  const scenarios = outcomes[0].rows;
  const lines = height / scenarios.length >= 28 ? 2 : 1;
  const labels = scenarios.map(({ label }) =>
    wrapText(label, { size: smallestText, width: labelRoom, lines }),
  );
  const left = Math.ceil(widestLine(labels.flat(), smallestText)) + 20;
  const width = Math.floor((room.width - left - sideRoom - 2 * sideRoom * (columns - 1)) / columns);
  const layout = { width, height, columns, labels, head };
  const count = scenarios.length;
  return plotSpec(
    { left, top: head, right: sideRoom, bottom: axisRoom },
    {
      columns,
      bounds: 'flush',
      spacing: { column: 2 * sideRoom, row: head + axisRoom },
      resolve: { scale: { x: 'independent' } },
      concat: outcomes.map((outcome, o) =>
        panelOf(outcome, layout, records.slice(o * count, (o + 1) * count), o),
      ),
    },
  );
}

function panelOf(
  outcome: OutcomePanel,
  layout: Layout,
  records: readonly ChartRecord[],
  o: number,
): PlotSpec {
  const { width, height, columns, labels, head } = layout;
  const values = presentOf(outcome.rows.flatMap(({ low, middle, high }) => [low, middle, high]));
  const scale = axisThatFits({ values, ticks: 6, wholeSteps: false, edge: 0.08 }, width);
  const rowHeight = height / outcome.rows.length;
  const title = wrapText(outcome.label, {
    size: smallestText,
    width: width + sideRoom,
    lines: head > 22 ? 2 : 1,
    weight: 'bold',
  });
  const unit = unitTitle(outcome.unit, scale, width + sideRoom);
  const middle = (r: number) => (r + 0.5) * rowHeight;
  return {
    width,
    height,
    layer: [
      ...gridLayers(scale, width, height),
      ...outcome.rows.flatMap((row, r) =>
        rowLayers(row, records[r], middle(r), r, (field) =>
          onAxis(field, scale, { title: unit, grid: false, domain: false }),
        ),
      ),
      textLayer({ lines: title, x: 0, y: -head / 2, weight: 'bold' }),
      ...(o % columns === 0
        ? labels.map((lines, r) => textLayer({ lines, x: -14, y: middle(r), align: 'right' }))
        : []),
    ],
  };
}

function rowLayers(
  row: OutcomeRow,
  record: ChartRecord,
  y: number,
  place: number,
  across: (field: string) => PlotSpec,
): PlotSpec[] {
  const data = inlineData([record]);
  if (Number.isNaN(row.middle)) return [{ ...noValue(y), data }];
  const at = { value: y };
  return [
    {
      data,
      mark: { type: 'rule', color: row.color, strokeWidth: 2 },
      encoding: { x: across('low 90'), x2: { field: 'high 90' }, y: at },
    },
    {
      data,
      mark: {
        type: 'point',
        filled: true,
        opacity: 1,
        shape: row.shape ?? cueOf(place).shape,
        color: row.color,
        size: 64,
      },
      encoding: { x: across('middle'), y: at },
    },
  ];
}
