import type { BatchLayout, ByteSource, ColumnLayout } from './arrow-layout.ts';
import type { Column } from './column.ts';

/** The values of one column in one batch; throws a RangeError or Error when the batch does not hold them. */
export function readColumn(source: ByteSource, column: ColumnLayout, batch: BatchLayout): Column {
  const notes = notesOf(column);
  if (column.type === 'utf8') return { ...notes, type: 'utf8', values: readTexts(source, column, batch) };
  if (column.type === 'bool') {
    const bits = readBuffer(source, column, batch, 1, Math.ceil(batch.rows / 8));
    return { ...notes, type: 'bool', values: readBits(bits, batch.rows) };
  }
  if (column.type === 'float64') return { ...notes, ...readDoubles(source, column, batch) };
  const bytes = readBuffer(source, column, batch, 1, 4 * batch.rows);
  if (column.type === 'int32') return { ...notes, type: 'int32', values: new Int32Array(aligned(bytes)) };
  return { ...notes, type: 'uint32', values: new Uint32Array(aligned(bytes)) };
}

/** A column without rows. */
export function emptyColumn(column: ColumnLayout): Column {
  const { type, width } = column;
  const notes = notesOf(column);
  if (type === 'utf8' || type === 'bool') return { ...notes, type, values: [] };
  if (type === 'int32') return { ...notes, type, values: new Int32Array(0) };
  if (type === 'uint32') return { ...notes, type, values: new Uint32Array(0) };
  return { ...notes, type, ...(width === undefined ? {} : { width }), values: new Float64Array(0) };
}

function notesOf({ name, means, unit }: ColumnLayout): Pick<Column, 'name' | 'means' | 'unit'> {
  return { name, ...(means === undefined ? {} : { means }), ...(unit === undefined ? {} : { unit }) };
}

function readDoubles(source: ByteSource, column: ColumnLayout, batch: BatchLayout) {
  const { width } = column;
  if (width === undefined) {
    const bytes = readBuffer(source, column, batch, 1, 8 * batch.rows);
    return { type: 'float64' as const, values: new Float64Array(aligned(bytes)) };
  }
  const bytes = readBuffer(source, column, batch, 2, 8 * width * batch.rows);
  return { type: 'float64' as const, width, values: new Float64Array(aligned(bytes)) };
}

/** Bytes of buffer number `which` of a column, exactly as many as the rows need. */
function readBuffer(
  source: ByteSource,
  column: ColumnLayout,
  batch: BatchLayout,
  which: number,
  needed: number,
): Uint8Array {
  const buffer = batch.buffers[column.firstBuffer + which];
  if (buffer === undefined || buffer.length < needed)
    throw new RangeError(`column ${column.name} is too short`);
  return source.read(buffer.offset, needed);
}

/** A copy that starts at the beginning of its own memory, as numbers of 4 and 8 bytes need it. */
function aligned(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}

function readBits(bits: Uint8Array, rows: number): boolean[] {
  return Array.from({ length: rows }, (_, row) => ((bits[row >> 3] >> (row & 7)) & 1) === 1);
}

function readTexts(source: ByteSource, column: ColumnLayout, batch: BatchLayout): (string | null)[] {
  const { rows } = batch;
  const offsets = new Int32Array(aligned(readBuffer(source, column, batch, 1, 4 * (rows + 1))));
  const text = readBuffer(source, column, batch, 2, offsets[rows]);
  const hasNulls = batch.buffers[column.firstBuffer].length > 0;
  const present = hasNulls
    ? readBits(readBuffer(source, column, batch, 0, Math.ceil(rows / 8)), rows)
    : undefined;
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  return Array.from({ length: rows }, (_, row) => {
    if (present !== undefined && !present[row]) return null;
    const [from, to] = [offsets[row], offsets[row + 1]];
    if (from < 0 || to < from || to > text.length)
      throw new RangeError(`column ${column.name} has a text out of place`);
    return decoder.decode(text.subarray(from, to));
  });
}
