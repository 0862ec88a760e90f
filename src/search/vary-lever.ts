import type { Batch, Point, Responses, Simulator } from '../design/index.ts';

/** Scenarios as settings of levers laid over one scenario that sets none of them itself. */
export interface LeverInScenarios {
  /** The scenario over which all are laid; it is the only one that is run. */
  readonly carrier: string;
  /** Levers of every scenario that is asked about, beside those of the carrier. */
  readonly levers: ReadonlyMap<string, Point>;
  /** Scenarios whose lever is moved; all others stay as they are. */
  readonly moved: ReadonlySet<string>;
}

/**
 * A simulator in which a lever moves in some scenarios and stays in the others, from one that runs the carrier alone. A scenario is the
 * carrier with its levers as design point: the same parameters in the same futures, so the same outcomes to the last bit.
 */
export function varyLever(simulator: Simulator, given: LeverInScenarios): Simulator {
  const scenarios = [...given.levers.keys()];
  return async (batch) => {
    const places = new Map<string, number[]>();
    const points: Point[] = [];
    for (const scenario of scenarios) {
      const own = given.levers.get(scenario) ?? {};
      const first = points.length;
      const laid = given.moved.has(scenario) ? batch.points.map((point) => ({ ...own, ...point })) : [own];
      points.push(...laid);
      places.set(
        scenario,
        batch.points.map((_, p) => first + (laid.length === 1 ? 0 : p)),
      );
    }
    const responses = await simulator({ ...batch, points });
    return { column: (response) => columnIn(responses, response, { batch, places, carrier: given.carrier }) };
  };
}

/** `scenario.outcome` at the batch's own points, from the rows of the carrier. */
function columnIn(
  responses: Responses,
  response: string,
  {
    batch,
    places,
    carrier,
  }: {
    readonly batch: Batch;
    readonly places: ReadonlyMap<string, readonly number[]>;
    readonly carrier: string;
  },
): Float64Array {
  const dot = response.indexOf('.');
  const rows = places.get(response.slice(0, dot));
  if (rows === undefined)
    throw new Error(`unknown scenario in ${response}; expected one of ${[...places.keys()].join(', ')}`);
  const values = responses.column(`${carrier}${response.slice(dot)}`);
  const { replications } = batch;
  const column = new Float64Array(rows.length * replications);
  rows.forEach((place, p) => {
    column.set(values.subarray(place * replications, (place + 1) * replications), p * replications);
  });
  return column;
}
