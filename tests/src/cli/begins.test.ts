import { expect, test } from 'vitest';
import { verbs } from '../../../src/cli/verbs/index.ts';

test('before a command has read its arguments it says at most what it was given to read', () => {
  for (const { begins } of verbs) {
    expect(begins?.([])).toBeUndefined();
    expect([undefined, 'reading eagr']).toContain(begins?.(['eagr']));
  }
});
