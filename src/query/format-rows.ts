import type { PlainTable, PlainValue } from '../store/index.ts';

/** How cells become text that is safe where it will stand. */
export interface Escapes {
  readonly markdown: (text: string) => string;
  readonly csv: (field: string | number) => string;
}

/** A cell as text: numbers with all their digits, nothing for null, lists and structures as JSON. */
export function cellText(value: PlainValue): string {
  if (value === null) return '';
  if (typeof value === 'object') return JSON.stringify(jsonValue(value));
  return String(value);
}

/** Rows of cells as CSV with a header; numbers unquoted. */
export function csvLines({ columns, rows }: PlainTable, { csv }: Escapes): string[] {
  const cell = (value: PlainValue): string =>
    typeof value === 'number' ? csv(value) : typeof value === 'bigint' ? String(value) : csv(cellText(value));
  return [columns.map(({ name }) => csv(name)).join(','), ...rows.map((row) => row.map(cell).join(','))];
}

/** Rows of cells as a Markdown table, numbers to the right. */
export function markdownLines({ columns, rows }: PlainTable, { markdown }: Escapes): string[] {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const isNumeric = (column: number): boolean =>
    rows.length > 0 &&
    rows.every((row) => row[column] === null || ['number', 'bigint'].includes(typeof row[column]));
  return [
    line(columns.map(({ name }) => markdown(name))),
    line(columns.map((_, column) => (isNumeric(column) ? '---:' : '---'))),
    ...rows.map((row) =>
      line(row.map((value) => (typeof value === 'number' ? String(value) : markdown(cellText(value))))),
    ),
  ];
}

/** Rows as objects by column name; what JSON has no number for becomes text (`NaN`, integers beyond 2^53). */
export function jsonRows({ columns, rows }: PlainTable): Readonly<Record<string, unknown>>[] {
  return rows.map((row) =>
    Object.fromEntries(columns.map(({ name }, column) => [name, jsonValue(row[column])])),
  );
}

function jsonValue(value: PlainValue): unknown {
  if (typeof value === 'bigint') return String(value);
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (Array.isArray(value)) return value.map(jsonValue);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, jsonValue(inner)]));
}
