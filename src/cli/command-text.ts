import { basename, isAbsolute } from 'node:path';
import type { Call } from './verb.ts';

/** Options that change nothing about the answer itself. */
const passing: ReadonlySet<string> = new Set([
  'threads',
  'dryRun',
  'json',
  'plain',
  'quiet',
  'verbose',
  'color',
  'input',
  'logFile',
  'C',
]);

/** The same command again, as it would be typed: for continuing after an interruption. Worker threads and what is only shown are left out. */
export function commandAgain(verb: string, { args, options }: Pick<Call, 'args' | 'options'>): string {
  return worded(verb, args, options);
}

/** The command as a picture's footer has it: files as they were given, those from the root of the disk by their names alone; without the results folder. */
export function commandForFooter(verb: string, { args, options }: Pick<Call, 'args' | 'options'>): string {
  const { out: _out, ...kept } = options;
  return worded(
    verb,
    args.map((file) => (isAbsolute(file) ? basename(file) : file)),
    kept,
  );
}

function worded(verb: string, args: readonly string[], options: Call['options']): string {
  const words = Object.entries(options).flatMap(([name, value]): string[] => {
    if (passing.has(name) || value === undefined || value === false) return [];
    const flag = `--${name.replace(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`)}`;
    const values: unknown[] = (Array.isArray(value) ? value : [value]).filter((each) => each !== true);
    return [flag, ...values.map((each) => quoted(String(each)))];
  });
  return ['mlab', verb, ...args.map(quoted), ...words].join(' ');
}

/** A word that a shell takes as one. */
const quoted = (text: string): string =>
  /^[\w.,:=%/+-]+$/u.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
