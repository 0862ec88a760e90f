import { sideOf } from './flip-points.ts';
import type { FlipPoint } from './flip-points.ts';

/** A point of a range. */
export interface RangePoint extends FlipPoint {
  readonly value: number;
}

/** A value at which a verdict turns, with the points that show it. */
export interface Flip {
  /** Where the estimated chance crosses. */
  readonly value: number;
  /** Values not refused as the place of the flip; null where the range ends before the verdict is sure. */
  readonly low: number | null;
  readonly high: number | null;
  /** `up`: the chance is lower before and higher after it, as the value rises. */
  readonly turns: 'up' | 'down';
  /** Nearest points at which the verdict is sure, or the ends of the range. */
  readonly before: RangePoint;
  readonly after: RangePoint;
}

/** Places of points between which a verdict turns: the last one before and the first one after. */
export interface Region {
  readonly from: number;
  readonly to: number;
  /** Whether the verdict is sure at the ends of the region. */
  readonly sureFrom: boolean;
  readonly sureTo: boolean;
  /** The chance crosses between this point and the next. */
  readonly crossing: number;
}

/**
 * Where a verdict turns, from points in the order of their values: between neighbouring points that are surely on other sides, whatever
 * noise lies between them; and before the first or after the last sure point where the estimate is on the other side.
 */
export function flipRegions(points: readonly FlipPoint[], chance: number): Region[] {
  const sides = points.map((point) => sideOf(point, chance));
  const sure = sides.flatMap(({ sure: isSure }, at) => (isSure ? [at] : []));
  const last = points.length - 1;
  const spans = [-1, ...sure].map((from, place) => ({ from, to: sure[place] ?? last + 1 }));
  return spans.flatMap(({ from, to }): Region[] => {
    const ends = { from: Math.max(from, 0), to: Math.min(to, last) };
    if (ends.from >= ends.to || sides[ends.from].above === sides[ends.to].above) return [];
    const crossings = sides.flatMap(({ above }, at) =>
      at >= ends.from && at < ends.to && sides[at + 1].above !== above ? [at] : [],
    );
    // Noise makes an odd number of crossings of one flip: the middle one is taken.
    const crossing = crossings[(crossings.length - 1) / 2];
    return [{ ...ends, sureFrom: from >= 0, sureTo: to <= last, crossing }];
  });
}

/** The flip of a region; the value is on the straight line between the two points around it. */
export function flipIn(points: readonly RangePoint[], region: Region, chance: number): Flip {
  const [a, b] = [points[region.crossing], points[region.crossing + 1]];
  const [from, to] = [a.interval.estimate, b.interval.estimate];
  const [before, after] = [points[region.from], points[region.to]];
  return {
    value: a.value + ((chance - from) / (to - from)) * (b.value - a.value),
    low: region.sureFrom ? before.value : null,
    high: region.sureTo ? after.value : null,
    turns: after.interval.estimate > before.interval.estimate ? 'up' : 'down',
    before,
    after,
  };
}

/** Flips between listed numbers, in their order; none where a value is an option without order. */
export function flipsBetween(points: readonly FlipPoint[], chance: number): Flip[] {
  const numbers = points.flatMap((point) =>
    typeof point.value === 'number' ? [{ ...point, value: point.value }] : [],
  );
  if (numbers.length < points.length) return [];
  numbers.sort((a, b) => a.value - b.value);
  return flipRegions(numbers, chance).map((region) => flipIn(numbers, region, chance));
}

/** Pairs of neighbouring points whose gap decides how exactly a region is known: at both ends, and where the chance crosses. */
export function gapsOf({ from, to, sureFrom, sureTo, crossing }: Region): number[] {
  return [...new Set([...(sureFrom ? [from] : []), crossing, ...(sureTo ? [to - 1] : [])])];
}
