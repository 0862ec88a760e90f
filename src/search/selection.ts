import type { Point } from '../design/index.ts';
import { moments } from '../summarise/index.ts';
import { signOf } from './goal.ts';
import type { Goal } from './goal.ts';

/** What a choice between few settings is asked. */
export interface SelectionInput {
  /** Settings to choose from, at least 2. */
  readonly points: readonly Point[];
  readonly goal: Goal;
  /** Smallest difference of the goal worth detecting, in its unit, above 0: settings closer than this are as good as one another. */
  readonly indifference: number;
  /** Probability with which the best is chosen when it leads by the indifference; 0.95 when absent. */
  readonly confidence?: number;
  /** Replications of every setting from which variances are taken, at least 5; 32 when absent. */
  readonly firstStage?: number;
  /** Replications asked for at a time, 16 when absent. */
  readonly step?: number;
  /** Share of the replications so far that is asked for at a time when it is more than a step: fewer, larger stages. 0 when absent. */
  readonly growth?: number;
  /** Largest number of replications of one setting; without it as many as the confidence needs. */
  readonly most?: number;
  /** Number of the futures of the first stage; later stages take the next ones. 0 when absent. */
  readonly futures?: number;
}

/** What is known of one setting when a choice has ended. */
export interface SettingRecord {
  readonly point: Point;
  /** Replications used. */
  readonly n: number;
  readonly mean: number;
  /** Standard error of the mean. */
  readonly error: number;
  /** Stage after which the setting was out, from 0; undefined for those left at the end. */
  readonly outAfter: number | undefined;
}

/** A choice: which setting, out of which, and how sure. */
export interface Selection {
  readonly method: string;
  /** Place of the chosen setting in the points. */
  readonly best: number;
  /** Settings not ruled out, in the order of the points. */
  readonly left: readonly number[];
  /** Whether the procedure ended by itself, so that its confidence holds; false when `most` stopped it. */
  readonly decided: boolean;
  readonly confidence: number;
  readonly indifference: number;
  readonly settings: readonly SettingRecord[];
  /** Batches asked for. */
  readonly stages: number;
  /** Replications asked for, of all settings together. */
  readonly total: number;
  /** Futures left out because a replication failed. */
  readonly dropped: number;
}

/** An input with its defaults, checked. */
export interface CheckedInput {
  readonly points: readonly Point[];
  readonly goal: Goal;
  readonly indifference: number;
  readonly confidence: number;
  readonly firstStage: number;
  readonly step: number;
  readonly growth: number;
  readonly most: number;
  readonly futures: number;
}

/** The input with defaults filled in. Throws for what no procedure can work with. */
export function checkedInput(input: SelectionInput): CheckedInput {
  const {
    points,
    goal,
    indifference,
    confidence = 0.95,
    firstStage = 32,
    step = 16,
    growth = 0,
    most = Infinity,
    futures = 0,
  } = input;
  if (points.length < 2) throw new Error(`invalid settings: ${points.length}; expected at least 2`);
  if (!(indifference > 0 && indifference < Infinity))
    throw new Error(
      `invalid indifference: ${indifference}; expected a number above 0, in the unit of the goal`,
    );
  if (!(confidence > 1 / points.length && confidence < 1))
    throw new Error(
      `invalid confidence: ${confidence}; expected more than 1/${points.length} and less than 1`,
    );
  for (const [name, count, least] of [
    ['first stage', firstStage, 5],
    ['step', step, 1],
    ['first futures', futures, 0],
  ] as const) {
    if (!Number.isSafeInteger(count) || count < least)
      throw new Error(`invalid ${name}: ${count}; expected an integer of at least ${least}`);
  }
  if (!(growth >= 0 && growth < Infinity)) throw new Error(`invalid growth: ${growth}; expected 0 or more`);
  if (!(most >= firstStage))
    throw new Error(`invalid limit: ${most}; expected at least the first stage, ${firstStage}`);
  return { points, goal, indifference, confidence, firstStage, step, growth, most, futures };
}

/** Record of a setting from its values, which are oriented so that higher is better. */
export function settingRecord(
  point: Point,
  values: Float64Array,
  goal: Goal,
  outAfter: number | undefined,
): SettingRecord {
  const { n, mean, variance } = moments(values);
  return { point, n, mean: signOf(goal) * mean, error: Math.sqrt(variance / n), outAfter };
}

/** Place of the largest of some means; of equal ones the first. */
export function largest(means: readonly number[], among: readonly number[]): number {
  return among.reduce((best, each) => (means[each] > means[best] ? each : best), among[0]);
}

/** Mean of a column in the order of its values. */
export const meanOf = (values: Float64Array): number => moments(values).mean;
