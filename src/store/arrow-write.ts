import { createHash } from 'node:crypto';
import { Bool, Field, FixedSizeList, Float64, Int32, MetadataVersion, RecordBatch } from 'apache-arrow';
import { RecordBatchStreamWriter, Schema, Struct, Uint32, Utf8, makeData } from 'apache-arrow';
import type { Data, DataType } from 'apache-arrow';
import { FileBlock, Footer } from 'apache-arrow/ipc/metadata/file';
import { canonicalDoubles, checkBatches, checkTable, rowsOf } from './column.ts';
import type { Column, Table } from './column.ts';

/** First and last bytes of every Arrow file. */
export const ARROW_MAGIC = Buffer.from('ARROW1', 'latin1');

/**
 * Between the end-of-stream mark and the footer, where Arrow readers look at nothing, our files carry this tag and
 * the SHA-256 of all their other bytes: damage is seen before anything in the file is believed.
 */
export const SEAL_TAG = Buffer.from('MLABSEAL', 'latin1');

/** Bytes of the seal: tag and SHA-256. */
export const SEAL_BYTES = 40;

/** Makes the bytes of an Arrow file piece by piece: the head, one piece a batch, the end; to be written in that order. */
export interface ArrowFileMaker {
  readonly head: Uint8Array;
  readonly batch: (batch: Table) => Uint8Array;
  readonly end: () => Uint8Array;
}

/** Starts an Arrow file whose batches have the columns of `like`; its metadata become those of the file. */
export function startArrowFile(like: Table): ArrowFileMaker {
  const schema = arrowSchema(like);
  const seal = createHash('sha256');
  const blocks: FileBlock[] = [];
  const head = Buffer.concat([ARROW_MAGIC, Buffer.alloc(2), schemaMessage(schema)]);
  seal.update(head);
  let position = head.length;

  const batch = (table: Table): Uint8Array => {
    checkBatches([like, table]);
    const message = batchMessage(schema, table);
    const metadataLength = 8 + Buffer.from(message.buffer, message.byteOffset).readInt32LE(4);
    blocks.push(new FileBlock(metadataLength, message.length - metadataLength, position));
    position += message.length;
    seal.update(message);
    return message;
  };
  const end = (): Uint8Array => {
    const mark = Buffer.from(Int32Array.of(-1, 0).buffer);
    const footer = Footer.encode(new Footer(schema, MetadataVersion.V5, blocks, []));
    const tail = Buffer.concat([footer, Buffer.from(Int32Array.of(footer.length).buffer), ARROW_MAGIC]);
    return Buffer.concat([mark, SEAL_TAG, seal.update(mark).update(tail).digest(), tail]);
  };
  return { head, batch, end };
}

function arrowSchema(like: Table): Schema {
  checkTable(like);
  return new Schema(like.columns.map(arrowField), sortedMap(Object.entries(like.metadata ?? {})));
}

function arrowField(column: Column): Field {
  const notes: [string, string][] = [];
  if (column.means !== undefined) notes.push(['means', column.means]);
  if (column.unit !== undefined) notes.push(['unit', column.unit]);
  return new Field(column.name, arrowType(column), column.type === 'utf8', sortedMap(notes));
}

/** Metadata are stored in the order of their keys, so that the order of writing them down does not matter. */
function sortedMap(entries: [string, string][]): Map<string, string> {
  return new Map(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function arrowType(column: Column): DataType {
  if (column.type === 'float64') return column.width === undefined ? new Float64() : listOf(column.width);
  if (column.type === 'int32') return new Int32();
  if (column.type === 'uint32') return new Uint32();
  return column.type === 'utf8' ? new Utf8() : new Bool();
}

function listOf(width: number): FixedSizeList<Float64> {
  if (!Number.isInteger(width) || width < 1)
    throw new Error(`invalid width: ${width}; expected a whole number above 0`);
  return new FixedSizeList(width, new Field('item', new Float64(), false));
}

/** The stream writer gives schema, batch and an end mark of 8 bytes; a file needs the first two apart. */
function schemaMessage(schema: Schema): Uint8Array {
  const writer = new RecordBatchStreamWriter();
  writer.reset(undefined, schema);
  return writer.finish().toUint8Array(true).slice(0, -8);
}

function batchMessage(schema: Schema, table: Table): Uint8Array {
  const length = checkTable(table);
  const children = table.columns.map(arrowData);
  const record = makeData({ type: new Struct(schema.fields), length, nullCount: 0, children });
  const stream = RecordBatchStreamWriter.writeAll([new RecordBatch(schema, record)]).toUint8Array(true);
  const schemaLength = 8 + Buffer.from(stream.buffer, stream.byteOffset).readInt32LE(4);
  return stream.slice(schemaLength, -8);
}

function arrowData(column: Column): Data {
  const length = rowsOf(column);
  if (column.type === 'int32')
    return makeData({ type: new Int32(), length, nullCount: 0, data: column.values });
  if (column.type === 'uint32')
    return makeData({ type: new Uint32(), length, nullCount: 0, data: column.values });
  if (column.type === 'bool')
    return makeData({ type: new Bool(), length, nullCount: 0, data: packBits(column.values) });
  if (column.type === 'utf8') return textData(column.name, column.values);
  const values = canonicalDoubles(column.values);
  const child = makeData({ type: new Float64(), length: values.length, nullCount: 0, data: values });
  return column.width === undefined
    ? child
    : makeData({ type: listOf(column.width), length, nullCount: 0, child });
}

function textData(name: string, texts: readonly (string | null)[]): Data {
  const encoded = texts.map((text) => Buffer.from(text ?? '', 'utf8'));
  const valueOffsets = new Int32Array(texts.length + 1);
  encoded.forEach((bytes, row) => {
    if (/\p{Surrogate}/u.test(texts[row] ?? ''))
      throw new Error(`invalid text in ${name}: half a surrogate pair in row ${row}; expected Unicode`);
    valueOffsets[row + 1] = valueOffsets[row] + bytes.length;
  });
  const present = texts.map((text) => text !== null);
  const nullCount = present.filter((isText) => !isText).length;
  const nullBitmap = nullCount > 0 ? packBits(present) : undefined;
  const data = Buffer.concat(encoded);
  return makeData({ type: new Utf8(), length: texts.length, nullCount, nullBitmap, valueOffsets, data });
}

function packBits(flags: readonly boolean[]): Uint8Array {
  const bits = new Uint8Array(Math.ceil(flags.length / 8));
  flags.forEach((flag, i) => {
    if (flag) bits[i >> 3] |= 1 << (i & 7);
  });
  return bits;
}
