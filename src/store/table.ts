import { createHash } from 'node:crypto';
import { LabError } from '../define/errors.ts';
import { memorySource, readLayout } from './arrow-layout.ts';
import { emptyColumn, readColumn } from './arrow-read.ts';
import { ARROW_MAGIC, SEAL_BYTES, SEAL_TAG, startArrowFile } from './arrow-write.ts';
import { checkBatches } from './column.ts';
import type { Table } from './column.ts';

/**
 * One Arrow file (IPC file format, uncompressed, no dictionaries) with a record batch for each given table; metadata are
 * those of the first. The same tables always give the same bytes. Throws an Error when there is none or they differ in columns.
 */
export function encodeTables(batches: readonly Table[]): Uint8Array {
  checkBatches(batches);
  const maker = startArrowFile(batches[0]);
  const pieces = batches.map((batch) => maker.batch(batch));
  return Buffer.concat([maker.head, ...pieces, maker.end()]);
}

/** The batches of a file made by `encodeTables`, all values exact; throws E207 for anything cut short, altered or foreign. */
export function decodeTable(bytes: Uint8Array, file?: string): Table[] {
  const broken = brokenSeal(bytes);
  if (broken !== undefined) throw unreadable(broken, file);
  return explained(file, () => {
    const source = memorySource(bytes);
    const { columns, metadata, batches } = readLayout(source);
    return batches.map((batch) => ({
      columns: columns.map((column) => readColumn(source, column, batch)),
      metadata,
    }));
  });
}

/** The table of a file to which no batch was ever added: its columns, without rows. Throws E207. */
export function emptyTable(bytes: Uint8Array, file?: string): Table {
  return explained(file, () => {
    const { columns, metadata } = readLayout(memorySource(bytes));
    return { columns: columns.map(emptyColumn), metadata };
  });
}

/** Why the bytes are not a whole, unaltered file of ours; undefined when they are. */
export function brokenSeal(bytes: Uint8Array): string | undefined {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const shortest = 8 + SEAL_BYTES + 10;
  const begins = file.subarray(0, 6).equals(ARROW_MAGIC);
  if (!begins) return file.length < 6 ? `only ${file.length} bytes` : 'does not begin as an Arrow file';
  if (file.length < shortest || !file.subarray(-6).equals(ARROW_MAGIC))
    return 'cut short: the end is missing';
  const sealAt = file.length - 10 - file.readInt32LE(file.length - 10) - SEAL_BYTES;
  if (sealAt < 8 || sealAt > file.length - 10 - SEAL_BYTES)
    return 'altered: the footer has no possible place';
  if (!file.subarray(sealAt, sealAt + 8).equals(SEAL_TAG))
    return 'altered, or written by another program: no seal';
  const content = createHash('sha256')
    .update(file.subarray(0, sealAt))
    .update(file.subarray(sealAt + SEAL_BYTES));
  const seal = file.subarray(sealAt + 8, sealAt + SEAL_BYTES);
  return content.digest().equals(seal) ? undefined : 'altered: the bytes do not match the seal';
}

/** Runs a reading of a file and turns whatever it throws into E207. */
export function explained<Result>(file: string | undefined, read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    if (error instanceof LabError) throw error;
    throw unreadable(error instanceof Error ? error.message : String(error), file);
  }
}

function unreadable(why: string, file: string | undefined): LabError {
  return new LabError('E207', `invalid table${file === undefined ? '' : ` \`${file}\``}: ${why}`, {
    exit: 7,
    file,
    expected: 'an unaltered Arrow file written by this workbench',
  });
}
