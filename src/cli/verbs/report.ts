import type { Verb } from '../verb.ts';

export const report: Verb = {
  name: 'report',
  description: 'report',
  run: async () => ({ text: [], data: null }),
};
