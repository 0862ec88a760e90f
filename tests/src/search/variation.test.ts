import { expect, test } from 'vitest';
import { Stream } from '../../../src/random/index.ts';
import { settingsOf, variablesOf } from '../../../src/search/index.ts';
import type { Variable } from '../../../src/search/index.ts';
import { pointOf } from '../../../src/search/variables.ts';
import { childrenOf, crossed, mutated } from '../../../src/search/variation.ts';

const real: Variable = { name: 'x', kind: 'real', low: 0, high: 10 };
const ordered: Variable = { name: 'n', kind: 'ordered', values: [1, 2, 4, 8] };
const choice: Variable = { name: 'policy', kind: 'choice', options: ['always', 'never', 'rarely'] };

test('ranges, lists of numbers and lists of names become variables', () => {
  const uniform = { kind: 'uniform', low: 0, high: 1 } as const;
  const listed = { kind: 'choice', options: [3, 1, 2, 1], weights: [1, 1, 1, 1] } as const;
  const named = { kind: 'choice', options: ['b', 'a'], weights: [1, 1] } as const;
  expect(
    variablesOf([
      { name: 'x', distribution: uniform },
      { name: 'n', distribution: listed },
      { name: 'p', distribution: named },
    ]),
  ).toEqual([
    { name: 'x', kind: 'real', low: 0, high: 1 },
    { name: 'n', kind: 'ordered', values: [1, 2, 3] },
    { name: 'p', kind: 'choice', options: ['b', 'a'] },
  ]);
  expect(() => variablesOf([{ name: 'z', distribution: { kind: 'normal', mean: 0, deviation: 1 } }])).toThrow(
    'invalid variable z: normal',
  );
});

test('all settings of lists are every combination, the last changing first', () => {
  const points = settingsOf([ordered, choice]);
  expect(points).toHaveLength(12);
  expect(points.slice(0, 4)).toEqual([
    { n: 1, policy: 'always' },
    { n: 1, policy: 'never' },
    { n: 1, policy: 'rarely' },
    { n: 2, policy: 'always' },
  ]);
  expect(() => settingsOf([real])).toThrow('invalid variable x: a range; expected listed values or steps');
});

test('children of crossover have the mean of their parents away from the bounds', () => {
  for (let i = 0; i < 20; i++) {
    const [low, high] = crossed({ ...real, low: -1e9, high: 1e9 }, 4, 6, (i + 0.5) / 20, 15);
    expect(low + high).toBeCloseTo(10, 6);
    expect(low).toBeLessThanOrEqual(high);
  }
});

test('the spread of crossover has the law of Deb and Agrawal', () => {
  // without bounds P(spread <= 1) = 1/2, and the spread at u is (2u)^(1/(index + 1)) below
  const wide: Variable = { ...real, low: -1e12, high: 1e12 };
  const [low, high] = crossed(wide, 0, 1, 0.125, 2);
  expect(high - low).toBeCloseTo(0.25 ** (1 / 3), 6);
  const [far, near] = crossed(wide, 0, 1, 0.875, 2);
  expect(near - far).toBeCloseTo((1 / 0.25) ** (1 / 3), 6);
});

test('the change of a mutation has the law of Deb and Goyal', () => {
  // in the middle of the range with index 1: u < 1/2 gives sqrt(2u + (1 - 2u)(1 - 0.5)^2) - 1 of the range
  expect(mutated(real, 5, 0.25, 1)).toBeCloseTo(5 + 10 * (Math.sqrt(0.5 + 0.5 * 0.25) - 1), 12);
  expect(mutated(real, 5, 0.75, 1)).toBeCloseTo(5 - 10 * (Math.sqrt(0.5 + 0.5 * 0.25) - 1), 12);
  expect(mutated(real, 5, 0.5, 20)).toBeCloseTo(5, 12);
});

test('children never leave their bounds, lists or options', () => {
  const variables = [real, ordered, choice];
  const stream = new Stream('test:children');
  stream.begin(1, 0);
  const parents = [Float64Array.of(0, 0, 0), Float64Array.of(10, 3, 2)] as const;
  const seen = new Set<unknown>();
  for (let pair = 0; pair < 400; pair++) {
    const options = { mutationChance: 0.8, crossoverIndex: 0, mutationIndex: 0 };
    for (const genes of childrenOf(variables, parents, { stream, pair }, options)) {
      const { x, n, policy } = pointOf(variables, genes);
      expect(Number(x)).toBeGreaterThanOrEqual(0);
      expect(Number(x)).toBeLessThanOrEqual(10);
      expect([1, 2, 4, 8]).toContain(n);
      expect(['always', 'never', 'rarely']).toContain(policy);
      seen.add(n).add(policy);
    }
  }
  expect(seen.size).toBe(7);
});

test('a mutated place in a list moves by a step at least, unless it stands at the end', () => {
  expect(mutated(ordered, 1, 0.51, 20)).toBe(2);
  expect(mutated(ordered, 1, 0.49, 20)).toBe(0);
  expect(mutated(ordered, 3, 0.51, 20)).toBe(3);
  expect(mutated({ name: 'one', kind: 'ordered', values: [7] }, 0, 0.2, 20)).toBe(0);
});

test('nothing changes without crossover and mutation, and the draws of a pair are its own', () => {
  const stream = new Stream('test:children');
  stream.begin(1, 0);
  const parents = [Float64Array.of(1, 2, 0), Float64Array.of(9, 3, 2)] as const;
  const variables = [real, ordered, choice];
  expect(
    childrenOf(variables, parents, { stream, pair: 3 }, { crossoverChance: 0, mutationChance: 0 }),
  ).toEqual(parents);
  const third = childrenOf(variables, parents, { stream, pair: 3 });
  childrenOf(variables, parents, { stream, pair: 2 });
  expect(childrenOf(variables, parents, { stream, pair: 3 })).toEqual(third);
});
