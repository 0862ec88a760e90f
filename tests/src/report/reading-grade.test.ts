import { expect, test } from 'vitest';
import { readingGrade, syllables, wordsOf } from '../../../src/report/reading-grade.ts';

test('syllables are counted by groups of vowels without a silent e', () => {
  expect(
    ['rate', 'reserve', 'runway', 'certain', 'table', 'proposal', '2,000', 'the'].map(syllables),
  ).toEqual([1, 2, 2, 2, 2, 3, 1, 1]);
});

test('the grade is 0.39 words a sentence plus 11.8 syllables a word less 15.59', () => {
  // Two sentences, 10 words, 12 syllables.
  const text = 'The rate falls to ten. The table lasts two days.';
  expect(wordsOf(text)).toHaveLength(10);
  expect(readingGrade(text)).toBeCloseTo(0.39 * 5 + 11.8 * 1.1 - 15.59, 10);
});

test('long words and long sentences raise the grade', () => {
  expect(
    readingGrade('Institutional sustainability considerations necessitate comprehensive reallocation.'),
  ).toBeGreaterThan(20);
});
