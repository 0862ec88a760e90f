import type { Responses } from '../design/index.ts';

/** A bound on a response: at least, at most, or between. */
export interface Threshold {
  readonly response: string;
  readonly atLeast?: number;
  readonly atMost?: number;
}

/** What is to be high or low in expectation: a response, or the share of futures in which all thresholds are met (Starr's domain criterion). */
export type Goal =
  | { readonly response: string; readonly better: 'higher' | 'lower' }
  | { readonly meets: readonly Threshold[] };

/** Name of a goal in records: its response, or its thresholds. */
export function goalName(goal: Goal): string {
  if (!('meets' in goal)) return goal.response;
  return goal.meets
    .map(({ response, atLeast, atMost }) => {
      const low = atLeast === undefined ? '' : `${atLeast} <= `;
      const high = atMost === undefined ? '' : ` <= ${atMost}`;
      return `${low}${response}${high}`;
    })
    .join(' and ');
}

/** +1 where higher values of the goal are better, -1 where lower ones are. */
export const signOf = (goal: Goal): 1 | -1 => ('meets' in goal || goal.better === 'higher' ? 1 : -1);

/**
 * Values of a goal at every point and replication, in its own unit: the response, or 1 where all thresholds are met and 0 where
 * not; NaN where a replication failed. Throws for a goal without thresholds or a threshold without bounds.
 */
export function goalValues(responses: Responses, goal: Goal): Float64Array {
  if (!('meets' in goal)) return responses.column(goal.response);
  if (goal.meets.length === 0) throw new Error('invalid goal: no thresholds; expected at least 1');
  const columns = goal.meets.map((threshold) => ({
    threshold: checked(threshold),
    values: responses.column(threshold.response),
  }));
  return columns[0].values.map((_, row) => {
    let met = 1;
    for (const { threshold, values } of columns) {
      if (Number.isNaN(values[row])) return NaN;
      if (!isMet(threshold, values[row])) met = 0;
    }
    return met;
  });
}

/** Whether a value keeps within the bounds of a threshold. */
export function isMet({ atLeast = -Infinity, atMost = Infinity }: Threshold, value: number): boolean {
  return value >= atLeast && value <= atMost;
}

function checked(threshold: Threshold): Threshold {
  const { response, atLeast, atMost } = threshold;
  if (atLeast === undefined && atMost === undefined)
    throw new Error(`invalid threshold on ${response}: no bound; expected atLeast or atMost`);
  return threshold;
}
