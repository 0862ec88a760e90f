import { expm1, log1p } from '../numeric/index.ts';
import type { Values } from '../summarise/values.ts';

function checked(pValues: Values): number[] {
  const all = Array.from(pValues);
  for (const p of all) {
    if (!(p >= 0 && p <= 1)) throw new Error(`invalid p-value: ${p}; expected 0 to 1`);
  }
  return all;
}

/** From the largest p-value down, the smallest of factor(rank) × p so far, at most 1; ranks count from 1 for the smallest. */
function stepUp(pValues: Values, factor: (rank: number, m: number) => number): number[] {
  const all = checked(pValues);
  const order = all.map((_, i) => i).sort((i, j) => all[i] - all[j] || i - j);
  const adjusted = all.slice();
  let lowest = 1;
  for (let rank = all.length; rank >= 1; rank--) {
    const index = order[rank - 1];
    lowest = Math.min(lowest, factor(rank, all.length) * all[index]);
    adjusted[index] = lowest;
  }
  return adjusted;
}

/** Adjusted p-values of Bonferroni, m p: reject those at most alpha and any false rejection has at most that chance, whatever the dependence. `holm` is never worse. Throws for values outside 0 to 1. */
export function bonferroni(pValues: Values): number[] {
  const all = checked(pValues);
  return all.map((p) => Math.min(1, all.length * p));
}

/** Adjusted p-values of Šidák 1967, 1 - (1 - p)^m: exact for independent tests. Throws for values outside 0 to 1. */
export function sidak(pValues: Values): number[] {
  const all = checked(pValues);
  return all.map((p) => (p === 1 ? 1 : -expm1(all.length * log1p(-p))));
}

/** Adjusted p-values of Hochberg 1988: never above Holm's, for tests that are independent or positively dependent. Throws for values outside 0 to 1. */
export function hochberg(pValues: Values): number[] {
  return stepUp(pValues, (rank, m) => m - rank + 1);
}

/**
 * Adjusted p-values of Benjamini and Hochberg 1995 (q-values): of those rejected at most a share alpha is expected to be false,
 * for tests that are independent or positively dependent. Throws for values outside 0 to 1.
 */
export function benjaminiHochberg(pValues: Values): number[] {
  return stepUp(pValues, (rank, m) => m / rank);
}

/** As `benjaminiHochberg` under any dependence, larger by 1 + 1/2 + … + 1/m (Benjamini and Yekutieli 2001). Throws for values outside 0 to 1. */
export function benjaminiYekutieli(pValues: Values): number[] {
  let harmonic = 0;
  for (let k = 1; k <= pValues.length; k++) harmonic += 1 / k;
  return stepUp(pValues, (rank, m) => (harmonic * m) / rank);
}
