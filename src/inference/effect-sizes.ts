import { exp, logGamma, noncentralStudentAt } from '../numeric/index.ts';
import type { Interval } from '../summarise/interval.ts';
import { moments } from '../summarise/moments.ts';
import { checkedConfidence, finiteColumn } from '../summarise/values.ts';
import type { Values } from '../summarise/values.ts';

/** A difference of two samples without a unit, second minus first. */
export interface EffectSize {
  readonly estimate: number;
  readonly interval: Interval;
}

const LARGEST_SHIFT = 100;
const HALVINGS = 60;

/** The shift for which `cdf`, which falls with the shift, is p; null beyond what the law can tell. */
function shiftOf(t: number, cdf: (shift: number) => number, p: number, reach: number): number | null {
  let low = Math.max(-LARGEST_SHIFT, t - reach);
  let high = Math.min(LARGEST_SHIFT, t + reach);
  if (!(cdf(low) > p && cdf(high) < p)) return null;
  for (let step = 0; step < HALVINGS && high - low > 1e-13; step++) {
    const middle = (low + high) / 2;
    if (cdf(middle) > p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

interface Standardised {
  readonly estimate: number;
  readonly degrees: number;
  /** Noncentral t statistic ÷ effect. */
  readonly scale: number;
  readonly n: number;
}

function withInterval(effect: Standardised, factor: number, confidence: number): EffectSize {
  const { estimate, degrees, scale, n } = effect;
  const t = estimate * scale;
  const cdf = noncentralStudentAt(t, degrees);
  // Ten standard errors of a noncentral t, and more where few degrees make its tails long.
  const reach = 10 * Math.sqrt(1 + ((t * t) / degrees) * (1 + 10 / degrees));
  const tail = (1 - checkedConfidence(confidence)) / 2;
  const ends = [shiftOf(t, cdf, 1 - tail, reach), shiftOf(t, cdf, tail, reach)];
  const [low, high] = ends.map((shift) => (shift === null ? null : (factor * shift) / scale));
  return {
    estimate: factor * estimate,
    interval: { low, high, confidence, method: 'noncentral t', n },
  };
}

function standardised(first: Values, second: Values): Standardised {
  const a = moments(finiteColumn(first, 'first sample', 2));
  const b = moments(finiteColumn(second, 'second sample', 2));
  const degrees = a.n + b.n - 2;
  const deviation = Math.sqrt((a.squares + b.squares) / degrees);
  if (deviation === 0) throw new Error('invalid samples: no spread; expected values that differ');
  const scale = Math.sqrt((a.n / (a.n + b.n)) * b.n);
  return { estimate: (b.mean - a.mean) / deviation, degrees, scale, n: a.n + b.n };
}

/**
 * Cohen's d: mean(second) - mean(first) over the pooled standard deviation (divisor n₁ + n₂ - 2). The interval is exact for
 * normal samples of equal variance (noncentral t). Throws for fewer than two values in a sample, values that are not finite, or no spread.
 */
export function cohenD(first: Values, second: Values, confidence = 0.95): EffectSize {
  return withInterval(standardised(first, second), 1, confidence);
}

/** What makes d unbiased for normal samples: Γ(df/2) / (√(df/2) Γ((df - 1)/2)) (Hedges 1981). */
function hedgesFactor(degrees: number): number {
  return exp(logGamma(degrees / 2) - logGamma((degrees - 1) / 2)) / Math.sqrt(degrees / 2);
}

/** Hedges' g: Cohen's d without its bias in small normal samples, and its interval scaled alike. Throws as `cohenD`. */
export function hedgesG(first: Values, second: Values, confidence = 0.95): EffectSize {
  const effect = standardised(first, second);
  return withInterval(effect, hedgesFactor(effect.degrees), confidence);
}

/**
 * Glass' Δ: mean(second) - mean(first) over the standard deviation of the first sample, the control. The interval is exact
 * for normal samples if both have the control's variance. Throws as `cohenD`.
 */
export function glassDelta(first: Values, second: Values, confidence = 0.95): EffectSize {
  const a = moments(finiteColumn(first, 'first sample', 2));
  const b = moments(finiteColumn(second, 'second sample', 2));
  if (a.variance === 0) throw new Error('invalid first sample: no spread; expected values that differ');
  const scale = Math.sqrt((a.n / (a.n + b.n)) * b.n);
  const estimate = (b.mean - a.mean) / Math.sqrt(a.variance);
  return withInterval({ estimate, degrees: a.n - 1, scale, n: a.n + b.n }, 1, confidence);
}
