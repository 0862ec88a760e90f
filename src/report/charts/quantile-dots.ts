import { checkInput } from './check-input.ts';
import { createChart, plotRoom } from './chart.ts';
import type { Chart, ChartRecord, ChartRow, ChartWords, PlotSpec } from './chart.ts';
import { bottomRoom, largestGap, layOutDots, rightRoom, tileWidth, topRoom } from './dot-layout.ts';
import type { DotLayout, DotRow, RowLayout } from './dot-layout.ts';
import { cueOf, neutral } from './palette.ts';
import {
  gridLayers,
  inlineData,
  onAxis,
  plotSpec,
  ruleLayer,
  textLayer,
  textLineHeight,
  noValue,
  unitTitle,
} from './plot-parts.ts';

export type { DotRow } from './dot-layout.ts';

/** What might happen at the end, as dots of equal chance, one row per scenario on one axis. */
export interface QuantileDotsInput extends ChartWords {
  readonly unit: string;
  readonly rows: readonly DotRow[];
  readonly height?: number;
}

const mostRows = 24;
/** From this diameter on dots are counted with ease. */
const easyDot = 8;
/** Below it a dot is a tile. */
const smallestShape = 4;
/** The greatest height of a picture. */
const tallest = 500;

/**
 * F2: dots stacked in bins at least one dot wide, never over one another and never beside their bin: where many values are equal, all dots are
 * smaller and rows with high stacks get more of the height. Bins are layout, the table keeps every value.
 */
export function quantileDots(input: QuantileDotsInput): Chart {
  const count = input.rows.length;
  if (count === 0 || count > mostRows)
    throw new Error(`invalid number of rows: ${count}; expected 1 to ${mostRows}`);
  checkInput(input);
  const { height, layout } = layOutWell(input);
  const columns = ['scenario', 'dot', 'value', 'bin', 'level'];
  const rows = input.rows.flatMap((row, r) =>
    row.values.map((value, v): ChartRow => [row.label, v + 1, value, ...layout.places[r][v]]),
  );
  const kind = { kind: 'quantile-dots', called: 'Quantile dot plot' };
  return createChart(kind, input, { columns, rows }, height, (_, records) =>
    drawDots(input, layout, records),
  );
}

/** At the usual height, or at the greatest where dots would be hard to count. */
function layOutWell(input: QuantileDotsInput): { readonly height: number; readonly layout: DotLayout } {
  const usual = input.height ?? Math.max(260, Math.min(480, 150 + 82 * input.rows.length));
  const layout = layOutDots(input.rows, plotRoom(input, usual));
  if (input.height !== undefined || layout.dot >= easyDot) return { height: usual, layout };
  return { height: tallest, layout: layOutDots(input.rows, plotRoom(input, tallest)) };
}

function drawDots(input: QuantileDotsInput, layout: DotLayout, records: readonly ChartRecord[]): PlotSpec {
  const { left, width, scale } = layout;
  let first = 0;
  const rows = input.rows.flatMap((row, r) => {
    const own = records.slice(first, first + row.values.length);
    first += row.values.length;
    return own.length === 0 ? [] : [dotLayer(input, layout, own, r)];
  });
  const height = layout.rows.reduce((sum, row) => sum + row.height, 0);
  const grounds = layout.rows.map(groundOf);
  return plotSpec(
    { left, top: topRoom, right: rightRoom, bottom: bottomRoom },
    {
      width,
      height,
      layer: [
        ...gridLayers(scale, width, height),
        ...grounds.map((y) => ruleLayer({ x: 0, y }, { x: width, y }, { colour: neutral.future })),
        ...rows,
        ...layout.rows.flatMap(rowWords),
        ...input.rows.flatMap((row, r) => (row.values.length > 0 ? [] : [noValue(grounds[r] - largestGap)])),
      ],
      resolve: { scale: { y: 'independent' } },
    },
  );
}

/** The line on which a row's dots stand. */
const groundOf = ({ top, height }: RowLayout): number => top + height - Math.min(largestGap, height / 4) / 2;

function dotLayer(
  input: QuantileDotsInput,
  layout: DotLayout,
  records: readonly ChartRecord[],
  r: number,
): PlotSpec {
  const { scale, dot } = layout;
  const ground = groundOf(layout.rows[r]);
  return {
    data: inlineData(records),
    mark: {
      type: 'point',
      filled: true,
      opacity: 1,
      color: input.rows[r].color,
      ...markOf(dot, input.rows[r].shape ?? cueOf(r).shape),
    },
    encoding: {
      x: onAxis('bin', scale, {
        title: unitTitle(input.unit, scale, layout.width),
        grid: false,
        domain: false,
      }),
      y: {
        field: 'level',
        type: 'quantitative',
        axis: null,
        scale: {
          domain: [0, 1],
          range: [ground + dot / 2, ground - dot / 2],
          nice: false,
          zero: false,
        },
      },
    },
  };
}

/** A dot in the shape of its row; below the height at which shapes can be told apart, a flat tile. */
function markOf(dot: number, shape: string): { readonly shape: string; readonly size: number } {
  if (dot >= smallestShape) return { shape, size: (dot - Math.max(1, dot / 10)) ** 2 };
  const half = (0.7 * dot) / tileWidth;
  return { shape: `M-1,${-half}H1V${half}H-1Z`, size: tileWidth ** 2 };
}

function rowWords({ label: { name, note }, top, height }: RowLayout): PlotSpec[] {
  const lines = [...name, ...note];
  const first = top + height / 2 - ((lines.length - 1) * textLineHeight) / 2;
  return lines.map((line, l) =>
    textLayer({
      lines: [line],
      x: -12,
      y: first + l * textLineHeight,
      align: 'right',
      weight: l < name.length ? 'bold' : 'normal',
    }),
  );
}
