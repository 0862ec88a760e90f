import { studentQuantile } from '../numeric/index.ts';
import { moments, pairs } from '../summarise/index.ts';
import { checkedConfidence } from '../summarise/values.ts';
import type { Columns } from './robust.ts';

/**
 * Settings that cannot be told apart from the best, for a finished run: a setting is left out only when another one is better by
 * more than t S / sqrt(n) of their paired differences, t at 1 - alpha / (k - 1). The subset contains the best setting with at least
 * the confidence (Student's t for each pair, Bonferroni over pairs; the screening of Nelson, Swann, Goldsman and Song 2001, with
 * common futures). Columns are one per setting, the same futures in all, two at least. Throws otherwise.
 */
export function subsetWithBest(columns: Columns, better: 'higher' | 'lower', confidence = 0.95): number[] {
  const settings = columns.map((_, i) => i);
  const n = columns[0]?.length ?? 0;
  if (n < 2) throw new Error(`invalid columns: ${n} futures; expected at least 2`);
  checkedConfidence(confidence);
  if (columns.length === 1) return settings;
  const t = studentQuantile(1 - (1 - confidence) / (columns.length - 1), n - 1);
  const sign = better === 'higher' ? 1 : -1;
  const isBeaten = (i: number, j: number): boolean => {
    const { mean, variance } = moments(pairs(columns[i], columns[j]).differences);
    return sign * mean > t * Math.sqrt(variance / n);
  };
  return settings.filter((i) => !settings.some((j) => j !== i && isBeaten(i, j)));
}
