import { exitCodes, LabError, nearest } from '../../define/index.ts';
import type { Call } from '../verb.ts';
import { textOption } from '../verb.ts';

/** Values of an option that may be repeated. */
export function textsOf({ options }: Call, name: string): string[] {
  const value = options[name];
  const values: unknown[] = Array.isArray(value) ? value : [value];
  return values.filter((each): each is string => typeof each === 'string');
}

/** One of some names; undefined when the option was not given. Throws E502. */
export function oneOf<Name extends string>(
  call: Call,
  option: string,
  names: readonly Name[],
): Name | undefined {
  const text = textOption(call, option);
  if (text === undefined) return undefined;
  const found = names.find((name) => name === text);
  if (found !== undefined) return found;
  throw invalid(option, text, `one of ${names.join(', ')}`, nearest(text, names));
}

/** A number, perhaps in per cent; undefined when the option was not given. Throws E502. */
export function numberOption(
  call: Call,
  option: string,
  isRight: (value: number) => boolean,
  expected: string,
): number | undefined {
  const text = textOption(call, option);
  if (text === undefined) return undefined;
  const value = /%$/u.test(text) ? Number(text.slice(0, -1)) / 100 : Number(text);
  if (text.trim() !== '' && Number.isFinite(value) && isRight(value)) return value;
  throw invalid(option, text, expected);
}

/** E502 for an option, with what would be right. */
export function invalid(option: string, value: string, expected: string, suggestion?: string): LabError {
  return new LabError('E502', `invalid --${option}: ${value}`, {
    exit: exitCodes.usage,
    path: `--${option}`,
    expected,
    suggestion,
  });
}
