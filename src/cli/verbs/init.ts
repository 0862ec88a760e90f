import type { Verb } from '../verb.ts';

export const init: Verb = {
  name: 'init',
  description: 'init',
  run: async () => ({ text: [], data: null }),
};
