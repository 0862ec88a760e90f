import { smallestText } from '../render/frame.ts';
import { widestLine, wrapText } from '../render/wrap-text.ts';
import type { PlotSpec } from './chart.ts';
import { neutral } from './palette.ts';
import { ruleLayer, textLayer } from './plot-parts.ts';

/** One entry of a key: a sample of a mark, drawn to the right of `x` around `y`, and what it means. */
export interface KeyItem {
  readonly words: string;
  readonly mark: (x: number, y: number) => PlotSpec[];
}

/** Width of a sample in units. */
const markWidth = 16;
const gap = 16;

/** A line of samples with their words from one place to another; words are shortened, and entries left out, where room ends. */
export function keyLine(
  items: readonly KeyItem[],
  place: { readonly from: number; readonly to: number; readonly y: number },
): PlotSpec[] {
  let x = place.from;
  return items.flatMap(({ words, mark }) => {
    const room = place.to - x - markWidth - 6;
    if (room < 30) return [];
    const [text] = wrapText(words, { size: smallestText, width: room, lines: 1 });
    const at = x;
    x += markWidth + 6 + widestLine([text], smallestText) + gap;
    return [...mark(at, place.y), textLayer({ lines: [text], x: at + markWidth + 6, y: place.y })];
  });
}

/** A piece of a bar with a style of Vega-Lite's marks, some units high. */
export function boxSample(style: PlotSpec, height: number): KeyItem['mark'] {
  return (x, y) => [
    {
      data: { values: [{}] },
      mark: { type: 'rect', ...style },
      encoding: {
        x: { value: x },
        x2: { value: x + markWidth },
        y: { value: y - height / 2 },
        y2: { value: y + height / 2 },
      },
    },
  ];
}

/** A point with a style of Vega-Lite's marks. */
export function pointSample(style: PlotSpec): KeyItem['mark'] {
  return (x, y) => [
    {
      data: { values: [{}] },
      mark: { type: 'point', filled: true, opacity: 1, ...style },
      encoding: { x: { value: x + markWidth / 2 }, y: { value: y } },
    },
  ];
}

/** A whisker with both caps. */
export function whiskerSample(x: number, y: number): PlotSpec[] {
  const end = x + markWidth;
  return [
    ruleLayer({ x, y }, { x: end, y }, { width: 1.5 }),
    ...[x, end].map((at) => ruleLayer({ x: at, y: y - 3 }, { x: at, y: y + 3 }, { width: 1.5 })),
  ];
}

/** An upright dashed line, as thresholds are drawn. */
export function thresholdSample(x: number, y: number): PlotSpec[] {
  const middle = x + markWidth / 2;
  const style = { colour: neutral.worse, width: 1.5, dash: [4, 3] };
  return [ruleLayer({ x: middle, y: y - 7 }, { x: middle, y: y + 7 }, style)];
}

/** An upright line, as reference values are drawn. */
export function lineSample(x: number, y: number): PlotSpec[] {
  const middle = x + markWidth / 2;
  return [ruleLayer({ x: middle, y: y - 7 }, { x: middle, y: y + 7 }, { width: 1.5 })];
}
