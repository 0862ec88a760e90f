import { join } from 'node:path';
import type { Model } from '../define/index.ts';
import { blocksOf } from '../plan/index.ts';
import type { ResolvedExperiment } from '../plan/index.ts';
import { failureColumns, flowColumns, outcomeColumns } from '../run/index.ts';
import { recordedDaysOf } from '../simulate/index.ts';
import { numbersOf, batchReader, readTable, rowsOf, seriesPath, textsOf } from '../store/index.ts';
import type { BatchReader, Column, Part, Table } from '../store/index.ts';
import { compareRows } from './tally.ts';
import type { RowPlace, Tally } from './tally.ts';

/** A run as recorded, against which parts computed here are compared. */
export interface RecordedRun {
  readonly folder: string;
  readonly runKey: string;
  readonly experiment: ResolvedExperiment;
  readonly model: Model;
  /** Position of a block among all blocks of the run, as the batches of outcomes and flows stand. */
  readonly positionOf: ReadonlyMap<string, number>;
  readonly failures: Table;
  readonly days: readonly number[];
  /** True when the folder has no series to compare with. */
  readonly seriesMissing: boolean;
  /** One batch of a table of the run, by the table's path. */
  readonly batch: (table: string, index: number) => Table;
}

/** Reads what comparing needs of a finished run. Throws E205, E207. */
export function recordedRun(
  run: Pick<RecordedRun, 'folder' | 'runKey' | 'experiment' | 'model' | 'seriesMissing'>,
): RecordedRun {
  const { experiment } = run;
  return {
    ...run,
    positionOf: new Map(blocksOf(experiment).map((block, position) => [blockName(block), position])),
    failures: readTable(join(run.folder, 'failures.arrow')),
    days: recordedDaysOf(experiment.time.days, experiment.time.record),
    batch: batchesIn(run.folder),
  };
}

function batchesIn(folder: string): RecordedRun['batch'] {
  const readers = new Map<string, BatchReader>();
  return (table, index) => {
    const reader = readers.get(table) ?? batchReader(join(folder, table));
    readers.set(table, reader);
    return reader(index);
  };
}

const blockName = ({ scenario, point, index }: { scenario: string; point: number; index: number }): string =>
  `${scenario} ${point} ${index}`;

/** Compares a part computed here, a whole block or some replications of one, with the rows of every table that hold it. */
export function comparePart(tally: Tally, run: RecordedRun, part: Part): void {
  const { experiment } = run;
  const { scenario, point, first } = part.header;
  const index = Math.floor(first / experiment.blockSize);
  const position = run.positionOf.get(blockName({ scenario, point, index })) ?? -1;
  const within = first - index * experiment.blockSize;
  const outcomes = { name: 'outcomes.arrow', rows: experiment.outcomes.length, here: outcomeColumns([part]) };
  const years = Math.ceil(experiment.time.days / 365) + 1;
  const flows = { name: 'flows.arrow', rows: years, here: flowColumns(run, part) };
  const lean = experiment.keep === 'outcomes';
  for (const { name, rows, here } of lean ? [outcomes] : [outcomes, flows]) {
    const recorded = run.batch(name, position).columns;
    compare(tally, { table: name, here, recorded, rows, within, part, run });
  }
  if (!lean && !run.seriesMissing) compareSeries(tally, run, { part, index, within });
  compareFailures(tally, run, part);
}

function compareSeries(
  tally: Tally,
  run: RecordedRun,
  { part, index, within }: { part: Part; index: number; within: number },
): void {
  const table = seriesPath(part.header.scenario, part.header.point);
  const recorded = run.batch(table, index).columns;
  const here = seriesColumns(run, part);
  compare(tally, { table, here, recorded, rows: run.days.length, within, part, run });
}

interface Compared {
  readonly table: string;
  readonly here: readonly Column[];
  readonly recorded: readonly Column[];
  /** Rows of one replication. */
  readonly rows: number;
  /** Replications of the block before the first of the part. */
  readonly within: number;
  readonly part: Part;
  readonly run: RecordedRun;
}

function compare(tally: Tally, { table, here, recorded, rows, within, part, run }: Compared): void {
  const { scenario, point, first } = part.header;
  const placeOf = (row: number): RowPlace => {
    const replication = first + Math.floor(row / rows);
    const inside = row % rows;
    if (table === 'outcomes.arrow')
      return { scenario, point, replication, day: null, cell: run.experiment.outcomes[inside]?.name };
    const day =
      table === 'flows.arrow' ? Math.min(365 * inside, run.experiment.time.days) : (run.days[inside] ?? null);
    return { scenario, point, replication, day };
  };
  compareRows(tally, { table, here, recorded, offset: within * rows, placeOf });
}

function seriesColumns({ experiment, days }: RecordedRun, { replications, series }: Part): Column[] {
  const rows = replications.length * days.length;
  const at = (row: number): [number, number] => [Math.floor(row / days.length), row % days.length];
  const observed = experiment.observe.map((name): Column => ({
    name,
    type: 'float64',
    values: series.find((each) => each.name === name)?.values ?? new Float64Array(0),
  }));
  return [
    {
      name: 'replication',
      type: 'int32',
      values: Int32Array.from({ length: rows }, (_, row) => replications[at(row)[0]]),
    },
    { name: 'day', type: 'int32', values: Int32Array.from({ length: rows }, (_, row) => days[at(row)[1]]) },
    ...observed,
  ];
}

/** Failures of the replications in a part: the same rows, no fewer and no more. */
function compareFailures(tally: Tally, run: RecordedRun, part: Part): void {
  const { scenario, point, first, count } = part.header;
  const recorded = rowsWhere(run.failures, (row) => {
    const replication = numbersOf(run.failures, 'replication')[row];
    const inPart = replication >= first && replication < first + count;
    return (
      inPart &&
      textsOf(run.failures, 'scenario')[row] === scenario &&
      numbersOf(run.failures, 'point')[row] === point
    );
  });
  const here = failureColumns([part], run);
  const found = recorded[0] === undefined ? 0 : rowsOf(recorded[0]);
  if (found === 0 && part.failures.length === 0) return;
  const placeOf = (row: number): RowPlace => {
    const failure = part.failures[row];
    return { scenario, point, replication: failure?.replication ?? first, day: failure?.day ?? null };
  };
  const counts = (value: number): Column[] => [
    { name: 'failures', type: 'int32', values: Int32Array.of(value) },
  ];
  const sizes = { here: counts(part.failures.length), recorded: counts(found) };
  compareRows(tally, { table: 'failures.arrow', ...sizes, offset: 0, placeOf });
  if (found === part.failures.length)
    compareRows(tally, { table: 'failures.arrow', here, recorded, offset: 0, placeOf });
}

function rowsWhere(table: Table, wanted: (row: number) => boolean): Column[] {
  const [first] = table.columns;
  if (first === undefined) return [];
  const rows = Array.from({ length: rowsOf(first) }, (_, row) => row).filter(wanted);
  return table.columns.map((column): Column => {
    if (column.type === 'utf8') return { ...column, values: rows.map((row) => column.values[row] ?? null) };
    if (column.type === 'int32')
      return { ...column, values: Int32Array.from(rows, (row) => column.values[row]) };
    return column;
  });
}
