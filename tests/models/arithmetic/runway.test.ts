import { expect, test } from 'vitest';
import { yearsAtFixedStake, yearsUntilEmpty, yearsWithRestaking } from '../../../models/arithmetic/runway.ts';

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

test('at a fixed stake the published table of runways holds: four budgets, five stakes, three rates', () => {
  // The three middle ones as read on chain, which the table rounds.
  const stakes = [220_000, 357_494.31, 377_903.05, 489_592.03, 1_000_000];
  const published: Readonly<Record<number, readonly (readonly number[])[]>> = {
    1_000_000: [
      [23, 30, 45],
      [14, 19, 28],
      [13, 18, 26],
      [10, 14, 20],
      [5, 6.7, 10],
    ],
    2_600_000: [
      [59, 79, 118],
      [36, 48, 73],
      [34, 46, 69],
      [27, 35, 53],
      [13, 17, 26],
    ],
    3_000_000: [
      [68, 91, 136],
      [42, 56, 84],
      [40, 53, 79],
      [31, 41, 61],
      [15, 20, 30],
    ],
    4_600_000: [
      [105, 139, 209],
      [64, 86, 129],
      [61, 81, 122],
      [47, 63, 94],
      [23, 31, 46],
    ],
  };
  for (const [budget, table] of Object.entries(published))
    table.forEach((row, k) =>
      row.forEach((years, j) => {
        const found = yearsAtFixedStake(Number(budget), [0.2, 0.15, 0.1][j] ?? 0, stakes[k] ?? 0);
        expect(Math.abs(found - years), `${budget} ${stakes[k]}`).toBeLessThanOrEqual(
          years < 10 ? 0.05 : 0.5,
        );
      }),
    );
});

test('with every reward staked again the budget is used up when stake has grown by it: ln(1 + R/S) ÷ r', () => {
  expect(yearsWithRestaking(3_000_000, 0.15, 378_000)).toBeCloseTo(Math.log(3_378_000 / 378_000) / 0.15, 12);
  let [budget, stake, days] = [3_000_000, 378_000, 0];
  for (; budget > 0; days++) {
    const reward = (stake * 0.15) / 3_650;
    budget -= reward;
    stake += reward;
  }
  expect(days / 3_650).toBeCloseTo(yearsWithRestaking(3_000_000, 0.15, 378_000), 2);
});

test('restaking never lengthens a runway, and hardly matters for a small budget', () => {
  for (const budget of [1, 1e3, 1e6, 1e7])
    expect(yearsWithRestaking(budget, 0.2, 4e5)).toBeLessThan(yearsAtFixedStake(budget, 0.2, 4e5));
  expect(yearsWithRestaking(1, 0.2, 4e5) / yearsAtFixedStake(1, 0.2, 4e5)).toBeCloseTo(1, 5);
});

test('nothing staked, or a rate of zero, lasts for ever', () => {
  expect([yearsAtFixedStake(1, 0, 9), yearsAtFixedStake(1, 0.2, 0)]).toEqual([Infinity, Infinity]);
  expect([yearsWithRestaking(1, 0, 9), yearsWithRestaking(1, 0.2, 0)]).toEqual([Infinity, Infinity]);
});
