import { isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import type { YAMLMap } from 'yaml';
import { exitCodes, inUnit, LabError, nearest, parseQuantity } from '../define/index.ts';
import type { Target } from './target.ts';

/** What the reader of targets needs to know. */
export interface TargetsRequest {
  /** The file as the user named it; `.csv` is a table, anything else YAML or JSON. */
  readonly file: string;
  /** The response as it is computed, and its unit. May throw a LabError for a name that does not exist. */
  response(text: string): { readonly text: string; readonly unit: string };
}

const columns = ['response', 'value', 'error', 'discrepancy', 'source'] as const;
type Column = (typeof columns)[number];
const needed: readonly Column[] = ['response', 'value', 'source'];

/** One target as written, with the line of each cell. */
interface Written {
  readonly name: string;
  readonly line: number;
  readonly cells: ReadonlyMap<string, { readonly text: string; readonly line: number }>;
}

/**
 * Reads targets: `targets: { name: { response, value, error, discrepancy, source } }` in YAML or JSON, or a CSV whose first line names
 * these columns. Amounts carry the unit of the response, as on the command line. Throws E807 with file and line.
 */
export function readTargets(text: string, request: TargetsRequest): Target[] {
  const written = /\.csv$/iu.test(request.file)
    ? fromTable(text, request.file)
    : fromYaml(text, request.file);
  if (written.length === 0)
    throw refused('no targets', { file: request.file, line: 1 }, 'one target or more below `targets:`');
  written.forEach(({ name, line }, at) => {
    if (written.findIndex((other) => other.name === name) !== at)
      throw refused(`two targets \`${name}\``, { file: request.file, line }, 'each name once');
  });
  return written.map((each) => targetOf(each, request));
}

function targetOf({ name, line, cells }: Written, request: TargetsRequest): Target {
  const { file } = request;
  for (const [key, cell] of cells) {
    if (columns.some((column) => column === key)) continue;
    const place = { file, line: cell.line, suggestion: nearest(key, [...columns]) };
    throw refused(`unknown key \`${key}\` of target ${name}`, place, `some of ${columns.join(', ')}`);
  }
  const cell = (key: Column): { text: string; line: number } => {
    const found = cells.get(key);
    if (found !== undefined && found.text.trim() !== '') return found;
    throw refused(
      `target ${name} has no ${key}`,
      { file, line },
      `${needed.join(', ')}; and error where it is known`,
    );
  };
  const asked = cell('response');
  const response = placed(asked.line, file, () => request.response(asked.text));
  const amount = (key: Column): number => {
    const { text, line: at } = cell(key);
    const value = placed(at, file, () => amountIn(text, response.unit, `${name}.${key}`));
    if (key !== 'value' && value < 0)
      throw refused(`${key} of target ${name} is ${text}`, { file, line: at }, 'zero or more');
    return value;
  };
  return {
    name,
    response: response.text,
    value: amount('value'),
    error: hasText(cells, 'error') ? amount('error') : 0,
    ...(hasText(cells, 'discrepancy') ? { discrepancy: amount('discrepancy') } : {}),
    unit: response.unit,
    source: cell('source').text,
  };
}

const hasText = (cells: Written['cells'], key: Column): boolean => (cells.get(key)?.text ?? '').trim() !== '';

function amountIn(text: string, unit: string, path: string): number {
  const quantity = parseQuantity(text);
  if (quantity === undefined)
    throw new LabError('E807', `invalid ${path}: ${text}`, { path, expected: `an amount of ${unit}` });
  return unit === '1' || unit === ''
    ? plain(quantity.amount, quantity.unit, path)
    : inUnit(quantity, unit, { path });
}

function plain(amount: number, unit: string, path: string): number {
  if (unit === '') return amount;
  throw new LabError('E807', `invalid ${path}: ${amount} ${unit}`, {
    path,
    expected: 'a number without unit',
  });
}

/** The same problem with file and line. */
function placed<Found>(line: number, file: string, read: () => Found): Found {
  try {
    return read();
  } catch (problem) {
    if (!(problem instanceof LabError)) throw problem;
    throw new LabError(problem.code, problem.message, {
      ...problem.place,
      exit: exitCodes.invalid,
      file,
      line,
    });
  }
}

function fromYaml(text: string, file: string): Written[] {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, schema: 'core' });
  const [problem] = document.errors;
  const lineAt = (at: number | undefined): number => lines.linePos(at ?? 0).line;
  if (problem !== undefined)
    throw refused(
      problem.message.split('\n')[0].replace(/ at line .*$/u, ''),
      { file, line: lineAt(problem.pos[0]) },
      'YAML or JSON',
    );
  const top = document.contents;
  const list = isMap(top) ? top.get('targets', true) : undefined;
  if (!isMap(list))
    throw refused(
      'no `targets:` with names below it',
      { file, line: 1 },
      'targets: { name: { response, value, error, source } }',
    );
  return list.items.map(({ key, value }) => {
    const name = isScalar(key) ? String(key.value) : '';
    const line = isScalar(key) ? lineAt(key.range?.[0]) : 1;
    if (!isMap(value))
      throw refused(`target ${name} has no keys`, { file, line }, `${columns.join(', ')} below its name`);
    return { name, line, cells: cellsOf(value, lineAt) };
  });
}

function cellsOf(map: YAMLMap, lineAt: (at: number | undefined) => number): Written['cells'] {
  return new Map(
    map.items.map(({ key, value }) => {
      const name = isScalar(key) ? String(key.value) : '';
      const at = isScalar(key) ? lineAt(key.range?.[0]) : 1;
      const text = isScalar(value) && value.value !== null ? String(value.source ?? value.value) : '';
      return [name, { text, line: at }];
    }),
  );
}

function fromTable(text: string, file: string): Written[] {
  const lines = text.replace(/^\uFEFF/u, '').split(/\r?\n/u);
  const head = splitLine(lines[0] ?? '').map((cell) => cell.trim());
  const at = head.indexOf('name');
  if (at < 0)
    throw refused(
      `no column \`name\` among ${head.join(', ')}`,
      { file, line: 1 },
      `name, ${columns.join(', ')}`,
    );
  return lines.flatMap((row, r) => {
    if (r === 0 || row.trim() === '') return [];
    const cells = splitLine(row);
    if (cells.length !== head.length)
      throw refused(
        `${cells.length} cells for ${head.length} columns`,
        { file, line: r + 1 },
        'one cell for each column; texts with commas in quotes',
      );
    const named = head.map((column, c): [string, { text: string; line: number }] => [
      column,
      { text: cells[c].trim(), line: r + 1 },
    ]);
    return [
      { name: cells[at].trim(), line: r + 1, cells: new Map(named.filter(([column]) => column !== 'name')) },
    ];
  });
}

/** Cells of a line with commas; a cell in quotes may hold commas and doubled quotes. */
function splitLine(line: string): string[] {
  return [...`${line},`.matchAll(/\s*"((?:[^"]|"")*)"\s*,|([^,]*),/gu)].map(([, quoted, bare = '']) =>
    quoted === undefined ? bare : quoted.replace(/""/gu, '"'),
  );
}

function refused(
  message: string,
  place: { readonly file: string; readonly line: number; readonly suggestion?: string | undefined },
  expected: string,
): LabError {
  return new LabError('E807', message, { ...place, expected });
}
