import { ink, quietInk, smallestText } from '../render/frame.ts';
import type { Box } from '../render/frame.ts';
import { wrapText } from '../render/wrap-text.ts';
import { createChart } from './chart.ts';
import type { Chart, ChartRow, ChartWords, PlotSpec } from './chart.ts';
import { heatColour } from './heat-colours.ts';
import { rectangles } from './heat-parts.ts';
import type { Rectangle } from './heat-parts.ts';
import { neutral } from './palette.ts';
import { inlineData, plotSpec, ruleLayer, textLayer, textLineHeight } from './plot-parts.ts';

/** What a cell says of one group in one scenario, in words. */
export interface GroupCell {
  /** `up` and `down` without a value are for outcomes of which neither direction is better. */
  readonly direction: 'better' | 'same' | 'worse' | 'up' | 'down' | 'unknown';
  /** For example `better`, `about the same`, `not known`. */
  readonly says: string;
  /** Chance in words. */
  readonly chance?: string;
  /** Size in words. */
  readonly size?: string;
  /** How strong the colour is, from 0 to 1. */
  readonly strength: number;
}

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
  /** One to twelve. */
  readonly rows: readonly GroupRow[];
  /** Groups of which nothing is known; named below the grid. */
  readonly notMeasured: readonly string[];
  readonly height?: number;
}

const mostScenarios = 8;
const mostRows = 12;
const noteRoom = 18;
const groupWidth = 96;
const cueRoom = 18;

/** F9: who is better and worse off: words in cells, with the colour and the shape of the direction as cues. Throws for other numbers of rows or cells. */
export function groupGrid(input: GroupGridInput): Chart {
  const { rows, scenarios } = input;
  checkCount('scenarios', scenarios.length, mostScenarios);
  checkCount('rows', rows.length, mostRows);
  for (const { outcome, cells } of rows) {
    if (cells.length !== scenarios.length)
      throw new Error(`invalid row ${outcome}: ${cells.length} cells; expected ${scenarios.length}`);
    const wrong = cells.find(({ strength }) => !(strength >= 0 && strength <= 1));
    if (wrong !== undefined)
      throw new Error(`invalid strength in row ${outcome}: ${wrong.strength}; expected 0 to 1`);
  }
  const table = {
    columns: ['group', 'outcome', 'scenario', 'direction', 'size', 'chance'],
    rows: rows.flatMap(({ group, outcome, cells }) =>
      cells.map(({ says, size = '', chance = '' }, s): ChartRow => [
        group,
        outcome,
        scenarios[s],
        says,
        size,
        chance,
      ]),
    ),
  };
  const lines = scenarios.length > 4 ? 4 : 2;
  const natural = 130 + headOf(2) + noteRoom + rows.length * (lines * textLineHeight + 10);
  const kind = { kind: 'group-grid', called: 'Grid' };
  return createChart(kind, input, table, input.height ?? Math.max(240, natural), (room) => draw(input, room));
}

function checkCount(thing: string, count: number, most: number): void {
  if (count < 1 || count > most)
    throw new Error(`invalid number of ${thing}: ${count}; expected 1 to ${most}`);
}

interface Layout {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly cellWidth: number;
  readonly cellHeight: number;
}

function draw(input: GroupGridInput, room: Box): PlotSpec {
  const { scenarios, rows, notMeasured } = input;
  const left = groupWidth + outcomeWidth(scenarios.length);
  const bottom = notMeasured.length > 0 ? noteRoom : 4;
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
    cellLayer(input, layout),
    ...headLayers(heads, head, layout),
    ...groupLayers(rows, layout),
    ...rows.flatMap((row, r) => [
      ...outcomeLayer(row, r, layout),
      ...row.cells.flatMap((cell, s) => wordLayers(cell, placeOf(layout, r, s))),
    ]),
    ...cueLayers(input, layout),
    ...noteLayers(notMeasured, layout),
  ];
  return plotSpec({ left: 0, top: head, right: 0, bottom }, { width: room.width, height, layer });
}

function placeOf({ left, cellWidth, cellHeight }: Layout, r: number, s: number): Rectangle {
  const inset = 1;
  return {
    x: left + s * cellWidth + inset,
    x2: left + (s + 1) * cellWidth - inset,
    y: r * cellHeight + inset,
    y2: (r + 1) * cellHeight - inset,
  };
}

const strongestGrey = '#E4E7EA';

/** Colour of a cell: vermilion for worse, blue for better, grey where nothing is better or nothing changes, white where nothing is known. */
export function cellColour({ direction, strength }: GroupCell): string {
  if (direction === 'unknown') return '#FFFFFF';
  if (direction === 'up' || direction === 'down') return strongestGrey;
  const value = direction === 'same' ? 0 : direction === 'better' ? strength : -strength;
  return heatColour(value, { kind: 'change', better: 'higher', reach: 1 });
}

