import { writeSync } from 'node:fs';
import pc from 'picocolors';
import { plainText } from '../report/escape.ts';

/** Options that every verb takes. */
export interface GlobalOptions {
  readonly json: boolean;
  readonly plain: boolean;
  readonly quiet: boolean;
  readonly verbose: boolean;
  readonly color: boolean;
  readonly input: boolean;
  readonly logFile?: string;
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

/** Where a verb speaks: the answer goes to stdout, everything else to stderr. */
export interface Console {
  readonly options: GlobalOptions;
  readonly warnings: string[];
  /** Progress, hints: stderr, unless quiet. */
  say(text: string): void;
  /** Something is not as it should be: stderr, and in the `--json` document. */
  warn(text: string): void;
  /** Replaces the progress line of a terminal; nothing elsewhere. */
  line(text: string): void;
  readonly interactive: boolean;
  readonly paint: ReturnType<typeof pc.createColors>;
}

/** Whether a stream may be coloured: a terminal, no NO_COLOR, and a terminal that is not dumb. */
export function mayColour(stream: { isTTY?: boolean }, options: Pick<GlobalOptions, 'color'>): boolean {
  const { NO_COLOR, TERM } = process.env;
  return options.color && stream.isTTY === true && (NO_COLOR === undefined || NO_COLOR === '') && TERM !== 'dumb';
}

/** Opens the console of one command. */
export function openConsole(options: GlobalOptions): Console {
  const interactive = process.stderr.isTTY === true && process.env['TERM'] !== 'dumb';
  const warnings: string[] = [];
  let lineOpen = false;
  const write = (text: string): void => {
    if (lineOpen) put(2, '\r\u001b[2K');
    lineOpen = false;
    put(2, `${text}\n`);
  };
  return {
    options,
    warnings,
    interactive,
    paint: pc.createColors(mayColour(process.stderr, options)),
    say: (text) => void (options.quiet || write(text)),
    warn(text) {
      warnings.push(text);
      write(`warning: ${plainText(text)}`);
    },
    line(text) {
      if (!interactive || options.quiet) return;
      put(2, `\r\u001b[2K${text}`);
      lineOpen = true;
    },
  };
}

/** Prints an answer on stdout in the asked form and returns the exit code. */
export function answer(console: Console, command: string, result: Answer): number {
  const exit = result.exit ?? 0;
  if (console.options.json) {
    const { warnings } = console;
    const document = { schema: 1, command, status: result.status ?? (exit === 0 ? 'done' : 'failed'), exit, data: result.data, warnings, next: result.next ?? [] };
    put(1, `${JSON.stringify(document, null, 2)}\n`);
    return exit;
  }
  if (console.options.plain && result.records !== undefined) {
    put(1, result.records.map((record) => `${record.map((cell) => plainText(String(cell)).replace(/[\t\n]/gu, ' ')).join('\t')}\n`).join(''));
    return exit;
  }
  if (result.text.length > 0) put(1, `${result.text.join('\n')}\n`);
  const [next] = result.next ?? [];
  if (next !== undefined) console.say(`Next: ${(result.next ?? []).join('   ')}`);
  return exit;
}

/** Writes synchronously; a closed pipe ends the program quietly, as it should in `mlab runs | head -1`. */
export function put(descriptor: 1 | 2, text: string): void {
  const bytes = Buffer.from(text);
  for (let done = 0; done < bytes.length;) {
    try {
      done += writeSync(descriptor, bytes, done);
    } catch (problem) {
      const code = problem instanceof Error && 'code' in problem ? problem.code : undefined;
      if (code === 'EAGAIN') continue;
      if (code === 'EPIPE') process.exit(0);
      throw problem;
    }
  }
}

/** Columns aligned by spaces; numbers are strings already. */
export function aligned(rows: readonly (readonly string[])[], indent = ''): string[] {
  const widths: number[] = [];
  for (const row of rows) row.forEach((cell, c) => (widths[c] = Math.max(widths[c] ?? 0, cell.length)));
  return rows.map((row) => `${indent}${row.map((cell, c) => (c === row.length - 1 ? cell : cell.padEnd(widths[c] ?? 0))).join('   ')}`.trimEnd());
}
