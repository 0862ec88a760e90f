import { smallestText } from '../render/frame.ts';
import { widestLine, wrapText } from '../render/wrap-text.ts';
import type { PlotSpec } from './chart.ts';
import { heatColour } from './heat-colours.ts';
import type { HeatScale } from './heat-colours.ts';
import { neutral } from './palette.ts';
import { inlineData, textLayer, textLineHeight } from './plot-parts.ts';

/** Sizes of a heatmap in units. */
export interface HeatLayout {
  readonly width: number;
  readonly height: number;
  readonly cellWidth: number;
  readonly cellHeight: number;
  readonly left: number;
}

/** A rectangle between two corners, in units from the top left of the plot. */
export interface Rectangle {
  readonly x: number;
  readonly x2: number;
  readonly y: number;
  readonly y2: number;
}

/** Room to the right of the cells for the colour scale. */
export const scaleRoom = 96;
const swatches = 7;
const swatchWidth = 18;

const across = (extent: number, field: string) => ({
  field,
  type: 'quantitative',
  scale: { domain: [0, extent], nice: false, zero: false },
  axis: null,
});
const down = (extent: number, field: string) => ({
  field,
  type: 'quantitative',
  scale: { domain: [extent, 0], nice: false, zero: false },
  axis: null,
});

/** Rectangles in one layer, filled with their own colours unless the mark says otherwise. */
export function rectangles(
  at: readonly (Rectangle & { readonly colour: string })[],
  { width, height }: Pick<HeatLayout, 'width' | 'height'>,
  mark: PlotSpec,
): PlotSpec {
  return {
    data: inlineData(at.map((each) => ({ ...each }))),
    mark: { type: 'rect', ...mark },
    encoding: {
      x: across(width, 'x'),
      x2: { field: 'x2' },
      y: down(height, 'y'),
      y2: { field: 'y2' },
      ...(mark['fill'] === undefined
        ? { fill: { field: 'colour', type: 'nominal', scale: null, legend: null } }
        : {}),
    },
  };
}

/** Labels of columns and rows, as many as have room, with the titles of both. */
export function axisLayers(
  {
    columns,
    labels,
    acrossTitle,
    upTitle,
  }: {
    readonly columns: readonly string[];
    readonly labels: readonly string[];
    readonly acrossTitle: string;
    readonly upTitle: string;
  },
  { width, height, cellWidth, cellHeight, left }: HeatLayout,
): PlotSpec[] {
  const room = Math.max(cellWidth, 60);
  const written = columns.map((label) => wrapText(label, { size: smallestText, width: room, lines: 1 })[0]);
  const every = Math.ceil((widestLine(written, smallestText) + 6) / cellWidth);
  const everyRow = Math.ceil((textLineHeight + 1) / cellHeight);
  const title = (text: string, extent: number): string[] =>
    wrapText(text, { size: smallestText, width: extent, lines: 1, weight: 'bold' });
  return [
    ...written.flatMap((label, c) =>
      c % every === 0
        ? [textLayer({ lines: [label], x: (c + 0.5) * cellWidth, y: height + 12, align: 'center' })]
        : [],
    ),
    ...labels.flatMap((label, r) =>
      r % everyRow === 0
        ? [textLayer({ lines: [label], x: -8, y: height - (r + 0.5) * cellHeight, align: 'right' })]
        : [],
    ),
    textLayer({
      lines: title(acrossTitle, width),
      x: width / 2,
      y: height + 30,
      align: 'center',
      weight: 'bold',
    }),
    textLayer({ lines: title(upTitle, left + width * 0.5), x: -left, y: -12, weight: 'bold' }),
  ];
}

/** Swatches from the highest value down, with both ends and the middle written. */
export function scaleLayers(
  write: (value: number) => string,
  layout: HeatLayout,
  scale: HeatScale,
): PlotSpec[] {
  const [low, high] = scale.kind === 'level' ? [scale.low, scale.high] : [-scale.reach, scale.reach];
  const side = Math.min(24, layout.height / (swatches + 1));
  const x = layout.width + 14;
  const value = (s: number): number => high - ((high - low) * s) / (swatches - 1);
  const written = (s: number): string => {
    if (scale.kind === 'change' && s === (swatches - 1) / 2) return 'no change';
    return wrapText(write(value(s)), {
      size: smallestText,
      width: scaleRoom - swatchWidth - 24,
      lines: 1,
    })[0];
  };
  const at = Array.from({ length: swatches }, (_, s) => ({
    x,
    x2: x + swatchWidth,
    y: s * side,
    y2: (s + 1) * side,
  }));
  return [
    rectangles(
      at.map((place, s) => ({ ...place, colour: heatColour(value(s), scale) })),
      layout,
      { stroke: neutral.future, strokeWidth: 0.75, clip: false },
    ),
    ...[0, (swatches - 1) / 2, swatches - 1].map((s) =>
      textLayer({ lines: [written(s)], x: x + swatchWidth + 5, y: (s + 0.5) * side }),
    ),
  ];
}
