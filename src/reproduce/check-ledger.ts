import { join } from 'node:path';
import { blocksOf } from '../plan/index.ts';
import { mayGoOn } from '../run/index.ts';
import { numbersOf, batchReader } from '../store/index.ts';
import type { DoubleColumn, Table } from '../store/index.ts';
import type { RecordedRun } from './compare-part.ts';

/** What the recorded balances say. */
export interface LedgerCheck {
  /** Replications whose balances were summed. */
  readonly runs: number;
  /** The first sum that is not what it was at the start, in one sentence. */
  readonly problem: string | undefined;
}

/**
 * Sums the recorded balances of each unit that has a grid at the end of every year: by `===` what they were at the start. Replications
 * that failed have none and are passed over, as are runs that kept no balances.
 */
export async function checkLedger(run: RecordedRun): Promise<LedgerCheck> {
  const { experiment, folder, model } = run;
  const units = Object.entries(model.economy.units).flatMap(([unit, { grid }]) =>
    grid === undefined ? [] : [unit],
  );
  let runs = 0;
  if (experiment.keep === 'outcomes') return { runs, problem: undefined };
  const read = batchReader(join(folder, 'flows.arrow'));
  for (const [position, block] of blocksOf(experiment).entries()) {
    const table = read(position);
    for (const unit of units) {
      const row = unbalancedRow(table, unit);
      if (row === undefined) continue;
      const replication = numbersOf(table, 'replication')[row];
      const year = numbersOf(table, 'year')[row];
      return {
        runs,
        problem: `the sum of all ${unit} changed in ${block.scenario}, replication ${replication}, year ${year}`,
      };
    }
    runs += block.count;
    await mayGoOn(undefined);
  }
  return { runs, problem: undefined };
}

function unbalancedRow(table: Table, unit: string): number | undefined {
  const year = numbersOf(table, 'year');
  const balances = table.columns.filter(
    (column): column is DoubleColumn =>
      column.type === 'float64' && column.name.startsWith('balance.') && column.unit === unit,
  );
  let lawful = 0;
  for (let row = 0; row < year.length; row++) {
    let total = 0;
    for (const { values } of balances) total += values[row];
    if (year[row] === 0) lawful = total;
    const failed = Number.isNaN(total) || Number.isNaN(lawful);
    if (!failed && total !== lawful) return row;
  }
  return undefined;
}
