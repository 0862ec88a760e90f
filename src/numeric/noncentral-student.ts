import { betaCdf } from './beta-law.ts';
import { exp } from './exp.ts';
import { log } from './log.ts';
import { normalCdf } from './normal.ts';
import { logGamma } from './special.ts';

const MOST_TERMS = 20_000;
const LARGEST_SHIFT = 100;

/** Poisson-like weight half^power e^-half / Γ(power + 1). */
const weight = (half: number, power: number) => exp(power * log(half) - half - logGamma(power + 1));

/**
 * P(0 < T <= t) for t > 0 as a function of the shift: weights times beta probabilities (Lenth 1989, algorithm AS 243), outward from
 * the largest weight. The probabilities do not depend on the shift and are kept.
 */
function positivePart(t: number, df: number): (shift: number) => number {
  const x = (t * t) / (t * t + df);
  const kept: number[] = [];
  const probability = (k: number) => (kept[k] ??= betaCdf(x, (k + 1) / 2, df / 2));
  return (shift) => {
    const half = (shift * shift) / 2;
    const middle = Math.floor(half);
    const sign = shift < 0 ? -1 : 1;
    let sum = 0;
    const addAt = (j: number): boolean => {
      const [even, odd] = [weight(half, j), weight(half, j + 0.5)];
      sum += even * probability(2 * j) + sign * odd * probability(2 * j + 1);
      return even + odd > 1e-18;
    };
    for (let j = middle; j < middle + MOST_TERMS && addAt(j); j++);
    for (let j = middle - 1; j >= 0 && addAt(j); j--);
    return sum / 2;
  };
}

/** As `noncentralStudentCdf` at one t, as a function of the shift: quick for many shifts. */
export function noncentralStudentAt(t: number, df: number): (shift: number) => number {
  if (!(df > 0) || t !== t) return () => NaN;
  if (t < 0) {
    const mirrored = noncentralStudentAt(-t, df);
    return (shift) => 1 - mirrored(-shift);
  }
  const part = positivePart(t, df);
  return (shift) => {
    if (!(Math.abs(shift) <= LARGEST_SHIFT)) return NaN;
    if (t === Infinity) return 1;
    const negative = normalCdf(-shift);
    if (t === 0) return negative;
    if (shift === 0) return 0.5 + betaCdf((t * t) / (t * t + df), 0.5, df / 2) / 2;
    return Math.min(1, Math.max(0, negative + part(shift)));
  };
}

/**
 * Probability of at most t under the noncentral t law with df > 0 degrees of freedom: (Z + shift) / sqrt(chi-square / df). Absolute
 * error about 1e-12 for shifts within ±100; NaN for df <= 0 or a shift beyond.
 */
export function noncentralStudentCdf(t: number, df: number, shift: number): number {
  return noncentralStudentAt(t, df)(shift);
}
