import { textWidth } from '../render/font-metrics.ts';
import { ink, quietInk, smallestText } from '../render/frame.ts';
import { wrapText } from '../render/wrap-text.ts';
import type { PlotSpec } from './chart.ts';
import type { FlowSide } from './fold-flows.ts';
import { rectangles } from './heat-parts.ts';
import { inlineData, textLayer, textLineHeight } from './plot-parts.ts';
import { smoothEdge } from './ribbon-layout.ts';
import type { PlacedNode, PlacedRibbon } from './ribbon-layout.ts';

/** A panel of ribbons with its place in the plot, in units from the plot's top left corner. */
export interface DrawnPanel {
  readonly label: string;
  /** All that moves with its unit; stands behind the label. */
  readonly amount: string;
  readonly color: string;
  readonly from: readonly FlowSide[];
  readonly to: readonly FlowSide[];
  readonly note?: string;
  /** What is written at each period. */
  readonly periods: readonly string[];
  /** What is written beside the accounts of each side. */
  readonly amounts: { readonly from: readonly string[]; readonly to: readonly string[] };
  /** Lines of a label of an account. */
  readonly lines: number;
  readonly layout: { readonly nodes: readonly PlacedNode[]; readonly ribbons: readonly PlacedRibbon[] };
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly labelWidth: number;
  /** Width of the periods. */
  readonly middle: number;
}

interface Extent {
  readonly width: number;
  readonly height: number;
}

const bar = 4;
const beside = 6;
const steps = 12;

/** Ribbons, nodes and labels of one panel. */
export function flowLayers(panel: DrawnPanel, plot: Extent): PlotSpec[] {
  if (panel.layout.ribbons.length === 0) return [headLayer(panel), noteLayer(panel)];
  return [
    headLayer(panel),
    ...[0, 1].map((column) => ribbonLayer(panel, column, plot)),
    nodeLayer(panel, plot),
    ...periodLayers(panel),
    ...sideLayers(panel, panel.from, 0),
    ...sideLayers(panel, panel.to, 2),
  ];
}

/** Left and right edge of the nodes of a column: bars at the labels, and the whole width of a period. */
function edgesOf({ left, width, labelWidth, middle }: DrawnPanel, column: number): readonly [number, number] {
  const centre = left + width / 2;
  if (column === 1) return [centre - middle / 2, centre + middle / 2];
  return column === 0
    ? [left + labelWidth, left + labelWidth + bar]
    : [left + width - labelWidth - bar, left + width - labelWidth];
}

function ribbonLayer(panel: DrawnPanel, column: number, plot: Extent): PlotSpec {
  const [[, start], [end]] = [edgesOf(panel, column), edgesOf(panel, column + 1)];
  const points = panel.layout.ribbons
    .filter((ribbon) => ribbon.column === column)
    .flatMap(({ from, to, leaves, arrives, thickness }) =>
      smoothEdge(leaves, arrives, steps).map(({ at, y }) => ({
        link: `${from} ${to}`,
        x: start + (end - start) * at,
        y: panel.top + y,
        y2: panel.top + y + thickness,
      })),
    );
  const scale = (extent: readonly number[]) => ({ domain: extent, nice: false, zero: false });
  return {
    data: inlineData(points),
    mark: {
      type: 'area',
      interpolate: 'monotone',
      fill: panel.color,
      fillOpacity: column === 0 ? 0.2 : 0.4,
      stroke: panel.color,
      strokeWidth: 0.5,
    },
    encoding: {
      x: { field: 'x', type: 'quantitative', scale: scale([0, plot.width]), axis: null },
      y: { field: 'y', type: 'quantitative', scale: scale([plot.height, 0]), axis: null, stack: null },
      y2: { field: 'y2' },
      detail: { field: 'link', type: 'nominal' },
    },
  };
}

/** Bars of proportional height: one at each account, and one at each edge of a period. */
function nodeLayer(panel: DrawnPanel, plot: Extent): PlotSpec {
  const at = panel.layout.nodes.flatMap(({ column, top, bottom }) => {
    const [start, end] = edgesOf(panel, column);
    const pieces = column === 1 ? [start, end - bar] : [start];
    return pieces.map((x) => ({
      x,
      x2: x + bar,
      y: panel.top + top,
      y2: panel.top + bottom,
      colour: panel.color,
    }));
  });
  return rectangles(at, plot, {});
}

function periodLayers(panel: DrawnPanel): PlotSpec[] {
  return panel.layout.nodes
    .filter(({ column }) => column === 1)
    .map(({ top, bottom }, p) =>
      textLayer({
        lines: wrapText(panel.periods[p], { size: smallestText, width: panel.middle - 2 * bar, lines: 1 }),
        x: panel.left + panel.width / 2,
        y: panel.top + (top + bottom) / 2,
        align: 'center',
      }),
    );
}

/** Amounts beside the nodes, names beside the amounts, and meanings below where they have room as a whole. */
function sideLayers(panel: DrawnPanel, sides: readonly FlowSide[], column: 0 | 2): PlotSpec[] {
  const nodes = panel.layout.nodes.filter((node) => node.column === column);
  const [start, end] = edgesOf(panel, column);
  const towards = column === 0 ? -1 : 1;
  const x = column === 0 ? start - beside : end + beside;
  const align = column === 0 ? 'right' : 'left';
  const written = column === 0 ? panel.amounts.from : panel.amounts.to;
  return sides.flatMap(({ label, means = '' }, s) => {
    const amount = written[s];
    const width = panel.labelWidth - beside;
    const taken = textWidth(amount, smallestText, 'bold') + beside;
    const name = wrapText(label, { size: smallestText, width: width - taken, lines: 1 });
    const whole = wrapText(means, { size: smallestText, width, lines: panel.lines });
    const below = means === '' || whole.length >= panel.lines ? [] : whole;
    const middle = panel.top + (nodes[s].top + nodes[s].bottom) / 2;
    const first = middle - (below.length * textLineHeight) / 2;
    return [
      textLayer({ lines: [amount], x, y: first, align, weight: 'bold' }),
      textLayer({ lines: name, x: x + towards * taken, y: first, align, colour: ink }),
      ...(below.length === 0
        ? []
        : [textLayer({ lines: below, x, y: middle + textLineHeight / 2, align, colour: quietInk })]),
    ];
  });
}

/** The scenario and all that moves in it; a long label is cut, never the amount. */
function headLayer({ label, amount, left, top, width }: DrawnPanel): PlotSpec {
  const room = width - textWidth(amount, smallestText, 'bold');
  const [name] = wrapText(label, { size: smallestText, width: room, lines: 1, weight: 'bold' });
  const x = left + width / 2;
  return textLayer({ lines: [`${name}${amount}`], x, y: top - 13, align: 'center', weight: 'bold' });
}

function noteLayer({ note = 'Nothing moves.', left, top, width, height }: DrawnPanel): PlotSpec {
  const lines = wrapText(note, { size: smallestText, width, lines: 2 });
  return textLayer({ lines, x: left + width / 2, y: top + height / 2, align: 'center', colour: quietInk });
}
