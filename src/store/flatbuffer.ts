/**
 * The few readings of a flatbuffer that an Arrow header needs. Positions and lengths come from the file, so every
 * reading is held against the end of the given bytes (DataView throws a RangeError beyond it).
 */
export interface FlatTable {
  readonly view: DataView;
  /** Where the table begins, in bytes. */
  readonly at: number;
}

/** The root table of a flatbuffer. */
export function rootTable(bytes: Uint8Array): FlatTable {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { view, at: view.getUint32(0, true) };
}

/** Where field number `slot` of a table stands; undefined when the field has its default. */
export function fieldAt({ view, at }: FlatTable, slot: number): number | undefined {
  const vtable = at - view.getInt32(at, true);
  const entry = 4 + 2 * slot;
  if (entry >= view.getUint16(vtable, true)) return undefined;
  const offset = view.getUint16(vtable + entry, true);
  return offset === 0 ? undefined : at + offset;
}

/** A whole number of 1, 2 or 4 bytes (signed except for 1); 0 when absent. */
export function numberField(table: FlatTable, slot: number, bytes: 1 | 2 | 4): number {
  const at = fieldAt(table, slot);
  if (at === undefined) return 0;
  if (bytes === 1) return table.view.getUint8(at);
  return bytes === 2 ? table.view.getInt16(at, true) : table.view.getInt32(at, true);
}

/** A whole number of 8 bytes; throws a RangeError unless it is between 0 and 2^53. */
export function longAt(view: DataView, at: number): number {
  const value = view.getBigInt64(at, true);
  if (value < 0n || value > BigInt(Number.MAX_SAFE_INTEGER))
    throw new RangeError(`number ${value} in a header`);
  return Number(value);
}

/** The table a field points to; undefined when absent. */
export function tableField(table: FlatTable, slot: number): FlatTable | undefined {
  const at = fieldAt(table, slot);
  return at === undefined ? undefined : { view: table.view, at: at + table.view.getUint32(at, true) };
}

/** Start and length of a list whose items take `itemBytes`; throws a RangeError when it does not fit into the file. */
export function listField(
  table: FlatTable,
  slot: number,
  itemBytes: number,
): { start: number; length: number } {
  const at = fieldAt(table, slot);
  if (at === undefined) return { start: 0, length: 0 };
  const list = at + table.view.getUint32(at, true);
  const length = table.view.getUint32(list, true);
  const start = list + 4;
  if (start + length * itemBytes > table.view.byteLength)
    throw new RangeError(`list of ${length} items in a header`);
  return { start, length };
}

/** The tables in a list; throws a RangeError above `most`, which no file of ours reaches. */
export function tablesField(table: FlatTable, slot: number, most: number): FlatTable[] {
  const { start, length } = listField(table, slot, 4);
  if (length > most) throw new RangeError(`list of ${length} items in a header`);
  return Array.from({ length }, (_, i) => {
    const at = start + 4 * i;
    return { view: table.view, at: at + table.view.getUint32(at, true) };
  });
}

/** A text; empty when absent. */
export function textField(table: FlatTable, slot: number): string {
  const { start, length } = listField(table, slot, 1);
  const { view } = table;
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
    new Uint8Array(view.buffer, view.byteOffset + start, length),
  );
}
