import { pow } from '../../src/numeric/index.ts';

/**
 * Tomorrow's multiple of the base gas price after a day on which `wanted` gas stood against a target: multiple × (wanted ÷ target)^speed, never below 1
 * and never above `highest`. It rests where demand meets the target, as the base fee of EIP-1559 does block by block; with demand of elasticity −e
 * the way there shrinks by 1 − speed × e a day.
 */
export function clearingMultiple(
  multiple: number,
  wanted: number,
  target: number,
  speed: number,
  highest: number,
): number {
  if (!(wanted > 0)) return 1;
  return Math.min(highest, Math.max(1, multiple * pow(wanted / target, speed)));
}

/**
 * Multiple of the base gas price at utilisation ρ = wanted ÷ capacity when the price follows the wait of a queue, 1/(1 − ρ): 1 when idle, and
 * `highest` from the utilisation on at which the queue would be longer.
 */
export function queueingMultiple(wanted: number, capacity: number, highest: number): number {
  const utilisation = wanted / capacity;
  return utilisation >= 1 - 1 / highest ? highest : 1 / (1 - utilisation);
}
