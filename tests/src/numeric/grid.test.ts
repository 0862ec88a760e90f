import fc from 'fast-check';
import { expect, test } from 'vitest';
import { floorToGrid } from '../../../src/numeric/index.ts';

const GRID = 2 ** -28;

test('an amount on the grid stays what it is', () => {
  fc.assert(
    fc.property(fc.integer({ min: -(2 ** 52), max: 2 ** 52 }), (units) => {
      expect(floorToGrid(units * GRID, GRID)).toBe(units * GRID);
    }),
  );
});

test('what is cut off is not negative, below one step, and on no coarser grid than the amount', () => {
  fc.assert(
    fc.property(fc.double({ min: -1e7, max: 1e7, noNaN: true }), (amount) => {
      const cut = floorToGrid(amount, GRID);
      expect(cut).toBeLessThanOrEqual(amount);
      expect(cut + GRID).toBeGreaterThan(amount);
      expect(Number.isInteger(cut / GRID)).toBe(true);
    }),
  );
});

test('a negative amount is cut downwards, away from zero', () => {
  expect(floorToGrid(-0.1, 0.5)).toBe(-0.5);
  expect(floorToGrid(0.9, 0.5)).toBe(0.5);
});
