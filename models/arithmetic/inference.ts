import { exp, log, pow } from '../../src/numeric/index.ts';

/** Gas of the transaction around an inference. Source: Ethereum yellow paper, appendix G. */
export const INFERENCE_BASE_GAS = 21_000;
/** Gas for a token, prompt or completion. Source: MetisProtocol/metis-sdk crates/vm/src/inference.rs, precompile 0x…0999 (a code default). */
export const INFERENCE_GAS_PER_TOKEN = 100;

/** Gas of `requests` inferences of `tokens` tokens in all, each in a transaction of its own: 21,000 a request and 100 a token. */
export function inferenceGas(requests: number, tokens: number): number {
  return requests * INFERENCE_BASE_GAS + tokens * INFERENCE_GAS_PER_TOKEN;
}

/** Inferences a second that `gasPerSecond` can carry at a mean of `tokens` tokens each. */
export function inferencesPerSecond(gasPerSecond: number, tokens: number): number {
  return gasPerSecond / inferenceGas(1, tokens);
}

/**
 * Demand at price p over demand at the reference price: (p/p₀)^ε with elasticity ε <= 0; 1 without elasticity or reference price.
 * Free use (p = 0) is cut at `most`, because the power has no limit there.
 */
export function isoelastic(price: number, reference: number, elasticity: number, most: number): number {
  if (elasticity === 0 || !(reference > 0)) return 1;
  if (!(price > 0)) return most;
  return Math.min(most, pow(price / reference, elasticity));
}

/** Sigma of the logarithm of a lognormal law with coefficient of variation `variation`: √ln(1 + cv²). */
export function lognormalSigma(variation: number): number {
  return Math.sqrt(log(1 + variation * variation));
}

/** A lognormal value with mean `mean` and sigma of the logarithm, at standard normal `luck`. */
export function lognormalWithMean(mean: number, sigma: number, luck: number): number {
  return mean * exp(sigma * luck - (sigma * sigma) / 2);
}
