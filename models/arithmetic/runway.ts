import { log1p } from '../../src/numeric/index.ts';

/**
 * Years until rewards cannot be paid any more, at constant paces (METIS/year): rewards use `budget` first and then what
 * others, who spend `otherPace` from it all the time, have left of `shared`. Infinity when nothing is spent; negative by
 * the overdue time when `budget + shared` is below zero.
 */
export function yearsUntilEmpty(budget: number, shared: number, pace: number, otherPace: number): number {
  if (pace <= 0) return Infinity;
  const alone = budget / pace;
  const sharedLater = shared - otherPace * Math.max(0, alone);
  return sharedLater > 0 ? alone + sharedLater / (pace + otherPace) : alone;
}

/** Years that a budget lasts at a fixed stake: budget ÷ (rate × stake), in METIS and 1/year; Infinity when nothing is paid. */
export function yearsAtFixedStake(budget: number, rate: number, stake: number): number {
  return rate * stake > 0 ? budget / (rate * stake) : Infinity;
}

/**
 * Years that a budget lasts when every reward is staked again at once, so that stake grows as e^(rate × time):
 * ln(1 + budget ÷ stake) ÷ rate. Never longer than at a fixed stake.
 */
export function yearsWithRestaking(budget: number, rate: number, stake: number): number {
  return rate > 0 && stake > 0 ? log1p(budget / stake) / rate : Infinity;
}
