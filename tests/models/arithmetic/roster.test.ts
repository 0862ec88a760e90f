import { expect, test } from 'vitest';
import { LabError } from '../../../src/define/index.ts';
import { fillRoster } from '../../../models/arithmetic/roster.ts';
import type { Roster } from '../../../models/arithmetic/roster.ts';

const numbers = { foundation: 1, liquidStaking: 2, firstOperator: 3 };
const january: Roster = {
  minimumLock: 20_000,
  maximumLock: 100_000,
  lockedAtStart: 220_000,
  foundationSeats: 3,
  liquidSeats: 3,
  operatorSeats: 3,
  foundationExcess: 0,
  liquidExcess: 0.75,
};
const fill = (change: Partial<Roster>, seats = 11) => {
  const bond = new Float64Array(seats);
  const owners = new Float64Array(seats);
  fillRoster(bond, owners, { ...january, ...change }, numbers);
  return { bond: [...bond], owners: [...owners] };
};

test('every filled seat has the minimum, and the rest is divided between the groups', () => {
  const { bond, owners } = fill({});
  expect(bond.slice(0, 6)).toEqual([20_000, 20_000, 20_000, 30_000, 30_000, 30_000]);
  expect(bond.slice(6, 9).every((each) => Math.abs(each - 20_000 - 10_000 / 3) < 1e-8)).toBe(true);
  expect(bond.slice(9)).toEqual([0, 0]);
  expect(owners).toEqual([1, 1, 1, 2, 2, 2, 3, 4, 5, 6, 7]);
});

test('a group without seats leaves its part to the others', () => {
  const alone = fill({ foundationSeats: 0, liquidSeats: 0, operatorSeats: 1, lockedAtStart: 50_000 });
  expect(alone.bond[0]).toBe(50_000);
});

test('nobody in the pool and nothing locked is a pool too', () => {
  const empty = fill({ foundationSeats: 0, liquidSeats: 0, operatorSeats: 0, lockedAtStart: 0 }, 2);
  expect(empty).toEqual({ bond: [0, 0], owners: [3, 4] });
});

test.each([
  ['less than the minimum of every seat', { lockedAtStart: 170_000 }],
  ['METIS locked without seats', { foundationSeats: 0, liquidSeats: 0, operatorSeats: 0 }],
  ['more seats than sequencers', { operatorSeats: 6 }],
  ['a part of a seat', { operatorSeats: 2.5 }],
  ['a bond above the largest', { lockedAtStart: 900_000 }],
  ['limits the wrong way round', { minimumLock: 200_000 }],
  ['shares above the whole', { foundationExcess: 0.5 }],
  ['an excess for nobody', { liquidSeats: 0, operatorSeats: 0 }],
])('%s is refused before the first day', (_what, change) => {
  expect(() => fill(change)).toThrow(LabError);
  expect(() => fill(change)).toThrow(/^conflicting roster/u);
});
