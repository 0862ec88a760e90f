import { exp, log, log1p, stirlingError } from '../numeric/index.ts';
import type { Source } from './variates.ts';

/**
 * Poisson quantile by adding up probabilities, for a mean below about 700 (best below 30) and u in [0, 1): one uniform a
 * draw, and a larger mean never gives a smaller value.
 */
export function poissonByInversion(mean: number, u: number): number {
  let probability = exp(-mean);
  let below = probability;
  let k = 0;
  while (u >= below && probability > 0) {
    k++;
    probability *= mean / k;
    const next = below + probability;
    if (next === below && k > mean) break;
    below = next;
  }
  return k;
}

/** Binomial quantile by adding up probabilities, for n p below about 30, p <= 1/2 and u in [0, 1). */
export function binomialByInversion(n: number, p: number, u: number): number {
  const odds = p / (1 - p);
  let probability = exp(n * log1p(-p));
  let below = probability;
  let k = 0;
  while (u >= below && k < n) {
    probability *= ((n - k) / (k + 1)) * odds;
    k++;
    const next = below + probability;
    if (next === below && k > n * p) break;
    below = next;
  }
  return k;
}

/**
 * Binomial variate for p <= 1/2 and n p >= 10 by rejection from a transformed uniform. Source: Hörmann 1993, "The
 * generation of binomial random variates", algorithm BTRS, with the acceptance in the Stirling form of BTRD.
 */
export function binomialByRejection(n: number, p: number, source: Source): number {
  const odds = p / (1 - p);
  const deviation = Math.sqrt(n * p * (1 - p));
  const b = 1.15 + 2.53 * deviation;
  const a = -0.0873 + 0.0248 * b + 0.01 * p;
  const centre = n * p + 0.5;
  const alpha = (2.83 + 5.1 / b) * deviation;
  const certain = 0.92 - 4.2 / b;
  const mode = Math.floor((n + 1) * p);
  const modeTerm =
    (mode + 0.5) * log((mode + 1) / (odds * (n - mode + 1))) +
    stirlingError(mode + 1) +
    stirlingError(n - mode + 1);
  for (;;) {
    const u = source() - 0.5;
    const v = source();
    const edge = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / edge + b) * u + centre);
    if (edge >= 0.07 && v <= certain) return k;
    if (!(k >= 0 && k <= n)) continue;
    const rest = n - k + 1;
    const logRatio =
      modeTerm +
      (n + 1) * log1p((k - mode) / rest) +
      (k + 0.5) * log((rest * odds) / (k + 1)) -
      stirlingError(k + 1) -
      stirlingError(rest);
    if (log((v * alpha) / (a / (edge * edge) + b)) <= logRatio) return k;
  }
}
