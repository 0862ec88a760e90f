/**
 * Rounds shares to integers that sum to `total` exactly: each is floored, and the units left go to the largest
 * fractions, ties to the earlier entry. Shares may be negative; their sum must lie within one of `total`.
 * Throws when it does not.
 */
export function largestRemainder(shares: readonly number[], total: number): number[] {
  const rounded = shares.map(Math.floor);
  const left = rounded.reduce((rest, share) => rest - share, total);
  if (!(left >= 0 && left <= shares.length)) {
    throw new Error(`invalid total: ${total}; expected the sum of the shares but for less than one`);
  }
  const fraction = (i: number) => shares[i] - Math.floor(shares[i]);
  const order = shares.map((_, i) => i).sort((i, j) => fraction(j) - fraction(i) || i - j);
  for (let k = 0; k < left; k++) rounded[order[k]]++;
  return rounded.map((share) => share + 0);
}
