import { checkStopRule } from './check-tests.ts';
import type { TestNames } from './check-tests.ts';
import type { Overrides } from './overrides.ts';
import { itemsOf, keyOf, textOf } from './plain.ts';
import type { SettingsContext } from './read-settings.ts';

/** Blocks between looks unless the file says otherwise. */
const LOOK_BLOCKS = 10;

/** What a run needs to know to stop early; nothing where the file has no rule. */
export interface ResolvedStopping {
  readonly stopWhen?: readonly string[];
  readonly lookEvery?: number;
}

/** Rules for stopping and replications between looks. Problems E124, E107 (looks without a rule), E119 (no multiple of the block size). */
export function resolveStopping(
  data: unknown,
  {
    names,
    blockSize,
    overrides,
  }: { readonly names: TestNames; readonly blockSize: number; readonly overrides: Overrides },
  { problems }: SettingsContext,
): ResolvedStopping {
  const place = overrides.lookEvery === undefined ? 'lookEvery' : '--look-every';
  const every = overrides.lookEvery ?? keyOf(data, 'lookEvery');
  const where = overrides.stopWhen === undefined ? 'stopWhen' : '--stop-when';
  const stopWhen = itemsOf(overrides.stopWhen ?? keyOf(data, 'stopWhen')).flatMap((item, at) => {
    const text = textOf(item);
    if (text === undefined) return [];
    problems.attempt([where, at], () => checkStopRule(text, names));
    return [text];
  });
  if (stopWhen.length > 0 && keyOf(data, 'draws') !== undefined)
    problems.add('E124', 'rules for stopping where replications are drawn together', ['stopWhen'], {
      expected: 'independent replications: no `draws`, or no `stopWhen`',
    });
  if (stopWhen.length === 0) {
    if (every !== undefined)
      problems.add('E107', '`lookEvery` without `stopWhen`', [place], {
        expected: 'a rule in `stopWhen`, or no `lookEvery`',
      });
    return {};
  }
  if (every === undefined) return { stopWhen, lookEvery: LOOK_BLOCKS * blockSize };
  if (typeof every !== 'number') return { stopWhen };
  if (!Number.isSafeInteger(every) || every < 1 || every % blockSize !== 0)
    problems.add('E119', `invalid lookEvery: ${every}`, [place], {
      expected: `a multiple of the block size, ${blockSize}: ${blockSize}, ${2 * blockSize}, …`,
    });
  return { stopWhen, lookEvery: every };
}
