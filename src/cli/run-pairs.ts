import type { RunData } from '../report/run-data.ts';

/** Whether two scenarios have a result of an outcome in some common replication. */
export function hasPairs(
  run: RunData,
  outcome: string,
  [first, second]: readonly [string, string],
  point = 0,
): boolean {
  const other = run.outcome(second, outcome, point);
  return run
    .outcome(first, outcome, point)
    .some((value, r) => !Number.isNaN(value) && !Number.isNaN(other[r]));
}
