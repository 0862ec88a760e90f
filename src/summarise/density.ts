import { exp, log } from '../numeric/index.ts';
import { moments } from './moments.ts';
import { quantiles } from './quantiles.ts';
import type { Values } from './values.ts';

/** Silverman's factor 0.9 for the normal kernel, times 2.62 for the biweight kernel of equal smoothness (Marron and Nolan 1988). */
const factor = 0.9 * 2.62;
/** Interquartile range of the standard normal distribution. */
const normalQuartiles = 1.34;

/**
 * Width of the biweight kernel for some values by Silverman's rule of thumb (Density Estimation, 1986, 3.4.2): the smaller of standard
 * deviation and interquartile range / 1.34, times n^(-1/5); the standard deviation where the middle half is one value. 0 when all
 * values are equal. Half of the width of a bump, in the unit of the values. Throws for no values and NaN among them.
 */
export function kernelWidth(values: Values): number {
  const [low, high] = quantiles(values, [0.25, 0.75]);
  if (values.length < 2) return 0;
  const deviation = Math.sqrt(moments(values).variance);
  const quartiles = (high - low) / normalQuartiles;
  const spread = quartiles > 0 ? Math.min(deviation, quartiles) : deviation;
  return spread > 0 ? factor * spread * exp(-log(values.length) / 5) : 0;
}

/**
 * Density of values at some places: the mean of biweight bumps 15/16 (1 - u²)² of half-width `width` around each value, so its
 * integral is exactly 1. In 1 / the unit of the values. Throws for no values, a value that is not finite, or a width that is not above 0.
 */
export function density(values: Values, at: Values, width: number): Float64Array {
  if (values.length === 0) throw new Error('invalid density: 0 values; expected at least 1');
  if (!(width > 0 && width < Infinity)) throw new Error(`invalid width: ${width}; expected above 0`);
  const wrong = Array.from(values).find((value) => !Number.isFinite(value));
  if (wrong !== undefined) throw new Error(`invalid density: ${wrong}; expected finite values`);
  const scale = 15 / (16 * width * values.length);
  return Float64Array.from(at, (place) => {
    let total = 0;
    for (let v = 0; v < values.length; v++) {
      const u = (place - values[v]) / width;
      const inside = 1 - u * u;
      if (inside > 0) total += inside * inside;
    }
    return total * scale;
  });
}
