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

/** How AI work reaches the chain: what is settled off chain, in which batches, and what is minted for it. */
export interface WorkRules {
  /** Share of requests answered off chain. */
  readonly offChainShare: number;
  /** Requests settled in one transaction, and its gas. */
  readonly batchSize: number;
  readonly gasPerSettlement: number;
  /** Tokens that one DAT carries, and the gas of minting it. */
  readonly tokensPerDat: number;
  readonly gasPerMint: number;
  /** USD for a million tokens answered off chain. */
  readonly servicePrice: number;
}

const MILLION = 1_000_000;

/** Gas on LazAI of `requests` with `tokens` in all: inferences on chain, settlements of the others, mints of DATs. */
export function workGas(requests: number, tokens: number, rules: WorkRules): number {
  const onChain = 1 - rules.offChainShare;
  const batches = (requests * rules.offChainShare) / rules.batchSize;
  const mints = tokens / rules.tokensPerDat;
  return (
    inferenceGas(requests * onChain, tokens * onChain) +
    batches * rules.gasPerSettlement +
    mints * rules.gasPerMint
  );
}

/** USD paid to providers for the part of `tokens` that is answered off chain. */
export function servicePayment(tokens: number, rules: WorkRules): number {
  return (tokens * rules.offChainShare * rules.servicePrice) / MILLION;
}

/** Days of a week that are a weekend. */
const WEEKEND_DAYS = 2;
const WEEK_DAYS = 7;
/** 1970-01-01 was a Thursday: days since then plus 3 count from a Monday. */
const THURSDAY = 3;

/** Demand on a day (days since 1970-01-01) over the week's mean when a weekend day has `weekend` times the demand of a working day. */
export function weeklyFactor(date: number, weekend: number): number {
  const weekday = (date + THURSDAY) % WEEK_DAYS;
  const scale = WEEK_DAYS / (WEEK_DAYS - WEEKEND_DAYS + WEEKEND_DAYS * weekend);
  return weekday >= WEEK_DAYS - WEEKEND_DAYS ? scale * weekend : scale;
}
