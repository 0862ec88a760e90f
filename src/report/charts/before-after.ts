import { textWidth } from '../render/font-metrics.ts';
import { quietInk, smallestText } from '../render/frame.ts';
import type { Box } from '../render/frame.ts';
import { wrapText } from '../render/wrap-text.ts';
import { checkInput } from './check-input.ts';
import { createChart, heightFor, rowsThatFit, tallest } from './chart.ts';
import type { Chart, ChartRow, ChartWords, PlotSpec } from './chart.ts';
import { neutral } from './palette.ts';
import { plotSpec, ruleLayer, textLayer } from './plot-parts.ts';

/** An effect with its range, in differences that matter. */
export interface SizedEffect {
  readonly middle: number;
  readonly low: number;
  readonly high: number;
  /** As it is printed beside the mark, in the outcome's own unit: `+3.7 years`. */
  readonly text: string;
}

/** One outcome before and after a change. */
export interface BeforeAfterRow {
  readonly label: string;
  /** Missing where it is not known. */
  readonly before: SizedEffect | undefined;
  readonly after: SizedEffect | undefined;
}

/** Effects before and after a change. */
export interface BeforeAfterInput extends ChartWords {
  /** One to twelve rows. */
  readonly rows: readonly BeforeAfterRow[];
  readonly height?: number;
}

const mostRows = 12;
/** The lowest row in which the amounts before and after stand clear of their neighbours. */
const leastRow = 24;
const shade = { before: neutral.total, after: neutral.better } as const;
/** A tick for every amount that is read at once; a square root between them keeps the small ones apart. */
const tickSizes = [1, 2, 5];

/**
 * A dumbbell per outcome: an open circle before, a filled square after, bars for their ranges, on an axis of differences that matter whose
 * steps grow with distance from nothing. Throws for no row, more than twelve or than have room, or none with a known value.
 */
export function beforeAfter(input: BeforeAfterInput): Chart {
  checkInput(input);
  const { rows } = input;
  const most = mostOutcomes(input);
  if (rows.length === 0 || rows.length > most)
    throw new Error(`invalid number of rows: ${rows.length}; expected 1 to ${most}`);
  const columns = ['outcome', 'when', 'middle', 'low 90', 'high 90', 'shown'];
  const table = rows.flatMap(({ label, before, after }) => [
    ...rowOf(label, 'before', before),
    ...rowOf(label, 'after', after),
  ]);
  const kind = { kind: 'before-after', called: 'Dumbbell chart' };
  const least = heightFor(input, top + bottom + leastRow * rows.length);
  const height = input.height ?? Math.max(least, Math.min(tallest, 220 + 30 * rows.length));
  return createChart(kind, input, { columns, rows: table }, height, (room) => draw(input, room));
}

/** How many rows have room under those words, twelve at most. */
export const mostOutcomes = (words: ChartWords): number =>
  Math.min(mostRows, rowsThatFit(words, leastRow, top + bottom));

const isKnown = (effect: SizedEffect | undefined): effect is SizedEffect =>
  effect !== undefined && [effect.middle, effect.low, effect.high].every(Number.isFinite);

function rowOf(label: string, when: string, effect: SizedEffect | undefined): ChartRow[] {
  return isKnown(effect) ? [[label, when, effect.middle, effect.low, effect.high, effect.text]] : [];
}

interface Layout {
  readonly left: number;
  readonly width: number;
  readonly rowHeight: number;
  readonly height: number;
  readonly x: (value: number) => number;
}

const rootOf = (value: number): number => (value < 0 ? -Math.sqrt(-value) : Math.sqrt(value));
const top = 30;
const bottom = 40;

function draw({ rows }: BeforeAfterInput, room: Box): PlotSpec {
  const known = rows.flatMap(({ before, after }) => [before, after].filter(isKnown));
  const ends = known.flatMap(({ low, high, middle }) => [low, high, middle]);
  const [low, high] = [Math.min(0, ...ends), Math.max(0, ...ends)];
  const [from, to] = low === high ? [-1, 1] : [rootOf(low), rootOf(high)];
  const edge = (to - from) * 0.03;
  const labels = rows.map(({ label }) => textWidth(label, smallestText));
  const left = Math.min(Math.max(...labels, 40), room.width * 0.36) + 12;
  const texts = known.map(({ text }) => textWidth(text, smallestText, 'bold'));
  const right = Math.min(Math.max(60, ...texts), room.width * 0.2) + 12;
  const width = Math.floor(room.width - left - right);
  const height = room.height - top - bottom;
  const x = (value: number): number => ((rootOf(value) - from + edge) / (to - from + 2 * edge)) * width;
  const layout = { left, width, height, rowHeight: height / rows.length, x };
  return plotSpec(
    { left: Math.ceil(left), top, right: Math.floor(right), bottom },
    {
      width,
      height,
      layer: [
        ...axisLayers(layout, low === high ? [-1, 1] : [low, high]),
        ...keyLayers(),
        ...rows.flatMap((row, r) => rowLayers(row, r, { layout, right })),
      ],
    },
  );
}

