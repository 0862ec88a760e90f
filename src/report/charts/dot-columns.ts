/** How many columns there are for dots, and how many dots fit on top of one another. */
export interface DotRoom {
  readonly columns: number;
  readonly levels: number;
}

/** Column of a dot, from 0, and its place in it, from 1. */
export interface PlacedDot {
  readonly column: number;
  readonly level: number;
}

/**
 * Puts dots into the columns nearest to their places (in columns, 0 is the middle of the first), no column higher than there is room: what
 * does not fit goes into the nearest column that has room. Dots keep their order from left to right. Throws for more dots than room.
 */
export function spreadDots(places: readonly number[], { columns, levels }: DotRoom): PlacedDot[] {
  if (places.length > columns * levels)
    throw new Error(`too many dots: ${places.length}; expected at most ${columns * levels}`);
  const order = places.map((_, d) => d).sort((a, b) => places[a] - places[b]);
  const heights = new Array<number>(columns).fill(0);
  for (const d of order) heights[nearestFree(places[d], heights, levels)] += 1;
  const placed = new Array<PlacedDot>(places.length);
  let next = 0;
  heights.forEach((height, column) => {
    for (let level = 1; level <= height; level++) placed[order[next++]] = { column, level };
  });
  return placed;
}

function nearestFree(place: number, heights: readonly number[], levels: number): number {
  let best = -1;
  heights.forEach((height, column) => {
    if (height < levels && (best < 0 || Math.abs(column - place) < Math.abs(best - place))) best = column;
  });
  return best;
}
