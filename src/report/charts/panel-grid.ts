import type { Box } from '../render/frame.ts';
import type { AxisScale } from './axis-scale.ts';
import type { PlotSpec } from './chart.ts';
import { onAxis, plotSpec } from './plot-parts.ts';

/** Room around panels on the same axes, in units: between columns, right of the last, above each (`head`) and below each. */
export interface PanelRoom {
  readonly gap: number;
  readonly right: number;
  readonly head: number;
  readonly bottom: number;
}

/** Panels on the same axes: how they stand, and the size of each in units. */
export interface PanelGrid {
  readonly columns: number;
  readonly left: number;
  readonly width: number;
  readonly height: number;
  readonly room: PanelRoom;
}

/** Panels with the axes that they share. */
export interface SharedAxes extends PanelGrid {
  readonly x: AxisScale;
  readonly y: AxisScale;
}

/** Columns and rows of panels: up to four side by side, more in two rows. */
export function panelShape(count: number): { readonly columns: number; readonly bands: number } {
  const columns = count > 4 ? Math.ceil(count / 2) : count;
  return { columns, bands: Math.ceil(count / columns) };
}

/** Sizes of panels in a box, with room at the left for the labels of the shared axis and its title. */
export function panelGrid(count: number, box: Box, y: AxisScale, room: PanelRoom): PanelGrid {
  const { columns, bands } = panelShape(count);
  const left = Math.ceil(y.labelWidth) + 30;
  const width = Math.floor((box.width - left - room.right - room.gap * (columns - 1)) / columns);
  const height = Math.floor((box.height - (room.head + room.bottom) * bands) / bands);
  return { columns, left, width, height, room };
}

/** The panels of a grid as one plot. */
export function panelPlot({ columns, left, room }: PanelGrid, panels: readonly PlotSpec[]): PlotSpec {
  const { gap, right, head, bottom } = room;
  const padding = { left, top: head, right, bottom };
  return plotSpec(padding, {
    columns,
    bounds: 'flush',
    spacing: { column: gap, row: head + bottom },
    concat: panels,
  });
}

/** The axis that all panels share, with labels and title only at the first of a row; gives the encoding of a field on it. */
export function sideAxis(
  { y, columns }: SharedAxes,
  place: number,
  title: string | readonly string[],
): (field: string) => PlotSpec {
  const isFirst = place % columns === 0;
  const shown = { title: isFirst ? title : null, titleX: -Math.ceil(y.labelWidth) - 20, labels: isFirst };
  return (field) => onAxis(field, y, { ...shown, grid: true, domain: false, ticks: false });
}
