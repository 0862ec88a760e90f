import { smallestText } from '../render/frame.ts';
import type { Box } from '../render/frame.ts';
import { widestLine } from '../render/wrap-text.ts';
import { checkInput } from './check-input.ts';
import { createChart, plotRoom } from './chart.ts';
import type { Chart, ChartRow, ChartWords, PlotSpec } from './chart.ts';
import { flowLayers } from './flow-parts.ts';
import type { DrawnPanel } from './flow-parts.ts';
import { flowTexts, sumsOf } from './flow-texts.ts';
import type { FlowNumber, FlowTexts } from './flow-texts.ts';
import { foldFlows, totalOf } from './fold-flows.ts';
import type { FlowSide } from './fold-flows.ts';
import { plotSpec, textLineHeight, unitTitle } from './plot-parts.ts';
import { ribbonLayout, ribbonScale } from './ribbon-layout.ts';
import type { RibbonGraph, RibbonRoom } from './ribbon-layout.ts';

/** What moves in one scenario: where it comes out of and what it goes into, with the same sum in every period. */
export interface FlowPanel {
  readonly label: string;
  readonly color: string;
  /** Any number of accounts, of which the smallest are folded; none where nothing is known. */
  readonly from: readonly FlowSide[];
  readonly to: readonly FlowSide[];
  /** Stands in place of the ribbons where there are none. */
  readonly note?: string;
}

/** Ribbons from accounts through periods to accounts, a panel for each scenario. */
export interface TokenFlowsInput extends ChartWords {
  /** Unit of every amount, for example `METIS`. */
  readonly unit: string;
  /** One to five, for example `year 1`. */
  readonly periods: readonly string[];
  /** One to eight. */
  readonly panels: readonly FlowPanel[];
  /** Gives the text of a number of the panel of that place, where numbers are printed elsewhere; by default amounts are written so that parts add up. */
  readonly print?: (panel: number, number: FlowNumber) => string;
  readonly height?: number;
}

const mostPanels = 8;
const mostPeriods = 5;
const mostRows = 7;
const headRoom = 22;
const between = 22;
// Sums of a period may differ by this share, which is what doubles lose.
const lostInSums = 1e-9;

/**
 * F5: where tokens go, all panels on one scale: what leaves accounts in a period is what reaches accounts in it. Throws for amounts that are
 * negative or not finite, for periods that do not balance, and for more than 5 periods or 8 panels.
 */
export function tokenFlows(input: TokenFlowsInput): Chart {
  checkInput(input);
  const { panels, periods } = input;
  checkCount('panels', panels.length, mostPanels);
  checkCount('periods', periods.length, mostPeriods);
  for (const panel of panels) checkPanel(panel, periods);
  const height = input.height ?? (panels.length === 1 ? 400 : 500);
  const grid = gridIn(plotRoom(input, height), panels.length, periods.length);
  const shown = panels.map((panel) => ({
    ...panel,
    from: foldFlows(panel.from, grid.rows),
    to: foldFlows(panel.to, grid.rows),
  }));
  const columns = ['scenario', 'period', 'direction', 'account', 'holds', `amount in ${input.unit}`];
  const kind = { kind: 'token-flows', called: 'Ribbons' };
  return createChart(kind, input, { columns, rows: rowsOf(shown, periods) }, height, (room) =>
    draw({ ...input, panels: shown }, room, grid),
  );
}

function checkCount(thing: string, count: number, most: number): void {
  if (count < 1 || count > most)
    throw new Error(`invalid number of ${thing}: ${count}; expected 1 to ${most}`);
}

function checkPanel({ label, from, to }: FlowPanel, periods: readonly string[]): void {
  for (const side of [...from, ...to]) {
    const { length } = side.amounts;
    if (length !== periods.length)
      throw new Error(`invalid flow of ${side.label}: ${length} amounts; expected ${periods.length}`);
    const wrong = side.amounts.find((amount) => !(amount >= 0 && amount < Infinity));
    if (wrong !== undefined)
      throw new Error(`invalid flow of ${side.label}: ${wrong}; expected a finite amount of at least 0`);
  }
  for (const [p, period] of periods.entries()) {
    const [out, into] = [from, to].map((sides) => totalOf(sides.map(({ amounts }) => amounts[p])));
    if (Math.abs(out - into) > lostInSums * Math.max(out, into))
      throw new Error(`unbalanced flows of ${label} in ${period}: ${out} out, ${into} in; expected the same`);
  }
}

