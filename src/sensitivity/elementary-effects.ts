import type { Luck } from '../design/index.ts';

/** Responses of Morris trajectories (`morrisTrajectories`): consecutive points of a trajectory differ in one coordinate. */
export interface MorrisInput {
  readonly inputs: readonly string[];
  /** Coordinates in the unit cube: points × inputs, k + 1 points a trajectory. */
  readonly unit: Float64Array;
  /** Response at every point and replication: points × replications; NaN where a replication failed. */
  readonly values: Float64Array;
  /** 1 when absent. */
  readonly replications?: number;
  /** Whether points share their futures; `common` when absent: then differences are not blurred by luck. */
  readonly luck?: Luck;
}

/** Elementary effects and the part of their variance that is luck. */
export interface ElementaryEffects {
  /** Change of the mean response per whole range of the input (0 to 1 in the unit cube): one column an input, one row a trajectory. */
  readonly effects: readonly Float64Array[];
  /** Variance of each effect that comes from luck; NaN with one replication. */
  readonly luck: readonly Float64Array[];
  /** Trajectories left out because a replication failed. */
  readonly dropped: number;
}

/**
 * Effects of all steps. Throws for coordinates and responses that do not fit together, and for a step that moves none or more than one
 * coordinate or a trajectory that moves one twice.
 */
export function elementaryEffects(input: MorrisInput): ElementaryEffects {
  const k = input.inputs.length;
  const replications = input.replications ?? 1;
  const points = input.unit.length / k;
  const trajectories = points / (k + 1);
  if (k === 0 || !Number.isInteger(trajectories) || input.values.length !== points * replications) {
    throw new Error(
      `invalid trajectories: ${input.unit.length} coordinates and ${input.values.length} responses; expected (${k} + 1) points each`,
    );
  }
  const effects = input.inputs.map((): number[] => []);
  const luck = input.inputs.map((): number[] => []);
  let dropped = 0;
  for (let t = 0; t < trajectories; t++) {
    const start = t * (k + 1) * replications;
    if (input.values.subarray(start, start + (k + 1) * replications).some(Number.isNaN)) dropped += 1;
    else addTrajectory(input, t * (k + 1), effects, luck);
  }
  return {
    effects: effects.map((column) => Float64Array.from(column)),
    luck: luck.map((column) => Float64Array.from(column)),
    dropped,
  };
}

function addTrajectory(input: MorrisInput, first: number, effects: number[][], luck: number[][]): void {
  const k = input.inputs.length;
  const length = effects[0].length;
  for (let point = first; point < first + k; point++) {
    const moved = movedInput(input, point);
    const by = input.unit[(point + 1) * k + moved] - input.unit[point * k + moved];
    const step = stepOf(input, point);
    effects[moved].push(step.change / by);
    luck[moved].push(step.variance / (by * by));
  }
  if (effects.some((column) => column.length !== length + 1)) {
    throw new Error(
      `invalid trajectory from point ${first}: an input moves twice; expected each to move once`,
    );
  }
}

function movedInput({ unit, inputs: { length: k } }: MorrisInput, point: number): number {
  const moved = Array.from({ length: k }, (_, i) => i).filter(
    (i) => unit[(point + 1) * k + i] !== unit[point * k + i],
  );
  if (moved.length !== 1) {
    throw new Error(`invalid step from point ${point}: ${moved.length} inputs move; expected 1`);
  }
  return moved[0];
}

/** Mean change from a point to the next, and the variance of that mean. */
function stepOf(
  { values, replications = 1, luck = 'common' }: MorrisInput,
  point: number,
): { change: number; variance: number } {
  const here = values.subarray(point * replications, (point + 1) * replications);
  const next = values.subarray((point + 1) * replications, (point + 2) * replications);
  const change = meanOf(next) - meanOf(here);
  const spread =
    luck === 'common'
      ? varianceOf(next.map((value, r) => value - here[r]))
      : varianceOf(here) + varianceOf(next);
  return { change, variance: spread / replications };
}

function meanOf(column: Float64Array): number {
  return column.reduce((sum, each) => sum + each, 0) / column.length;
}

function varianceOf(column: Float64Array): number {
  const mean = meanOf(column);
  return column.reduce((sum, each) => sum + (each - mean) * (each - mean), 0) / (column.length - 1);
}
