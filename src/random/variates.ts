import { exp, log, normalQuantile } from '../numeric/index.ts';

/** A sequence of 53-bit uniforms in [0, 1). */
export type Source = () => number;

/** Uniform strictly between 0 and 1: the middle of the step of 2^-52 that was drawn. */
function open(source: Source): number {
  return (Math.floor(source() * 4503599627370496) + 0.5) / 4503599627370496;
}

/**
 * Natural logarithm of a gamma variate of scale 1 and any shape > 0; in logarithms because a small shape underflows.
 * Source: Marsaglia and Tsang 2000, "A simple method for generating gamma variables", with normals by inversion.
 */
export function logGammaVariate(shape: number, source: Source): number {
  const boost = shape < 1 ? log(open(source)) / shape : 0;
  const d = (shape < 1 ? shape + 1 : shape) - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const z = normalQuantile(open(source));
    const u = open(source);
    const root = 1 + c * z;
    if (root <= 0) continue;
    const v = root * root * root;
    if (log(u) < 0.5 * z * z + d - d * v + d * log(v)) return log(d * v) + boost;
  }
}

/** Gamma variate with shape > 0 and scale 1. */
export function gammaVariate(shape: number, source: Source): number {
  return exp(logGammaVariate(shape, source));
}

/** Beta variate with shapes a, b > 0, as X / (X + Y) of two gamma variates, by their logarithms. */
export function betaVariate(a: number, b: number, source: Source): number {
  const x = logGammaVariate(a, source);
  const y = logGammaVariate(b, source);
  return 1 / (1 + exp(y - x));
}
