import type { Verb } from '../verb.ts';

export const compare: Verb = {
  name: 'compare',
  description: 'compare',
  run: async () => ({ text: [], data: null }),
};
