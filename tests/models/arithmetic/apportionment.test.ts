import { expect, test } from 'vitest';
import { seatPriority, seatsByDivisor, seatsByRemainder } from '../../../models/arithmetic/apportionment.ts';
import type { DivisorMethod } from '../../../models/arithmetic/apportionment.ts';

const byDivisor = (votes: readonly number[], seats: number, method: DivisorMethod) => [
  ...seatsByDivisor(votes, seats, method),
];

test('D’Hondt divides 8 seats between 100, 80, 30 and 20 thousand votes as 4, 3, 1, 0', () => {
  expect(byDivisor([100_000, 80_000, 30_000, 20_000], 8, 'jefferson')).toEqual([4, 3, 1, 0]);
});

test('of 7 seats for 53, 24 and 23 thousand votes Sainte-Laguë gives 3, 2, 2 and D’Hondt 4, 2, 1', () => {
  const votes = [53_000, 24_000, 23_000];
  expect(byDivisor(votes, 7, 'webster')).toEqual([3, 2, 2]);
  expect(byDivisor(votes, 7, 'jefferson')).toEqual([4, 2, 1]);
});

test('Alabama’s paradox: with an eleventh seat the smallest of 6, 6 and 2 loses one under Hamilton', () => {
  expect([...seatsByRemainder([6, 6, 2], 10)]).toEqual([4, 4, 2]);
  expect([...seatsByRemainder([6, 6, 2], 11)]).toEqual([5, 5, 1]);
});

// Apportionment of 2020 (US Census Bureau): Minnesota took the last of 435 seats with its 8th; New York was 89 people short of its 27th.
test('in 2020 New York missed its 27th seat by 89 people', () => {
  const minnesota = seatPriority(5_709_752, 7, 'huntingtonHill');
  expect(seatPriority(20_215_751 + 88, 26, 'huntingtonHill')).toBeLessThan(minnesota);
  expect(seatPriority(20_215_751 + 89, 26, 'huntingtonHill')).toBeGreaterThan(minnesota);
});

test('under Huntington–Hill and Adams everybody has a seat before anybody has two', () => {
  for (const method of ['huntingtonHill', 'adams'] as const)
    expect(byDivisor([1_000_000, 10, 1], 3, method)).toEqual([1, 1, 1]);
});

test('all seats are given out, none to those without votes, and none where nobody has any', () => {
  for (const method of ['jefferson', 'webster', 'huntingtonHill', 'adams'] as const) {
    const held = byDivisor([17, 0, 5, 29], 23, method);
    expect(held.reduce((a, b) => a + b, 0)).toBe(23);
    expect(held[1]).toBe(0);
    expect(byDivisor([0, 0], 5, method)).toEqual([0, 0]);
  }
  expect([...seatsByRemainder([0, 0], 5)]).toEqual([0, 0]);
});

test('another order of the parties gives the same seats', () => {
  const votes = [41_003, 28_511, 17_777, 9_202, 3_507];
  for (const method of ['jefferson', 'webster', 'huntingtonHill', 'adams'] as const) {
    const forward = byDivisor(votes, 15, method);
    expect(byDivisor([...votes].reverse(), 15, method).reverse()).toEqual(forward);
  }
});
