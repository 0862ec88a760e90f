import { appendFileSync } from 'node:fs';
import pc from 'picocolors';
import { exitCodes, LabError } from '../define/errors.ts';
import { plainText } from '../report/escape.ts';
import { foldTable } from './fold-table.ts';
import { put } from './put.ts';

/** Options that every verb takes. */
export interface GlobalOptions {
  readonly json: boolean;
  readonly plain: boolean;
  readonly quiet: boolean;
  readonly verbose: boolean;
  readonly color: boolean;
  readonly input: boolean;
  readonly logFile: string | undefined;
}

/** An answer: what stdout carries, in all three forms. */
export interface Answer {
  /** Lines for people. */
  readonly text: readonly string[];
  /** Data for machines (`--json`). */
  readonly data: unknown;
  /** One record a line, tab-separated (`--plain`); the text when absent. */
  readonly records?: readonly (readonly (string | number)[])[];
  /** What one would do next: commands. */
  readonly next?: readonly string[];
  readonly exit?: number;
  readonly status?: string;
}

/** Where a verb speaks: the answer goes to stdout, everything else to stderr and to the log file. */
export interface Console {
  readonly options: GlobalOptions;
  readonly warnings: string[];
  /** Progress, hints: stderr, unless quiet. */
  say(text: string): void;
  /** Something is not as it should be: stderr, and in the `--json` document. */
  warn(text: string): void;
  /** Errors: stderr, quiet or not. */
  tell(text: string): void;
  /** Replaces the progress lines of a terminal, cut to its width; nothing elsewhere. */
  line(text: string): void;
  readonly interactive: boolean;
  readonly paint: ReturnType<typeof pc.createColors>;
}

/** Whether a stream may be coloured: a terminal, no NO_COLOR, and a terminal that is not dumb. */
export function mayColour(stream: { isTTY?: boolean }, options: Pick<GlobalOptions, 'color'>): boolean {
  const { NO_COLOR, TERM } = process.env;
  const wanted = options.color && (NO_COLOR === undefined || NO_COLOR === '');
  return wanted && stream.isTTY === true && TERM !== 'dumb';
}

/** Opens the console of one command. Throws E204 when the log file cannot be written. */
export function openConsole(options: GlobalOptions): Console {
  const interactive = process.stderr.isTTY === true && process.env['TERM'] !== 'dumb';
  const warnings: string[] = [];
  let open = 0;
  if (options.logFile !== undefined) log(options.logFile, '');
  const write = (text: string): void => {
    put(2, `${erase(open)}${text}\n`);
    open = 0;
    if (options.logFile !== undefined) log(options.logFile, text);
  };
  return {
    options,
    warnings,
    interactive,
    paint: pc.createColors(mayColour(process.stderr, options)),
    say: (text) => void (options.quiet || write(text)),
    tell: write,
    warn(text) {
      warnings.push(plainText(text));
      write(`warning: ${plainText(text)}`);
    },
    line(text) {
      if (!interactive || options.quiet) return;
      const width = (process.stderr.columns || 80) - 1;
      const lines = text.split('\n').map((each) => each.slice(0, Math.max(20, width)));
      put(2, `${erase(open)}${lines.join('\n')}`);
      open = lines.length;
    },
  };
}

/** Erases this many lines of a terminal, the cursor standing in the last of them. */
const erase = (lines: number): string =>
  lines === 0 ? '' : `\r\u001b[2K${'\u001b[1A\u001b[2K'.repeat(lines - 1)}`;

function log(file: string, text: string): void {
  const lines = text.split('\n').map((line) => plainText(line.replace(/^ +/u, '')));
  try {
    appendFileSync(file, text === '' ? '' : `${lines.join('\n')}\n`);
  } catch (problem) {
    throw new LabError(
      'E204',
      `cannot write the log file: ${problem instanceof Error ? problem.message : file}`,
      {
        exit: exitCodes.cannotRun,
        path: '--log-file',
        file,
        expected: 'a file that can be written',
      },
    );
  }
}

/** Prints an answer on stdout in the asked form and returns the exit code. */
export function answer(console: Console, command: string, result: Answer): number {
  const exit = result.exit ?? 0;
  const { text, next = [] } = result;
  if (console.options.json) {
    const status = result.status ?? (exit === 0 ? 'done' : 'failed');
    printDocument(console, { command, status, exit, data: result.data, next });
    return exit;
  }
  if (console.options.plain) {
    const records = result.records ?? text.map((line) => [line]);
    put(1, records.map((record) => `${record.map(plainCell).join('\t')}\n`).join(''));
    return exit;
  }
  if (text.length > 0) put(1, `${text.join('\n')}\n`);
  if (next.length > 0) console.say(`Next: ${next.join('   ')}`);
  return exit;
}

const plainCell = (cell: string | number): string => plainText(String(cell));

/** What a `--json` document says; `schema` and `warnings` are added. */
export interface JsonDocument {
  readonly command: string;
  readonly status: string;
  readonly exit: number;
  readonly data: unknown;
  readonly next: readonly string[];
}

/** Prints the one JSON document of a command on stdout. */
export function printDocument({ warnings }: Console, document: JsonDocument): void {
  const { command, status, exit, data, next } = document;
  put(1, `${JSON.stringify({ schema: 1, command, status, exit, data, warnings, next }, null, 2)}\n`);
}

/** Columns of a terminal; 100 where nobody says how wide lines may be. */
export function lineWidth(stream: { isTTY?: boolean; columns?: number } = process.stdout): number {
  const { isTTY, columns = 0 } = stream;
  return isTTY === true && columns > 0 ? columns : 100;
}

/** Columns aligned by spaces, folded where they are wider than the line; numbers are strings already. A row of one cell is a heading. */
export function aligned(
  rows: readonly (readonly string[])[],
  indent = '',
  width: number = lineWidth(),
): string[] {
  const widths: number[] = [];
  for (const row of rows) {
    if (row.length > 1) row.forEach((cell, c) => (widths[c] = Math.max(widths[c] ?? 0, cell.length)));
  }
  const padded = (cell: string, c: number, row: readonly string[]): string =>
    c === row.length - 1 ? cell : cell.padEnd(widths[c] ?? 0);
  const lines = rows.map((row) =>
    `${indent}${row.map((cell, c) => padded(cell, c, row)).join('   ')}`.trimEnd(),
  );
  return lines.every((line) => line.length <= width) ? lines : foldTable(rows, { width, indent });
}