function cellLayer({ rows }: GroupGridInput, layout: Layout): PlotSpec {
  const at = rows.flatMap(({ cells }, r) =>
    cells.map((cell, s) => ({ ...placeOf(layout, r, s), colour: cellColour(cell) })),
  );
  return rectangles(at, layout, { stroke: neutral.future, strokeWidth: 0.75 });
}

const headOf = (lines: number): number => lines * textLineHeight + 8;

const outcomeWidth = (scenarios: number): number => (scenarios > 3 ? 104 : scenarios === 3 ? 140 : 200);

const headText = (cellWidth: number) =>
  ({ size: smallestText, width: cellWidth - 8, lines: 2, weight: 'bold' }) as const;

function headLayers(
  heads: readonly (readonly string[])[],
  head: number,
  { left, cellWidth }: Layout,
): PlotSpec[] {
  return heads.map((lines, s) =>
    textLayer({ lines, x: left + (s + 0.5) * cellWidth, y: -head / 2, align: 'center', weight: 'bold' }),
  );
}

/** The name of a group beside its first row, with a line above. */
function groupLayers(rows: readonly GroupRow[], { width, cellHeight }: Layout): PlotSpec[] {
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

/** Lines of text that a height holds. */
const linesIn = (height: number): number => Math.max(1, Math.floor((height + 1) / textLineHeight));

function outcomeLayer({ outcome }: GroupRow, r: number, { left, cellHeight }: Layout): PlotSpec[] {
  const room = { size: smallestText, width: left - groupWidth - 8, lines: Math.min(3, linesIn(cellHeight)) };
  return [textLayer({ lines: wrapText(outcome, room), x: groupWidth, y: (r + 0.5) * cellHeight })];
}

/** Direction and size above the chance, right of the cue; all on one line where there is no room for two. */
function wordLayers({ direction, says, size, chance }: GroupCell, { x, x2, y, y2 }: Rectangle): PlotSpec[] {
  const told = [says, size].filter((word) => word !== undefined).join(', ');
  const most = linesIn(y2 - y);
  const room = { size: smallestText, width: x2 - x - cueRoom - 1 };
  const upper = wrapText(most > 1 || chance === undefined ? told : `${told}, ${chance}`, {
    ...room,
    lines: Math.max(1, most - 1),
  });
  const isBelow = most > 1 && chance !== undefined;
  const lower = isBelow ? wrapText(chance, { ...room, lines: most - upper.length }) : [];
  const colour = direction === 'unknown' ? quietInk : ink;
  return [textLayer({ lines: [...upper, ...lower], x: x + cueRoom, y: (y + y2) / 2, colour })];
}

const shapes = {
  better: 'triangle-up',
  up: 'triangle-up',
  worse: 'triangle-down',
  down: 'triangle-down',
  same: 'circle',
};

/** The second cue: triangles that point up for better and higher, down for worse and lower, and a dot for about the same. */
function cueLayers({ rows }: GroupGridInput, layout: Layout): PlotSpec[] {
  const at = rows.flatMap(({ cells }, r) =>
    cells.flatMap(({ direction }, s) => {
      if (direction === 'unknown') return [];
      const { x, y, y2 } = placeOf(layout, r, s);
      return [
        {
          x: x + 10,
          y: (y + y2) / 2,
          shape: shapes[direction],
          hollow: direction === 'up' || direction === 'down' ? 1 : 0,
        },
      ];
    }),
  );
  return Object.values(shapes)
    .filter((shape, s, all) => all.indexOf(shape) === s)
    .flatMap((shape) => [0, 1].map((hollow) => ({ shape, hollow })))
    .flatMap(({ shape, hollow }) => {
      const chosen = at.filter((each) => each.shape === shape && each.hollow === hollow);
      if (chosen.length === 0) return [];
      const fill = hollow === 1 ? '#FFFFFF' : neutral.rule;
      const mark = {
        type: 'point',
        shape,
        size: 46,
        fill,
        stroke: neutral.rule,
        strokeWidth: 1.2,
        opacity: 1,
      };
      const axis = (extent: readonly number[]) => ({
        type: 'quantitative',
        scale: { domain: extent, nice: false, zero: false },
        axis: null,
      });
      return [
        {
          data: inlineData(chosen.map(({ x, y }) => ({ x, y }))),
          mark,
          encoding: {
            x: { field: 'x', ...axis([0, layout.width]) },
            y: { field: 'y', ...axis([layout.height, 0]) },
          },
        },
      ];
    });
}

function noteLayers(notMeasured: readonly string[], { width, height }: Layout): PlotSpec[] {
  if (notMeasured.length === 0) return [];
  const lines = wrapText(`Not measured: ${notMeasured.join(', ')}.`, { size: smallestText, width, lines: 1 });
  return [textLayer({ lines, x: 0, y: height + noteRoom - 6, colour: quietInk })];
}
