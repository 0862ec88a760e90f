import { crc32, deflateRawSync } from 'node:zlib';
import { createHash } from 'node:crypto';

/** An entry of an archive as nobody should make it: any name, any kind, any size that it claims. */
export interface ForgedEntry {
  readonly name: string;
  readonly content?: string | Buffer;
  /** Unix mode, with the kind of file. */
  readonly mode?: number;
  readonly deflate?: boolean;
  /** Bytes after unpacking that the archive announces. */
  readonly announced?: number;
  /** Bits of the general purpose flag. */
  readonly flags?: number;
}

const sum = (text: string | Buffer): string => createHash('sha256').update(text).digest('hex');

/** The list of checksums that fits to entries. */
export const listOf = (entries: readonly ForgedEntry[]): ForgedEntry => ({
  name: 'checksums.sha256',
  content: entries.map(({ name, content = '' }) => `${sum(content)}  ${name}\n`).join(''),
});

/** A zip archive, written byte by byte after the format's description (APPNOTE 4.3), so that it may say anything. */
export function forgeZip(entries: readonly ForgedEntry[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const { local, central } = headersOf(entry, offset);
    bodies.push(local);
    directory.push(central);
    offset += local.length;
  }
  const size = directory.reduce((total, { length }) => total + length, 0);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, ...directory, end]);
}

function headersOf(entry: ForgedEntry, offset: number): { local: Buffer; central: Buffer } {
  const { content = '', deflate = false, mode = 0o100644, flags = 0x800 } = entry;
  const raw = Buffer.from(content);
  const packed = deflate ? deflateRawSync(raw) : raw;
  const name = Buffer.from(entry.name, 'utf8');
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE(flags, 2);
  common.writeUInt16LE(deflate ? 8 : 0, 4);
  common.writeUInt32LE(crc32(raw), 10);
  common.writeUInt32LE(packed.length, 14);
  common.writeUInt32LE(entry.announced ?? raw.length, 18);
  common.writeUInt16LE(name.length, 22);
  const local = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), common, name, packed]);
  const tail = Buffer.alloc(14);
  tail.writeUInt32LE((mode << 16) >>> 0, 6);
  tail.writeUInt32LE(offset, 10);
  const central = Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0003', 'latin1'), common, tail, name]);
  return { local, central };
}
