import type { Verb } from '../verb.ts';

export const runs: Verb = {
  name: 'runs',
  description: 'runs',
  run: async () => ({ text: [], data: null }),
};
