/** The smallest value at or below which at least a share p of the weight lies. Weights add up to 1. */
export function weightedQuantile(values: ArrayLike<number>, weights: Float64Array, p: number): number {
  const order = Array.from(weights, (_, row) => row).sort((a, b) => values[a] - values[b] || a - b);
  let reached = 0;
  for (const row of order) {
    reached += weights[row];
    if (reached >= p - 1e-12) return values[row];
  }
  return values[order[order.length - 1]];
}

/** Weighted mean; weights add up to 1. */
export function weightedMean(values: ArrayLike<number>, weights: Float64Array): number {
  let sum = 0;
  for (let row = 0; row < weights.length; row++) sum += weights[row] * values[row];
  return sum;
}

/** Weighted covariance with divisor 1; weights add up to 1. */
export function weightedCross(a: ArrayLike<number>, b: ArrayLike<number>, weights: Float64Array): number {
  const [meanA, meanB] = [weightedMean(a, weights), weightedMean(b, weights)];
  let sum = 0;
  for (let row = 0; row < weights.length; row++) sum += weights[row] * (a[row] - meanA) * (b[row] - meanB);
  return sum;
}
