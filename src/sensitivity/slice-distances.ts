/** Responses of points, and the slice of each input in which each point lies. */
export interface SlicedSample {
  /** Points × replications. */
  readonly values: Float64Array;
  /** Places of the values in ascending order, by `ascendingOrder`. */
  readonly order: Uint32Array;
  readonly replications: number;
  readonly slices: number;
  /** Slice of each point, from 0, one column for each input. */
  readonly sliceOf: readonly Uint16Array[];
}

/** Places of values in ascending order, equal ones in the order given. */
export function ascendingOrder(values: Float64Array): Uint32Array {
  return Uint32Array.from(values, (_, at) => at).sort((a, b) => values[a] - values[b] || a - b);
}

/**
 * Kolmogorov–Smirnov distances between the distribution of the response in each slice of each input and in the whole sample, each point
 * counted as often as `weights` says. Slices without points are left out, so a list can be shorter than the number of slices.
 */
export function sliceDistances(sample: SlicedSample, weights: Uint8Array): Float64Array[] {
  const { values, order, replications, sliceOf } = sample;
  const tallies = sliceOf.map((column) => new Tally(column, sample.slices, weights));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let seen = 0;
  for (let start = 0; start < order.length;) {
    let end = start + 1;
    while (end < order.length && values[order[end]] === values[order[start]]) end += 1;
    const before = seen / total;
    for (let at = start; at < end; at++) {
      const point = Math.floor(order[at] / replications);
      if (weights[point] === 0) continue;
      seen += weights[point] / replications;
      for (const tally of tallies) tally.pass(point, weights[point] / replications, before);
    }
    const after = seen / total;
    for (let at = start; at < end; at++) {
      const point = Math.floor(order[at] / replications);
      if (weights[point] > 0) for (const tally of tallies) tally.look(point, after);
    }
    start = end;
  }
  return tallies.map((tally) => tally.distances());
}

/** Distribution functions of the slices of one input while the responses are passed in ascending order. */
class Tally {
  private readonly sliceOf: Uint16Array;
  private readonly total: Float64Array;
  private readonly seen: Float64Array;
  private readonly largest: Float64Array;

  constructor(sliceOf: Uint16Array, slices: number, weights: Uint8Array) {
    this.sliceOf = sliceOf;
    this.total = new Float64Array(slices);
    this.seen = new Float64Array(slices);
    this.largest = new Float64Array(slices);
    for (let p = 0; p < sliceOf.length; p++) this.total[sliceOf[p]] += weights[p];
  }

  /** A response of a point; `before` is the whole distribution function just below it. */
  pass(point: number, weight: number, before: number): void {
    const slice = this.sliceOf[point];
    const above = before - this.seen[slice] / this.total[slice];
    if (above > this.largest[slice]) this.largest[slice] = above;
    this.seen[slice] += weight;
  }

  /** The same response again, once all equal ones are passed; `after` is the whole distribution function at it. */
  look(point: number, after: number): void {
    const slice = this.sliceOf[point];
    const below = this.seen[slice] / this.total[slice] - after;
    if (below > this.largest[slice]) this.largest[slice] = below;
  }

  distances(): Float64Array {
    return this.largest.filter((_, slice) => this.total[slice] > 0);
  }
}
