import { join } from 'node:path';
import { grouped, LabError } from '../define/index.ts';
import type { ResolvedExperiment } from '../plan/index.ts';
import { mayGoOn, summarisedSeries } from '../run/index.ts';
import { recordedDaysOf } from '../simulate/index.ts';
import { batchReader, readTable, rowsOf, sealedBatches, startContentDigest } from '../store/index.ts';
import type { Column, Manifest, Table, TableEntry } from '../store/index.ts';

/**
 * Tables whose seal is broken, or whose values do not have the content digest and the rows that the manifest lists. The digest of the
 * result is made of these digests, so whoever prints it promises these values. One batch is in memory at a time.
 */
export async function contentProblems(folder: string, { tables }: Manifest): Promise<string[]> {
  const problems: string[] = [];
  for (const entry of tables) {
    const problem = await contentProblem(join(folder, entry.path), entry);
    if (problem !== undefined) problems.push(`${entry.path}: ${problem}`);
  }
  return problems;
}

async function contentProblem(path: string, listed: TableEntry): Promise<string | undefined> {
  try {
    const { rows, digest } = await contentOf(path);
    if (digest !== listed.contentDigest)
      return `content digest ${digest}; the manifest says ${listed.contentDigest}`;
    return rows === listed.rows
      ? undefined
      : `${grouped(rows)} rows; the manifest says ${grouped(listed.rows)}`;
  } catch (error) {
    if (error instanceof LabError && error.code === 'E207') return error.message;
    throw error;
  }
}

async function contentOf(path: string): Promise<{ rows: number; digest: string }> {
  const batches = sealedBatches(path);
  const read = batchReader(path);
  const digest = startContentDigest(batches === 0 ? readTable(path) : emptied(read(0)));
  let rows = 0;
  for (let batch = 0; batch < batches; batch++) {
    const table = read(batch);
    digest.add(table);
    rows += table.columns[0] === undefined ? 0 : rowsOf(table.columns[0]);
    await mayGoOn(undefined);
  }
  return { rows, digest: digest.hex() };
}

function emptied(table: Table): Table {
  const columns = table.columns.map((column): Column => {
    if (column.type === 'utf8' || column.type === 'bool') return { ...column, values: [] };
    if (column.type === 'float64') return { ...column, values: new Float64Array(0) };
    if (column.type === 'int32') return { ...column, values: new Int32Array(0) };
    return { ...column, values: new Uint32Array(0) };
  });
  return { columns };
}

/** The first table with more or fewer rows than the experiment gives: rows beyond those would be read, and never computed again. */
export function rowsProblem(
  { tables, replications }: Manifest,
  experiment: ResolvedExperiment,
): string | undefined {
  const { scenarios, points, outcomes, time, keep } = experiment;
  const days = recordedDaysOf(time.days, time.record).length;
  const runs = replications * scenarios.length * points.length;
  const lean = keep === 'outcomes';
  const expected = (path: string): number | undefined => {
    if (path === 'outcomes.arrow') return runs * outcomes.length;
    if (path === 'flows.arrow') return lean ? 0 : runs * (Math.ceil(time.days / 365) + 1);
    if (path === 'summary.arrow') return lean ? 0 : summarisedSeries(experiment).length * days;
    return path.startsWith('series/') ? replications * days : undefined;
  };
  const wrong = tables.find(({ path, rows }) => (expected(path) ?? rows) !== rows);
  return (
    wrong &&
    `${wrong.path} has ${grouped(wrong.rows)} rows; the experiment gives ${grouped(expected(wrong.path) ?? 0)}`
  );
}
