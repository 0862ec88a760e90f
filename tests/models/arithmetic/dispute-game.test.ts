import { expect, test } from 'vitest';
import {
  costOfBlocking,
  costOfWaiting,
  disputeClocks,
  longestDispute,
  mostMoves,
} from '../../../models/arithmetic/dispute-game.ts';

test('a dispute on the clocks of 2026 ends within four days, well inside the window of seven', () => {
  expect(longestDispute(disputeClocks)).toBe(4);
  expect(mostMoves(disputeClocks.depth)).toBe(74);
});

test('waiting seven days at 20 % a year costs 0.38 % of the value', () => {
  expect(costOfWaiting(1_000, 0.2, 7)).toBeCloseTo(1_000 * (1 - Math.exp((-0.2 * 7) / 365)), 12);
  expect(costOfWaiting(1_000, 0.2, 7)).toBeCloseTo(3.828, 3);
});

test('no wait, no value or no impatience costs nothing', () => {
  expect(
    [costOfWaiting(1_000, 0.2, 0), costOfWaiting(0, 0.2, 7), costOfWaiting(1_000, 0, 7)].map(Math.abs),
  ).toEqual([0, 0, 0]);
});

test('blocking withdrawals for a window of 33 batches a day takes 231 bonds of 4 METIS', () => {
  expect(costOfBlocking(33, 7, 4)).toBe(924);
});
