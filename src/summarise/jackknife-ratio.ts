import { compensatedSum, exp, log, studentQuantile } from '../numeric/index.ts';
import type { Interval } from './interval.ts';
import { checkedConfidence } from './values.ts';

/**
 * Interval for a positive ratio from its values with one independent part left out at a time: jackknife error of the logarithm, Student t
 * with parts - 1 degrees of freedom (Efron and Tibshirani 1993, 11). Both sides null for fewer than three parts or where the ratio is not
 * positive and finite throughout. Throws for a confidence outside 0 to 1.
 */
export function jackknifeRatio(
  ratio: number,
  without: Float64Array,
  { confidence, method }: { readonly confidence: number; readonly method: string },
): Interval {
  const parts = without.length;
  const about = { confidence: checkedConfidence(confidence), method: `${method}, jackknife`, n: parts };
  const isGood = [ratio, ...without].every((each) => each > 0 && Number.isFinite(each));
  if (parts < 3 || !isGood) return { low: null, high: null, ...about };
  const logarithms = without.map(log);
  const middle = compensatedSum(logarithms) / parts;
  const squares = compensatedSum(logarithms.map((each) => (each - middle) * (each - middle)));
  const half = studentQuantile(0.5 + confidence / 2, parts - 1) * Math.sqrt((squares * (parts - 1)) / parts);
  return { low: ratio * exp(-half), high: ratio * exp(half), ...about };
}
