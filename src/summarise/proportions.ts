import { betaQuantile, normalQuantile } from '../numeric/index.ts';
import { checkedConfidence, checkedCount } from './values.ts';

/** An interval for a probability; both sides always lie in 0 to 1. */
export interface ProportionInterval {
  /** successes / n; NaN for n = 0. */
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
  readonly confidence: number;
  readonly method: string;
  readonly n: number;
}

function checkCounts(successes: number, n: number): void {
  checkedCount(n, 'number of trials', 0);
  checkedCount(successes, 'number of successes', 0);
  if (successes > n) throw new Error(`invalid number of successes: ${successes}; expected at most ${n}`);
}

/**
 * Wilson (1927) score interval for a probability; starts exactly at 0 for no success and ends exactly at 1 for no
 * failure, never has width 0, and is 0 to 1 for n = 0. Throws for counts that are not integers with 0 <= successes <= n.
 */
export function wilson(successes: number, n: number, confidence = 0.95): ProportionInterval {
  checkCounts(successes, n);
  const z = normalQuantile(0.5 + checkedConfidence(confidence) / 2);
  const about = { estimate: successes / n, confidence, method: 'Wilson', n };
  if (n === 0) return { low: 0, high: 1, ...about };
  const share = successes / n;
  const scale = 1 + (z * z) / n;
  const center = (share + (z * z) / (2 * n)) / scale;
  const halfWidth = (z / scale) * Math.sqrt((share * (1 - share)) / n + ((z / n) * (z / n)) / 4);
  return {
    low: successes === 0 ? 0 : Math.max(0, center - halfWidth),
    high: successes === n ? 1 : Math.min(1, center + halfWidth),
    ...about,
  };
}

/**
 * Clopper–Pearson (1934) interval from beta quantiles: covers with at least the confidence for every true probability;
 * 0 to 1 for n = 0. Throws as `wilson`.
 */
export function clopperPearson(successes: number, n: number, confidence = 0.95): ProportionInterval {
  checkCounts(successes, n);
  const tail = (1 - checkedConfidence(confidence)) / 2;
  const failures = n - successes;
  return {
    estimate: successes / n,
    low: successes === 0 ? 0 : betaQuantile(tail, successes, failures + 1),
    high: failures === 0 ? 1 : betaQuantile(1 - tail, successes + 1, failures),
    confidence,
    method: 'Clopper–Pearson',
    n,
  };
}

/**
 * One-sided exact upper bound for a rare probability: what is printed instead of 0 when nothing was seen, where it is
 * 1 - (1 - confidence)^(1/n), about 3 / n at 95 %. 1 for n = 0. Throws as `wilson`.
 */
export function proportionUpperBound(successes: number, n: number, confidence = 0.95): number {
  checkCounts(successes, n);
  checkedConfidence(confidence);
  return successes === n ? 1 : betaQuantile(confidence, successes + 1, n - successes);
}
