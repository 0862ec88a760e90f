import { YEAR } from '../../src/define/index.ts';
import { expm1 } from '../../src/numeric/index.ts';

/**
 * Clocks of the fault-proof game on Metis since May 2025 (on-chain values of 2026-01-07): days without an answer after which
 * a batch is disputed, days on the clock of each side, depth of the bisection, depth at which it turns to one execution.
 */
export const disputeClocks = { answerDays: 2, clockDays: 1, depth: 73, splitDepth: 30 } as const;

/** Most moves of a bisection of the given depth: one at each depth, and the step that ends it. */
export function mostMoves(depth: number): number {
  return depth + 1;
}

/** Longest time in days from a dispute to the end of its game: the answer, then both clocks running out without extension. */
export function longestDispute(clocks: { readonly answerDays: number; readonly clockDays: number }): number {
  return clocks.answerDays + 2 * clocks.clockDays;
}

/** Cost of waiting `days` for `value`, at a yearly discount rate ρ with continuous compounding: value × (1 − e^(−ρ days/365)). */
export function costOfWaiting(value: number, discountRate: number, days: number): number {
  return -value * expm1((-discountRate * days) / YEAR);
}

/** Cost of blocking withdrawals by disputing every batch for the whole window: batches × bond, in the unit of the bond. */
export function costOfBlocking(batchesPerDay: number, windowDays: number, bond: number): number {
  return Math.ceil(batchesPerDay * windowDays) * bond;
}
