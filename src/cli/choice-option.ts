import { exitCodes, LabError, nearest } from '../define/index.ts';
import type { Call } from './verb.ts';
import { textOption } from './verb.ts';

/** One of some names given as an option; undefined when it was not given. Throws E502, with the nearest name. */
export function choiceOption<Name extends string>(
  call: Pick<Call, 'options'>,
  option: string,
  names: readonly Name[],
): Name | undefined {
  const text = textOption(call, option);
  if (text === undefined) return undefined;
  const found = names.find((name) => name === text);
  if (found !== undefined) return found;
  const expected = names.length === 2 ? names.join(' or ') : `one of ${names.join(', ')}`;
  throw invalidOption(option, text, expected, nearest(text, names));
}

/** E502 for an option, with what would be right. */
export function invalidOption(
  option: string,
  value: string,
  expected: string,
  suggestion?: string,
): LabError {
  return new LabError('E502', `invalid --${option}: ${value}`, {
    exit: exitCodes.usage,
    path: `--${option}`,
    expected,
    suggestion,
  });
}
