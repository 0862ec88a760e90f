import { smallestText } from '../render/frame.ts';
import type { Box } from '../render/frame.ts';
import { widestLine, wrapText } from '../render/wrap-text.ts';
import { axisThatFits, placeOn } from './axis-scale.ts';
import type { AxisScale } from './axis-scale.ts';
import { checkInput } from './check-input.ts';
import { createChart, heightFor, rowsThatFit } from './chart.ts';
import type { Chart, ChartRecord, ChartRow, ChartWords, PlotSpec } from './chart.ts';
import type { Interval } from './difference-fan.ts';
import { neutral } from './palette.ts';
import { inlineData, onAxis, plotSpec, ruleLayer, textLayer, unitTitle } from './plot-parts.ts';
import { checkSteps, stepTexts, valuesOf } from './waterfall-steps.ts';

/** One bar of the waterfall: where it starts and ends, and the interval of its end. */
export interface EffectStep {
  readonly label: string;
  readonly from: number;
  readonly to: number;
  readonly kind: 'total' | 'effect' | 'interaction';
  readonly error?: Interval;
  /** The scenario's colour; without it totals are grey, gains blue and losses vermilion. */
  readonly color?: string;
}

/** The parts of a bundle, from the baseline through each effect and the interaction to the whole. */
export interface UnbundledEffectInput extends ChartWords {
  readonly unit: string;
  readonly steps: readonly EffectStep[];
  /** What stands beside each bar: its amount, and below it an interval; by default as `stepTexts` writes them. */
  readonly written?: readonly (readonly string[])[];
  readonly height?: number;
}

const labelRoom = 170;
const topRoom = 4;
const rowRoom = 40;
const bottomRoom = 40;
/** The lowest row in which an amount and the interval below it stand clear of their neighbours. */
const leastRow = 26;

/**
 * F3: waterfall of paired means; totals start at zero, effects where the bar before ended, the interaction is dashed. Throws where a bar
 * starts elsewhere, or the last total is not where the bars lead, by more than a millionth of the largest number, and for more bars than have room.
 */
export function unbundledEffect(input: UnbundledEffectInput): Chart {
  checkInput(input);
  checkSteps(input.steps);
  const most = rowsThatFit(input, leastRow, topRoom + bottomRoom);
  if (input.steps.length > most)
    throw new Error(
      `invalid number of steps: ${input.steps.length}; expected 1 to ${most} under these words`,
    );
  const columns = ['step', 'kind', 'from', 'to', 'error low', 'error high'];
  const rows = input.steps.map(({ label, kind, from, to, error }): ChartRow => [
    label,
    kind,
    from,
    to,
    error?.low ?? '',
    error?.high ?? '',
  ]);
  const height = input.height ?? heightFor(input, topRoom + bottomRoom + rowRoom * input.steps.length);
  const kind = { kind: 'unbundled-effect', called: 'Waterfall chart' };
  return createChart(kind, input, { columns, rows }, height, (room, records) =>
    drawSteps(input, room, records),
  );
}

interface Layout {
  readonly x: AxisScale;
  readonly width: number;
  readonly rowHeight: number;
  readonly unit: string;
}

