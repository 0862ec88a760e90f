import type { Values } from './values.ts';

/**
 * p-values adjusted for testing all of them together (Holm 1979), in the given order: reject those at most alpha and
 * the chance of any false rejection is at most alpha, whatever their dependence. Throws for values outside 0 to 1.
 */
export function holm(pValues: Values): number[] {
  const all = Array.from(pValues);
  for (const p of all) {
    if (!(p >= 0 && p <= 1)) throw new Error(`invalid p-value: ${p}; expected 0 to 1`);
  }
  const order = all.map((_, i) => i).sort((i, j) => all[i] - all[j] || i - j);
  const adjusted = all.slice();
  let highest = 0;
  order.forEach((index, rank) => {
    highest = Math.max(highest, Math.min(1, (all.length - rank) * all[index]));
    adjusted[index] = highest;
  });
  return adjusted;
}
