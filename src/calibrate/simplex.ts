/** A point and the value of the function there. */
export interface Vertex {
  readonly point: readonly number[];
  readonly value: number;
}

/** Points whose values the search needs now, and those that it may need next. */
export interface Ask {
  readonly needed: readonly (readonly number[])[];
  readonly likely: readonly (readonly number[])[];
}

/** Where a simplex begins and when it is small enough. */
export interface SimplexOptions {
  readonly step: number;
  /** Ends when the values at the corners differ by no more than this. */
  readonly tolerance: number;
  /** Turns at most for each coordinate, default 150. */
  readonly turns?: number;
}

/** A search that asks for values and is given them in order; it ends with the best corner. */
export type SimplexSearch = Generator<Ask, Vertex, readonly number[]>;

/**
 * The simplex search of Nelder and Mead (1965) as questions and answers, so that whoever knows the function may compute values one by one,
 * many at a time, or on other machines. Reflection, expansion, contraction by one half, shrinking by one half.
 */
export function* simplexSteps(
  start: readonly number[],
  { step, tolerance, turns = 150 }: SimplexOptions,
): SimplexSearch {
  const corners = [start, ...start.map((_, i) => start.map((x, j) => (i === j ? x + step : x)))];
  const simplex = yield* evaluate(corners);
  for (let turn = 0; turn < turns * start.length; turn++) {
    simplex.sort((a, b) => a.value - b.value);
    if (simplex[start.length].value - simplex[0].value <= tolerance) break;
    yield* oneTurn(simplex);
  }
  return simplex.reduce((a, b) => (b.value < a.value ? b : a));
}

function* evaluate(
  needed: readonly (readonly number[])[],
  likely: readonly (readonly number[])[] = [],
): Generator<Ask, Vertex[], readonly number[]> {
  const values = yield { needed, likely };
  return needed.map((point, at) => ({ point, value: values[at] }));
}

/** Replaces the worst corner of a sorted simplex, or moves all others half the way to the best. */
function* oneTurn(simplex: Vertex[]): Generator<Ask, void, readonly number[]> {
  const last = simplex.length - 1;
  const centre = simplex[0].point.map((_, i) => {
    let total = 0;
    for (let v = 0; v < last; v++) total += simplex[v].point[i];
    return total / last;
  });
  const along = (share: number): number[] => centre.map((c, i) => c + share * (simplex[last].point[i] - c));
  const [further, outside, inside] = [along(-2), along(-0.5), along(0.5)];
  const [reflected] = yield* evaluate([along(-1)], [further, outside, inside]);
  if (reflected.value < simplex[0].value) {
    const [expanded] = yield* evaluate([further]);
    simplex[last] = expanded.value < reflected.value ? expanded : reflected;
  } else if (reflected.value < simplex[last - 1].value) simplex[last] = reflected;
  else {
    const [contracted] = yield* evaluate([reflected.value < simplex[last].value ? outside : inside]);
    if (contracted.value < Math.min(reflected.value, simplex[last].value)) simplex[last] = contracted;
    else {
      const best = simplex[0].point;
      const nearer = simplex.slice(1).map(({ point }) => point.map((x, i) => (x + best[i]) / 2));
      simplex.splice(1, last, ...(yield* evaluate(nearer)));
    }
  }
}

/** Carries out a search with a function that answers at once. */
export function answered(search: SimplexSearch, f: (point: readonly number[]) => number): Vertex {
  let asked = search.next();
  while (asked.done !== true) asked = search.next(asked.value.needed.map(f));
  return asked.value;
}
