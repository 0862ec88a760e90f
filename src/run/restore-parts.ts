import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { blocksOf, seedAt } from '../plan/index.ts';
import type { Block, ResolvedExperiment } from '../plan/index.ts';
import {
  batchReader,
  encodePart,
  numbersOf,
  partPath,
  readTable,
  seriesPath,
  textsOf,
  writeAtomically,
} from '../store/index.ts';
import type { BatchReader, Part, PartFailure, Table } from '../store/index.ts';
import { BALANCE, FLOW } from './compute-block.ts';
import { mayGoOn } from './may-go-on.ts';

/** A finished run whose parts are wanted back, because replications are added or a file is damaged. */
export interface PartsWanted {
  readonly folder: string;
  readonly runKey: string;
  /** The experiment with the number of replications that the tables hold. */
  readonly experiment: ResolvedExperiment;
  readonly model: string;
  /** Scenarios and points whose series are whole. */
  readonly whole: (scenario: string, point: number) => boolean;
}

/** A failure with the scenario and design point in which it happened. */
export type PlacedFailure = PartFailure & { readonly scenario: string; readonly point: number };

/**
 * Writes the parts of a finished run again from its tables, a block at a time; the bytes are those that were joined, for
 * every table holds one batch a block. Returns how many were written; a signal stops it between two.
 */
export async function restoreParts(wanted: PartsWanted, signal?: AbortSignal): Promise<number> {
  const { folder, experiment } = wanted;
  const failures = readFailures(readTable(join(folder, 'failures.arrow')));
  const tables = {
    outcomes: batchReader(join(folder, 'outcomes.arrow')),
    flows: batchReader(join(folder, 'flows.arrow')),
  };
  let restored = 0;
  for (const [position, block] of blocksOf(experiment).entries()) {
    const path = join(folder, partPath(block.scenario, block.point, block.index));
    if (!wanted.whole(block.scenario, block.point) || existsSync(path)) continue;
    if (!(await mayGoOn(signal))) return restored;
    writeAtomically(path, encodePart(partOf(wanted, { block, position, failures, tables })));
    restored += 1;
  }
  return restored;
}

interface PartPlace {
  readonly block: Block;
  readonly position: number;
  readonly failures: readonly PlacedFailure[];
  readonly tables: { readonly outcomes: BatchReader; readonly flows: BatchReader };
}

/** One part from the tables; `position` counts the blocks of the run, as the batches of outcomes and flows do. */
function partOf(
  { folder, runKey, experiment, model }: PartsWanted,
  { block, position, failures, tables }: PartPlace,
): Part {
  const { scenario, point, first, count, index } = block;
  const inBlock = (each: PlacedFailure): boolean =>
    each.scenario === scenario &&
    each.point === point &&
    each.replication >= first &&
    each.replication < first + count;
  return {
    header: { runKey, scenario, point, first, count, model, seed: String(seedAt(experiment, point)) },
    replications: Int32Array.from({ length: count }, (_, r) => first + r),
    scalars: scalarsOf(experiment, tables.outcomes(position), count),
    series:
      experiment.keep === 'outcomes'
        ? []
        : [
            ...seriesOf(batchReader(join(folder, seriesPath(scenario, point)))(index), count),
            ...yearlyOf(tables.flows(position), count),
          ],
    failures: failures.filter(inBlock).map(({ replication, day, mechanism, code, message }) => ({
      replication,
      day,
      mechanism,
      code,
      message,
    })),
  };
}

/** Outcomes of one block, from its batch of outcomes.arrow. */
export function scalarsOf(experiment: ResolvedExperiment, table: Table, count: number): Part['scalars'] {
  const values = numbersOf(table, 'value');
  const outcomes = experiment.outcomes.length;
  return experiment.outcomes.map(({ name }, o) => ({
    name,
    values: Float64Array.from({ length: count }, (_, r) => values[r * outcomes + o]),
  }));
}

function seriesOf(table: Table, count: number): Part['series'] {
  return table.columns.flatMap((column) =>
    column.type === 'float64'
      ? [{ name: column.name, times: column.values.length / count, values: column.values }]
      : [],
  );
}

function yearlyOf(table: Table, count: number): Part['series'] {
  const years = numbersOf(table, 'year').length / count;
  return table.columns.flatMap((column) => {
    if (column.type !== 'float64') return [];
    const { name, values } = column;
    if (name.startsWith('balance.')) return [{ name: `${BALANCE}${name.slice(8)}`, times: years, values }];
    const sums = values.filter((_, row) => row % years !== 0);
    return [{ name: `${FLOW}${name.slice(5)}`, times: years - 1, values: sums }];
  });
}

/** Rows of failures.arrow as failures of parts. */
export function readFailures(table: Table): PlacedFailure[] {
  const [point, replication, day] = ['point', 'replication', 'day'].map((name) => numbersOf(table, name));
  const [mechanism, code, message] = ['mechanism', 'code', 'message'].map((name) => textsOf(table, name));
  return textsOf(table, 'scenario').map((scenario, row) => ({
    scenario: scenario ?? '',
    point: point[row],
    replication: replication[row],
    day: day[row],
    mechanism: mechanism[row] ?? '',
    code: code[row] ?? '',
    message: message[row] ?? '',
  }));
}
