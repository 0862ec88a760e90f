import { expect, test } from 'vitest';
import { correlationPenalty, proportionalPenalty } from '../../../models/arithmetic/slashing.ts';

test('a share of an amount is lost, never more than all and never less than nothing', () => {
  expect([0, 0.05, 1, 2, -1].map((share) => proportionalPenalty(20_000, share))).toEqual([
    0, 1_000, 20_000, 20_000, 0,
  ]);
});

test('with factor 3 a third of the stake offending together loses everything, and one of a hundred 3 %', () => {
  expect(correlationPenalty(32, 100, 300, 3, 0)).toBeCloseTo(32, 12);
  expect(correlationPenalty(32, 1, 100, 3, 0)).toBeCloseTo(0.96, 12);
  expect(correlationPenalty(32, 1, 100, 1, 0)).toBeCloseTo(0.32, 12);
});

test('who offends alone in a large pool loses the least penalty', () => {
  expect(correlationPenalty(32, 32, 32_000_000, 3, 1 / 32)).toBe(1);
  expect(correlationPenalty(32, 0, 0, 3, 0.5)).toBe(16);
});
