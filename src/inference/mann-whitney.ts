import { normalCdf } from '../numeric/index.ts';
import { finiteColumn } from '../summarise/values.ts';
import type { Values } from '../summarise/values.ts';
import { doubledMidRanks, pool } from './pooled.ts';
import { tailsAt, twoSided } from './rank-tails.ts';
import type { TestResult } from './test-result.ts';

/** Steps of the count of all choices that are still worth it: about 0.1 s. */
const EXACT_STEPS = 6e7;

/** A rank-sum test and the probability it estimates. */
export interface MannWhitneyResult extends TestResult {
  /** Share of pairs in which the second value is the larger, equal ones counted half. */
  readonly superiority: number;
}

/** Number of choices of `size` of the ranks with each doubled sum. */
function choices(doubledRanks: Int32Array, size: number): Float64Array {
  const largest = doubledRanks.subarray(doubledRanks.length - size).reduce((sum, rank) => sum + rank, 0);
  const counts = Array.from({ length: size + 1 }, () => new Float64Array(largest + 1));
  counts[0][0] = 1;
  for (const rank of doubledRanks) {
    for (let chosen = size; chosen >= 1; chosen--) {
      const [into, from] = [counts[chosen], counts[chosen - 1]];
      for (let s = largest; s >= rank; s--) into[s] += from[s - rank];
    }
  }
  return counts[size];
}

/**
 * Mann and Whitney's (Wilcoxon's rank-sum) test of two independent samples: is the second as often the larger as the smaller?
 * The statistic U counts the pairs in which it is, equal ones half. Two-sided; exact where the count of all choices takes about 0.1 s or less
 * (about 60 + 60 values), also with ties; beyond by the normal law with corrections for ties and continuity. Throws for
 * empty samples or values that are not finite.
 */
export function mannWhitney(first: Values, second: Values): MannWhitneyResult {
  const pooled = pool([finiteColumn(first, 'first sample', 1), finiteColumn(second, 'second sample', 1)]);
  const [m, n] = pooled.sizes;
  const { ranks, ties } = doubledMidRanks(pooled.values);
  let doubledSum = 0;
  for (let i = 0; i < ranks.length; i++) if (pooled.from[i] === 1) doubledSum += ranks[i];
  const statistic = doubledSum / 2 - (n * (n + 1)) / 2;
  const about = { statistic, superiority: statistic / (m * n), sizes: [m, n] };

  const total = m + n;
  const size = Math.min(m, n);
  if (total * size * size * total <= EXACT_STEPS) {
    const observed = n <= m ? doubledSum : total * (total + 1) - doubledSum;
    const pValue = twoSided(tailsAt(choices(ranks, size), observed));
    return { ...about, pValue, method: ties > 0 ? 'exact, given the ties' : 'exact' };
  }
  const variance = ((m * n) / 12) * (total + 1 - ties / (total * (total - 1)));
  const distance = Math.max(0, Math.abs(statistic - (m * n) / 2) - 0.5);
  const pValue = variance === 0 ? 1 : Math.min(1, 2 * normalCdf(-distance / Math.sqrt(variance)));
  return { ...about, pValue, method: 'normal, with corrections for ties and continuity' };
}
