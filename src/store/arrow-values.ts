import { DataType, tableFromIPC } from 'apache-arrow';
import type { Type, Vector } from 'apache-arrow';

/** A value of a foreign Arrow table as plain data: dates and times as ISO 8601 text (UTC), integers beyond 2^53 as bigint. */
export type PlainValue =
  number | bigint | string | boolean | null | readonly PlainValue[] | { readonly [name: string]: PlainValue };

/** Columns of a foreign Arrow table and its rows. */
export interface PlainTable {
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly rows: readonly (readonly PlainValue[])[];
}

/** Reads any Arrow IPC stream or file, of other programs too, by the library's reader. Throws what that throws for damaged bytes. */
export function plainTable(bytes: Uint8Array): PlainTable {
  const table = tableFromIPC(bytes);
  const { fields } = table.schema;
  const vectors = fields.map((_, column) => table.getChildAt(column));
  return {
    columns: fields.map(({ name, type }) => ({ name, type: String(type) })),
    rows: Array.from({ length: table.numRows }, (_, row) =>
      fields.map(({ type }, column) => plainValue(vectors[column]?.get(row), type)),
    ),
  };
}

/** Milliseconds of a day, and of the units in which times are counted. */
const DAY = 86_400_000;
const UNITS = [1_000, 1, 1e-3, 1e-6];

function plainValue(value: unknown, type: DataType<Type>): PlainValue {
  if (value === null || value === undefined) return null;
  if (DataType.isDate(type)) return isoDay(Number(value));
  if (DataType.isTimestamp(type)) return isoTime(Number(value));
  if (DataType.isTime(type)) return isoTime(Number(value) * UNITS[type.unit]).slice(11, -1);
  if (DataType.isList(type) && isVector(value)) return listOf(value, type.valueType);
  if (DataType.isStruct(type)) return structOf(value, type);
  if (typeof value === 'bigint') return isSafe(value) ? Number(value) : value;
  if (typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean') return value;
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex');
  return ArrayBuffer.isView(value) ? String(value) : JSON.stringify(value);
}

const isSafe = (value: bigint): boolean =>
  value >= BigInt(Number.MIN_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER);

function isVector(value: unknown): value is Vector {
  return typeof value === 'object' && value !== null && 'get' in value && 'length' in value;
}

function listOf(value: Vector, type: DataType<Type>): PlainValue[] {
  return Array.from({ length: value.length }, (_, at) => plainValue(value.get(at), type));
}

function structOf(value: unknown, { children }: DataType<Type>): PlainValue {
  const fields: Readonly<Record<string, unknown>> = Object(value);
  return Object.fromEntries(children.map(({ name, type }) => [name, plainValue(fields[name], type)]));
}

const isoDay = (milliseconds: number): string => isoTime(Math.floor(milliseconds / DAY) * DAY).slice(0, 10);

function isoTime(milliseconds: number): string {
  const time = new Date(milliseconds);
  return Number.isNaN(time.getTime()) ? String(milliseconds) : time.toISOString();
}
