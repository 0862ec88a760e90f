import { evaluate } from '../plan/index.ts';
import type { Expression } from '../plan/index.ts';
import { namesIn } from '../plan/index.ts';
import type { RunData } from './run-data.ts';

/** In which replications a test holds in one scenario: 1 holds, 0 does not, NaN where an outcome that it names failed. */
export function truthsOf(
  run: RunData,
  test: Expression,
  at: { readonly scenario: string; readonly point: number },
): Float64Array {
  const vectors = new Map(namesIn(test).map((name) => [name, vectorOf(run, name, at)]));
  const columns = [...vectors.values()];
  const valueAt = (name: string, r: number): number => vectors.get(name)?.[r] ?? NaN;
  return Float64Array.from({ length: run.experiment.replications }, (_, r) => {
    if (columns.some((column) => Number.isNaN(column[r]))) return NaN;
    return evaluate(test, (name) => valueAt(name, r)) === true ? 1 : 0;
  });
}

/** Vector of `outcome` in the scenario of the test, or of `scenario.outcome` in another one. */
function vectorOf(
  run: RunData,
  name: string,
  { scenario, point }: { readonly scenario: string; readonly point: number },
): Float64Array {
  const dot = name.lastIndexOf('.');
  return dot < 0
    ? run.outcome(scenario, name, point)
    : run.outcome(name.slice(0, dot), name.slice(dot + 1), point);
}

/** Counts of a vector of truths. */
export function countTruths(truths: Float64Array): {
  readonly holds: number;
  readonly n: number;
  readonly failed: number;
} {
  let [holds, n] = [0, 0];
  for (const truth of truths) {
    if (Number.isNaN(truth)) continue;
    n += 1;
    holds += truth;
  }
  return { holds, n, failed: truths.length - n };
}
