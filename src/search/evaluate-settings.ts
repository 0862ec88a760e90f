import type { Point, Simulator } from '../design/index.ts';
import { goalValues } from './goal.ts';
import type { Goal } from './goal.ts';

/** Values of all goals at all settings in the same futures. */
export interface Evaluated {
  /** For each goal one column per setting, in the goal's own unit; futures in which anything failed are left out of all. */
  readonly columns: readonly (readonly Float64Array[])[];
  readonly dropped: number;
}

/**
 * Runs every setting in the same futures, once each: for fronts, robust measures, and the final check of what a search found. Choose
 * `futures` that no earlier batch lived through, so that the estimates of a chosen setting are honest: the values by which it was
 * chosen flatter it. Throws when every future failed somewhere.
 */
export async function evaluateSettings(
  simulator: Simulator,
  request: {
    readonly name: string;
    readonly points: readonly Point[];
    readonly goals: readonly Goal[];
    readonly replications: number;
    readonly futures: number;
  },
): Promise<Evaluated> {
  const { name, points, goals, replications, futures } = request;
  const responses = await simulator({ name, points, replications, luck: 'common', futures });
  const values = goals.map((goal) => goalValues(responses, goal));
  const kept: number[] = [];
  for (let r = 0; r < replications; r++) {
    const complete = values.every((of) => points.every((_, p) => !Number.isNaN(of[p * replications + r])));
    if (complete) kept.push(r);
  }
  if (kept.length === 0)
    throw new Error(`invalid responses: ${name} has no future without a failure; expected at least 1`);
  return {
    columns: values.map((of) =>
      points.map((_, p) => Float64Array.from(kept, (r) => of[p * replications + r])),
    ),
    dropped: replications - kept.length,
  };
}
