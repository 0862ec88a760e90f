import { expect, test } from 'vitest';
import { gradeOf, readingGrade, syllables, wordsOf } from '../../../src/report/reading-grade.ts';

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

test('hundreds of short cells do not hide a long sentence, and labels in the heads of tables count', () => {
  const long =
    'institutional sustainability considerations necessitate comprehensive reallocation of remaining balances';
  const cells = Array.from({ length: 300 }, () => [['Full proposal'], ['0']]);
  const table = (head: string, rows: string[][][]) => ({
    ...{ id: 'changes', title: 'x', folded: false },
    blocks: [{ kind: 'table' as const, caption: 'x', columns: [head, 'Now'], rows }],
  });
  const grade = readingGrade(long);
  expect(gradeOf([table('Rule', [...cells, [[long], ['1']]])])).toBeCloseTo(grade, 10);
  expect(gradeOf([table(long, cells)])).toBeCloseTo(grade, 10);
  expect(gradeOf([table('Rule', cells)])).toBe(0);
});
