import type { Responses } from '../design/index.ts';
import { evaluate, namesIn } from '../plan/index.ts';
import type { Expression } from '../plan/index.ts';
import { wilson } from '../summarise/index.ts';
import type { ProportionInterval } from '../summarise/index.ts';

/** How often a test holds at one value. */
export interface FlipPoint {
  readonly value: number | string;
  /** Futures in which the test holds, futures that could be decided, and futures in which a run failed. */
  readonly holds: number;
  readonly n: number;
  readonly failed: number;
  /** Wilson's interval for the chance that the test holds; its `estimate` is holds / n. */
  readonly interval: ProportionInterval;
}

/** On which side of a chance a point lies, and whether that is beyond the error of sampling. */
export interface Side {
  readonly above: boolean;
  readonly sure: boolean;
}

/** Counts a test at every value: rows of the responses are values × futures. */
export function flipPoints(
  responses: Responses,
  test: Expression,
  {
    values,
    replications,
    confidence,
  }: {
    readonly values: readonly (number | string)[];
    readonly replications: number;
    readonly confidence: number;
  },
): FlipPoint[] {
  const columns = new Map(namesIn(test).map((name) => [name, responses.column(name)]));
  const every = [...columns.values()];
  return values.map((value, p) => {
    let [holds, n] = [0, 0];
    for (let row = p * replications; row < (p + 1) * replications; row++) {
      if (every.some((column) => Number.isNaN(column[row]))) continue;
      n += 1;
      if (evaluate(test, (name) => columns.get(name)?.[row] ?? NaN) === true) holds += 1;
    }
    return { value, holds, n, failed: replications - n, interval: wilson(holds, n, confidence) };
  });
}

/** The side of a chance on which a point lies; a point whose interval holds the chance is not sure. */
export function sideOf({ interval }: FlipPoint, chance: number): Side {
  return {
    above: interval.estimate >= chance,
    sure: interval.low > chance || interval.high < chance,
  };
}
