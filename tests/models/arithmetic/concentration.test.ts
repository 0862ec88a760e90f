import { expect, test } from 'vitest';
import {
  countOwners,
  herfindahl,
  nakamoto,
  markLargestOwners,
} from '../../../models/arithmetic/concentration.ts';

const owners = [1, 1, 2, 3, 4];

test('the roster of January 2026 by head count has an index of 0.26 and two owners above a third', () => {
  const roster = [1, 1, 1, 2, 2, 2, 3, 4, 5];
  const seats = [1, 1, 1, 1, 1, 1, 1, 1, 1];
  expect(herfindahl(roster, seats)).toBeCloseTo(21 / 81, 12);
  expect(nakamoto(roster, seats, 1 / 3)).toBe(2);
  expect(countOwners(roster, seats)).toBe(5);
});

test('an owner with empty seats does not count', () => {
  expect(countOwners(owners, [0, 5, 5, 0, 0])).toBe(2);
  expect(herfindahl(owners, [0, 5, 5, 0, 0])).toBe(0.5);
});

test('one owner alone has index 1 and can halt the pool; nobody has index 0', () => {
  expect(herfindahl(owners, [3, 4, 0, 0, 0])).toBe(1);
  expect(nakamoto(owners, [3, 4, 0, 0, 0], 1 / 3)).toBe(1);
  expect(herfindahl(owners, [0, 0, 0, 0, 0])).toBe(0);
  expect(nakamoto(owners, [0, 0, 0, 0, 0], 1 / 3)).toBe(0);
});

test('exactly a third is not more than a third', () => {
  expect(nakamoto([1, 2, 3], [1, 1, 1], 1 / 3)).toBe(2);
});

test('the largest owners are marked one after another until they hold more than the threshold', () => {
  const owners = [1, 1, 1, 2, 2, 3, 4];
  const amounts = [20, 20, 20, 60, 61, 59, 20];
  const marked = new Float64Array(7);
  expect(markLargestOwners(owners, amounts, 1 / 3, Infinity, marked)).toBe(1);
  expect([...marked]).toEqual([0, 0, 0, 1, 1, 0, 0]);
  expect(markLargestOwners(owners, amounts, 1 / 2, Infinity, marked)).toBe(2);
  expect([...marked]).toEqual([1, 1, 1, 1, 1, 0, 0]);
  expect(markLargestOwners(owners, amounts, 1, 0, marked)).toBe(0);
  expect([...marked]).toEqual([0, 0, 0, 0, 0, 0, 0]);
  expect(markLargestOwners([1, 2], [0, 0], 1 / 3, Infinity, new Float64Array(2))).toBe(0);
});
