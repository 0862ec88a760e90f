import type { Verb } from '../verb.ts';
import { reproduce } from './reproduce.ts';

/** `mlab verify <run>`: `mlab reproduce --level files` under a word of its own. */
export const verify: Verb = {
  name: 'verify',
  description: 'check files, digests, inputs and report of a run or bundle; nothing is computed again',
  arguments: reproduce.arguments ?? [],
  options: (reproduce.options ?? []).filter(([flags]) => /--(?:trust-code|certificate|out)\b/u.test(flags)),
  examples: ['mlab verify eagr-7k3m9q2f-w2000.zip', 'mlab verify 7k3m9q2f'],
  run: (call) => reproduce.run({ ...call, options: { ...call.options, level: 'files' } }),
};
