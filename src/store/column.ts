import { LabError } from '../define/errors.ts';

interface ColumnNotes {
  readonly name: string;
  /** What the numbers are, in words; stored with the column. */
  readonly means?: string | undefined;
  /** Unit of the values; stored with the column. */
  readonly unit?: string | undefined;
}

/** Doubles, one per row, or `width` per row in a row (a fixed-size list). */
export interface DoubleColumn extends ColumnNotes {
  readonly type: 'float64';
  readonly values: Float64Array;
  /** Values per row; a plain column of one value per row when absent. */
  readonly width?: number | undefined;
}

/** A named, typed column; all columns of a table have the same number of rows. Only text may be null. */
export type Column =
  | DoubleColumn
  | (ColumnNotes & { readonly type: 'int32'; readonly values: Int32Array })
  | (ColumnNotes & { readonly type: 'uint32'; readonly values: Uint32Array })
  | (ColumnNotes & { readonly type: 'utf8'; readonly values: readonly (string | null)[] })
  | (ColumnNotes & { readonly type: 'bool'; readonly values: readonly boolean[] });

/** Columns of equal length, and texts about the whole (run key, model version, seed). */
export interface Table {
  readonly columns: readonly Column[];
  readonly metadata?: Readonly<Record<string, string>> | undefined;
}

/** Number of rows of a column. */
export function rowsOf(column: Column): number {
  return column.type === 'float64' ? column.values.length / (column.width ?? 1) : column.values.length;
}

/** Number of rows of a table; throws an Error when columns are missing, unequal in length, or named twice. */
export function checkTable(table: Table): number {
  const [first] = table.columns;
  if (first === undefined) throw new Error('invalid table: no columns; expected at least one');
  const rows = rowsOf(first);
  const names = new Set<string>();
  for (const column of table.columns) {
    if (names.has(column.name)) throw new Error(`duplicate column: ${column.name}; expected different names`);
    names.add(column.name);
    if (rowsOf(column) !== rows)
      throw new Error(`invalid column ${column.name}: ${rowsOf(column)} rows; expected ${rows}`);
  }
  return rows;
}

/** The name and type of a column in one text, by which batches of one table must agree. */
export function columnKind(column: Column): string {
  return column.type === 'float64' && column.width !== undefined ? `float64[${column.width}]` : column.type;
}

const NAN_HIGH = 0x7ff80000;

/** A copy of doubles in which every NaN has the same bits (quiet, no payload, positive). */
export function canonicalDoubles(values: Float64Array): Float64Array<ArrayBuffer> {
  const copy = new Float64Array(values);
  const view = new DataView(copy.buffer);
  for (let i = 0; i < copy.length; i++) {
    if (!Number.isNaN(copy[i])) continue;
    view.setUint32(8 * i, 0, true);
    view.setUint32(8 * i + 4, NAN_HIGH, true);
  }
  return copy;
}

/** The column of that name; throws E213 when the table has none. */
export function columnOf(table: Table, name: string): Column {
  const column = table.columns.find((candidate) => candidate.name === name);
  if (column !== undefined) return column;
  const names = table.columns.map((candidate) => candidate.name).join(', ');
  throw new LabError('E213', `unknown column \`${name}\``, { exit: 2, expected: `one of ${names}` });
}

/** The numbers of a column of that name; throws E213 when there is none or it holds no numbers. */
export function numbersOf(table: Table, name: string): Float64Array | Int32Array | Uint32Array {
  const column = columnOf(table, name);
  if (column.type === 'utf8' || column.type === 'bool')
    throw new LabError('E213', `column \`${name}\` is ${column.type}`, {
      exit: 2,
      expected: 'a column of numbers',
    });
  return column.values;
}

/** The texts of a column of that name; throws E213 when there is none or it holds no text. */
export function textsOf(table: Table, name: string): readonly (string | null)[] {
  const column = columnOf(table, name);
  if (column.type !== 'utf8')
    throw new LabError('E213', `column \`${name}\` is ${column.type}`, {
      exit: 2,
      expected: 'a column of text',
    });
  return column.values;
}

/** One table from batches of the same columns, rows in the given order; throws an Error when they differ. */
export function joinTables(batches: readonly Table[]): Table {
  checkBatches(batches);
  const [first] = batches;
  if (first === undefined || batches.length === 1) return first ?? { columns: [] };
  const columns = first.columns.map((column, c) =>
    joinColumns(
      column,
      batches.map((batch) => batch.columns[c]),
    ),
  );
  return { columns, ...(first.metadata === undefined ? {} : { metadata: first.metadata }) };
}

/** Throws an Error unless every batch has the names and types of the first, in the same order. */
export function checkBatches(batches: readonly Table[]): void {
  const [first] = batches;
  if (first === undefined) throw new Error('missing batches: none; expected at least one');
  const kinds = first.columns.map((column) => `${column.name} ${columnKind(column)}`).join(', ');
  for (const batch of batches) {
    checkTable(batch);
    const found = batch.columns.map((column) => `${column.name} ${columnKind(column)}`).join(', ');
    if (found !== kinds) throw new Error(`conflicting batches: ${found}; expected ${kinds}`);
  }
}

function joinColumns(like: Column, pieces: readonly Column[]): Column {
  if (like.type === 'utf8')
    return { ...like, values: pieces.flatMap((piece) => (piece.type === 'utf8' ? piece.values : [])) };
  if (like.type === 'bool')
    return { ...like, values: pieces.flatMap((piece) => (piece.type === 'bool' ? piece.values : [])) };
  const length = pieces.reduce((total, piece) => total + piece.values.length, 0);
  if (like.type === 'float64') return { ...like, values: fill(new Float64Array(length), pieces) };
  if (like.type === 'int32') return { ...like, values: fill(new Int32Array(length), pieces) };
  return { ...like, values: fill(new Uint32Array(length), pieces) };
}

function fill<Numbers extends Float64Array | Int32Array | Uint32Array>(
  into: Numbers,
  pieces: readonly Column[],
): Numbers {
  let at = 0;
  for (const piece of pieces) {
    if (piece.type === 'utf8' || piece.type === 'bool') continue;
    into.set(piece.values, at);
    at += piece.values.length;
  }
  return into;
}
