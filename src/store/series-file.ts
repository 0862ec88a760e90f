import { LabError } from '../define/errors.ts';
import type { BatchLayout, ByteSource, ColumnLayout } from './arrow-layout.ts';
import { readLayout } from './arrow-layout.ts';
import { readColumn } from './arrow-read.ts';
import type { Column, Table } from './column.ts';
import { withFile } from './files.ts';
import type { Part } from './part.ts';
import { fileSource, startTable } from './table-file.ts';
import type { TableEntry } from './table-file.ts';
import { explained } from './table.ts';

/** What the series of one scenario at one design point have in common. */
export interface SeriesDescription {
  /** The recorded days, rising; as many as each series has times. */
  readonly days: Int32Array;
  readonly metrics: readonly {
    readonly name: string;
    readonly unit?: string | undefined;
    readonly means?: string | undefined;
  }[];
  /** Run key, model version, seed, scenario ... */
  readonly metadata?: Readonly<Record<string, string>> | undefined;
}

/** A series file that grows part by part, in order of replications, and appears under its name when finished. */
export interface SeriesFile {
  readonly append: (part: Part) => void;
  readonly finish: () => TableEntry;
  readonly abandon: () => void;
}

/**
 * Starts the file that joins the parts of one scenario: columns replication, day and one per metric, a row for each replication and
 * day, a record batch for each part. One part is in memory at a time. `append` throws an Error for a part out of order or with other series.
 */
export function startSeries(path: string, entry: string, description: SeriesDescription): SeriesFile {
  const { metrics, metadata } = description;
  const empty = metrics.map((metric): Column => ({
    ...metric,
    type: 'float64',
    values: new Float64Array(0),
  }));
  const table = startTable(path, entry, {
    columns: [...keys(new Int32Array(0), new Int32Array(0)), ...empty],
    metadata,
  });
  let next: number | undefined;
  let place: string | undefined;
  return {
    append(part) {
      const { first, count, scenario, point } = part.header;
      if ((next ?? first) !== first)
        throw new Error(`invalid part: replication ${first} first; expected ${next}`);
      if ((place ?? `${scenario} ${point}`) !== `${scenario} ${point}`)
        throw new Error(`invalid part: of ${scenario} at point ${point}; expected ${place}`);
      next = first + count;
      place = `${scenario} ${point}`;
      table.add(longRows(part, description));
    },
    finish: table.finish,
    abandon: table.abandon,
  };
}

/** Joins parts of one scenario, given in order of replications, into one series file, atomically; see `startSeries`. Throws E203, E204. */
export function writeSeries(
  path: string,
  entry: string,
  description: SeriesDescription,
  parts: Iterable<Part>,
): TableEntry {
  const file = startSeries(path, entry, description);
  try {
    for (const part of parts) file.append(part);
    return file.finish();
  } catch (error) {
    file.abandon();
    throw error;
  }
}

function keys(replication: Int32Array, day: Int32Array): Column[] {
  return [
    { name: 'replication', type: 'int32', values: replication, means: 'number of the simulated future' },
    { name: 'day', type: 'int32', values: day, unit: 'day', means: 'days since the start' },
  ];
}

function longRows({ replications, series }: Part, { days, metrics }: SeriesDescription): Table {
  const times = days.length;
  const replication = new Int32Array(replications.length * times);
  const day = new Int32Array(replications.length * times);
  replications.forEach((number, r) => {
    replication.fill(number, r * times, (r + 1) * times);
    day.set(days, r * times);
  });
  const columns = metrics.map((metric): Column => {
    const found = series.find((candidate) => candidate.name === metric.name);
    if (found === undefined || found.times !== times)
      throw new Error(`invalid series ${metric.name}: ${found?.times ?? 'no'} times; expected ${times}`);
    return { ...metric, type: 'float64', values: found.values };
  });
  return { columns: [...keys(replication, day), ...columns] };
}

/** One metric of all replications: row r of `values` (replications x times) belongs to replication `replications[r]`, column t to day `times[t]`. */
export interface SeriesMatrix {
  readonly replications: Int32Array;
  readonly times: Int32Array;
  readonly values: Float64Array;
}

/** Reads one metric of a series file; memory for that metric and one batch only. Throws E205 (missing), E207 (damaged), E213 (no such metric). */
export function readSeries(path: string, metric: string): SeriesMatrix {
  return withFile(path, (handle, size) =>
    explained(path, () => {
      const source = fileSource(handle, size);
      const { columns, batches } = readLayout(source);
      const [replication, day] = columns;
      const wanted = columns.slice(2).find((column) => column.name === metric);
      if (wanted === undefined) throw unknownMetric(path, metric, columns);
      const times = firstDays(source, replication, day, batches);
      return collect(source, [replication, day, wanted], batches, times);
    }),
  );
}

/** The names of the metrics in a series file, in the order of its columns; throws E205 and E207. */
export function seriesMetrics(path: string): string[] {
  return withFile(path, (handle, size) =>
    explained(path, () =>
      readLayout(fileSource(handle, size))
        .columns.slice(2)
        .map((column) => column.name),
    ),
  );
}

function unknownMetric(file: string, metric: string, columns: readonly ColumnLayout[]): LabError {
  const names = columns.slice(2).map((column) => column.name);
  const expected = `one of ${names.join(', ')}`;
  return new LabError('E213', `unknown metric \`${metric}\``, { exit: 2, file, expected });
}

/** The days of the first replication, which every other one repeats. */
function firstDays(
  source: ByteSource,
  replication: ColumnLayout,
  day: ColumnLayout,
  batches: readonly BatchLayout[],
): Int32Array {
  const [first] = batches;
  if (first === undefined || first.rows === 0) return new Int32Array(0);
  const numbers = integers(readColumn(source, replication, first));
  const end = numbers.findIndex((number) => number !== numbers[0]);
  return integers(readColumn(source, day, first)).slice(0, end === -1 ? numbers.length : end);
}

function collect(
  source: ByteSource,
  [replication, day, wanted]: readonly [ColumnLayout, ColumnLayout, ColumnLayout],
  batches: readonly BatchLayout[],
  times: Int32Array,
): SeriesMatrix {
  const rows = batches.reduce((total, batch) => total + batch.rows, 0);
  // Each row takes 8 bytes for the wanted metric alone: a count that the file cannot hold is not believed.
  if (8 * rows > source.size) throw new RangeError('more rows than the file can hold');
  const values = new Float64Array(rows);
  const replications = new Int32Array(times.length === 0 ? 0 : Math.floor(rows / times.length));
  let row = 0;
  for (const batch of batches) {
    const numbers = integers(readColumn(source, replication, batch));
    const days = integers(readColumn(source, day, batch));
    const column = readColumn(source, wanted, batch);
    if (column.type !== 'float64' || batch.rows % times.length !== 0)
      throw new Error('rows do not form whole replications');
    values.set(column.values, row);
    for (let i = 0; i < batch.rows; i++, row++) {
      const t = i % times.length;
      if (t === 0) replications[row / times.length] = numbers[i];
      if (days[i] !== times[t] || numbers[i] !== numbers[i - t])
        throw new Error('rows are not in order of replication and day');
    }
  }
  return { replications, times, values };
}

function integers(column: Column): Int32Array {
  if (column.type !== 'int32') throw new Error(`column ${column.name} is ${column.type}, not int32`);
  return column.values;
}
