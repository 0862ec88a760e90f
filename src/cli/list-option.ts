import { exitCodes, LabError, nearest } from '../define/index.ts';
import type { Call } from './verb.ts';
import { textOption } from './verb.ts';

/** Names given as `a,b`; undefined when the option is absent. Throws E502 for one that is not known. */
export function listOption(
  call: Pick<Call, 'options'>,
  option: string,
  known: readonly string[],
): readonly string[] | undefined {
  const names = textOption(call, option)
    ?.split(',')
    .map((name) => name.trim());
  const unknown = names?.find((name) => !known.includes(name));
  if (unknown === undefined) return names;
  throw new LabError('E502', `invalid --${option}: ${unknown}`, {
    exit: exitCodes.usage,
    path: `--${option}`,
    suggestion: nearest(unknown, known),
    expected: `one of ${known.join(', ')}`,
  });
}
