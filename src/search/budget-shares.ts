import { normalCdf } from '../numeric/index.ts';
import { largest } from './selection.ts';

/**
 * Shares of a budget among settings that make a right choice most probable, from means (higher is better) and variances of single
 * values: N_i / N_j = (s_i / d_i)^2 / (s_j / d_j)^2 for distances d to the best mean, and N_best = s_best sqrt(sum of N_i^2 / s_i^2).
 * Source: Chen, Lin, Yucesan and Chick (2000). Settings without variance get nothing; settings that tie with the best count as
 * if they were a thousandth of the largest distance away (all shares equal when all means are). Throws for unequal lengths or
 * fewer than 2 settings.
 */
export function budgetShares(means: readonly number[], variances: readonly number[]): number[] {
  if (means.length < 2 || means.length !== variances.length)
    throw new Error(
      `invalid settings: ${means.length} means, ${variances.length} variances; expected at least 2 of each`,
    );
  const best = largest(
    means,
    means.map((_, i) => i),
  );
  const distances = means.map((mean) => means[best] - mean);
  const farthest = Math.max(...distances);
  if (farthest === 0 || variances.every((variance) => variance === 0))
    return means.map(() => 1 / means.length);
  const weights = variances.map((variance, i) => {
    const distance = Math.max(distances[i], farthest / 1000);
    return i === best ? 0 : variance / (distance * distance);
  });
  let squares = 0;
  weights.forEach((weight, i) => (squares += variances[i] > 0 ? (weight * weight) / variances[i] : 0));
  weights[best] = Math.sqrt(variances[best] * squares);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return total === 0 ? means.map(() => 1 / means.length) : weights.map((weight) => weight / total);
}

/**
 * Lower bound (Bonferroni) of the probability that the setting with the largest mean is the best one, from means and their
 * variances (squared standard errors): 1 less the sum of Phi(-distance / sqrt(v_best + v_i)). Source: Chen et al. (2000), APCS-B.
 */
export function approximateChoice(means: readonly number[], errors: readonly number[]): number {
  const best = largest(
    means,
    means.map((_, i) => i),
  );
  let wrong = 0;
  means.forEach((mean, i) => {
    if (i !== best) wrong += chanceAhead(mean - means[best], errors[i] + errors[best]);
  });
  return Math.max(0, 1 - wrong);
}

/** Probability that a normal difference with this mean and variance is above 0; one half for no difference without variance. */
export function chanceAhead(difference: number, variance: number): number {
  if (variance > 0) return normalCdf(difference / Math.sqrt(variance));
  return difference === 0 ? 0.5 : difference > 0 ? 1 : 0;
}
