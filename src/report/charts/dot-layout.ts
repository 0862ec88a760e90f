import { smallestText } from '../render/frame.ts';
import type { Box } from '../render/frame.ts';
import { widestLine, wrapText } from '../render/wrap-text.ts';
import { axisThatFits } from './axis-scale.ts';
import type { AxisScale } from './axis-scale.ts';
import { presentOf } from './chart.ts';
import { placeStacks, stackDots } from './dot-stacks.ts';
import type { DotStack } from './dot-stacks.ts';
import { textLineHeight } from './plot-parts.ts';

/** One scenario's dots: equally likely quantiles, usually 20 (50 for analysts). */
export interface DotRow {
  readonly label: string;
  readonly color: string;
  /** None where no future has a value. */
  readonly values: readonly number[];
  /** The second cue; by place when absent. */
  readonly shape?: string;
  /** A short second line under the label, for example `middle 17.4 years`. */
  readonly note?: string;
}

const labelRoom = 160;
export const topRoom = 4;
export const bottomRoom = 40;
export const rightRoom = 24;
const largestDot = 16;
/** Free room of a row: above its dots, and above and below its label. */
export const largestGap = 14;
const labelGap = 3;
/** Dots lower than this are drawn as tiles of this width, which can still be seen and counted. */
export const tileWidth = 6;

/** Where everything of a picture of dots stands, in units. */
export interface DotLayout {
  readonly scale: AxisScale;
  readonly left: number;
  readonly width: number;
  readonly rows: readonly RowLayout[];
  /** Diameter of a dot in units. */
  readonly dot: number;
  /** Where each row's dots stand on the axis, and their position in the stack (from 1). */
  readonly places: readonly (readonly (readonly [number, number])[])[];
}

/** A row with its label. */
export interface RowLayout {
  readonly label: RowLabel;
  readonly top: number;
  readonly height: number;
}

interface RowLabel {
  readonly name: readonly string[];
  readonly note: readonly string[];
}

/** Lays out rows of dots: the largest dots with which all of them stand in their bins and in their rows. */
export function layOutDots(rows: readonly DotRow[], room: Box): DotLayout {
  const height = room.height - topRoom - bottomRoom;
  if (height / rows.length < textLineHeight)
    throw new Error(
      `invalid number of rows: ${rows.length}; expected at most ${Math.floor(height / textLineHeight)}`,
    );
  const labels = labelsThatFit(rows, height);
  const texts = labels.flatMap(({ name, note }) => [...name, ...note]);
  const left = Math.ceil(widestLine(texts, smallestText, 'bold')) + 16;
  const width = room.width - left - rightRoom;
  const scale = axisThatFits({ values: presentOf(rows.flatMap((row) => row.values)), ticks: 6 }, width);
  const heights = labels.map((label) => Math.min(heightOf(label), height / rows.length));
  const gap = Math.min(largestGap, height / rows.length / 4);
  const { dot, stacks } = chooseStacks(rows, { scale, width, height, gap, heights });
  const apart = (Math.max(dot, tileWidth + 1) * (scale.high - scale.low)) / width;
  const tops = shareHeight(neededHeights(stacks, dot, { gap, heights }), height);
  return {
    ...{ scale, left, width, dot },
    rows: tops.map((row, r) => ({ ...row, label: labels[r] })),
    places: stacks.map((row, r) => placesOf(row, placeStacks(row, apart), rows[r].values.length)),
  };
}

/** Labels with as many lines as the height allows: two of each part, one of each, the name alone. */
function labelsThatFit(rows: readonly DotRow[], height: number): RowLabel[] {
  const room = { size: smallestText, width: labelRoom };
  const labelOf = (row: DotRow, names: number, notes: number): RowLabel => ({
    name: wrapText(row.label, { ...room, lines: names, weight: 'bold' }),
    note: row.note && notes > 0 ? wrapText(row.note, { ...room, lines: notes }) : [],
  });
  const full = rows.map((row) => labelOf(row, 2, 2));
  const short = rows.map((row) => labelOf(row, 1, 1));
  const fits = (labels: readonly RowLabel[]): boolean =>
    labels.reduce((sum, label) => sum + heightOf(label), 0) <= height;
  return [full, short].find(fits) ?? rows.map((row) => labelOf(row, 1, 0));
}

const heightOf = ({ name, note }: RowLabel): number =>
  (name.length + note.length) * textLineHeight + 2 * labelGap;

interface StackRoom {
  readonly scale: AxisScale;
  readonly width: number;
  readonly height: number;
  readonly gap: number;
  /** Of each row's label. */
  readonly heights: readonly number[];
}

interface Stacks {
  readonly dot: number;
  readonly stacks: readonly (readonly DotStack[])[];
}

/** The number of bins that allows the largest dots; with equal dots, more bins, which keep the values apart. */
function chooseStacks(rows: readonly DotRow[], room: StackRoom): Stacks {
  let best: Stacks = { dot: 0, stacks: [] };
  const most = Math.min(90, Math.floor(room.width / (tileWidth + 1)));
  for (let bins = 20; bins <= most; bins++) {
    const stacks = rows.map((row) => stackDots(row.values, room.scale, bins));
    const dot = Math.min(largestDot, room.width / bins, dotForHeight(stacks, room));
    if (dot >= best.dot) best = { dot, stacks };
  }
  return best;
}

/** The largest dot, in eighths of a unit, with which all rows fit below one another. */
function dotForHeight(stacks: Stacks['stacks'], room: StackRoom): number {
  const step = 1 / 8;
  for (let dot = largestDot; dot > step; dot -= step) {
    const needed = neededHeights(stacks, dot, room).reduce((sum, each) => sum + each, 0);
    if (needed <= room.height) return dot;
  }
  return step;
}

function neededHeights(
  stacks: Stacks['stacks'],
  dot: number,
  { gap, heights }: Pick<StackRoom, 'gap' | 'heights'>,
): number[] {
  return stacks.map((row, r) => {
    const highest = Math.max(1, ...row.map(({ dots }) => dots.length));
    return Math.max(heights[r], highest * dot + gap);
  });
}

/** Rows of equal height, except those that need more than their share. */
function shareHeight(needed: readonly number[], height: number): { top: number; height: number }[] {
  let left = height;
  let rows = needed.length;
  for (const each of [...needed].sort((a, b) => b - a)) {
    if (each <= left / rows) break;
    left -= each;
    rows -= 1;
  }
  const share = rows === 0 ? 0 : left / rows;
  let top = 0;
  return needed.map((each) => {
    const row = { top, height: Math.max(each, share) };
    top += row.height;
    return row;
  });
}

/** Place and level of every dot of a row, in the row's own order. */
function placesOf(
  stacks: readonly DotStack[],
  places: readonly number[],
  count: number,
): (readonly [number, number])[] {
  const found = new Array<readonly [number, number]>(count);
  stacks.forEach(({ dots }, s) => {
    dots.forEach((v, level) => {
      found[v] = [places[s], level + 1];
    });
  });
  return found;
}
