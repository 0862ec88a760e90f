import { LabError } from '../define/index.ts';
import type { Branch } from './branch.ts';
import { simulateDays } from './kernel.ts';
import type { Recorder } from './recorder.ts';
import { beginReplication } from './world.ts';
import type { ParameterValues, World } from './world.ts';

/** A replication that could not be finished: where it stopped and why. */
export interface Failure {
  readonly replication: number;
  /** 0 while starting. */
  readonly day: number;
  readonly mechanism: string;
  readonly code: string;
  readonly message: string;
}

/** Runs one replication into a recorder; a problem inside becomes a `Failure`, so that the others can go on. */
export function replicate(
  world: World,
  recorder: Recorder,
  spec: {
    readonly seed: number;
    readonly replication: number;
    readonly parameters: ParameterValues;
    readonly branches?: readonly Branch[];
    readonly audit?: boolean;
  },
): Failure | undefined {
  try {
    beginReplication(world, spec);
    recorder.begin(spec.audit ?? false);
    simulateDays(world, recorder);
    recorder.outcomes();
    return undefined;
  } catch (problem) {
    return {
      replication: spec.replication,
      day: world.today,
      mechanism: world.acting,
      code: problem instanceof LabError ? problem.code : 'E400',
      message: problem instanceof Error ? problem.message : String(problem),
    };
  }
}
