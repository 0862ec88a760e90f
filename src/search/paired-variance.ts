import { moments, pairs } from '../summarise/index.ts';

/** Sample variance of the differences of two columns, future by future. */
export function pairedVariance(first: Float64Array, second: Float64Array): number {
  return moments(pairs(first, second).differences).variance;
}
