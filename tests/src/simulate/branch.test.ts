import { expect, test } from 'vitest';
import { installedModels } from '../../../src/catalogue.ts';
import type { Model } from '../../../src/define/index.ts';
import type { Branch, Simulation } from '../../../src/simulate/index.ts';
import { observablesOf, simulate } from '../../../src/simulate/index.ts';
import { metis } from '../../../models/metis/metis.ts';
import { pathOf, testModel } from '../rare/walk-model.ts';

const all = observablesOf(metis).map(({ name }) => name);
const days = 60;

function future(seed: number, branches: readonly Branch[] = []): Simulation {
  return simulate({
    model: metis,
    days,
    seed,
    replication: 3,
    branches,
    populations: { holders: 200 },
    observe: all,
  });
}

const parent = future(1);
/** Names of series that agree to the last bit on days `first` to `last`. */
const equalOn = (a: Simulation, b: Simulation, first: number, last: number): string[] =>
  all.filter((name) => {
    for (let day = first; day <= last; day++)
      if (!Object.is(a.series[name][day], b.series[name][day])) return false;
    return true;
  });

test('before the day of its branch the whole economy equals its parent to the last bit', () => {
  const branch = future(1, [{ fromDay: 21, seed: 99 }]);
  expect(equalOn(parent, branch, 0, 20)).toEqual(all);
});

test('from the day of its branch on prices, decisions and outages differ', () => {
  const branch = future(1, [{ fromDay: 21, seed: 99 }]);
  expect(branch.series['price'][20]).toBe(parent.series['price'][20]);
  expect(branch.series['price'][21]).not.toBe(parent.series['price'][21]);
  expect(equalOn(parent, branch, 21, days).length).toBeLessThan(all.length / 2);
});

test('a branch under the same seed is the plain future', () => {
  expect(equalOn(parent, future(1, [{ fromDay: 21, seed: 1 }]), 0, days)).toEqual(all);
});

test('a branch of a branch equals it until its own day', () => {
  const first: Branch = { fromDay: 21, seed: 99 };
  const child = future(1, [first]);
  const grandchild = future(1, [first, { fromDay: 40, seed: 7 }]);
  expect(equalOn(child, grandchild, 0, 39)).toEqual(all);
  expect(grandchild.series['price'][40]).not.toBe(child.series['price'][40]);
});

test('after a branch a plain future of the same world is as it was', () => {
  const walk = pathOf(5, [{ fromDay: 4, seed: 2 }]);
  expect(walk).not.toEqual(pathOf(5));
  expect(pathOf(5)).toEqual(pathOf(5));
});

test('a branch on the first day has the start of its seed and the days of the other', () => {
  const branch = pathOf(5, [{ fromDay: 1, seed: 6 }]);
  expect(branch[0]).toBe(0);
  expect(branch).toEqual(pathOf(6));
});

test.each([
  [[{ fromDay: 0, seed: 1 }], 'branches.fromDay: 0'],
  [[{ fromDay: 2.5, seed: 1 }], 'branches.fromDay: 2.5'],
  [[{ fromDay: 99_999, seed: 1 }], 'branches.fromDay: 99999'],
  [[{ fromDay: 3, seed: -1 }], 'branches.seed: -1'],
  [
    [
      { fromDay: 5, seed: 1 },
      { fromDay: 5, seed: 2 },
    ],
    'branches.fromDay: 5',
  ],
])('branches %j are refused', (branches, text) => {
  expect(() => simulate({ model: testModel, days: 10, seed: 1, branches, observe: [] })).toThrow(text);
});

test.each([...installedModels])('in %s nothing moves before the day of a branch', (_, model) => {
  const names = observablesOf(model).map(({ name }) => name);
  const run = (branches: readonly Branch[]): Simulation =>
    simulate({ model, days: 12, seed: 4, branches, populations: smallest(model), observe: names });
  const [a, b] = [run([]), run([{ fromDay: 6, seed: 5 }])];
  for (const name of names)
    expect([...b.series[name].subarray(0, 6)]).toEqual([...a.series[name].subarray(0, 6)]);
});

function smallest(model: Model): Record<string, number> {
  return Object.fromEntries(
    Object.entries(model.economy.populations).map(([name, { size, between }]) => [
      name,
      Math.min(size, Math.max(between[0], 100)),
    ]),
  );
}
