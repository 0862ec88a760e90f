import { exitCodes, LabError } from '../define/errors.ts';
import type { Answer, Console } from './console.ts';

/** What a verb is called with. */
export interface Call {
  readonly args: readonly string[];
  readonly options: Readonly<Record<string, unknown>>;
  readonly console: Console;
}

/** One command of the command line: its words, and the function that answers. */
export interface Verb {
  readonly name: string;
  readonly description: string;
  readonly arguments?: readonly (readonly [string, string])[];
  readonly options?: readonly (readonly [string, string])[];
  readonly examples?: readonly string[];
  run(call: Call): Promise<Answer>;
}

/** Text of an option, or undefined when it was not given. */
export function textOption({ options }: Pick<Call, 'options'>, name: string): string | undefined {
  const value = options[name];
  return typeof value === 'string' ? value : undefined;
}

/** A whole number given as option, within bounds; `expected` says what would be right. Throws E502 (exit 2). */
export function countOption(
  call: Pick<Call, 'options'>,
  name: string,
  [low, high]: readonly [number, number],
  expected = `a whole number, ${low} to ${high}`,
): number | undefined {
  const text = textOption(call, name);
  if (text === undefined) return undefined;
  const value = Number(text.replace(/[,_]/gu, ''));
  if (text.trim() !== '' && Number.isSafeInteger(value) && value >= low && value <= high) return value;
  const flag = `--${name.replace(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`)}`;
  throw new LabError('E502', `invalid ${flag}: ${text}`, {
    exit: exitCodes.usage,
    path: flag,
    expected,
  });
}

/** The results folder of this call: `--out` or MLAB_RESULTS, otherwise `results`. */
export function resultsFolder(call: Pick<Call, 'options'>): string {
  return textOption(call, 'out') ?? 'results';
}
