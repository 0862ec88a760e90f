import { LabError, nearest } from '../define/index.ts';
import type { Model, Parameter } from '../define/index.ts';
import { assemble } from './assemble.ts';
import type { Branch } from './branch.ts';
import { checkSizes } from './check-spec.ts';
import { simulateDays } from './kernel.ts';
import { createRecorder } from './recorder.ts';
import { beginReplication, createWorld } from './world.ts';
import type { Given, ParameterValues, World } from './world.ts';

/** One simulated future, asked for directly. */
export interface SimulationSpec {
  readonly model: Model;
  /** Days of the horizon, at least 1. */
  readonly days: number;
  /** Calendar date of day 0 (UTC), YYYY-MM-DD; 2025-11-03 by default. */
  readonly start?: string;
  /** Integer from 0 to 2^53 − 1. */
  readonly seed: number;
  /** Number of the replication, from 0. */
  readonly replication?: number;
  /** Days from which on all draws are under another seed, ascending: the future is that of `seed` before the first of them. */
  readonly branches?: readonly Branch[];
  readonly populations?: Readonly<Record<string, number>>;
  /** `{ 'rateChange.to': 0.15 }` in canonical units; everything else has its default. */
  readonly parameters?: ParameterValues;
  /** Shared quantities (columns as their sum) and `mechanism.measure`. */
  readonly observe: readonly string[];
  /** Scalar levels or flows fed from outside, set at the start of every day: run one mechanism alone. */
  readonly given?: Given;
  /** Days between recorded days, 1 by default. */
  readonly recordEvery?: number;
  /** Check ledger, grid and permissions after every mechanism. */
  readonly audit?: boolean;
}

/** What `simulate` returns: recorded days, a series per observed name, and the world as it was left. */
export interface Simulation {
  readonly days: readonly number[];
  readonly series: Readonly<Record<string, Float64Array>>;
  readonly world: World;
}

/**
 * Simulates one replication of a model, synchronously. The same call gives the same bytes everywhere.
 * Throws LabError E3xx for a model that does not fit together, E104/E105 for unknown or impossible parameters, E106/E118/E119/E126 for unknown quantities, impossible sizes and what is no date, E401 for a NaN, E9xx for a leak.
 */
export function simulate(spec: SimulationSpec): Simulation {
  checkSizes(spec);
  assemble(spec.model, Object.keys(spec.given ?? {}));
  checkParameterValues(spec.model, spec.parameters ?? {});
  const world = createWorld(spec);
  const recorder = createRecorder(world, { observe: spec.observe, every: spec.recordEvery ?? 1 });
  beginReplication(world, {
    seed: spec.seed,
    replication: spec.replication ?? 0,
    branches: spec.branches,
    parameters: spec.parameters ?? {},
  });
  recorder.begin(spec.audit ?? false);
  simulateDays(world, recorder);
  return { days: recorder.recordedDays, series: Object.fromEntries(recorder.series), world };
}

/** Checks names, options and ranges of parameter values. Throws E104 (unknown) and E105 (impossible value). */
export function checkParameterValues(model: Model, values: ParameterValues): void {
  const known = new Map<string, Parameter>(
    model.schedule.flatMap(({ name, parameters }) =>
      Object.entries(parameters).map(([key, parameter]): [string, Parameter] => [
        `${name}.${key}`,
        parameter,
      ]),
    ),
  );
  for (const [path, value] of Object.entries(values)) {
    const parameter = known.get(path);
    if (parameter === undefined) {
      throw new LabError('E104', `unknown parameter \`${path}\``, {
        path,
        suggestion: nearest(path, known.keys()),
        expected: `a parameter of model ${model.name}`,
      });
    }
    const fits =
      parameter.type === 'choice'
        ? Object.hasOwn(parameter.options, value)
        : typeof value === 'number' && value >= parameter.between[0] && value <= parameter.between[1];
    if (fits) continue;
    const expected =
      parameter.type === 'choice'
        ? `one of ${Object.keys(parameter.options).join(', ')}`
        : `${parameter.between[0]} to ${parameter.between[1]} ${parameter.unit}`;
    throw new LabError('E105', `invalid ${path}: ${value}`, { path, expected });
  }
}
