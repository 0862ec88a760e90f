import { expect, test } from 'vitest';
import { startWords } from '../../../../src/report/figures/fan-start.ts';

const times = (of: (t: number) => number): number[] => Array.from({ length: 20 }, (_, t) => of(t));

test('a gap that is there at the second time is said to open at the start, and to narrow where it does', () => {
  expect(startWords(times((t) => (t === 0 ? 0 : -60 + 2 * t)))).toBe(
    'The gap opens at the start, where the two sets of rules part, and not bit by bit. Later it narrows. ',
  );
  expect(startWords(times((t) => (t === 0 ? 0 : 10 + t / 10)))).not.toContain('narrows');
});

test('a gap that grows bit by bit, is there from the first time, or never, needs no words', () => {
  expect(startWords(times((t) => -t))).toBe('');
  expect(startWords(times(() => 5))).toBe('');
  expect(startWords(times(() => 0))).toBe('');
  expect(startWords(times((t) => (t === 1 ? NaN : t)))).toBe('');
});

test('of few times the second is not the start', () => {
  expect(startWords([0, -60, -50])).toBe('');
});
