import { normalCdf } from '../numeric/index.ts';
import { finiteColumn, sameLength } from '../summarise/values.ts';
import type { Values } from '../summarise/values.ts';
import { doubledMidRanks } from './pooled.ts';
import { tailsAt, twoSided } from './rank-tails.ts';
import type { TestResult } from './test-result.ts';

/** Numbers of differences up to which all signs are counted. */
const MOST_EXACT = 60;

/** A signed-rank test and what it left out. */
export interface SignedRankResult extends TestResult {
  /** Pairs without a difference, which say nothing about its sign and are left out. */
  readonly zeros: number;
}

/** Chances of each doubled sum of positive ranks when every sign is a fair coin. */
function signChances(doubledRanks: Int32Array): Float64Array {
  const total = doubledRanks.reduce((sum, rank) => sum + rank, 0);
  const chances = new Float64Array(total + 1);
  chances[0] = 1;
  let reached = 0;
  for (const rank of doubledRanks) {
    reached += rank;
    for (let s = reached; s >= 0; s--) {
      chances[s] = (chances[s] + (s >= rank ? chances[s - rank] : 0)) / 2;
    }
  }
  return chances;
}

/**
 * Wilcoxon's signed-rank test of paired values: are the differences second - first symmetric around 0? The statistic is the sum
 * of the ranks of the positive differences (equal sizes share their mean rank; zeros are left out, as Wilcoxon 1945 did). Two-sided; exact up to
 * 60 differences also with ties, beyond by the normal law with corrections for ties and continuity. Throws for unequal lengths or values that
 * are not finite; with no difference at all the p-value is 1.
 */
export function wilcoxonSignedRank(first: Values, second: Values): SignedRankResult {
  sameLength(first, second, 'pairs');
  const before = finiteColumn(first, 'first sample', 1);
  const differences = finiteColumn(second, 'second sample', 1)
    .map((value, i) => value - before[i])
    .filter((difference) => difference !== 0);
  const bySize = differences.sort((a, b) => Math.abs(a) - Math.abs(b));
  const { ranks, ties } = doubledMidRanks(bySize.map(Math.abs));
  const n = bySize.length;
  let positive = 0;
  for (let i = 0; i < n; i++) if (bySize[i] > 0) positive += ranks[i];
  const about = { statistic: positive / 2, sizes: [n], zeros: first.length - n };
  if (n <= MOST_EXACT) {
    const pValue = twoSided(tailsAt(signChances(ranks), positive));
    return { ...about, pValue, method: ties > 0 ? 'exact, given the ties' : 'exact' };
  }
  const variance = (n * (n + 1) * (2 * n + 1)) / 24 - ties / 48;
  const distance = Math.max(0, Math.abs(positive / 2 - (n * (n + 1)) / 4) - 0.5);
  const pValue = Math.min(1, 2 * normalCdf(-distance / Math.sqrt(variance)));
  return { ...about, pValue, method: 'normal, with corrections for ties and continuity' };
}
