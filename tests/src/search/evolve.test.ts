import { expect, test } from 'vitest';
import { simulatorOf } from '../../../src/design/index.ts';
import { evolve } from '../../../src/search/index.ts';

const search = {
  variables: [{ name: 'x', kind: 'real', low: 0, high: 1 }],
  goals: [{ response: 'y', better: 'lower' }],
  population: 4,
  generations: 2,
  replications: 2,
} as const;

test('a search in which every future fails finds no front', async () => {
  const failing = simulatorOf(() => ({ y: NaN }));
  await expect(evolve(failing, search)).rejects.toThrow('every future of every setting failed');
});

test('settings that fail never stand on the front beside one that does not', async () => {
  const partly = simulatorOf(({ x }) => ({ y: Number(x) < 0.5 ? NaN : Number(x) }));
  const { front, tried } = await evolve(partly, { ...search, population: 8 });
  expect(tried.some(({ n }) => n === 0)).toBe(true);
  front.forEach(({ n }) => expect(n).toBeGreaterThan(0));
});
