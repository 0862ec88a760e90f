/**
 * Gini coefficient of at least one holding, none below zero, in the population form: mean absolute difference of all n²
 * ordered pairs over twice the mean; 0 when all hold the same (also all nothing), at most 1 − 1/n. Does not depend on order.
 */
export function gini(holdings: Float64Array): number {
  const sorted = holdings.slice().sort();
  const n = sorted.length;
  let total = 0;
  let weighted = 0;
  for (let rank = 0; rank < n; rank++) {
    total += sorted[rank];
    weighted += (2 * rank + 1 - n) * sorted[rank];
  }
  return total === 0 ? 0 : weighted / (n * total);
}
