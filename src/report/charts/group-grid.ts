import { quietInk, smallestText } from '../render/frame.ts';
import type { Box } from '../render/frame.ts';
import { wrapText } from '../render/wrap-text.ts';
import { cellLayer, cueLayers, linesIn, manyScenarios, wordLayers } from './grid-cells.ts';
import type { GridLayout, GroupCell } from './grid-cells.ts';
import { checkInput } from './check-input.ts';
import { createChart, plotRoom, rowsThatFit, tallest } from './chart.ts';
import type { Chart, ChartRow, ChartWords, PlotSpec } from './chart.ts';
import { neutral } from './palette.ts';
import { plotSpec, ruleLayer, textLayer, textLineHeight } from './plot-parts.ts';

/** One outcome that a group feels, with a cell for each scenario. */
export interface GroupRow {
  readonly group: string;
  readonly outcome: string;
  readonly cells: readonly GroupCell[];
}

/** Groups by scenario; rows of one group stand together. */
export interface GroupGridInput extends ChartWords {
  /** One to eight. */
  readonly scenarios: readonly string[];
  /** One to twelve; to six with four scenarios, to five, or as many as have room, with more. */
  readonly rows: readonly GroupRow[];
  /** Groups of which no outcome speaks; named below the grid and in its table. */
  readonly unspoken: readonly string[];
  readonly height?: number;
}

const mostScenarios = 8;
const linesOfMany = 5;
const mostNoteLines = 2;
const groupWidth = 96;

/** F9: who is better and worse off: words in cells, with the colour and the shape of the direction as cues. Throws for other numbers of rows or cells. */
export function groupGrid(input: GroupGridInput): Chart {
  checkInput(input);
  const { rows, scenarios } = input;
  checkCount('scenarios', scenarios.length, mostScenarios);
  const isNarrow = scenarios.length > manyScenarios;
  checkCount('rows', rows.length, mostRows(input));
  for (const { outcome, cells } of rows) {
    if (cells.length !== scenarios.length)
      throw new Error(`invalid row ${outcome}: ${cells.length} cells; expected ${scenarios.length}`);
    const wrong = cells.find(({ strength }) => !(strength >= 0 && strength <= 1));
    if (wrong !== undefined)
      throw new Error(`invalid strength in row ${outcome}: ${wrong.strength}; expected 0 to 1`);
  }
  const table = {
    columns: ['group', 'outcome', 'scenario', 'direction', 'size', 'chance'],
    rows: [
      ...rows.flatMap(({ group, outcome, cells }) =>
        cells.map(({ says, size = '', chance = '' }, s): ChartRow => [
          group,
          outcome,
          scenarios[s],
          says,
          size,
          chance,
        ]),
      ),
      ...input.unspoken.map((group): ChartRow => [
        group,
        '',
        '',
        'no outcome of the experiment speaks of them',
        '',
        '',
      ]),
    ],
  };
  const lines = isNarrow ? linesOfMany : scenarios.length === manyScenarios ? 3 : 2;
  const frame = tallest - plotRoom(input, tallest).height;
  const natural = frame + headOf(2) + noteRoom(noteOf(input)) + rows.length * (lines * textLineHeight + 10);
  const kind = { kind: 'group-grid', called: 'Grid' };
  return createChart(kind, input, table, input.height ?? natural, (room) => draw(input, room));
}

/** With more scenarios cells are narrower, and whole words need more lines. */
function mostRows(input: GroupGridInput): number {
  const { length } = input.scenarios;
  if (length <= manyScenarios) return length === manyScenarios ? 6 : 12;
  return Math.min(
    5,
    rowsThatFit(input, linesOfMany * textLineHeight + 1, headOf(2) + noteRoom(noteOf(input))),
  );
}

function checkCount(thing: string, count: number, most: number): void {
  if (count < 1 || count > most)
    throw new Error(`invalid number of ${thing}: ${count}; expected 1 to ${most}`);
}

