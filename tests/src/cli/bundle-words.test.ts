import { expect, test } from 'vitest';
import { shortNotes } from '../../../src/cli/bundle-words.ts';

test('many files that nobody listed are told in one sentence, one alone as it is', () => {
  const files = ['a.md', 'b.png', 'c.svg'].map((name) => `files: ${name}: not listed in the manifest`);
  expect(shortNotes(['model: older', ...files])).toEqual([
    'model: older',
    '3 files that are no part of the run stay out: a.md and 2 more',
  ]);
  expect(shortNotes(files.slice(0, 1))).toEqual(files.slice(0, 1));
});