function drawSteps(input: UnbundledEffectInput, room: Box, records: readonly ChartRecord[]): PlotSpec {
  const { steps } = input;
  const values = valuesOf(steps);
  const labels = steps.map((step) =>
    wrapText(step.label, { size: smallestText, width: labelRoom, lines: 2 }),
  );
  const amounts = input.written ?? stepTexts(steps);
  const left = Math.ceil(widestLine(labels.flat(), smallestText, 'bold')) + 16;
  const right = Math.ceil(widestLine(amounts.flat(), smallestText, 'bold')) + 16;
  const width = room.width - left - right;
  const x = axisThatFits({ values, ticks: 6, zero: true }, width);
  const rowHeight = (room.height - topRoom - bottomRoom) / steps.length;
  const layout = { x, width, rowHeight, unit: unitTitle(input.unit, x, width) };
  const middle = (s: number) => (s + 0.5) * rowHeight;
  return plotSpec(
    { left, top: topRoom, right, bottom: bottomRoom },
    {
      width,
      height: rowHeight * steps.length,
      layer: [
        ...steps.map((step, s) => barLayer(step, layout, [records[s]], middle(s))),
        ...steps.slice(1).map((_, s) => connector(steps[s], layout, s)),
        ...steps.flatMap((step, s) => (step.error ? errorLayers(layout, [records[s]], middle(s)) : [])),
        zeroRule(layout, steps.length),
        ...labels.map((lines, s) => textLayer({ lines, x: -12, y: middle(s), align: 'right' })),
        ...amounts.flatMap((lines, s) => amountLayers(lines, width + 12, middle(s))),
      ],
    },
  );
}

function barLayer(step: EffectStep, layout: Layout, records: readonly ChartRecord[], y: number): PlotSpec {
  return {
    data: inlineData(records),
    mark: { type: 'bar', size: Math.min(24, layout.rowHeight * 0.6), ...barStyle(step) },
    encoding: {
      x: onAxis('from', layout.x, { title: layout.unit, grid: true, domain: false }),
      x2: { field: 'to' },
      y: { value: y },
    },
  };
}

function barStyle({ kind, from, to, color }: EffectStep): PlotSpec {
  if (kind === 'total') return { color: color ?? neutral.total };
  const colour = color ?? (to >= from ? neutral.better : neutral.worse);
  if (kind === 'effect') return { color: colour };
  return { fill: '#FFFFFF', stroke: colour, strokeWidth: 1.5, strokeDash: [4, 3] };
}

function zeroRule({ x, width, rowHeight }: Layout, count: number): PlotSpec {
  const zero = placeOn(x, 0, width);
  return ruleLayer({ x: zero, y: 0 }, { x: zero, y: rowHeight * count }, { width: 1.5 });
}

function connector(step: EffectStep, { x, width, rowHeight }: Layout, s: number): PlotSpec {
  const place = placeOn(x, step.to, width);
  const half = Math.min(12, rowHeight * 0.3);
  const from = { x: place, y: (s + 0.5) * rowHeight + half };
  return ruleLayer(
    from,
    { x: place, y: (s + 1.5) * rowHeight - half },
    { colour: neutral.future, dash: [2, 2] },
  );
}

function errorLayers(layout: Layout, records: readonly ChartRecord[], y: number): PlotSpec[] {
  const axis = { title: layout.unit, grid: true, domain: false };
  const low = onAxis('error low', layout.x, axis);
  const high = onAxis('error high', layout.x, axis);
  const data = inlineData(records);
  const rule = (color: string, width: number) => ({ type: 'rule', color, strokeWidth: width });
  const cap = (color: string, width: number) => ({
    ...{ type: 'tick', orient: 'vertical', opacity: 1 },
    ...{ color, thickness: width, size: 8 + width },
  });
  const whole = { x: low, x2: { field: 'error high' }, y: { value: y } };
  // White below dark keeps the interval readable on a bar of any colour.
  const strokes = [
    { color: '#FFFFFF', width: 5 },
    { color: neutral.rule, width: 2 },
  ];
  return strokes.flatMap(({ color, width }) => [
    { data, mark: rule(color, width), encoding: whole },
    { data, mark: cap(color, width), encoding: { x: low, y: { value: y } } },
    { data, mark: cap(color, width), encoding: { x: high, y: { value: y } } },
  ]);
}

function amountLayers([amount, ...interval]: readonly string[], x: number, y: number): PlotSpec[] {
  if (interval.length === 0) return [textLayer({ lines: [amount], x, y, weight: 'bold' })];
  return [
    textLayer({ lines: [amount], x, y: y - 7, weight: 'bold' }),
    textLayer({ lines: interval, x, y: y + 7 }),
  ];
}
