import { ink } from '../render/frame.ts';
import type { PlotSpec } from './chart.ts';
import { scaleRoom } from './heat-parts.ts';
import type { HeatLayout } from './heat-parts.ts';
import type { HeatCell } from './heatmap.ts';
import { boxSample, keyLine, pointSample } from './key-line.ts';
import type { KeyItem } from './key-line.ts';
import { pointsLayer } from './pixel-layers.ts';
import { ruleLayer } from './plot-parts.ts';

const even = 50;
const line = { colour: ink, width: 3 };
/** Smallest side of a cell that has room for a mark in its corner. */
const corner = 26;

/** The shape that says the same as the word of a mark. */
function shapeOf(mark: string): PlotSpec {
  const shape = mark === 'current' ? 'circle' : mark === 'proposed' ? 'diamond' : 'cross';
  return { filled: true, shape, color: ink, size: shape === 'circle' ? 50 : 80 };
}

/** A shape in the corner of each marked cell, in the middle of small ones. */
export function markLayers(cells: readonly HeatCell[], layout: HeatLayout): PlotSpec[] {
  const { cellWidth, cellHeight, height } = layout;
  const hasCorner = cellWidth >= corner && cellHeight >= corner;
  return cells.flatMap(({ column, row, mark }) => {
    if (mark === undefined) return [];
    const [left, top] = [column * cellWidth, height - (row + 1) * cellHeight];
    const at = hasCorner ? { x: left + 9, y: top + 9 } : { x: left + cellWidth / 2, y: top + cellHeight / 2 };
    return [pointsLayer([at], layout, shapeOf(mark))];
  });
}

/**
 * The contour of “as likely as not”: borders between cells of which one has a chance of 50 in 100 or more and the other less. Cells
 * without a chance have no border.
 */
export function contourLayers(cells: readonly HeatCell[], layout: HeatLayout): PlotSpec[] {
  const { cellWidth, cellHeight, height } = layout;
  const sides = new Map(
    cells.flatMap(({ column, row, chance }) =>
      chance === undefined || Number.isNaN(chance) ? [] : [[`${column} ${row}`, chance >= even]],
    ),
  );
  const differ = (column: number, row: number, nextColumn: number, nextRow: number): boolean => {
    const [side, next] = [sides.get(`${column} ${row}`), sides.get(`${nextColumn} ${nextRow}`)];
    return side !== undefined && next !== undefined && side !== next;
  };
  return cells.flatMap(({ column, row }) => {
    const [right, top] = [(column + 1) * cellWidth, height - (row + 1) * cellHeight];
    return [
      ...(differ(column, row, column + 1, row)
        ? [ruleLayer({ x: right, y: top }, { x: right, y: top + cellHeight }, line)]
        : []),
      ...(differ(column, row, column, row + 1)
        ? [ruleLayer({ x: right - cellWidth, y: top }, { x: right, y: top }, line)]
        : []),
    ];
  });
}

/** What shapes, dashed edges and the contour mean, on a line of its own above the cells. */
export function keyLayers(
  cells: readonly HeatCell[],
  contour: readonly PlotSpec[],
  { left, width }: HeatLayout,
): PlotSpec[] {
  const marks = [...new Set(cells.flatMap(({ mark }) => (mark === undefined ? [] : [mark])))];
  const items: KeyItem[] = [
    ...marks.map((mark) => ({ words: mark, mark: pointSample(shapeOf(mark)) })),
    ...(contour.length > 0
      ? [
          {
            words: 'chance 50 in 100',
            mark: (x: number, y: number) => [ruleLayer({ x, y }, { x: x + 16, y }, line)],
          },
        ]
      : []),
    ...(cells.some(({ unclear }) => unclear === true)
      ? [
          {
            words: 'dashed: as likely as not',
            mark: boxSample({ fill: 'transparent', stroke: ink, strokeWidth: 1, strokeDash: [2, 3] }, 11),
          },
        ]
      : []),
  ];
  return keyLine(items, { from: -left, to: width + scaleRoom, y: -28 });
}
