/** Inputs by influence, and how sure their order is. */
export interface Ranking {
  /** Names from the most influential input; equal ones in the order given. */
  readonly order: readonly string[];
  /** For each place but the last: share of the resamples in which the input there is above the next one. */
  readonly surer: readonly number[];
  /** Neighbours whose order holds in less than 95 % of the resamples: more samples are needed to rank them. */
  readonly unsettled: readonly (readonly [string, string])[];
}

/** Share of resamples in which an order must hold to be called settled. */
const SETTLED = 0.95;

/** Inputs ordered by `values`, with the resampled values of each input. Throws for unequal lengths. */
export function rankingOf(
  names: readonly string[],
  values: ArrayLike<number>,
  resampled: readonly Float64Array[],
): Ranking {
  if (names.length !== values.length || names.length !== resampled.length) {
    throw new Error(
      `invalid ranking: ${names.length}, ${values.length}, ${resampled.length}; expected equal lengths`,
    );
  }
  const order = names.map((_, i) => i).sort((a, b) => values[b] - values[a] || a - b);
  const surer = order.slice(1).map((below, place) => shareAbove(resampled[order[place]], resampled[below]));
  const unsettled = surer.flatMap((share, place): [string, string][] =>
    share < SETTLED ? [[names[order[place]], names[order[place + 1]]]] : [],
  );
  return { order: order.map((i) => names[i]), surer, unsettled };
}

function shareAbove(upper: Float64Array, lower: Float64Array): number {
  let above = 0;
  for (let b = 0; b < upper.length; b++) if (upper[b] > lower[b]) above += 1;
  return upper.length === 0 ? 0 : above / upper.length;
}
