import { YEAR } from '../../src/define/index.ts';
import { exp } from '../../src/numeric/index.ts';

/**
 * Weight of an option of the given utility (per year, as a share of the amount) in a logit choice: e^(sensitivity × utility).
 * The probability of an option is its weight over the sum of all weights (McFadden 1974).
 */
export function logitWeight(utility: number, sensitivity: number): number {
  return exp(sensitivity * utility);
}

/** Probabilities of a logit choice among options of the given utilities; they sum to 1. */
export function logitShares(utilities: readonly number[], sensitivity: number): number[] {
  const highest = Math.max(...utilities);
  const weights = utilities.map((utility) => logitWeight(utility - highest, sensitivity));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

/**
 * Cost of being unable to sell for `days`, as a share of the amount: riskAversion × volatility² ÷ 2 per year of waiting, the
 * certainty equivalent of mean–variance utility (Merton 1969); volatility per year. Borne once: weighed against a yearly
 * yield it is the cost of a stay of one year.
 */
export function waitingCost(riskAversion: number, volatility: number, days: number): number {
  return ((riskAversion * volatility * volatility) / 2) * (days / YEAR);
}
