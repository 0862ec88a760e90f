/** Where to cut sorted responses so that the sum of squares falls most; only between different keys. */
export function bestCut(
  sorted: readonly number[],
  keys: readonly number[],
  least: number,
): { size: number; gain: number; cuts: number } | undefined {
  const n = sorted.length;
  const mean = sorted.reduce((sum, each) => sum + each, 0) / n;
  let best: { size: number; gain: number } | undefined;
  let left = 0;
  let cuts = 0;
  for (let size = 1; size < n; size++) {
    left += sorted[size - 1] - mean;
    if (size < least || n - size < least || keys[size] === keys[size - 1]) continue;
    // Sums on both sides are opposite, so the squares between the groups are left² (1/size + 1/rest).
    const gain = left * left * (1 / size + 1 / (n - size));
    cuts += 1;
    if (best === undefined || gain > best.gain) best = { size, gain };
  }
  return best && { ...best, cuts };
}
