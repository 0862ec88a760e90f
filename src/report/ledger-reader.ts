import { blocksOf } from '../plan/index.ts';
import type { ResolvedExperiment } from '../plan/index.ts';
import { batchReader, numbersOf } from '../store/index.ts';
import type { Table } from '../store/index.ts';

/** An account of one future: `balances[y]` is what stood in it at the end of year `y`; year 0 is the start. */
export interface AccountYears {
  readonly name: string;
  /** What it holds, in the model's words; empty in runs that did not store it. */
  readonly means: string;
  readonly unit: string;
  readonly balances: Float64Array;
}

/** The balances of one future at the ends of its years; undefined where it failed or none were kept. */
export type LedgerReader = (
  scenario: string,
  replication: number,
  point?: number,
) => readonly AccountYears[] | undefined;

/** Reads single futures out of flows.arrow, which has a batch for each block of the plan. */
export function ledgerReader(path: string, experiment: ResolvedExperiment): LedgerReader {
  const readBatch = batchReader(path);
  const blocks = experiment.keep === 'outcomes' ? [] : blocksOf(experiment);
  let last: { readonly place: number; readonly batch: Batch } | undefined;
  const read = (place: number): Batch => {
    if (last?.place !== place) last = { place, batch: indexed(readBatch(place)) };
    return last.batch;
  };
  return (scenario, replication, point = 0) => {
    const place = blocks.findIndex(
      (block) =>
        block.scenario === scenario &&
        block.point === point &&
        block.first <= replication &&
        replication < block.first + block.count,
    );
    return place < 0 ? undefined : accountYears(read(place), replication);
  };
}

/** A batch, and the rows of each future in it by year: futures are asked for one after another. */
interface Batch {
  readonly table: Table;
  readonly rows: ReadonlyMap<number, readonly number[]>;
}

function indexed(table: Table): Batch {
  const [replications, years] = [numbersOf(table, 'replication'), numbersOf(table, 'year')];
  const rows = new Map<number, number[]>();
  [...replications].forEach((replication, row) => {
    const own = rows.get(replication) ?? [];
    own.push(row);
    rows.set(replication, own);
  });
  for (const own of rows.values()) own.sort((a, b) => years[a] - years[b]);
  return { table, rows };
}

function accountYears(
  { table, rows: byReplication }: Batch,
  replication: number,
): AccountYears[] | undefined {
  const rows = byReplication.get(replication) ?? [];
  const prefix = 'balance.';
  const accounts = table.columns.flatMap((column): AccountYears[] => {
    if (column.type !== 'float64' || !column.name.startsWith(prefix)) return [];
    const { means = '', unit = '' } = column;
    const balances = Float64Array.from(rows, (row) => column.values[row]);
    return [{ name: column.name.slice(prefix.length), means, unit, balances }];
  });
  const isComplete = rows.length > 1 && accounts.every(({ balances }) => balances.every(Number.isFinite));
  return isComplete ? accounts : undefined;
}
