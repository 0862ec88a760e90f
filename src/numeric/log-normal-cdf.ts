import { log1p } from './elementary.ts';
import { log } from './log.ts';
import { normalCdf } from './normal.ts';

const HALF_LOG_TWO_PI = 0.91893853320467274178;
const FAR = -20;

/** x Φ(x) / φ(x) + 1 of the asymptotic series -1/x² + 3/x⁴ - 15/x⁶ + … (Abramowitz and Stegun 26.2.12). */
function correction(x: number): number {
  const step = -1 / (x * x);
  let term = step;
  let sum = 0;
  for (let k = 3; Math.abs(term) > 1e-18; k += 2) {
    sum += term;
    term *= k * step;
  }
  return sum;
}

/** ln Φ(x), the logarithm of the standard normal distribution function, relative error about 1e-15 for every x, also where Φ underflows. */
export function logNormalCdf(x: number): number {
  if (x > 0) return log1p(-normalCdf(-x));
  if (x > FAR || x !== x) return log(normalCdf(x));
  if (x === -Infinity) return x;
  return -(x * x) / 2 - HALF_LOG_TWO_PI - log(-x) + log1p(correction(x));
}
