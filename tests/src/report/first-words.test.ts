import { expect, test } from 'vitest';
import { firstWords } from '../../../src/report/first-words.ts';

test('a text keeps its first whole words', () => {
  expect(firstWords('one two three', 13)).toBe('one two three');
  expect(firstWords('one two three', 12)).toBe('one two');
  expect(firstWords('one two three', 9)).toBe('one two');
});

test('a word is cut only where whole words would leave half of the room empty, and no character in two', () => {
  expect(firstWords('a verylongwordwithoutend', 10)).toBe('a verylong');
  expect(firstWords('wordwithoutend', 6)).toBe('wordwi');
  expect(firstWords('abc😀😀', 4)).toBe('abc');
  expect(firstWords('abc😀😀', 5)).toBe('abc😀');
});
