/**
 * Splits an amount in smallest units among weights so that the parts sum to it exactly: each part is rounded down, and the
 * units left go one by one to the largest remainders, ties to the earlier. Throws for negative numbers and when all weights
 * are zero. Source: largest remainder (Hamilton) method with the natural quota.
 */
export function splitAmount(total: bigint, weights: readonly bigint[]): bigint[] {
  const sum = weights.reduce((all, weight) => all + weight, 0n);
  if (total < 0n || weights.some((weight) => weight < 0n) || sum === 0n) {
    throw new Error(`invalid split of ${total} by ${weights.join(', ')}; expected weights above zero in all`);
  }
  const parts = weights.map((weight) => (total * weight) / sum);
  const remainders = weights.map((weight) => (total * weight) % sum);
  const order = remainders.map((_, i) => i).sort((i, j) => compare(remainders[j], remainders[i]) || i - j);
  const left = Number(parts.reduce((rest, part) => rest - part, total));
  for (let k = 0; k < left; k++) parts[order[k]] += 1n;
  return parts;
}

function compare(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