function draw(input: GroupGridInput, room: Box): PlotSpec {
  const { scenarios, rows } = input;
  const left = groupWidth + outcomeWidth(scenarios.length);
  const note = noteOf(input);
  const bottom = noteRoom(note);
  const cellWidth = (room.width - left) / scenarios.length;
  const heads = scenarios.map((label) => wrapText(label, headText(cellWidth)));
  const head = headOf(Math.max(...heads.map(({ length }) => length)));
  const height = room.height - head - bottom;
  const layout = {
    left,
    width: room.width,
    height,
    cellWidth,
    cellHeight: height / rows.length,
  };
  const layer = [
    cellLayer(rows, layout),
    ...headLayers(heads, head, layout),
    ...groupLayers(rows, layout),
    ...rows.flatMap((row, r) => [...outcomeLayer(row, r, layout), ...wordLayers(row, r, layout)]),
    ...cueLayers(rows, layout),
    ...noteLayers(note, layout),
  ];
  return plotSpec({ left: 0, top: head, right: 0, bottom }, { width: room.width, height, layer });
}

const headOf = (lines: number): number => lines * textLineHeight + 8;

const outcomeWidth = (scenarios: number): number => (scenarios > 3 ? 100 : scenarios === 3 ? 140 : 200);

const headText = (cellWidth: number) =>
  ({ size: smallestText, width: cellWidth - 8, lines: 2, weight: 'bold' }) as const;

function headLayers(
  heads: readonly (readonly string[])[],
  head: number,
  { left, cellWidth }: GridLayout,
): PlotSpec[] {
  return heads.map((lines, s) =>
    textLayer({ lines, x: left + (s + 0.5) * cellWidth, y: -head / 2, align: 'center', weight: 'bold' }),
  );
}

/** The name of a group beside its first row, with a line above. */
function groupLayers(rows: readonly GroupRow[], { width, cellHeight }: GridLayout): PlotSpec[] {
  return rows.flatMap(({ group }, r) => {
    if (r > 0 && rows[r - 1].group === group) return [];
    const next = rows.findIndex((row, at) => at > r && row.group !== group);
    const height = ((next < 0 ? rows.length : next) - r) * cellHeight;
    const room = {
      size: smallestText,
      width: groupWidth - 4,
      lines: linesIn(height),
      weight: 'bold',
    } as const;
    const lines = wrapText(group, room);
    const y = r * cellHeight;
    const middle = y + Math.max(cellHeight, lines.length * textLineHeight + 2) / 2;
    return [
      ruleLayer({ x: 0, y }, { x: width, y }, { colour: neutral.future }),
      textLayer({ lines, x: 0, y: middle, weight: 'bold' }),
    ];
  });
}

function outcomeLayer({ outcome }: GroupRow, r: number, { left, cellHeight }: GridLayout): PlotSpec[] {
  const room = { size: smallestText, width: left - groupWidth - 8, lines: Math.min(3, linesIn(cellHeight)) };
  return [textLayer({ lines: wrapText(outcome, room), x: groupWidth, y: (r + 0.5) * cellHeight })];
}

/** The groups of which no outcome speaks, in lines below the grid; none where there are no such groups. */
function noteOf(input: GroupGridInput): string[] {
  const { unspoken } = input;
  if (unspoken.length === 0) return [];
  const words = `No outcome of the experiment speaks of: ${unspoken.join(', ')}.`;
  return wrapText(words, { size: smallestText, width: plotRoom(input, tallest).width, lines: mostNoteLines });
}

const noteRoom = (note: readonly string[]): number =>
  note.length === 0 ? 4 : 4 + note.length * textLineHeight;

function noteLayers(note: readonly string[], { height }: GridLayout): PlotSpec[] {
  if (note.length === 0) return [];
  const middle = height + 5 + (note.length * textLineHeight) / 2;
  return [textLayer({ lines: note, x: 0, y: middle, colour: quietInk })];
}
