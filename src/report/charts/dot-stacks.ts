/** Dots of one row that share a bin: which ones, by their place in the row, from the lowest value. */
export interface DotStack {
  readonly dots: readonly number[];
  readonly mean: number;
}

/** Ends of an axis. */
interface Ends {
  readonly low: number;
  readonly high: number;
}

/** Stacks of the values that share a bin, from left to right; `bins` bins of equal width divide the axis. */
export function stackDots(values: readonly number[], { low, high }: Ends, bins: number): DotStack[] {
  const inBin = new Map<number, number[]>();
  values.forEach((value, v) => {
    const bin = Math.min(bins - 1, Math.floor(((value - low) / (high - low)) * bins));
    inBin.set(bin, [...(inBin.get(bin) ?? []), v]);
  });
  return [...inBin]
    .sort(([a], [b]) => a - b)
    .map(([, dots]) => ({ dots, mean: meanOf(dots.map((v) => values[v])) }));
}

/**
 * Where stacks stand: as near as possible to their means, in squares weighed by their dots, at least `apart` from one another. No stack leaves
 * its bin as long as bins are at least `apart` wide, and one that has room stands at its mean: equal values at their value. The method is
 * isotonic regression by pooling neighbours (Barlow and others 1972, Statistical inference under order restrictions).
 */
export function placeStacks(stacks: readonly DotStack[], apart: number): number[] {
  const pools: { place: number; weight: number; stacks: number }[] = [];
  stacks.forEach(({ dots, mean }, s) => {
    let pool = { place: mean - s * apart, weight: dots.length, stacks: 1 };
    for (let left = pools.at(-1); left !== undefined && left.place > pool.place; left = pools.at(-1)) {
      const weight = left.weight + pool.weight;
      const place = left.place + (pool.place - left.place) * (pool.weight / weight);
      pool = { place, weight, stacks: left.stacks + pool.stacks };
      pools.pop();
    }
    pools.push(pool);
  });
  const places = pools.flatMap((pool) => new Array<number>(pool.stacks).fill(pool.place));
  return places.map((place, s) => (pools.length === stacks.length ? stacks[s].mean : place + s * apart));
}

// Steps from the first value, so that the mean of equal values is that value to the last bit.
function meanOf(values: readonly number[]): number {
  const [first] = values;
  return first + values.reduce((sum, value) => sum + (value - first), 0) / values.length;
}
