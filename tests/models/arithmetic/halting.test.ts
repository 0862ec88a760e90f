import { expect, test } from 'vitest';
import { binomialAtLeast } from '../../../models/arithmetic/committee.ts';
import { downProbability, haltingProbability } from '../../../models/arithmetic/halting.ts';
import type { OutageLoads } from '../../../models/arithmetic/halting.ts';

const room = () => ({ law: new Float64Array(301), owned: new Float64Array(301) });
const halting = (
  weight: readonly number[],
  owner: readonly number[],
  loads: Partial<OutageLoads>,
  limit: number,
): number =>
  haltingProbability(
    weight,
    owner,
    { outagesAlone: 0, outagesOfOwner: 0, outagesOfAll: 0, ...loads },
    limit,
    room(),
  );

test('a load of outages is there with probability 1 − e^−load', () => {
  expect(downProbability(0)).toBe(0);
  expect(downProbability(1)).toBeCloseTo(1 - 1 / Math.E, 14);
});

test('nine equal seats of nine owners halt when four or more are down: the binomial tail', () => {
  const loads = { outagesAlone: 0.1 };
  const seats = new Array(9).fill(1);
  const owners = [1, 2, 3, 4, 5, 6, 7, 8, 9];
  expect(halting(seats, owners, loads, 3)).toBeCloseTo(binomialAtLeast(4, 9, downProbability(0.1)), 13);
});

test('exactly a third down does not halt', () => {
  const alone = downProbability(0.2);
  const two = 3 * alone ** 2 * (1 - alone) + alone ** 3;
  expect(halting([300, 300, 300], [1, 2, 3], { outagesAlone: 0.2 }, 300)).toBeCloseTo(two, 13);
});

test('an owner with two of four seats halts the pool whenever its seats fail together', () => {
  const loads = { outagesOfOwner: 0.05 };
  const owner = downProbability(0.05);
  // One of the other owners has a quarter only: both are needed, or the large owner.
  const right = owner + (1 - owner) * owner ** 2;
  expect(halting([225, 225, 225, 225], [1, 1, 2, 3], loads, 300)).toBeCloseTo(right, 13);
});

test('a common outage halts whatever the owners, and adds to the rest', () => {
  const loads = { outagesAlone: 0.1, outagesOfAll: 0.02 };
  const common = downProbability(0.02);
  const alone = halting([1, 1, 1, 1], [1, 2, 3, 4], { outagesAlone: 0.1 }, 1);
  expect(halting([1, 1, 1, 1], [1, 2, 3, 4], loads, 1)).toBeCloseTo(common + (1 - common) * alone, 13);
});

test('an empty pool and a pool without outages do not halt', () => {
  expect(halting([0, 0], [1, 2], { outagesAlone: 1 }, 0)).toBe(0);
  expect(halting([1, 1], [1, 2], {}, 0)).toBe(0);
});

test('the order of the seats does not matter, and more outages never make halting rarer', () => {
  const loads = { outagesAlone: 0.03, outagesOfOwner: 0.02 };
  const one = halting([50, 160, 160, 90, 440], [1, 2, 2, 3, 4], loads, 300);
  expect(halting([440, 160, 90, 160, 50], [4, 2, 3, 2, 1], loads, 300)).toBeCloseTo(one, 14);
  const more = halting([50, 160, 160, 90, 440], [1, 2, 2, 3, 4], { ...loads, outagesAlone: 0.06 }, 300);
  expect(more).toBeGreaterThan(one);
});

test('one owner of everything is down when any of its own outages is on', () => {
  expect(halting([900], [1], { outagesAlone: 0.1, outagesOfOwner: 0.2 }, 300)).toBeCloseTo(
    downProbability(0.3),
    13,
  );
});
