import { exp, log, normalCdf, normalQuantile, pow } from '../../src/numeric/index.ts';

/** Inequality of a lognormal law whose logarithm has the standard deviation `deviation` (≥ 0); closed forms. */
export const lognormalInequality = {
  /** G = 2 Φ(σ/√2) − 1. */
  gini: (deviation: number): number => 2 * normalCdf(deviation / Math.sqrt(2)) - 1,
  /** σ of a Gini coefficient from 0 to 1: √2 Φ⁻¹((1 + G)/2). */
  deviationOf: (coefficient: number): number => Math.sqrt(2) * normalQuantile((1 + coefficient) / 2),
  /** Both indices of Theil: σ²/2. */
  theil: (deviation: number): number => (deviation * deviation) / 2,
  /** Atkinson's index at an aversion ε: 1 − e^(−ε σ²/2). */
  atkinson: (deviation: number, aversion: number): number => 1 - exp((-aversion * deviation * deviation) / 2),
  /** Lorenz curve L(p) = Φ(Φ⁻¹(p) − σ). */
  lorenz: (deviation: number, part: number): number => normalCdf(normalQuantile(part) - deviation),
};

/** Inequality of a Pareto law with exponent `alpha` above 1 (share above x falls as x^−α); closed forms. */
export const paretoInequality = {
  /** G = 1/(2α − 1). */
  gini: (alpha: number): number => 1 / (2 * alpha - 1),
  /** α of a Gini coefficient above 0: (1 + 1/G)/2. */
  exponentOf: (coefficient: number): number => (1 + 1 / coefficient) / 2,
  /** Theil's first index: ln((α − 1)/α) + 1/(α − 1). */
  theilT: (alpha: number): number => log((alpha - 1) / alpha) + 1 / (alpha - 1),
  /** Theil's second index: ln(α/(α − 1)) − 1/α. */
  theilL: (alpha: number): number => log(alpha / (alpha - 1)) - 1 / alpha,
  /** Lorenz curve L(p) = 1 − (1 − p)^(1 − 1/α). */
  lorenz: (alpha: number, part: number): number => 1 - pow(1 - part, 1 - 1 / alpha),
};
