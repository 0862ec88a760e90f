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
