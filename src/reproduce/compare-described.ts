import { join } from 'node:path';
import {
  mayGoOn,
  parameterColumns,
  replicationColumns,
  replicationRows,
  summarisedSeries,
  summaryBatch,
} from '../run/index.ts';
import { batchReader, readTable } from '../store/index.ts';
import type { RecordedRun } from './compare-part.ts';
import { compareRows } from './tally.ts';
import type { Tally } from './tally.ts';

/** Compares the tables that follow from the experiment or from other tables: drawn assumptions, parameters, quantiles of series. */
export async function compareDescribed(
  tally: Tally,
  run: RecordedRun,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { folder, experiment } = run;
  const { columns } = readTable(join(folder, 'replications.arrow'));
  const nowhere = { scenario: '', point: 0, replication: null, day: null };
  let offset = 0;
  for (const rows of replicationRows(experiment)) {
    const here = replicationColumns(experiment, rows);
    compareRows(tally, {
      table: 'replications.arrow',
      here,
      recorded: columns,
      offset,
      placeOf: () => nowhere,
    });
    offset += rows.count;
  }
  compareRows(tally, {
    table: 'parameters.arrow',
    here: parameterColumns(run),
    recorded: readTable(join(folder, 'parameters.arrow')).columns,
    offset: 0,
    placeOf: () => nowhere,
  });
  // Quantiles of series can only be compared where there are series.
  if (run.seriesMissing) return;
  const summary = batchReader(join(folder, 'summary.arrow'));
  for (const [batch, at] of summarisedSeries(experiment).entries()) {
    compareRows(tally, {
      table: 'summary.arrow',
      here: summaryBatch(folder, at).columns,
      recorded: summary(batch).columns,
      offset: 0,
      placeOf: (row) => ({
        scenario: at.scenario,
        point: at.point,
        replication: null,
        day: run.days[row] ?? null,
      }),
    });
    if (!(await mayGoOn(signal))) return;
  }
}
