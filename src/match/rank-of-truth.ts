import type { Posterior } from './posterior.ts';

/**
 * Weight of the rows below a known true value, half of those that equal it: uniform between 0 and 1 when truths come from the prior and
 * the posterior is right (Talts, Betancourt, Simpson, Vehtari and Gelman 2018). Options have no order: NaN.
 */
export function rankOfTruth({ points, weights }: Posterior, name: string, truth: number): number {
  let rank = 0;
  points.forEach((point, row) => {
    const value = point[name];
    if (typeof value !== 'number') rank = NaN;
    else if (value < truth) rank += weights[row];
    else if (value === truth) rank += weights[row] / 2;
  });
  return rank;
}
