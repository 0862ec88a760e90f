import { ARROW_MAGIC } from './arrow-write.ts';
import {
  fieldAt,
  listField,
  longAt,
  numberField,
  rootTable,
  tableField,
  tablesField,
  textField,
} from './flatbuffer.ts';
import type { FlatTable } from './flatbuffer.ts';

/*
 * Why not the library's reader: it believes counts and sizes that stand in the file (one changed byte can ask for
 * gigabytes), and it reads all columns when one is wanted. Here everything is checked against the length of the file.
 */

/** Random access to the bytes of a file, wherever they are; `read` throws a RangeError beyond `size`. */
export interface ByteSource {
  readonly size: number;
  readonly read: (offset: number, length: number) => Uint8Array;
}

/** A column as the file describes it. */
export interface ColumnLayout {
  readonly name: string;
  readonly type: 'float64' | 'int32' | 'uint32' | 'utf8' | 'bool';
  readonly width?: number;
  readonly means?: string;
  readonly unit?: string;
  /** Number of its first buffer in each batch. */
  readonly firstBuffer: number;
}

/** Rows of a batch and where its buffers stand in the file, in bytes. */
export interface BatchLayout {
  readonly rows: number;
  readonly buffers: readonly { readonly offset: number; readonly length: number }[];
}

/** What a file says about itself. */
export interface ArrowLayout {
  readonly columns: readonly ColumnLayout[];
  readonly metadata: Record<string, string>;
  readonly batches: readonly BatchLayout[];
}

const MOST_COLUMNS = 20_000;
const MOST_NOTES = 1_000;

/** Bytes in memory as a source. */
export function memorySource(bytes: Uint8Array): ByteSource {
  return {
    size: bytes.length,
    read(offset, length) {
      if (offset < 0 || length < 0 || offset + length > bytes.length)
        throw new RangeError('the file is too short');
      return bytes.subarray(offset, offset + length);
    },
  };
}

/** Reads the footer and the headers of all batches, no values; throws a RangeError or Error when they make no sense. */
export function readLayout(source: ByteSource): ArrowLayout {
  const { footer, end } = readFooter(source);
  const schema = tableField(footer, 1);
  if (schema === undefined) throw new Error('the file has no schema');
  const columns = readColumns(schema);
  if (columns.length === 0) throw new Error('the file has no columns');
  const { start, length } = listField(footer, 3, 24);
  const batches = Array.from({ length }, (_, i) => {
    const at = start + 24 * i;
    const metadataLength = footer.view.getInt32(at + 8, true);
    return readBatch(source, longAt(footer.view, at), metadataLength, longAt(footer.view, at + 16), end);
  });
  return { columns, metadata: readNotes(schema, 2), batches };
}

function readFooter(source: ByteSource): { footer: FlatTable; end: number } {
  const tail = Buffer.from(source.read(source.size - 10, 10));
  if (!tail.subarray(4).equals(ARROW_MAGIC)) throw new Error('the file does not end as an Arrow file');
  const length = tail.readInt32LE(0);
  const end = source.size - 10 - length;
  return { footer: rootTable(source.read(end, length)), end };
}

function readColumns(schema: FlatTable): ColumnLayout[] {
  const columns: ColumnLayout[] = [];
  let firstBuffer = 0;
  for (const field of tablesField(schema, 1, MOST_COLUMNS)) {
    const kind = readKind(field);
    const notes = readNotes(field, 6);
    columns.push({ name: textField(field, 0), ...kind, ...pick(notes), firstBuffer });
    firstBuffer += kind.type === 'utf8' || kind.width !== undefined ? 3 : 2;
  }
  return columns;
}

function pick(notes: Record<string, string>): { means?: string; unit?: string } {
  return {
    ...(notes.means === undefined ? {} : { means: notes.means }),
    ...(notes.unit === undefined ? {} : { unit: notes.unit }),
  };
}

/** Numbers of the types in Arrow's Schema.fbs: 2 integer, 3 floating point, 5 text, 6 truth value, 16 fixed-size list. */
function readKind(field: FlatTable): { type: ColumnLayout['type']; width?: number } {
  const type = tableField(field, 3);
  const code = numberField(field, 2, 1);
  if (type === undefined || fieldAt(field, 4) !== undefined)
    throw new Error('a column of a type that is never written here');
  if (code === 5) return { type: 'utf8' };
  if (code === 6) return { type: 'bool' };
  if (code === 3 && numberField(type, 0, 2) === 2) return { type: 'float64' };
  if (code === 2 && numberField(type, 0, 4) === 32)
    return { type: numberField(type, 1, 1) === 1 ? 'int32' : 'uint32' };
  const [child] = code === 16 ? tablesField(field, 5, 1) : [];
  const width = numberField(type, 0, 4);
  const holdsDoubles = child !== undefined && numberField(child, 2, 1) === 3;
  if (holdsDoubles && width > 0) return { type: 'float64', width };
  throw new Error('a column of a type that is never written here');
}

function readNotes(table: FlatTable, slot: number): Record<string, string> {
  const pairs = tablesField(table, slot, MOST_NOTES).map((pair) => [textField(pair, 0), textField(pair, 1)]);
  return Object.fromEntries(pairs);
}

function readBatch(
  source: ByteSource,
  offset: number,
  metadataLength: number,
  bodyLength: number,
  end: number,
): BatchLayout {
  const body = offset + metadataLength;
  if (metadataLength < 8 || body + bodyLength > end) throw new RangeError('a batch reaches beyond the file');
  const message = rootTable(source.read(offset + 8, metadataLength - 8));
  const header = tableField(message, 2);
  if (header === undefined || numberField(message, 1, 1) !== 3) throw new Error('a batch without its header');
  if (fieldAt(header, 3) !== undefined) throw new Error('a compressed batch');
  const rowsAt = fieldAt(header, 0);
  const { start, length } = listField(header, 2, 16);
  const buffers = Array.from({ length }, (_, i) => {
    const at = start + 16 * i;
    const buffer = { offset: longAt(header.view, at), length: longAt(header.view, at + 8) };
    if (buffer.offset + buffer.length > bodyLength) throw new RangeError('a column reaches beyond its batch');
    return { offset: body + buffer.offset, length: buffer.length };
  });
  return { rows: rowsAt === undefined ? 0 : longAt(header.view, rowsAt), buffers };
}
