/** Probabilities of a rank statistic at most and at least as large as the one observed. */
export interface RankTails {
  readonly lower: number;
  readonly upper: number;
}

/** Probabilities of sums of ranks, as weights that need not add up to 1, by index; the tails at `observed`, both with it. */
export function tailsAt(weights: Float64Array, observed: number): RankTails {
  let [lower, upper, total] = [0, 0, 0];
  for (let s = 0; s < weights.length; s++) {
    total += weights[s];
    if (s <= observed) lower += weights[s];
    if (s >= observed) upper += weights[s];
  }
  return { lower: Math.min(1, lower / total), upper: Math.min(1, upper / total) };
}

/** Two-sided: twice the smaller tail, at most 1. */
export const twoSided = ({ lower, upper }: RankTails): number => Math.min(1, 2 * Math.min(lower, upper));
