import { join } from 'node:path';
import { readSeries, seriesPath, startTable } from '../store/index.ts';
import type { Column, Table, TableEntry } from '../store/index.ts';
import { summariseSeries } from '../summarise/index.ts';
import type { FinishedRun } from './tables.ts';

/** Probabilities of the quantiles in summary.arrow: medians, the middle 50 % and the middle 90 %. */
export const summaryProbabilities = [0.05, 0.25, 0.5, 0.75, 0.95] as const;

/** summary.arrow: mean and quantiles of each observed series per scenario, point and day; one series in memory at a time. */
export function writeSummary(run: FinishedRun): TableEntry {
  const { experiment, folder } = run;
  const table = startTable(
    join(folder, 'summary.arrow'),
    'summary.arrow',
    summaryOf({ scenario: '', point: 0, metric: '' }),
  );
  for (const { name: scenario } of experiment.scenarios) {
    for (let point = 0; point < experiment.points.length; point++) {
      for (const metric of experiment.observe) {
        const matrix = readSeries(join(folder, seriesPath(scenario, point)), metric);
        table.add(summaryOf({ scenario, point, metric }, matrix));
      }
    }
  }
  return table.finish();
}

function summaryOf(
  at: { readonly scenario: string; readonly point: number; readonly metric: string },
  matrix: { replications: Int32Array; times: Int32Array; values: Float64Array } = {
    replications: new Int32Array(0),
    times: new Int32Array(0),
    values: new Float64Array(0),
  },
): Table {
  const { times } = matrix;
  const summary = summariseSeries(
    matrix.values,
    matrix.replications.length,
    times.length,
    summaryProbabilities,
  );
  const text = (value: string): string[] => Array.from(times, () => value);
  return {
    columns: [
      { name: 'scenario', type: 'utf8', values: text(at.scenario) },
      { name: 'point', type: 'int32', values: new Int32Array(times.length).fill(at.point) },
      { name: 'metric', type: 'utf8', values: text(at.metric) },
      { name: 'day', type: 'int32', values: times },
      { name: 'n', type: 'int32', values: summary.n },
      { name: 'mean', type: 'float64', values: summary.mean },
      ...summaryProbabilities.map((p, k): Column => ({
        name: `q${String(Math.round(p * 100)).padStart(2, '0')}`,
        type: 'float64',
        values: summary.quantiles[k],
      })),
    ],
  };
}
