import { join } from 'node:path';
import type { ResolvedExperiment } from '../plan/index.ts';
import { readSeries, seriesPath, startTable } from '../store/index.ts';
import type { Column, Table, TableEntry } from '../store/index.ts';
import { summariseSeries } from '../summarise/index.ts';
import { mayGoOn } from './may-go-on.ts';
import type { FinishedRun } from './tables.ts';

/** Probabilities of the quantiles in summary.arrow: medians, the middle 50 % and the middle 90 %. */
export const summaryProbabilities = [0.05, 0.25, 0.5, 0.75, 0.95] as const;

/** summary.arrow: mean and quantiles of each observed series per scenario, point and day; one series in memory at a time. Undefined when the signal stopped it. */
export async function writeSummary(run: FinishedRun, signal?: AbortSignal): Promise<TableEntry | undefined> {
  const empty = summaryOf({ scenario: '', point: 0, metric: '' });
  const table = startTable(join(run.folder, 'summary.arrow'), 'summary.arrow', empty);
  try {
    for (const at of summarisedSeries(run.experiment)) {
      table.add(summaryBatch(run.folder, at));
      if (!(await mayGoOn(signal))) return undefined;
    }
    return table.finish();
  } finally {
    table.abandon();
  }
}

/** One observed series of a scenario at a design point. */
export interface SummarisedSeries {
  readonly scenario: string;
  readonly point: number;
  readonly metric: string;
}

/** The series that summary.arrow describes, one batch each, in order. */
export function summarisedSeries({ scenarios, points, observe }: ResolvedExperiment): SummarisedSeries[] {
  return scenarios.flatMap(({ name: scenario }) =>
    points.flatMap((_, point) => observe.map((metric) => ({ scenario, point, metric }))),
  );
}

/** One batch of summary.arrow, computed from the series file in the folder of a run. */
export function summaryBatch(folder: string, at: SummarisedSeries): Table {
  return summaryOf(at, readSeries(join(folder, seriesPath(at.scenario, at.point)), at.metric));
}

function summaryOf(
  at: SummarisedSeries,
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
