import { exp, log, normalCdf } from '../numeric/index.ts';

/**
 * Probability that a chi-square variable with a whole number of degrees of freedom exceeds x: the incomplete gamma function by its
 * recursion Q(a + 1, t) = Q(a, t) + t^a e^(−t) ÷ Γ(a + 1) from Q(1, t) = e^(−t) or Q(1/2, t) = 2 Φ(−√(2t)) (Abramowitz and Stegun
 * 26.4.4, 26.4.5). Throws for degrees that are no whole number above zero.
 */
export function chiSquareTail(x: number, degrees: number): number {
  if (!(Number.isInteger(degrees) && degrees > 0))
    throw new Error(`invalid degrees of freedom: ${degrees}; expected 1, 2, …`);
  if (x <= 0) return 1;
  const t = x / 2;
  const isEven = degrees % 2 === 0;
  let tail = isEven ? exp(-t) : 2 * normalCdf(-Math.sqrt(x));
  // t^a e^(−t) ÷ Γ(a + 1) at a = 1, or at a = 1/2, where Γ(3/2) = √π ÷ 2.
  let term = isEven ? exp(log(t) - t) : (2 * Math.sqrt(t) * exp(-t)) / ROOT_OF_PI;
  for (let a = isEven ? 1 : 0.5; a < degrees / 2; a++) {
    tail += term;
    term *= t / (a + 1);
  }
  return Math.min(1, tail);
}

const ROOT_OF_PI = 1.7724538509055159;
