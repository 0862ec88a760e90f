import { createHash } from 'node:crypto';
import { canonicalJson } from './canonical-json.ts';
import { canonicalDoubles, checkBatches, columnKind, rowsOf } from './column.ts';
import type { Column, Table } from './column.ts';

/** SHA-256 of bytes, or of a text in UTF-8, as 64 lower-case hexadecimal digits. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** Digits and lower-case letters without i, l, o and u, which are easily misread (Crockford's base 32). */
const KEY_ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** The first 40 bits of a hexadecimal digest as 8 characters of `0123456789abcdefghjkmnpqrstvwxyz`; throws an Error for other text. */
export function shortKey(hex: string): string {
  if (!/^[0-9a-f]{10,}$/.test(hex)) throw new Error(`invalid digest: ${hex}; expected hexadecimal digits`);
  const bits = BigInt(`0x${hex.slice(0, 10)}`);
  let key = '';
  for (let shift = 35n; shift >= 0n; shift -= 5n) key += KEY_ALPHABET.charAt(Number((bits >> shift) & 31n));
  return key;
}

/** A content digest that grows batch by batch; `hex` may be asked once. */
export interface ContentDigest {
  readonly add: (batch: Table) => void;
  readonly hex: () => string;
}

/** Starts a content digest for batches with the columns of `like`, whose own rows are not counted. */
export function startContentDigest(like: Table): ContentDigest {
  const hashes = like.columns.map(() => createHash('sha256'));
  let rows = 0;
  return {
    add(batch) {
      checkBatches([like, batch]);
      rows += batch.columns.length > 0 ? rowsOf(batch.columns[0]) : 0;
      batch.columns.forEach((column, c) => hashes[c].update(canonicalBytes(column)));
    },
    hex() {
      const columns = like.columns.map((column, c) => [
        column.name,
        columnKind(column),
        hashes[c].digest('hex'),
      ]);
      return sha256(canonicalJson({ rows, columns }));
    },
  };
}

/**
 * SHA-256 of the content of a table: names, types and, column by column in row order, the values in little-endian form
 * with one form of NaN. The same for any division into batches; notes and metadata do not count.
 */
export function contentDigest(table: Table | readonly Table[]): string {
  const batches = isTable(table) ? [table] : table;
  checkBatches(batches);
  const digest = startContentDigest(batches[0]);
  for (const batch of batches) digest.add(batch);
  return digest.hex();
}

function isTable(value: Table | readonly Table[]): value is Table {
  return 'columns' in value;
}

/** SHA-256 over the content digests of all tables of a run, whatever their order; throws an Error for a path given twice. */
export function resultDigest(
  tables: readonly { readonly path: string; readonly contentDigest: string }[],
): string {
  const pairs = tables.map((table) => [table.path, table.contentDigest]);
  pairs.sort(([a], [b]) => (a < b ? -1 : 1));
  pairs.forEach(([path], i) => {
    if (i > 0 && pairs[i - 1][0] === path)
      throw new Error(`duplicate table: ${path}; expected different paths`);
  });
  return sha256(canonicalJson(pairs));
}

/** Texts are written as their length in bytes (or -1 for null) and their UTF-8, so that no two lists look alike. */
function canonicalBytes(column: Column): Uint8Array {
  if (column.type === 'bool') return Uint8Array.from(column.values, (value) => (value ? 1 : 0));
  if (column.type === 'float64') return bytesOf(canonicalDoubles(column.values));
  if (column.type !== 'utf8') return bytesOf(column.values);
  const pieces = column.values.flatMap((text) => {
    const bytes = Buffer.from(text ?? '', 'utf8');
    return [bytesOf(Int32Array.of(text === null ? -1 : bytes.length)), bytes];
  });
  return Buffer.concat(pieces);
}

function bytesOf(values: ArrayBufferView): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}