function rowsOf(panels: readonly FlowPanel[], periods: readonly string[]): ChartRow[] {
  return panels.flatMap(({ label, from, to, note = 'nothing moves' }) => {
    const side = (direction: string, sides: readonly FlowSide[]): ChartRow[] =>
      sides.flatMap(({ label: account, means = '', amounts }) =>
        periods.map((period, p): ChartRow => [label, period, direction, account, means, amounts[p]]),
      );
    const rows = [...side('out of', from), ...side('into', to)];
    return rows.length > 0 ? rows : [[label, 'all', note, '', '', 0] as const];
  });
}

/** How panels share the picture, and what each has room for. */
interface Grid {
  readonly columns: number;
  readonly width: number;
  /** Of the ribbons of a panel. */
  readonly height: number;
  /** Lines of a label of an account, and accounts on a side. */
  readonly lines: number;
  readonly rows: number;
  readonly room: RibbonRoom;
}

function gridIn(room: Box, panels: number, periods: number): Grid {
  const columns = panels > 2 ? 2 : 1;
  const bands = Math.ceil(panels / columns);
  const height = room.height / bands - headRoom;
  const gap = columns === 1 ? 4 : 1;
  const lines = columns === 2 ? 1 : height >= 230 ? 3 : 2;
  const slot = lines * textLineHeight + 2;
  const year = Math.min(textLineHeight + 3, (height - gap * (periods - 1)) / periods);
  return {
    columns,
    width: (room.width - between * (columns - 1)) / columns,
    height,
    lines,
    rows: Math.max(1, Math.min(mostRows, Math.floor((height + gap) / (slot + gap)))),
    room: { height, slots: [slot, year, slot], gap },
  };
}

function graphOf({ from, to }: FlowPanel, periods: number): RibbonGraph {
  const years = Array.from({ length: periods }, (_, p) => `period ${p}`);
  const moving = (amount: number): boolean => amount > 0;
  const links = [
    ...from.flatMap(({ amounts }, f) =>
      years.map((year, p) => ({ from: `from ${f}`, to: year, amount: amounts[p] })),
    ),
    ...to.flatMap(({ amounts }, t) =>
      years.map((year, p) => ({ from: year, to: `to ${t}`, amount: amounts[p] })),
    ),
  ];
  return {
    columns: [from.map((_, f) => `from ${f}`), years, to.map((_, t) => `to ${t}`)],
    links: links.filter(({ amount }) => moving(amount)),
  };
}

function draw({ panels, periods, unit, print }: TokenFlowsInput, room: Box, grid: Grid): PlotSpec {
  const { scale: written, texts: own } = flowTexts(panels, periods.length);
  const texts = own.map((each, panel): FlowTexts => {
    const side = (name: 'period' | 'from' | 'to'): string[] =>
      each[name].map((text, place) => print?.(panel, { side: name, place, rows: grid.rows }) ?? text);
    const whole = print?.(panel, { side: 'whole', place: 0, rows: grid.rows }) ?? each.whole;
    return { whole, period: side('period'), from: side('from'), to: side('to') };
  });
  const unitWritten = unitTitle(unit, written, grid.width / 2);
  const names = (n: number): string[] =>
    periods.map((period, p) => (grid.columns === 1 ? `${period}: ${texts[n].period[p]}` : period));
  const graphs = panels.map((panel) => graphOf(panel, periods.length));
  const scales = graphs.filter(({ links }) => links.length > 0).map((graph) => ribbonScale(graph, grid.room));
  const scale = scales.length === 0 ? 0 : Math.min(...scales);
  const middle =
    Math.ceil(
      widestLine(
        panels.flatMap((_, n) => names(n)),
        smallestText,
      ),
    ) + 16;
  const layers = panels.flatMap((panel, n) => {
    const drawn: DrawnPanel = {
      ...panel,
      amount: totalOf(sumsOf(panel, periods.length)) > 0 ? `: ${texts[n].whole} ${unitWritten}` : '',
      periods: names(n),
      amounts: texts[n],
      lines: grid.lines,
      layout: ribbonLayout(graphs[n], grid.room, scale),
      left: (n % grid.columns) * (grid.width + between),
      top: Math.floor(n / grid.columns) * (grid.height + headRoom) + headRoom,
      width: grid.width,
      height: grid.height,
      labelWidth: grid.columns === 1 ? 198 : 98,
      middle: Math.min(middle, grid.width / 3),
    };
    return flowLayers(drawn, room);
  });
  return plotSpec(
    { left: 0, top: 0, right: 0, bottom: 0 },
    { width: room.width, height: room.height, layer: layers },
  );
}
