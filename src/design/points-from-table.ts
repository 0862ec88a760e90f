import { LabError, nearest } from '../define/index.ts';
import { MOST_POINTS } from './design.ts';
import type { Point } from './design.ts';

/** How a table of points is read. */
export interface PointTableOptions {
  /** Name in messages. */
  readonly file: string;
  /** Names that a column may have: levers and assumptions. */
  readonly names: readonly string[];
  /** Value of a parameter as written in a cell, in canonical units; throws a LabError or an Error that says what would be right. */
  readonly read: (name: string, written: string) => number | string;
}

/** The points of a table, one a row, and its columns in order. */
export interface PointTable {
  readonly names: readonly string[];
  readonly points: readonly Point[];
}

/** A row of a text of comma-separated values: its line and its cells with the column of the text at which each begins. */
interface TextRow {
  readonly line: number;
  readonly cells: readonly { readonly text: string; readonly column: number }[];
}

/**
 * Reads points from comma-separated values (or semicolons, or tabs): the first line names parameters, every other line is a point. Cells
 * in double quotes may hold the mark; empty lines are passed over. Throws E911 for the head and E912 for a row, with line and column.
 */
export function pointsFromTable(text: string, options: PointTableOptions): PointTable {
  const rows = rowsOf(text, options);
  const [head] = rows;
  if (head === undefined)
    throw problem(
      'E911',
      'nothing to read',
      { ...options, line: 1 },
      'a first line with names of parameters',
    );
  const names = namesOf(head, options);
  if (rows.length < 2) throw problem('E911', 'no points', { ...options, line: head.line }, 'a row per point');
  if (rows.length - 1 > MOST_POINTS)
    throw problem('E911', `${rows.length - 1} points`, options, `at most ${MOST_POINTS}`);
  return { names, points: rows.slice(1).map((row) => pointOf(row, names, options)) };
}

function namesOf({ line, cells }: TextRow, { file, names }: PointTableOptions): string[] {
  return cells.map(({ text: name, column }, place) => {
    const at = { file, line, column };
    if (!names.includes(name)) {
      const message = name === '' ? 'a column without a name' : `unknown column \`${clipped(name)}\``;
      throw problem('E911', message, at, 'a lever or an assumption of the model', nearest(name, names));
    }
    if (cells.findIndex(({ text }) => text === name) < place)
      throw problem('E911', `duplicate column \`${name}\``, at, 'each name once');
    return name;
  });
}

function pointOf(row: TextRow, names: readonly string[], { file, read }: PointTableOptions): Point {
  const { line, cells } = row;
  if (cells.length !== names.length)
    throw problem('E912', `${cells.length} cells`, { file, line }, `${names.length}, one for each name`);
  return Object.fromEntries(
    names.map((name, place) => {
      const { text, column } = cells[place];
      if (text === '')
        throw problem('E912', `missing ${name}`, { file, line, column }, 'a value in every cell');
      return [name, valueOf(() => read(name, text), { file, line, column })];
    }),
  );
}

interface Place {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
}

/** A value with the place of its cell added to what is wrong with it. */
function valueOf(read: () => number | string, { file, line, column }: Place): number | string {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const { expected, suggestion } =
      error instanceof LabError ? error.place : { expected: undefined, suggestion: undefined };
    const code = error instanceof LabError ? error.code : 'E912';
    throw new LabError(code, error.message, { file, line, column, expected, suggestion });
  }
}

function rowsOf(text: string, { file }: PointTableOptions): TextRow[] {
  const lines = text.replace(/^\uFEFF/u, '').split(/\r?\n|\r/u);
  const head = lines.find((line) => line.trim() !== '') ?? '';
  const mark = [',', ';', '\t'].find((each) => head.includes(each)) ?? ',';
  return lines.flatMap((line, l) =>
    line.trim() === '' ? [] : [{ line: l + 1, cells: cellsOf(line, mark, { file, line: l + 1 }) }],
  );
}

function cellsOf(line: string, mark: string, place: Place): TextRow['cells'] {
  const cells: { text: string; column: number }[] = [];
  let from = 0;
  let isQuoted = false;
  for (let c = 0; c <= line.length; c++) {
    if (line[c] === '"') isQuoted = !isQuoted;
    if (c < line.length && (isQuoted || line[c] !== mark)) continue;
    cells.push({ text: unquoted(line.slice(from, c).trim()), column: from + 1 });
    from = c + 1;
  }
  if (isQuoted) throw problem('E912', 'a quote that does not end', place, 'a second `"` on the same line');
  return cells;
}

const unquoted = (cell: string): string =>
  cell.length >= 2 && cell.startsWith('"') && cell.endsWith('"')
    ? cell.slice(1, -1).replaceAll('""', '"')
    : cell;

const clipped = (text: string): string => (text.length <= 60 ? text : `${text.slice(0, 60)}…`);

function problem(
  code: string,
  message: string,
  { file, line, column }: Place,
  expected: string,
  suggestion?: string,
): LabError {
  return new LabError(code, message, { file, line, column, expected, suggestion });
}
