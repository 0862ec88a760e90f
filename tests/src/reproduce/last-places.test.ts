import { expect, test } from 'vitest';
import { lastPlaces, relativeDistance } from '../../../src/reproduce/last-places.ts';

test.each([
  [1, 1, 0n],
  [1, 1 + Number.EPSILON, 1n],
  [1, 1 - Number.EPSILON / 2, 1n],
  [0, 5e-324, 1n],
  [-0, 0, 1n],
  [-5e-324, 5e-324, 3n],
  [1, 2, 2n ** 52n],
  [Number.MAX_VALUE, Infinity, 1n],
])('from %s to %s it is %s last places', (a, b, places) => {
  expect(lastPlaces(a, b)).toBe(places);
  expect(lastPlaces(b, a)).toBe(places);
});

test('a NaN has no distance', () => {
  expect(() => lastPlaces(NaN, 1)).toThrow('invalid numbers: NaN, 1; expected no NaN');
});

test('relative distance is a share of the larger number, whatever the signs', () => {
  expect(relativeDistance(100, 99)).toBe(0.01);
  expect(relativeDistance(-1, 1)).toBe(2);
  expect(relativeDistance(0, 0)).toBe(0);
});
