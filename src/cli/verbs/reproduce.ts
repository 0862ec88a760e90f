import { reproduce as reproduceRun } from '../../reproduce/index.ts';
import type { Verb } from '../verb.ts';

/** `mlab reproduce <run>`: checks a run and computes it again, in part or whole. */
export const reproduce: Verb = {
  name: 'reproduce',
  description: 'check a run and compute it again: identical, within tolerance, same conclusions, or not',
  arguments: [['<run>', 'run key, beginning of one, folder, or path of its manifest']],
  examples: ['mlab reproduce 7k3m9q2f', 'mlab reproduce path/to/run --level full --certificate "Ada"'],
  async run(call) {
    const found = await reproduceRun({ folder: call.args[0] ?? '', level: 'sample', threads: 1 });
    return { text: [], data: found };
  },
};
