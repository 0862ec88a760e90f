import { createHash } from 'node:crypto';
import { LabError } from '../define/errors.ts';
import { memorySource, readLayout } from './arrow-layout.ts';
import type { ByteSource } from './arrow-layout.ts';
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
  const broken = brokenSeal(memorySource(bytes));
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

/** Why a file is not a whole, unaltered one of ours; undefined when it is. It is read in pieces, so it may be of any size. */
export function brokenSeal({ size, read }: ByteSource): string | undefined {
  const shortest = 8 + SEAL_BYTES + 10;
  const at = (offset: number, length: number): Buffer => Buffer.from(read(offset, length));
  if (size < 6) return `only ${size} bytes`;
  if (!at(0, 6).equals(ARROW_MAGIC)) return 'does not begin as an Arrow file';
  if (size < shortest || !at(size - 6, 6).equals(ARROW_MAGIC)) return 'cut short: the end is missing';
  const sealAt = size - 10 - at(size - 10, 4).readInt32LE(0) - SEAL_BYTES;
  if (sealAt < 8 || sealAt > size - 10 - SEAL_BYTES) return 'altered: the footer has no possible place';
  const seal = at(sealAt, SEAL_BYTES);
  if (!seal.subarray(0, 8).equals(SEAL_TAG)) return 'altered, or written by another program: no seal';
  const content = createHash('sha256');
  for (const [from, to] of [
    [0, sealAt],
    [sealAt + SEAL_BYTES, size],
  ])
    for (let done = from; done < to; done += PIECE) content.update(read(done, Math.min(PIECE, to - done)));
  return content.digest().equals(seal.subarray(8)) ? undefined : 'altered: the bytes do not match the seal';
}

const PIECE = 2 ** 20;

/** Runs a reading of a file and turns whatever it throws into E207. */
export function explained<Result>(file: string | undefined, read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    if (error instanceof LabError) throw error;
    throw unreadable(error instanceof Error ? error.message : String(error), file);
  }
}

/** The problem of a file that is no table of ours. */
export function unreadable(why: string, file: string | undefined): LabError {
  return new LabError('E207', `invalid table${file === undefined ? '' : ` \`${file}\``}: ${why}`, {
    exit: 7,
    file,
    expected: 'an unaltered Arrow file written by this workbench',
  });
}
