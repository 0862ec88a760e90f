import { invalidOption } from '../choice-option.ts';
import type { Call } from '../verb.ts';
import { textOption } from '../verb.ts';

/** Values of an option that may be repeated. */
export function textsOf({ options }: Call, name: string): string[] {
  const value = options[name];
  const values: unknown[] = Array.isArray(value) ? value : [value];
  return values.filter((each): each is string => typeof each === 'string');
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
  throw invalidOption(option, text, expected);
}
