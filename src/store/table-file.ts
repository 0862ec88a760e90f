import { readSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { startArrowFile } from './arrow-write.ts';
import type { ByteSource } from './arrow-layout.ts';
import { checkBatches, joinTables, rowsOf } from './column.ts';
import type { Column, Table } from './column.ts';
import { startContentDigest } from './digest.ts';
import { readChecked, startAtomicFile } from './files.ts';
import { decodeTable, emptyTable } from './table.ts';

/** What the manifest says about a table: where it is, what is in it, and by which digests it is recognised. */
export interface TableEntry {
  /** Path inside the folder of the run, with `/`. */
  readonly path: string;
  readonly rows: number;
  readonly columns: readonly {
    readonly name: string;
    readonly type: Column['type'];
    readonly unit?: string | undefined;
  }[];
  readonly bytes: number;
  /** SHA-256 of the file. */
  readonly sha256: string;
  /** SHA-256 of the values, whatever the division into batches. */
  readonly contentDigest: string;
}

/** A table that is written batch by batch and appears under its name when finished. */
export interface GrowingTable {
  readonly add: (batch: Table) => void;
  readonly finish: () => TableEntry;
  readonly abandon: () => void;
}

/** Starts an Arrow file with the columns of `like`; only the batch being added is in memory. `entry` is its path in the manifest. Throws E203, E204. */
export function startTable(path: string, entry: string, like: Table): GrowingTable {
  const maker = startArrowFile(like);
  const content = startContentDigest(like);
  const file = startAtomicFile(path);
  const hash = createHash('sha256');
  let [rows, bytes] = [0, 0];
  const put = (piece: Uint8Array): void => {
    file.write(piece);
    hash.update(piece);
    bytes += piece.length;
  };
  put(maker.head);
  return {
    add(batch) {
      put(maker.batch(batch));
      content.add(batch);
      rows += rowsOf(batch.columns[0]);
    },
    finish() {
      put(maker.end());
      file.commit();
      const columns = like.columns.map(({ name, type, unit }) => ({
        name,
        type,
        ...(unit === undefined ? {} : { unit }),
      }));
      return { path: entry, rows, columns, bytes, sha256: hash.digest('hex'), contentDigest: content.hex() };
    },
    abandon: file.abandon,
  };
}

/** Writes a table as one Arrow file, a record batch for each given batch, atomically. Throws E203, E204. */
export function writeTable(path: string, entry: string, batches: readonly Table[]): TableEntry {
  checkBatches(batches);
  const table = startTable(path, entry, batches[0]);
  try {
    for (const batch of batches) table.add(batch);
    return table.finish();
  } catch (error) {
    table.abandon();
    throw error;
  }
}

/** Reads a whole table, its columns also when it has no rows; throws E205 when the file is missing, E207 when it is damaged or foreign. */
export function readTable(path: string): Table {
  const bytes = readChecked(path);
  const batches = decodeTable(bytes, path);
  return batches.length === 0 ? emptyTable(bytes, path) : joinTables(batches);
}

/** An open file as a source of bytes. */
export function fileSource(handle: number, size: number): ByteSource {
  return {
    size,
    read(offset, length) {
      if (offset < 0 || length < 0 || offset + length > size) throw new RangeError('the file is too short');
      const bytes = new Uint8Array(length);
      for (let done = 0; done < length;) {
        const count = readSync(handle, bytes, done, length - done, offset + done);
        if (count === 0) throw new RangeError('the file became shorter while it was read');
        done += count;
      }
      return bytes;
    },
  };
}
