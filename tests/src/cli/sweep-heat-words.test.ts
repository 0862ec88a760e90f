import { expect, test } from 'vitest';
import { chanceOf } from '../../../src/cli/sweep/sweep-heat-words.ts';
import { pairedDifference } from '../../../src/summarise/index.ts';

/** Paired differences of a response of which more is better; less than 1 does not matter. */
const changeOf = (...differences: readonly number[]) =>
  pairedDifference({
    baseline: differences.map(() => 0),
    variant: [...differences],
    matters: 1,
    better: 'higher',
  });

test('the chance of a cell counts the futures that change by what matters', () => {
  expect(chanceOf(changeOf(2, 2, 2, -2))).toBe(75);
  expect(chanceOf(changeOf(2, 0.1, 0.2, -2))).toBe(50);
  expect(chanceOf(changeOf(-2, -3))).toBe(0);
});

test('where nothing changes by what matters there is no chance, and so no line', () => {
  expect(chanceOf(changeOf(0, 0.1, -0.1))).toBeUndefined();
  expect(chanceOf(undefined)).toBeUndefined();
});
