import { log1p } from './elementary.ts';
import { exp } from './exp.ts';
import { log } from './log.ts';
import { normalQuantile } from './normal.ts';
import { stirlingError } from './stirling-error.ts';

const LOG_TWO_PI = 1.8378770664093454836;
const PRECISION = 1e-17;
const MOST_STEPS = 100;

/** x^a e^-x / Γ(a + 1), by the distance of x from a, so that nothing large cancels. */
function lastTerm(a: number, x: number): number {
  const ratio = (x - a) / a;
  const logRatio = Math.abs(ratio) < 0.5 ? log1p(ratio) : log(x / a);
  return exp(-a * (ratio - logRatio) - stirlingError(a) - 0.5 * (LOG_TWO_PI + log(a)));
}

/** P(a, x) / lastTerm: the power series 1 + x/(a+1) + x²/((a+1)(a+2)) + … (DLMF 8.7.1). */
function lowerSeries(a: number, x: number): number {
  let term = 1;
  let sum = 1;
  for (let n = 1; term > PRECISION * sum; n++) {
    term *= x / (a + n);
    sum += term;
  }
  return sum;
}

/** Q(a, x) / (a lastTerm): the continued fraction of DLMF 8.9.2 by the method of Lentz. */
function upperFraction(a: number, x: number): number {
  const tiny = 1e-300;
  let b = x + 1 - a;
  let c = 1 / tiny;
  let d = 1 / b;
  let value = d;
  for (let n = 1; n < 1e7; n++) {
    const step = -n * (n - a);
    b += 2;
    d = step * d + b;
    c = b + step / c;
    d = 1 / (Math.abs(d) < tiny ? tiny : d);
    if (Math.abs(c) < tiny) c = tiny;
    value *= d * c;
    if (Math.abs(d * c - 1) < 1e-16) break;
  }
  return value;
}

/** Both tails of the standard gamma law at x > 0 and the density times x. */
function tails(a: number, x: number): { lower: number; upper: number; slope: number } {
  const term = lastTerm(a, x);
  if (x < a + 1) {
    const lower = term * lowerSeries(a, x);
    return { lower, upper: 1 - lower, slope: a * term };
  }
  const upper = a * term * upperFraction(a, x);
  return { lower: 1 - upper, upper, slope: a * term };
}

/** Logarithm of a first guess: Wilson and Hilferty 1931, or the leading power of x where that fails. */
function firstGuess(p: number, a: number, leadingPower: number): number {
  const root = 1 - 1 / (9 * a) + normalQuantile(p) / (3 * Math.sqrt(a));
  return a > 0.5 && root > 0.2 ? log(a) + 3 * log(root) : Math.min(leadingPower, log(a + 40));
}

/**
 * Quantile of the gamma law with the given shape and scale (mean = shape × scale) at p in [0, 1], NaN outside;
 * relative error about 1e-14. Newton steps on the logarithm of the smaller tail, which is concave in ln x, each
 * at most 1. (@stdlib 0.2.3 is off by 1e-4 at shape 1000.)
 */
export function gammaQuantile(p: number, shape: number, scale: number): number {
  if (!(p >= 0 && p <= 1 && shape > 0 && scale > 0)) return NaN;
  if (p === 0 || p === 1) return p === 0 ? 0 : Infinity;
  const logFactorial = 0.5 * (LOG_TWO_PI + log(shape)) + shape * (log(shape) - 1) + stirlingError(shape);
  const leadingPower = (log(p) + logFactorial) / shape;
  if (leadingPower < -37) return scale * exp(leadingPower);

  let y = firstGuess(p, shape, leadingPower);
  for (let step = 0; step < MOST_STEPS; step++) {
    const { lower, upper, slope } = tails(shape, exp(y));
    const wanted = p < 0.5 ? (log(lower / p) * lower) / slope : (-log(upper / (1 - p)) * upper) / slope;
    // A tail that underflows gives no slope: step back towards the middle.
    const move = slope > 0 ? Math.max(-1, Math.min(1, wanted)) : p < 0.5 ? -1 : 1;
    y -= move;
    if (Math.abs(move) < 1e-15 * Math.max(1, Math.abs(y))) break;
  }
  return scale * exp(y);
}
