import { normalQuantile } from '../numeric/index.ts';
import { checkedConfidence } from '../summarise/values.ts';
import type { Values } from '../summarise/values.ts';
import type { EffectSize } from './effect-sizes.ts';
import { mannWhitney } from './mann-whitney.ts';

const HALVINGS = 60;

/** Variance of the estimate where the truth is p, for m and n values (Newcombe 2006, method 5, after Hanley and McNeil 1982). */
function varianceAt(p: number, m: number, n: number): number {
  const middle = (m + n) / 2 - 1;
  return ((p * (1 - p)) / m / n) * (1 + middle * ((1 - p) / (2 - p) + p / (1 + p)));
}

/** The truth that lies z standard errors from the estimate, between it and `end` (0 or 1). */
function endOf(estimate: number, end: 0 | 1, z: number, m: number, n: number): number {
  let [near, far] = [estimate, Number(end)];
  for (let step = 0; step < HALVINGS; step++) {
    const middle = (near + far) / 2;
    if (Math.abs(middle - estimate) < z * Math.sqrt(varianceAt(middle, m, n))) near = middle;
    else far = middle;
  }
  return (near + far) / 2;
}

/**
 * Probability of superiority: how often a value of the second sample is the larger of a pair, equal ones counted half; 1/2
 * for no difference. The interval is Newcombe's of 2006 (method 5), which stays inside 0 to 1 and has a width even at 0 and 1; it assumes
 * nothing normal and is approximate. Throws for empty samples or values that are not finite.
 */
export function probabilityOfSuperiority(first: Values, second: Values, confidence = 0.95): EffectSize {
  const z = normalQuantile(0.5 + checkedConfidence(confidence) / 2);
  const { superiority: estimate, sizes } = mannWhitney(first, second);
  const [m, n] = sizes;
  const low = endOf(estimate, 0, z, m, n);
  const high = endOf(estimate, 1, z, m, n);
  return { estimate, interval: { low, high, confidence, method: 'Newcombe, method 5', n: m + n } };
}

/**
 * Cliff's δ: share of pairs in which the second value is the larger minus the share in which it is the smaller, -1 to 1; twice
 * the probability of superiority minus 1, and its interval likewise. Throws as `probabilityOfSuperiority`.
 */
export function cliffDelta(first: Values, second: Values, confidence = 0.95): EffectSize {
  const { estimate, interval } = probabilityOfSuperiority(first, second, confidence);
  const [low, high] = [interval.low, interval.high].map((end) => (end === null ? null : 2 * end - 1));
  return { estimate: 2 * estimate - 1, interval: { ...interval, low, high } };
}
