import { exp, normalQuantile } from '../numeric/index.ts';
import { proportionUpperBound } from '../summarise/index.ts';
import { atSameError } from './rare-estimate.ts';
import type { RareEstimate } from './rare-estimate.ts';
import { weightDiagnostics, weightProblems } from './weights.ts';
import type { WeightDiagnostics } from './weights.ts';

/** Futures that were drawn from another law, with what they are worth. */
export interface WeightedFutures {
  /** Own density ÷ proposed density, one per future. */
  readonly weights: ArrayLike<number>;
  /** 1 where the event came, otherwise 0. */
  readonly hits: ArrayLike<number>;
  /** Days simulated. */
  readonly days: number;
  readonly failures: number;
  /** The weights are known not to exceed this, as with a defensive share; absent when nothing is known. */
  readonly bound?: number | undefined;
}

/** What is known besides from importance sampling. */
export interface ImportanceEstimate extends RareEstimate {
  /** Σ w × hit ÷ Σ w with its standard error: a little biased, better when the weights vary for reasons that have nothing to do with the event. */
  readonly selfNormalised: { readonly probability: number; readonly error: number };
  readonly weights: WeightDiagnostics;
  /** Of the futures that reached the event; absent when none did. */
  readonly hitWeights?: WeightDiagnostics;
  readonly notes: readonly string[];
}

/**
 * Probability from weighted futures: the mean of weight × hit, unbiased, with an interval on the logarithmic scale, p × exp(±z × error ÷ p);
 * and the self-normalised estimate. Without a hit the bound is that of plain futures times the largest possible weight, 1 when that is
 * not known. Notes say when the weights are not to be trusted. Throws for columns of different lengths or impossible weights.
 */
export function importanceEstimate(futures: WeightedFutures, confidence = 0.95): ImportanceEstimate {
  const { weights, hits, days, failures } = futures;
  const n = weights.length;
  if (hits.length !== n)
    throw new Error(`invalid hits: ${hits.length} values; expected ${n}, one per weight`);
  const all = weightDiagnostics(weights);
  const reached = Float64Array.from(weights).filter((_, i) => hits[i] === 1);
  const hitWeights = reached.length === 0 ? undefined : weightDiagnostics(reached);
  const [sum, squares] = sumsOf(reached);
  const probability = sum / n;
  const error = Math.sqrt(Math.max(0, squares / n - probability * probability) / n);
  const notes = weightProblems(hitWeights);
  const estimate = { probability, error, confidence, days, futures: n, failures };
  const known = { ...atSameError({ probability, error, days, dayPerFuture: days / n }), notes };
  return {
    ...estimate,
    ...intervalOf(futures, { probability, error, confidence }),
    ...known,
    selfNormalised: selfNormalised(futures, all.mean),
    weights: all,
    ...(hitWeights === undefined ? {} : { hitWeights }),
  };
}

function sumsOf(weights: Float64Array): [number, number] {
  let [sum, squares] = [0, 0];
  for (const weight of weights) {
    sum += weight;
    squares += weight * weight;
  }
  return [sum, squares];
}

function intervalOf(
  { weights, bound }: WeightedFutures,
  { probability, error, confidence }: { probability: number; error: number; confidence: number },
): Pick<RareEstimate, 'low' | 'high' | 'method'> {
  if (probability === 0) {
    const high = Math.min(1, (bound ?? Infinity) * proportionUpperBound(0, weights.length, confidence));
    const method =
      bound === undefined
        ? 'no bound: no future reached the event, and weights have no known limit'
        : `exact one-sided bound of ${weights.length} futures without the event, times the largest weight`;
    return { low: 0, high, method };
  }
  const factor = exp((normalQuantile(0.5 + confidence / 2) * error) / probability);
  return {
    low: probability / factor,
    high: Math.min(1, probability * factor),
    method: 'normal on the logarithmic scale, weighted futures',
  };
}

/** Ratio estimate and its standard error by linearisation. */
function selfNormalised(
  { weights, hits }: WeightedFutures,
  meanWeight: number,
): { readonly probability: number; readonly error: number } {
  const n = weights.length;
  let reached = 0;
  for (let i = 0; i < n; i++) reached += weights[i] * hits[i];
  const probability = meanWeight === 0 ? 0 : reached / (n * meanWeight);
  let squares = 0;
  for (let i = 0; i < n; i++) {
    const residual = weights[i] * (hits[i] - probability);
    squares += residual * residual;
  }
  return { probability, error: meanWeight === 0 ? 0 : Math.sqrt(squares) / (n * meanWeight) };
}
