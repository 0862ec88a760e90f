import type { Verb } from '../verb.ts';

export const doctor: Verb = {
  name: 'doctor',
  description: 'doctor',
  run: async () => ({ text: [], data: null }),
};
