import type { Point, Simulator } from '../design/index.ts';
import { goalName, goalValues, signOf } from './goal.ts';
import type { Goal } from './goal.ts';

/** Values of one goal at several settings, oriented so that higher is better. */
export interface Samples {
  /** One column per setting, in the order asked for; futures in which a compared setting failed are left out of all. */
  readonly columns: readonly Float64Array[];
  /** Futures left out. */
  readonly dropped: number;
}

/** A batch for `sample`: points, replications and futures as in `Batch`. */
export interface SampleRequest {
  readonly name: string;
  readonly points: readonly Point[];
  readonly replications: number;
  readonly futures: number;
}

/** Values of a goal in the same futures at every point; a future that failed anywhere is left out everywhere, so that all stay paired. */
export async function samplePaired(
  simulator: Simulator,
  goal: Goal,
  request: SampleRequest,
): Promise<Samples> {
  const values = await oriented(simulator, goal, { ...request, luck: 'common' });
  const { points, replications } = request;
  const kept: number[] = [];
  for (let r = 0; r < replications; r++) {
    if (points.every((_, p) => !Number.isNaN(values[p * replications + r]))) kept.push(r);
  }
  return {
    columns: points.map((_, p) => Float64Array.from(kept, (r) => values[p * replications + r])),
    dropped: replications - kept.length,
  };
}

/** Values of a goal in futures of each point's own; failed futures are left out where they failed. */
export async function sampleApart(
  simulator: Simulator,
  goal: Goal,
  request: SampleRequest,
): Promise<Samples> {
  const values = await oriented(simulator, goal, { ...request, luck: 'own' });
  const { points, replications } = request;
  const columns = points.map((_, p) =>
    values.slice(p * replications, (p + 1) * replications).filter((value) => !Number.isNaN(value)),
  );
  const used = columns.reduce((sum, column) => sum + column.length, 0);
  return { columns, dropped: values.length - used };
}

async function oriented(
  simulator: Simulator,
  goal: Goal,
  batch: SampleRequest & { readonly luck: 'common' | 'own' },
): Promise<Float64Array> {
  const values = goalValues(await simulator(batch), goal);
  const rows = batch.points.length * batch.replications;
  if (values.length !== rows) throw new Error(`invalid responses: ${values.length}; expected ${rows}`);
  const unlimited = values.find((value) => value === Infinity || value === -Infinity);
  if (unlimited !== undefined)
    throw new Error(
      `invalid value of ${goalName(goal)}: ${unlimited}; expected finite numbers, or a threshold to be met`,
    );
  const sign = signOf(goal);
  return values.map((value) => sign * value);
}

/** Fewest futures without a failure from which a variance is taken. */
const LEAST_FUTURES = 5;

/** Futures of a first stage without a failure, of the setting that has fewest. Throws when they are too few for a variance. */
export function usableFutures(columns: readonly Float64Array[]): number {
  const n = columns.reduce((least, { length }) => Math.min(least, length), Infinity);
  if (n < LEAST_FUTURES)
    throw new Error(
      `invalid first stage: ${n} futures without a failure; expected at least ${LEAST_FUTURES}`,
    );
  return n;
}

/** Two columns, one after the other. */
export function joined(first: Float64Array, second: Float64Array): Float64Array {
  const column = new Float64Array(first.length + second.length);
  column.set(first);
  column.set(second, first.length);
  return column;
}
