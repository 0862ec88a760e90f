import { expect, test } from 'vitest';
import { yearsUntilEmpty } from '../../../models/arithmetic/runway.ts';

test('a budget of 3,000,000 at 15 % of 378,000 METIS lasts 53 years', () => {
  expect(yearsUntilEmpty(3_000_000, 0, 0.15 * 378_000, 0)).toBeCloseTo(52.9, 1);
});

test('a joint fund without other spending is one budget', () => {
  expect(yearsUntilEmpty(100, 60, 40, 0)).toBe(4);
});

test('grants use up the shared part while rewards still live on their own', () => {
  expect(yearsUntilEmpty(100, 60, 50, 30)).toBe(2);
  expect(yearsUntilEmpty(100, 60, 50, 20)).toBeCloseTo(2 + 20 / 70, 12);
});

test('what is spent faster lasts less, nothing spent lasts for ever, and what is overdue is negative time', () => {
  expect(yearsUntilEmpty(100, 0, 50, 0)).toBeLessThan(yearsUntilEmpty(100, 0, 40, 0));
  expect(yearsUntilEmpty(100, 0, 0, 0)).toBe(Infinity);
  expect(yearsUntilEmpty(-25, 0, 50, 0)).toBe(-0.5);
});
