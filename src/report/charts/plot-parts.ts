import { vegaText } from '../escape.ts';
import { fontFamily } from '../render/font-files.ts';
import { ink, quietInk, smallestText } from '../render/frame.ts';
import { wrapText } from '../render/wrap-text.ts';
import { placeOn } from './axis-scale.ts';
import type { AxisScale } from './axis-scale.ts';
import type { ChartRecord, Json, PlotSpec } from './chart.ts';
import { neutral } from './palette.ts';

/** Lines of text at a place of the plot in units from its top left corner. */
export interface PlacedText {
  readonly lines: readonly string[];
  readonly x: number;
  readonly y: number;
  readonly align?: 'left' | 'center' | 'right';
  readonly colour?: string;
  readonly weight?: 'normal' | 'bold';
}

/** Room around a plot in units. */
export interface Padding {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Distance between the baselines of two lines of the smallest text. */
export const textLineHeight = 13;

/** A whole specification: sizes are exact, nothing is fitted, so the drawing does not depend on Vega's idea of text widths. */
export function plotSpec(padding: Padding, body: PlotSpec): PlotSpec {
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    background: null,
    padding: { ...padding },
    autosize: { type: 'none' },
    ...body,
    config: plotConfig,
  };
}

/** A layer of text; `y` is the middle of the first line for one line, and of the whole for more. */
export function textLayer(text: PlacedText): PlotSpec {
  const lines = text.lines.map(vegaText);
  const top = text.y - ((lines.length - 1) * textLineHeight) / 2;
  return {
    data: { values: [{}] },
    mark: {
      type: 'text',
      text: lines.length === 1 ? lines[0] : lines,
      align: text.align ?? 'left',
      baseline: 'middle',
      color: text.colour ?? ink,
      fontWeight: text.weight ?? 'normal',
      fontSize: smallestText,
      lineHeight: textLineHeight,
    },
    encoding: { x: { value: text.x }, y: { value: top } },
  };
}

/** The words in place of a mark that has no value, at the left end of its row. */
export function noValue(y: number): PlotSpec {
  return textLayer({ lines: ['no value'], x: 6, y, colour: quietInk });
}

/** A straight line between two places in units, dashed if asked. */
export function ruleLayer(
  from: { x: number; y: number },
  to: { x: number; y: number },
  style: { colour?: string; width?: number; dash?: readonly number[] } = {},
): PlotSpec {
  return {
    data: { values: [{}] },
    mark: {
      type: 'rule',
      color: style.colour ?? neutral.rule,
      strokeWidth: style.width ?? 1,
      ...(style.dash && style.dash.length > 0 ? { strokeDash: style.dash } : {}),
    },
    encoding: { x: { value: from.x }, y: { value: from.y }, x2: { value: to.x }, y2: { value: to.y } },
  };
}

/** Vertical grid lines at an axis's ticks, for plots whose layers do not share a vertical scale. */
export function gridLayers(scale: AxisScale, width: number, height: number): PlotSpec[] {
  return scale.ticks.map((tick) => {
    const x = placeOn(scale, tick, width);
    return ruleLayer({ x, y: 0 }, { x, y: height }, { colour: neutral.grid });
  });
}

/** Position channel of a column on a numeric axis; without a title nothing is written beside it. */
export function onAxis(field: string, scale: AxisScale, axis: PlotSpec | null): { [key: string]: Json } {
  return {
    field,
    type: 'quantitative',
    scale: { domain: [scale.low, scale.high], nice: false, zero: false },
    axis: axis && { values: scale.ticks, labelExpr: scale.labelExpression, ...axis },
  };
}

/** The unit with the multiple in which an axis counts, `million METIS`, on one line of some length in units. */
export function unitTitle(unit: string, scale: AxisScale, width: number): string {
  const title = vegaText([scale.multiple, unit].filter((word) => word !== '').join(' '));
  return wrapText(title, { size: smallestText, width, lines: 1 })[0];
}

/** Inline data of a layer. */
export function inlineData(records: readonly ChartRecord[]): { readonly [key: string]: Json } {
  return { values: records };
}

/** Places at least `distance` apart and inside the ends, in the given order and as near as possible to where they belong. */
export function spreadPlaces(
  places: readonly number[],
  distance: number,
  low: number,
  high: number,
): number[] {
  const order = places.map((_, p) => p).sort((a, b) => places[a] - places[b] || a - b);
  const spread = places.map((place) => Math.min(Math.max(place, low), high));
  for (let o = 1; o < order.length; o++) {
    spread[order[o]] = Math.max(spread[order[o]], spread[order[o - 1]] + distance);
  }
  let ceiling = high;
  for (let o = order.length - 1; o >= 0; o--) {
    spread[order[o]] = Math.min(spread[order[o]], ceiling);
    ceiling = spread[order[o]] - distance;
  }
  return spread;
}

const plotConfig: PlotSpec = {
  aria: false,
  font: fontFamily,
  view: { stroke: null },
  axis: {
    labelFontSize: smallestText,
    titleFontSize: smallestText,
    titleFontWeight: 'normal',
    labelColor: quietInk,
    titleColor: quietInk,
    domainColor: neutral.future,
    tickColor: neutral.future,
    gridColor: neutral.grid,
    labelOverlap: false,
    labelBound: false,
    labelFlush: false,
    labelLimit: 0,
    titleLimit: 0,
    tickSize: 4,
    labelPadding: 3,
  },
};
