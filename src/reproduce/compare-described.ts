import { join } from 'node:path';
import {
  mayGoOn,
  parameterColumns,
  replicationColumns,
  replicationRows,
  summarisedSeries,
  summaryBatch,
} from '../run/index.ts';
import { contentDigest, batchReader, readTable, startContentDigest } from '../store/index.ts';
import type { Manifest, Table, TableEntry } from '../store/index.ts';
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

/** Tables whose values do not have the content digest that the manifest lists; the batches of series are read one at a time. */
export async function contentProblems(folder: string, manifest: Manifest): Promise<string[]> {
  const problems: string[] = [];
  for (const entry of manifest.tables) {
    const digest = await digestOf(folder, manifest, entry);
    if (digest !== entry.contentDigest)
      problems.push(`${entry.path}: content digest ${digest}; the manifest says ${entry.contentDigest}`);
  }
  return problems;
}

async function digestOf(
  folder: string,
  { replications, blockSize, scenarios, points }: Manifest,
  entry: TableEntry,
): Promise<string> {
  if (entry.rows === 0) return entry.contentDigest;
  const path = join(folder, entry.path);
  const blocks = Math.ceil(replications / blockSize);
  const byBlock = entry.path === 'outcomes.arrow' || entry.path === 'flows.arrow';
  const batches = entry.path.startsWith('series/')
    ? blocks
    : byBlock
      ? blocks * scenarios.length * points
      : 0;
  if (batches === 0) return contentDigest(readTable(path));
  const read = batchReader(path);
  const digest = startContentDigest(emptied(read(0)));
  for (let batch = 0; batch < batches; batch++) {
    digest.add(read(batch));
    await mayGoOn(undefined);
  }
  return digest.hex();
}

function emptied(table: Table): Table {
  const columns = table.columns.map((column) =>
    column.type === 'utf8' || column.type === 'bool'
      ? { ...column, values: [] }
      : column.type === 'float64'
        ? { ...column, values: new Float64Array(0) }
        : column.type === 'int32'
          ? { ...column, values: new Int32Array(0) }
          : { ...column, values: new Uint32Array(0) },
  );
  return { columns };
}
