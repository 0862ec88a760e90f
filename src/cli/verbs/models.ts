import type { Verb } from '../verb.ts';

export const models: Verb = {
  name: 'models',
  description: 'models',
  run: async () => ({ text: [], data: null }),
};
