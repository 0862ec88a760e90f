import { readLayout } from './arrow-layout.ts';
import type { ArrowLayout } from './arrow-layout.ts';
import { readColumn } from './arrow-read.ts';
import type { Column, Table } from './column.ts';
import { withFile } from './files.ts';
import { fileSource } from './table-file.ts';
import { brokenSeal, explained, unreadable } from './table.ts';

/** Reads single record batches of an Arrow file, by number from 0, in any order. */
export type BatchReader = (index: number) => Table;

/**
 * A reader of single batches: where they stand is read once, at the first, and nothing but the asked batch is in memory. The reader
 * throws E205 (missing) and E207 (damaged, or no such batch).
 */
export function batchReader(path: string): BatchReader {
  let known: ArrowLayout | undefined;
  return (index) =>
    withFile(path, (handle, size) =>
      explained(path, () => {
        const source = fileSource(handle, size);
        known ??= readLayout(source);
        const batch = known.batches[index];
        if (batch === undefined) throw new RangeError(`batch ${index} of ${known.batches.length}`);
        return { columns: known.columns.map((column) => readColumn(source, column, batch)) };
      }),
    );
}

/** Checks the seal of an Arrow file and gives the number of its record batches; throws E205 (missing) and E207 (damaged or foreign). */
export function sealedBatches(path: string): number {
  return withFile(path, (handle, size) =>
    explained(path, () => {
      const source = fileSource(handle, size);
      const broken = brokenSeal(source);
      if (broken !== undefined) throw unreadable(broken, path);
      return readLayout(source).batches.length;
    }),
  );
}

/** Opens one column of an Arrow file and reads it batch by batch, in any order, nothing else of it; throws E205, E207. */
export function openColumn<Result>(
  path: string,
  name: string,
  use: (read: (batch: number) => Column) => Result,
): Result {
  return withFile(path, (handle, size) =>
    explained(path, () => {
      const source = fileSource(handle, size);
      const { columns, batches } = readLayout(source);
      const column = columns.find((each) => each.name === name);
      if (column === undefined) throw new Error(`no column ${name}`);
      return use((batch) => {
        if (batches[batch] === undefined) throw new RangeError(`batch ${batch} of ${batches.length}`);
        return readColumn(source, column, batches[batch]);
      });
    }),
  );
}
