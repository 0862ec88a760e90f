import { expect, test } from 'vitest';
import {
  goodTitleOf,
  rankingNotes,
  standingOf,
  titleOf,
} from '../../../src/cli/sensitivity/sensitivity-words.ts';
import type { Standing } from '../../../src/cli/sensitivity/sensitivity-words.ts';
import { morrisEffects } from '../../../src/sensitivity/index.ts';

const sure: Standing = {
  order: ['a.x', 'a.y', 'a.z'],
  beyond: ['a.x', 'a.y'],
  unsettled: [],
  units: '40 trajectories',
  isTooFew: false,
};

test('a title says no more than what is told apart from chance', () => {
  expect(titleOf(sure)).toBe('A.x matters most');
  expect(titleOf({ ...sure, unsettled: [['a.x', 'a.y']] })).toBe('A.x and a.y matter most');
  const open = { ...sure, unsettled: [['a.x', 'a.y'] as const, ['a.y', 'a.z'] as const] };
  expect(titleOf(open)).toBe('A.x is among those that matter most');
  expect(titleOf({ ...sure, beyond: ['a.y'] })).toBe('A.y is among those that matter most');
  expect(titleOf({ ...sure, beyond: [] })).toBe('No input is told apart from chance yet');
  expect(titleOf({ ...sure, isTooFew: true, units: '4 trajectories' })).toBe(
    'Too few to rank inputs: 4 trajectories',
  );
  expect(goodTitleOf(sure)).toBe('A.x sets good futures apart');
  expect(goodTitleOf({ ...sure, beyond: [] })).toBe('No input alone separates good futures beyond chance');
});

test('an order is settled only where inputs are beyond chance and there are enough units', () => {
  expect(rankingNotes(sure, '--n 160')).toEqual(['The order of all inputs is settled.']);
  expect(rankingNotes({ ...sure, beyond: [] }, '--n 160')[0]).toMatch(/^No input is told apart from chance/u);
  expect(rankingNotes({ ...sure, isTooFew: true, units: '4 trajectories' }, '--n 16')).toEqual([
    'Too few to rank the inputs: 4 trajectories. More is needed: --n 16.',
  ]);
});

/** Steps of two inputs, so clear that every resample has the same order. */
function screening(trajectories: number) {
  const corners = [0, 0, 1, 0, 1, 1];
  const all = Array.from({ length: trajectories }, () => corners).flat();
  const values = Float64Array.from(
    Array.from({ length: trajectories }, (_, t) => [0, 10 + 0.1 * t, 11 + 0.2 * t]).flat(),
  );
  return morrisEffects({ inputs: ['a.x', 'a.y'], unit: Float64Array.from(all), values, replications: 1 });
}

test.each([
  [4, true],
  [9, true],
  [10, false],
])('a screening by %i trajectories has too few to rank: %s', (trajectories, isTooFew) => {
  const standing = standingOf({ method: 'morris', result: screening(trajectories) });
  expect(standing?.unsettled).toEqual([]);
  expect(standing?.isTooFew).toBe(isTooFew);
});
