import type { Verb } from '../verb.ts';

export const show: Verb = {
  name: 'show',
  description: 'show',
  run: async () => ({ text: [], data: null }),
};
