import { closeSync, openSync, readSync, statSync } from 'node:fs';
import type { Entry } from 'yauzl';

/** Sizes of the fixed parts of an archive, in bytes (APPNOTE 4.3). */
const LOCAL_HEADER = 30;
const CENTRAL_HEADER = 46;
const END = 22;
const END_64 = 56;
const LOCATOR_64 = 20;
/** Sizes that may follow an entry: none, a data descriptor, one of an archive beyond 4 GB. */
const HAS_DESCRIPTOR = 0x8;
const DESCRIPTORS = [16, 24];

/**
 * Where an archive has bytes that belong to none of its entries, in a few words: before, between or behind them. Undefined when the entries
 * follow one another from the first byte on, and behind them come their list and its end alone. Throws where the file cannot be read.
 */
export function strayBytes(path: string, entries: readonly Entry[]): string | undefined {
  const { size } = statSync(path);
  const handle = openSync(path, 'r');
  const read = (offset: number, length: number): Buffer => {
    const bytes = Buffer.alloc(length);
    readSync(handle, bytes, 0, length, offset);
    return bytes;
  };
  try {
    const sorted = [...entries].sort((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader);
    let ends = [0];
    for (const entry of sorted) {
      if (!ends.includes(entry.relativeOffsetOfLocalHeader)) return 'bytes between its files';
      ends = endsOf(entry, read(entry.relativeOffsetOfLocalHeader, LOCAL_HEADER));
    }
    const list = entries.reduce((sum, entry) => sum + CENTRAL_HEADER + textsOf(entry), 0);
    return endsThere({ ends, list, size, read }) ? undefined : 'bytes behind its files';
  } finally {
    closeSync(handle);
  }
}

/** Where an entry can end, which its local header and its flags say. */
function endsOf(entry: Entry, header: Buffer): number[] {
  const texts = header.readUInt16LE(26) + header.readUInt16LE(28);
  const end = entry.relativeOffsetOfLocalHeader + LOCAL_HEADER + texts + entry.compressedSize;
  return (entry.generalPurposeBitFlag & HAS_DESCRIPTOR) === 0 ? [end] : DESCRIPTORS.map((more) => end + more);
}

/** Bytes of name, notes and comment of an entry in the list. */
const textsOf = ({ fileNameLength, extraFieldLength, fileCommentLength }: Entry): number =>
  fileNameLength + extraFieldLength + fileCommentLength;

/** Whether the list of entries begins where the last of them ends, and the archive ends with it. */
function endsThere({
  ends,
  list,
  size,
  read,
}: {
  readonly ends: readonly number[];
  readonly list: number;
  readonly size: number;
  readonly read: (offset: number, length: number) => Buffer;
}): boolean {
  const offset = read(size - END, END).readUInt32LE(16);
  if (offset !== 0xffffffff) return ends.includes(offset) && offset + list + END === size;
  const tail = END_64 + LOCATOR_64 + END;
  const large = Number(read(size - tail, END_64).readBigUInt64LE(48));
  return ends.includes(large) && large + list + tail === size;
}
