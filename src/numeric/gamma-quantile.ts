import { exp } from './exp.ts';
import { gammaTails } from './gamma-tails.ts';
import { log } from './log.ts';
import { normalQuantile } from './normal.ts';
import { stirlingError } from './stirling-error.ts';

const LOG_TWO_PI = 1.8378770664093454836;
const MOST_STEPS = 100;

/** Logarithm of a first guess: Wilson and Hilferty 1931, or the leading power of x where that fails. */
function firstGuess(z: number, a: number, leadingPower: number): number {
  const root = 1 - 1 / (9 * a) + z / (3 * Math.sqrt(a));
  return a > 0.5 && root > 0.2 ? log(a) + 3 * log(root) : Math.min(leadingPower, log(a + 40));
}

/**
 * x of the standard gamma law where the lower tail is `p` and the upper `q` = 1 - p, `z` being that normal quantile, by Newton steps on the logarithm of
 * the smaller tail, which is concave in ln x, each at most 1.
 */
function solve(p: number, q: number, z: number, shape: number): number {
  const logFactorial = 0.5 * (LOG_TWO_PI + log(shape)) + shape * (log(shape) - 1) + stirlingError(shape);
  const leadingPower = (log(p) + logFactorial) / shape;
  if (leadingPower < -37) return exp(leadingPower);

  const isLow = p < 0.5;
  let y = firstGuess(z, shape, leadingPower);
  let [low, high, hasUnderflown] = [-Infinity, Infinity, false];
  for (let step = 0; step < MOST_STEPS; step++) {
    const { lower, upper, slope } = gammaTails(shape, exp(y));
    const wanted = isLow ? (log(lower / p) * lower) / slope : (-log(upper / q) * upper) / slope;
    // A tail that underflows gives no slope: step back towards the middle.
    const move = slope > 0 ? Math.max(-1, Math.min(1, wanted)) : isLow ? -1 : 1;
    if (move > 0) high = y;
    else low = y;
    const next = y - move;
    const isClose = Math.abs(move) < 1e-15 * Math.max(1, Math.abs(next));
    // Once a tail has underflowed the steps may swing: then they are kept between what is too low and too high.
    hasUnderflown ||= !(slope > 0);
    y = isClose || !hasUnderflown || (next > low && next < high) ? next : (low + high) / 2;
    if (isClose) break;
  }
  return exp(y);
}

const isLaw = (p: number, shape: number, scale: number) => p >= 0 && p <= 1 && shape > 0 && scale > 0;

/**
 * Quantile of the gamma law with the given shape and scale (mean = shape × scale) at p in [0, 1], NaN outside;
 * relative error about 1e-14. (@stdlib 0.2.3 is off by 1e-4 at shape 1000.)
 */
export function gammaQuantile(p: number, shape: number, scale: number): number {
  if (!isLaw(p, shape, scale)) return NaN;
  if (p === 0 || p === 1) return p === 0 ? 0 : Infinity;
  return scale * solve(p, 1 - p, normalQuantile(p), shape);
}

/** The x that the gamma law exceeds with probability q in [0, 1], right for q as small as 1e-300; NaN outside. */
export function gammaUpperQuantile(q: number, shape: number, scale: number): number {
  if (!isLaw(q, shape, scale)) return NaN;
  if (q === 0 || q === 1) return q === 1 ? 0 : Infinity;
  return scale * solve(1 - q, q, -normalQuantile(q), shape);
}
