import { expect, test } from 'vitest';
import { LabError } from '../../../src/define/index.ts';
import { fillRoster } from '../../../models/arithmetic/roster.ts';
import type { Roster } from '../../../models/arithmetic/roster.ts';

const numbers = { foundation: 1, liquidStaking: 2, secondLiquidStaking: 3, firstOperator: 4 };
const january: Roster = {
  minimumLock: 20_000,
  maximumLock: 100_000,
  lockedAtStart: 220_000,
  foundationSeats: 3,
  liquidSeats: 3,
  secondLiquidSeats: 1,
  operatorSeats: 2,
  foundationExcess: 0,
  liquidExcess: 0.6,
  secondLiquidExcess: 0.3,
};
const nobody = { foundationSeats: 0, liquidSeats: 0, secondLiquidSeats: 0, operatorSeats: 0 };
const fill = (change: Partial<Roster>, seats = 11) => {
  const bond = new Float64Array(seats);
  const owners = new Float64Array(seats);
  const protocols = new Float64Array(seats);
  fillRoster({ bond, owners, protocols }, { ...january, ...change }, numbers);
  return { bond: [...bond], owners: [...owners], protocols: [...protocols] };
};

test('every filled seat has the minimum, and the rest is divided between the groups', () => {
  const { bond, owners, protocols } = fill({});
  const expected = [20_000, 20_000, 20_000, 28_000, 28_000, 28_000, 32_000, 22_000, 22_000, 0, 0];
  bond.forEach((each, s) => expect(each).toBeCloseTo(expected[s] ?? NaN, 7));
  expect(owners).toEqual([1, 1, 1, 2, 2, 2, 3, 4, 5, 6, 7]);
  expect(protocols).toEqual([-1, -1, -1, 0, 0, 0, 1, -1, -1, -1, -1]);
});

test('a group without seats leaves its part to the others', () => {
  const alone = fill({
    foundationSeats: 0,
    liquidSeats: 0,
    secondLiquidSeats: 0,
    operatorSeats: 1,
    lockedAtStart: 50_000,
  });
  expect(alone.bond[0]).toBe(50_000);
});

test('nobody in the pool and nothing locked is a pool too', () => {
  const empty = fill({ ...nobody, lockedAtStart: 0 }, 2);
  expect(empty).toEqual({ bond: [0, 0], owners: [4, 5], protocols: [-1, -1] });
});

test.each([
  ['less than the minimum of every seat', { lockedAtStart: 170_000 }],
  ['METIS locked without seats', nobody],
  ['more seats than sequencers', { operatorSeats: 6 }],
  ['a part of a seat', { operatorSeats: 2.5 }],
  ['a bond above the largest', { lockedAtStart: 900_000 }],
  ['limits the wrong way round', { minimumLock: 200_000 }],
  ['shares above the whole', { foundationExcess: 0.5 }],
  ['an excess for nobody', { liquidSeats: 0, secondLiquidSeats: 0, operatorSeats: 0 }],
])('%s is refused before the first day', (_what, change) => {
  expect(() => fill(change)).toThrow(LabError);
  expect(() => fill(change)).toThrow(/^conflicting roster/u);
});