/** Where nothing changes, what matters, and as many larger amounts as have room for their labels. */
function axisLayers({ width, height, x }: Layout, [low, high]: readonly number[]): PlotSpec[] {
  const largest = Number(Math.max(-low, high).toExponential(0).split('e')[1]);
  const sizes = Array.from({ length: largest + 2 }, (_, power) =>
    tickSizes.map((size) => Number(`${size}e${power - 1}`)),
  ).flat();
  const wanted = [0, 1, -1, ...sizes.flatMap((size) => [size, -size])].filter(
    (tick) => tick >= low && tick <= high,
  );
  // Zero and one come first, then from the far ends inwards, as long as labels stay apart.
  const ranked = [...wanted.slice(0, 3), ...wanted.slice(3).sort((a, b) => Math.abs(b) - Math.abs(a))];
  const chosen: number[] = [];
  for (const tick of ranked) {
    const room = textWidth(tickText(tick), smallestText) + 10;
    if (chosen.every((other) => Math.abs(x(other) - x(tick)) >= room) || tick === 0) chosen.push(tick);
  }
  return [
    ...chosen.flatMap((tick) => [
      ruleLayer(
        { x: x(tick), y: 0 },
        { x: x(tick), y: height },
        tick === 0 ? { width: 1.5 } : { colour: neutral.grid },
      ),
      textLayer({ lines: [tickText(tick)], x: x(tick), y: height + 12, align: 'center', colour: quietInk }),
    ]),
    textLayer({
      lines: ['differences that matter, against the baseline'],
      x: width / 2,
      y: height + 30,
      align: 'center',
      colour: quietInk,
    }),
  ];
}

const tickText = (tick: number): string => {
  if (tick === 0) return 'same';
  const size = Math.abs(tick);
  const text =
    size >= 1e5 ? size.toExponential(0).replace('e+', 'e') : String(size).replace(/\B(?=(\d{3})+$)/gu, ',');
  return `${tick < 0 ? '−' : '+'}${text}`;
};

function keyLayers(): PlotSpec[] {
  return [
    point(6, -17, 'before'),
    textLayer({ lines: ['before'], x: 16, y: -17, colour: quietInk }),
    point(76, -17, 'after'),
    textLayer({ lines: ['after'], x: 86, y: -17, colour: quietInk }),
    ruleLayer({ x: 130, y: -17 }, { x: 156, y: -17 }, { width: 1.5, colour: shade.before }),
    textLayer({ lines: ['9 in 10 futures'], x: 162, y: -17, colour: quietInk }),
  ];
}

function point(x: number, y: number, side: 'before' | 'after'): PlotSpec {
  const isAfter = side === 'after';
  return {
    data: { values: [{}] },
    mark: {
      ...{ type: 'point', shape: isAfter ? 'square' : 'circle', size: isAfter ? 64 : 60, opacity: 1 },
      ...{ filled: isAfter, strokeWidth: 2 },
      ...(isAfter ? { color: shade.after } : { stroke: shade.before, fill: '#FFFFFF' }),
    },
    encoding: { x: { value: x }, y: { value: y } },
  };
}

function rowLayers(
  { label, before, after }: BeforeAfterRow,
  place: number,
  { layout, right }: { readonly layout: Layout; readonly right: number },
): PlotSpec[] {
  const { left, width, rowHeight, x } = layout;
  const middle = (place + 0.5) * rowHeight;
  const shift = Math.min(7, rowHeight / 4);
  const lines = wrapText(label, { size: smallestText, width: left - 12, lines: rowHeight > 27 ? 2 : 1 });
  const marks = (effect: SizedEffect | undefined, side: 'before' | 'after'): PlotSpec[] => {
    if (!isKnown(effect)) return [];
    const y = middle + (side === 'before' ? -shift : shift);
    return [
      ruleLayer({ x: x(effect.low), y }, { x: x(effect.high), y }, { width: 1.5, colour: shade[side] }),
      point(x(effect.middle), y, side),
      textLayer({
        lines: wrapText(effect.text, { size: smallestText, width: right - 10, lines: 1, weight: 'bold' }),
        x: width + 8,
        y,
        colour: side === 'before' ? quietInk : shade.after,
        weight: side === 'before' ? 'normal' : 'bold',
      }),
    ];
  };
  const joint =
    isKnown(before) && isKnown(after)
      ? [
          ruleLayer(
            { x: x(before.middle), y: middle - shift },
            { x: x(after.middle), y: middle + shift },
            { colour: neutral.future },
          ),
        ]
      : [];
  const none =
    isKnown(before) || isKnown(after)
      ? []
      : [textLayer({ lines: ['not known'], x: width + 8, y: middle, colour: quietInk })];
  return [
    ...(place === 0
      ? []
      : [
          ruleLayer(
            { x: -left, y: place * rowHeight },
            { x: width + right, y: place * rowHeight },
            { colour: neutral.grid },
          ),
        ]),
    textLayer({ lines, x: -10, y: middle, align: 'right' }),
    ...joint,
    ...marks(before, 'before'),
    ...marks(after, 'after'),
    ...none,
  ];
}
