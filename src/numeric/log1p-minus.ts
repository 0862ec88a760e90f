import { log1p } from './elementary.ts';

/** Sum of y^k / (2k + 3), which ends after a few terms for 0 <= y <= 1/9. */
function oddSeries(y: number): number {
  let power = 1;
  let sum = 0;
  for (let k = 3; power > 1e-18; k += 2) {
    sum += power / k;
    power *= y;
  }
  return sum;
}

/**
 * ln(1 + x) - x for x > -1, relative error about 1e-15 also near 0, where the two terms cancel: with s = x / (2 + x),
 * ln(1 + x) = 2 (s + s³/3 + s⁵/5 + …) (Abramowitz and Stegun 4.1.27).
 */
export function log1pMinus(x: number): number {
  if (!(x > -0.5 && x < 0.5)) return log1p(x) - x;
  const s = x / (2 + x);
  const y = s * s;
  return s * (2 * y * oddSeries(y) - x);
}
