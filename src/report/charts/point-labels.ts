import { smallestText } from '../render/frame.ts';
import { widestLine, wrapText } from '../render/wrap-text.ts';
import type { PlotSpec } from './chart.ts';
import { neutral } from './palette.ts';
import { ruleLayer, textLayer, textLineHeight } from './plot-parts.ts';

/** A place of the plot in units from its top left corner. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** A straight mark that labels had better not lie on. */
export interface Stroke {
  readonly from: Place;
  readonly to: Place;
}

/** What is written beside a point. */
export interface PointLabel {
  readonly text: string;
  readonly at: Place;
}

/** The plot around the labels: its size, all its points, and its strokes. */
export interface LabelGround {
  readonly width: number;
  readonly height: number;
  readonly points: readonly Place[];
  readonly strokes: readonly Stroke[];
}

interface Rectangle {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Distances of a label from its point, along and across the lines of text. */
const asides = [8, 20, 36];
const risings = [12, 26, 40, 56];
const pointReach = 6;
const costs = { stroke: 1, point: 6, unit: 0.01 };
/** Farther labels are joined to their points by a thin line. */
const nearby = 24;

/**
 * Labels beside their points, each where it covers the fewest marks, on a white ground that keeps it readable where it
 * covers some; those that would lie on labels before them, wherever they stood, are left out.
 */
export function pointLabels(labels: readonly PointLabel[], ground: LabelGround): PlotSpec[] {
  const taken: Rectangle[] = [];
  return labels.flatMap(({ text, at }) => {
    const [line] = wrapText(text, { size: smallestText, width: ground.width * 0.5, lines: 1 });
    const place = bestPlace(widestLine([line], smallestText), at, ground, taken);
    if (place === undefined) return [];
    taken.push(place);
    const middle = (place.top + place.bottom) / 2;
    return [
      ...leader(at, place),
      groundLayer(place),
      textLayer({ lines: [line], x: place.left + 2, y: middle, weight: 'normal' }),
    ];
  });
}

function bestPlace(
  length: number,
  at: Place,
  ground: LabelGround,
  taken: readonly Rectangle[],
): Rectangle | undefined {
  let best: { place: Rectangle; cost: number } | undefined;
  for (const place of placesAround(at, length + 4)) {
    const isInside =
      place.left >= 0 && place.right <= ground.width && place.top >= -2 && place.bottom <= ground.height - 2;
    if (!isInside || taken.some((other) => overlaps(place, other, 3))) continue;
    const cost = costOf(place, at, ground);
    if (best === undefined || cost < best.cost) best = { place, cost };
  }
  return best?.place;
}

function placesAround({ x, y }: Place, length: number): Rectangle[] {
  const half = textLineHeight / 2;
  return risings.flatMap((rise) =>
    [y - rise, y + rise].flatMap((middle) =>
      asides.flatMap((aside) =>
        [x + aside, x - aside - length].map((left) => ({
          ...{ left, right: left + length, top: middle - half, bottom: middle + half },
        })),
      ),
    ),
  );
}

function costOf(place: Rectangle, at: Place, { points, strokes }: LabelGround): number {
  const struck = strokes.filter((stroke) => crosses(stroke, place)).length;
  const covered = points.filter(({ x, y }) =>
    overlaps(place, { left: x, right: x, top: y, bottom: y }, pointReach),
  ).length;
  const end = nearestTo(at, place);
  const far = Math.abs(end.x - at.x) + Math.abs(end.y - at.y);
  return costs.stroke * struck + costs.point * covered + costs.unit * far;
}

function overlaps(a: Rectangle, b: Rectangle, gap: number): boolean {
  return a.left < b.right + gap && b.left < a.right + gap && a.top < b.bottom + gap && b.top < a.bottom + gap;
}

/** Whether any of a stroke lies in a rectangle: what is left of it after cutting at all four sides. */
function crosses({ from, to }: Stroke, { left, right, top, bottom }: Rectangle): boolean {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const sides = [
    [-dx, from.x - left],
    [dx, right - from.x],
    [-dy, from.y - top],
    [dy, bottom - from.y],
  ];
  let [first, last] = [0, 1];
  for (const [step, room] of sides) {
    if (step === 0 && room < 0) return false;
    if (step < 0) first = Math.max(first, room / step);
    if (step > 0) last = Math.min(last, room / step);
  }
  return first <= last;
}

const nearestTo = ({ x, y }: Place, { left, right, top, bottom }: Rectangle): Place => ({
  x: Math.min(Math.max(x, left), right),
  y: Math.min(Math.max(y, top), bottom),
});

function leader(at: Place, place: Rectangle): PlotSpec[] {
  const end = nearestTo(at, place);
  if (Math.abs(end.x - at.x) + Math.abs(end.y - at.y) <= nearby) return [];
  return [ruleLayer(at, end, { colour: neutral.future, width: 0.75 })];
}

function groundLayer({ left, right, top, bottom }: Rectangle): PlotSpec {
  return {
    data: { values: [{}] },
    mark: { type: 'rect', fill: '#FFFFFF', fillOpacity: 0.85, cornerRadius: 2 },
    encoding: { x: { value: left }, x2: { value: right }, y: { value: top }, y2: { value: bottom } },
  };
}
