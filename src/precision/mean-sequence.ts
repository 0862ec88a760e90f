import { log } from '../numeric/index.ts';
import { moments, symmetricInterval } from '../summarise/index.ts';
import type { Interval, Values } from '../summarise/index.ts';
import { errorOf, mixtureWeight } from './sequence.ts';
import type { SequenceOptions } from './sequence.ts';

/** Fewest values for which `meanSequence` says anything: the normal approximation needs a start. */
export const LEAST_VALUES = 50;

/**
 * Interval for the mean of any law with finite variance, valid at every number of values at once as these grow (asymptotic: for
 * a skewed law the first looks hold too seldom). With ρ² from `tunedTo`, the half width is s √(2 (nρ² + 1) / (n²ρ²) · ln(√(nρ² +
 * 1) / α)). Both sides null below `LEAST_VALUES` values. Source: Waudby-Smith, Arbour, Sinha, Kennedy and Ramdas (2024),
 * theorem 2.2. Throws for values that are not finite.
 */
export function meanSequence(values: Values, options: SequenceOptions = {}): Interval {
  const { n, mean, variance } = moments(values);
  const about = { confidence: options.confidence ?? 0.95, method: 'asymptotic confidence sequence', n };
  const alpha = errorOf(options);
  if (n < LEAST_VALUES) return symmetricInterval(mean, Infinity, about);
  const looked = n / mixtureWeight(options);
  const radius = Math.sqrt(((2 * (looked + 1)) / (n * looked)) * log(Math.sqrt(looked + 1) / alpha));
  return symmetricInterval(mean, Math.sqrt(variance) * radius, about);
}
