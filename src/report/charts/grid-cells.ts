import { ink, quietInk, smallestText } from '../render/frame.ts';
import { wrapText } from '../render/wrap-text.ts';
import type { PlotSpec } from './chart.ts';
import { heatColour } from './heat-colours.ts';
import { rectangles } from './heat-parts.ts';
import type { Rectangle } from './heat-parts.ts';
import { neutral } from './palette.ts';
import { inlineData, textLayer, textLineHeight } from './plot-parts.ts';

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

/** Sizes of a grid of words in units; cells start at `left`. */
export interface GridLayout {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly cellWidth: number;
  readonly cellHeight: number;
}

/** A row of cells. */
export interface CellsOfRow {
  readonly cells: readonly GroupCell[];
}

/** With more scenarios than this, cells are too narrow for a sentence beside their cue. */
export const manyScenarios = 4;

const cueRoom = 18;

/** Lines of text that a height holds. */
export const linesIn = (height: number): number => Math.max(1, Math.floor((height + 1) / textLineHeight));

function placeOf({ left, cellWidth, cellHeight }: GridLayout, r: number, s: number): Rectangle {
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

/** Ground of all cells, by row. */
export function cellLayer(rows: readonly CellsOfRow[], layout: GridLayout): PlotSpec {
  const at = rows.flatMap(({ cells }, r) =>
    cells.map((cell, s) => ({ ...placeOf(layout, r, s), colour: cellColour(cell) })),
  );
  return rectangles(at, layout, { stroke: neutral.future, strokeWidth: 0.75 });
}

/** What the cells of the row of that number say. */
export function wordLayers({ cells }: CellsOfRow, r: number, layout: GridLayout): PlotSpec[] {
  const isNarrow = cells.length > manyScenarios;
  return cells.flatMap((cell, s) => cellWords(cell, placeOf(layout, r, s), isNarrow));
}

function cellWords(cell: GroupCell, place: Rectangle, isNarrow: boolean): PlotSpec[] {
  const { x, y, y2 } = place;
  const colour = cell.direction === 'unknown' ? quietInk : ink;
  const lines = isNarrow ? narrowLines(cell, place) : wideLines(cell, place);
  if (!isNarrow) return [textLayer({ lines, x: x + cueRoom, y: (y + y2) / 2, colour })];
  const [first, ...rest] = lines;
  const top = firstLine(y);
  const below = { x: x + 4, y: top + (lines.length * textLineHeight) / 2, colour };
  return [
    textLayer({ lines: [first], x: x + cueRoom, y: top, colour }),
    ...(rest.length > 0 ? [textLayer({ lines: rest, ...below })] : []),
  ];
}

/** Direction and size above the chance; all on one line where there is no room for two. */
function wideLines({ says, size, chance }: GroupCell, { x, x2, y, y2 }: Rectangle): string[] {
  const told = [says, size].filter((word) => word !== undefined).join(', ');
  const most = linesIn(y2 - y);
  const room = { size: smallestText, width: x2 - x - cueRoom - 1 };
  if (chance === undefined || most < 2)
    return wrapText([told, chance].filter((word) => word !== undefined).join(', '), { ...room, lines: most });
  const upper = wrapText(told, { ...room, lines: most - 1 });
  return [...upper, ...wrapText(chance, { ...room, lines: most - upper.length })];
}

/** Direction beside the cue, size and chance below it. */
function narrowLines({ says, size, chance }: GroupCell, { x, x2, y, y2 }: Rectangle): string[] {
  const width = x2 - x - 6;
  const upper = wrapText(says, { size: smallestText, width: width - cueRoom + 5, lines: 1 });
  const left = linesIn(y2 - y) - 1;
  const sized = size === undefined ? [] : wrapText(size, { size: smallestText, width, lines: 1 });
  const below =
    chance === undefined ? [] : wrapText(chance, { size: smallestText, width, lines: left - sized.length });
  return [...upper, ...sized, ...below];
}

const cues = {
  better: { shape: 'triangle-up', fill: neutral.rule },
  worse: { shape: 'triangle-down', fill: neutral.rule },
  same: { shape: 'circle', fill: neutral.rule },
  up: { shape: 'triangle-up', fill: '#FFFFFF' },
  down: { shape: 'triangle-down', fill: '#FFFFFF' },
} as const;

/** The second cue: triangles that point up for better and higher, down for worse and lower, and a dot for about the same. */
export function cueLayers(rows: readonly CellsOfRow[], layout: GridLayout): PlotSpec[] {
  const places = rows.flatMap(({ cells }, r) =>
    cells.map(({ direction }, s) => ({ direction, ...cueAt(placeOf(layout, r, s), cells.length) })),
  );
  const axis = (extent: readonly number[]) => ({
    type: 'quantitative',
    scale: { domain: extent, nice: false, zero: false },
    axis: null,
  });
  return Object.entries(cues).flatMap(([name, cue]) => {
    const at = places.filter(({ direction }) => direction === name).map(({ x, y }) => ({ x, y }));
    if (at.length === 0) return [];
    const mark = { type: 'point', ...cue, size: 46, stroke: neutral.rule, strokeWidth: 1.2, opacity: 1 };
    const encoding = {
      x: { field: 'x', ...axis([0, layout.width]) },
      y: { field: 'y', ...axis([layout.height, 0]) },
    };
    return [{ data: inlineData(at), mark, encoding }];
  });
}

/** Beside the middle of the words, or beside the first of them in narrow cells. */
function cueAt({ x, y, y2 }: Rectangle, scenarios: number): { readonly x: number; readonly y: number } {
  return { x: x + 9, y: scenarios > manyScenarios ? firstLine(y) : (y + y2) / 2 };
}

const firstLine = (top: number): number => top + textLineHeight / 2 + 3;
