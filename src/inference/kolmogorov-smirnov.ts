import { kolmogorovSurvival } from '../numeric/index.ts';
import { finiteColumn } from '../summarise/values.ts';
import type { Values } from '../summarise/values.ts';
import { isEndOfRun, pool } from './pooled.ts';
import type { Pooled } from './pooled.ts';
import type { TestResult } from './test-result.ts';

/** Products of sizes up to which all interleavings are counted. */
const EXACT_CELLS = 4e6;

/** Largest |first × n - second × m| over the places where the distribution functions may differ: m n D, an integer. */
function largestGap({ values, from, sizes }: Pooled): number {
  const [m, n] = sizes;
  let [first, second, largest] = [0, 0, 0];
  for (let place = 0; place < values.length; place++) {
    if (from[place] === 0) first++;
    else second++;
    if (isEndOfRun(values, place)) largest = Math.max(largest, Math.abs(first * n - second * m));
  }
  return largest;
}

/**
 * Probability that a random interleaving of the samples has a gap of at least `gap`: paths on the grid of counts, where the
 * path to (i, j) came from (i - 1, j) with probability i / (i + j). Only positive terms, so tiny probabilities keep their
 * digits. With ties a gap counts only where a run of equal values ends (Schröer and Trenkler 1995).
 */
function exactTail({ values, sizes }: Pooled, gap: number): number {
  const [m, n] = sizes;
  const hit = new Float64Array(n + 1);
  for (let i = 0; i <= m; i++) {
    for (let j = 0; j <= n; j++) {
      const place = i + j - 1;
      const isOutside = place >= 0 && Math.abs(i * n - j * m) >= gap && isEndOfRun(values, place);
      if (isOutside) hit[j] = 1;
      else if (i + j === 0) hit[j] = 0;
      else hit[j] = (i / (i + j)) * (i === 0 ? 0 : hit[j]) + (j / (i + j)) * (j === 0 ? 0 : hit[j - 1]);
    }
  }
  return hit[n];
}

/**
 * Two-sample test of Kolmogorov and Smirnov: are the samples from one law? The statistic D is the largest gap between their
 * distribution functions, 0 to 1. The p-value counts all interleavings (exact, for ties given the pooled values) where the
 * product of the sizes is at most four million; beyond, Kolmogorov's limiting law at (√N + 0.12 + 0.11/√N) D with N = m n / (m + n)
 * (Stephens 1970), conservative with ties. Throws for empty samples or values that are not finite.
 */
export function kolmogorovSmirnov(first: Values, second: Values): TestResult {
  const pooled = pool([finiteColumn(first, 'first sample', 1), finiteColumn(second, 'second sample', 1)]);
  const [m, n] = pooled.sizes;
  const gap = largestGap(pooled);
  const statistic = gap / (m * n);
  const about = { statistic, sizes: [m, n] };
  if (m * n <= EXACT_CELLS) {
    const method = pooled.hasTies ? 'exact, given the ties' : 'exact';
    return { ...about, pValue: gap === 0 ? 1 : exactTail(pooled, gap), method };
  }
  const root = Math.sqrt((m / (m + n)) * n);
  const pValue = kolmogorovSurvival((root + 0.12 + 0.11 / root) * statistic);
  return { ...about, pValue, method: pooled.hasTies ? 'asymptotic, conservative with ties' : 'asymptotic' };
}
