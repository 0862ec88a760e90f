import { assumed, cite } from '../../src/define/index.ts';
import { exp, log, pow } from '../../src/numeric/index.ts';

/** One cause of unevenness: a factor of mean 1 that is drawn anew after exponential times of mean `seconds`. */
export interface Modulator {
  /** `gamma`: any level above zero; `onOff`: zero, or one over the share of time that it is on. */
  readonly law: 'gamma' | 'onOff';
  /** Variance of the factor. */
  readonly variance: number;
  /** Mean time between two draws, in seconds: the factor's correlation is e^(−t/seconds). */
  readonly seconds: number;
}

/** Quantiles of token counts: ascending shares from 0 to 1, the quantiles there, and the bend of the curve between them. */
export interface TokenLaw {
  readonly shares: readonly number[];
  readonly quantiles: readonly number[];
  readonly bend: number;
}

/** Arrivals of one kind of request: a Cox process whose rate is `rate` times the product of its modulators. */
export interface RequestKind {
  /** Requests a second. */
  readonly rate: number;
  readonly modulators: readonly Modulator[];
  readonly prompt: TokenLaw;
  readonly output: TokenLaw;
}

/** Where the figures come from that the kinds of requests are fitted to. */
export const requestSources = {
  trace: cite('Azure LLM inference traces 2023', {
    url: 'https://github.com/Azure/AzurePublicDataset',
    place: 'data/AzureLLMInferenceTrace_conv.csv and _code.csv: counts in windows, gaps, token quantiles',
  }),
  fit: assumed(
    'two modulators fitted to the published Fano factors (within 0.1 %); the ends and bends of the token curves fitted to the mean tokens',
    'medium',
  ),
} as const;

/**
 * The two kinds of requests of the Azure traces of 2023. Rates, Fano factors and quantiles are measured; variances, times, ends and bends are
 * fitted to them (`requestSources`): the Fano factors agree within 0.1 %, the mean tokens within 0.5 %, the variation of gaps within 2 %
 * (conversation) and 8 % (code).
 */
export const requestKinds: Readonly<Record<'conversation' | 'code', RequestKind>> = {
  conversation: {
    rate: 19_366 / 3_501.7,
    modulators: [
      { law: 'gamma', variance: 0.04888, seconds: 230.2 },
      { law: 'gamma', variance: 0.03751, seconds: 0.472 },
    ],
    prompt: { shares: [0, 0.5, 0.9, 0.99, 1], quantiles: [10, 1_020, 2_734.5, 4_142, 4_800], bend: 1 },
    output: { shares: [0, 0.5, 0.9, 0.99, 1], quantiles: [20, 129, 424, 601, 1_000], bend: 0.522 },
  },
  code: {
    rate: 8_819 / 3_435.9,
    modulators: [
      { law: 'onOff', variance: 3.355, seconds: 11.25 },
      { law: 'gamma', variance: 0.8209, seconds: 0.2967 },
    ],
    prompt: { shares: [0, 0.5, 0.99, 1], quantiles: [20, 1_469, 7_436, 8_000], bend: 1 },
    output: { shares: [0, 0.5, 0.99, 1], quantiles: [1, 13, 251, 500], bend: 2.439 },
  },
};

/** 1 − (1 − e^(−x))/x: how much of a factor's variance an average over x correlation times still shows; x/2 for small x. */
function damping(x: number): number {
  return x < 1e-5 ? x / 2 : 1 - (1 - exp(-x)) / x;
}

/**
 * Variance over mean of the count in a window of `seconds` (Fano factor) of the Cox process:
 * 1 + Σ 2 rate v τ (1 − (τ/T)(1 − e^(−T/τ))) over all products of modulators, with v the product of variances and 1/τ the sum of 1/seconds.
 */
export function fanoFactor(kind: RequestKind, seconds: number): number {
  const { rate, modulators } = kind;
  let fano = 1;
  for (let subset = 1; subset < 1 << modulators.length; subset++) {
    let variance = 1;
    let speed = 0;
    modulators.forEach((each, m) => {
      if (((subset >> m) & 1) === 0) return;
      variance *= each.variance;
      speed += 1 / each.seconds;
    });
    fano += (2 * rate * variance * damping(seconds * speed)) / speed;
  }
  return fano;
}

/** Tokens at a uniform `luck` of 0 to 1: between two given shares the logarithm of the quantile rises with the power `bend` of the way. */
export function tokensAt(law: TokenLaw, luck: number): number {
  const { shares, quantiles, bend } = law;
  let k = 0;
  while (k < shares.length - 2 && luck >= (shares[k + 1] ?? 1)) k++;
  const from = shares[k] ?? 0;
  const low = quantiles[k] ?? 0;
  const way = (luck - from) / ((shares[k + 1] ?? 1) - from);
  return low * exp(log((quantiles[k + 1] ?? low) / low) * pow(way, bend));
}
