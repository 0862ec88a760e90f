import { expect, test } from 'vitest';
import { approximateChoice, budgetShares, selectWithBudget } from '../../../src/search/index.ts';
import { normalSettings, places } from './normal-settings.ts';

const goal = { response: 'value', better: 'higher' } as const;

test('shares of a budget follow the rule of Chen and others', () => {
  // means 3, 2, 1; variances 1, 4, 9: weights of the others 4/1 = 4 and 9/4 = 2.25; best sqrt(1 × (16/4 + 5.0625/9)) = 2.135935…
  const best = Math.sqrt(16 / 4 + 5.0625 / 9);
  const shares = budgetShares([3, 2, 1], [1, 4, 9]);
  [best, 4, 2.25].forEach((weight, i) => expect(shares[i]).toBeCloseTo(weight / (best + 6.25), 12));
});

test('with two settings the shares are as their deviations', () => {
  const [one, two] = budgetShares([1, 0], [9, 1]);
  expect(one / two).toBeCloseTo(3, 12);
});

test('equal means, no variance at all and exact ties still give shares', () => {
  expect(budgetShares([1, 1, 1], [1, 2, 3])).toEqual([1 / 3, 1 / 3, 1 / 3]);
  expect(budgetShares([1, 2], [0, 0])).toEqual([0.5, 0.5]);
  expect(budgetShares([2, 2, 1], [1, 1, 1]).every((share) => share > 0 && share < 1)).toBe(true);
  expect(() => budgetShares([1], [1])).toThrow('invalid settings: 1 means');
});

test('the approximate probability of a right choice is 1 less the tails', () => {
  // distance 1.96 standard errors: tail 0.025
  expect(approximateChoice([1.959963984540054, 0], [0.5, 0.5])).toBeCloseTo(0.975, 12);
  expect(approximateChoice([1.959963984540054, 0, 0], [0.5, 0.5, 0.5])).toBeCloseTo(0.95, 12);
  expect(approximateChoice([1, 0], [0, 0])).toBe(1);
});

test('the budget goes where the choice is close, and is kept', async () => {
  const means = [0, 1, 0.9, -3, -3, -3];
  const found = await selectWithBudget(normalSettings({ means, seed: 1 }), {
    points: places(6),
    goal,
    budget: 1_000,
    firstStage: 16,
    step: 8,
  });
  expect(found.total).toBeLessThanOrEqual(1_000);
  expect(found.total).toBeGreaterThan(990);
  expect(found.settings[1].n + found.settings[2].n).toBeGreaterThan(600);
  expect(found.settings[3].n).toBeLessThan(60);
  expect(found.left).toEqual(expect.arrayContaining([found.best]));
  expect(found.left).not.toContain(3);
});

test('the same budget finds the best more often than equal shares', async () => {
  const means = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 1];
  let ocba = 0;
  let equal = 0;
  for (let seed = 0; seed < 200; seed++) {
    const simulator = normalSettings({ means, seed });
    const input = { points: places(10), goal, budget: 400, firstStage: 10, step: 4 };
    if ((await selectWithBudget(simulator, input)).best === 9) ocba++;
    const values = (
      await simulator({ name: '', points: places(10), replications: 40, luck: 'own', futures: 99 })
    ).column('value');
    const sums = means.map((_, p) =>
      values.slice(p * 40, (p + 1) * 40).reduce((sum, value) => sum + value, 0),
    );
    if (sums.indexOf(Math.max(...sums)) === 9) equal++;
  }
  expect(ocba).toBeGreaterThan(equal + 10);
});

test('a budget below the first stage is refused', async () => {
  await expect(
    selectWithBudget(normalSettings({ means: [0, 1], seed: 1 }), { points: places(2), goal, budget: 63 }),
  ).rejects.toThrow('invalid budget: 63; expected at least 64');
});
