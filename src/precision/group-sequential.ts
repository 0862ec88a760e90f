import { normalCdf, studentQuantile } from '../numeric/index.ts';
import { moments, symmetricInterval } from '../summarise/index.ts';
import type { Interval, Values } from '../summarise/index.ts';
import { checkedCount, finiteColumn } from '../summarise/values.ts';
import { spendingBounds } from './group-boundary.ts';
import type { Spending } from './group-boundary.ts';

/** Looks at a mean that are planned in advance, with their boundaries. */
export interface GroupPlan {
  /** Numbers of values at the looks, ascending; the last look has all values. */
  readonly looks: readonly number[];
  readonly spending: Spending;
  /** Confidence of all looks together. */
  readonly confidence: number;
  /** Two-sided boundary of each look, in standard errors. */
  readonly bounds: readonly number[];
}

/** Plans looks after `looks` values (ascending, from at least 2). Throws for others, and a confidence outside 0 to 1. */
export function groupPlan(looks: readonly number[], spending: Spending, confidence = 0.95): GroupPlan {
  for (const n of looks) checkedCount(n, 'number of values at a look', 2);
  const most = looks[looks.length - 1] ?? 0;
  const fractions = looks.map((n) => n / most);
  return { looks, spending, confidence, bounds: spendingBounds(spending, fractions, confidence) };
}

/** A planned look at a mean. */
export interface GroupLook {
  readonly n: number;
  readonly estimate: number;
  /** Boundary in standard errors, before it is widened for an estimated variance. */
  readonly bound: number;
  readonly interval: Interval;
  /** Whether the interval leaves out 0: the sign of a mean difference is known. */
  readonly crossed: boolean;
}

/**
 * Group-sequential looks at a mean: repeated confidence intervals whose error is spent over planned looks, narrower than a
 * confidence sequence and valid only at these looks. Each boundary keeps its tail probability with Student's law of n - 1 degrees
 * of freedom. Exact for normal values but for that step, asymptotic otherwise. Returns the looks that the values reach. Sources: Lan
 * and DeMets (1983); Jennison and Turnbull (2000), chapters 7 and 9. Throws for values that are not finite.
 */
export function groupSequential(values: Values, plan: GroupPlan): GroupLook[] {
  const column = finiteColumn(values, 'values', 0);
  return plan.looks.flatMap((n, k) => (n > column.length ? [] : [groupLook(column.subarray(0, n), plan, k)]));
}

function groupLook(column: Float64Array, { bounds, spending, confidence }: GroupPlan, k: number): GroupLook {
  const { n, mean, variance } = moments(column);
  const factor = -studentQuantile(normalCdf(-bounds[k]), n - 1);
  const halfWidth = variance === 0 ? 0 : factor * Math.sqrt(variance / n);
  const method = `repeated interval, ${spending === 'pocock' ? 'Pocock' : "O'Brien–Fleming"} spending`;
  const interval = symmetricInterval(mean, halfWidth, { confidence, method, n });
  return { n, estimate: mean, bound: bounds[k], interval, crossed: Math.abs(mean) > halfWidth };
}
