import { expect, test } from 'vitest';
import { costOfBuying, stakeForShare } from '../../../models/arithmetic/attack-cost.ts';

test('a third beside 378,000 METIS takes 189,000 more, and two thirds take 756,000', () => {
  expect(stakeForShare(378_000, 1 / 3)).toBeCloseTo(189_000, 6);
  expect(stakeForShare(378_000, 2 / 3)).toBeCloseTo(756_000, 6);
  expect(189_000 / (378_000 + 189_000)).toBeCloseTo(1 / 3, 14);
});

test('a purchase costs depth × (e^x − 1), where x is its value over the depth', () => {
  expect(costOfBuying(1_000_000, 10, 10_000_000, 1e12)).toBeCloseTo(10_000_000 * (Math.E - 1), 3);
});

test('a tiny purchase costs its price, a larger one more than its price, and nothing costs nothing', () => {
  expect(costOfBuying(0.001, 8, 12_000_000, 1e12)).toBeCloseTo(0.008, 12);
  expect(costOfBuying(100_000, 8, 12_000_000, 1e12)).toBeGreaterThan(800_000);
  expect(costOfBuying(0, 8, 12_000_000, 1e12)).toBe(0);
});

test('the cost rises with price and amount and falls with depth', () => {
  const costs = [1, 2, 4, 8].map((price) => costOfBuying(189_000, price, 12_000_000, 1e12));
  expect(costs).toEqual([...costs].sort((a, b) => a - b));
  const deep = [1e6, 1e7, 1e8].map((depth) => costOfBuying(189_000, 8, depth, 1e12));
  expect(deep).toEqual([...deep].sort((a, b) => b - a));
});

test('what cannot be bought costs the highest cost', () => {
  expect(costOfBuying(1e9, 1_000, 1e4, 1e12)).toBe(1e12);
});
