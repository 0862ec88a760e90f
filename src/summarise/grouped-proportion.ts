import { normalQuantile, studentQuantile } from '../numeric/index.ts';
import { groupSums, meanOfGroups } from './groups.ts';
import type { ProportionInterval } from './proportions.ts';
import { checkedConfidence } from './values.ts';
import type { Values } from './values.ts';

/**
 * Interval for a probability from yes (1) and no (0) in coordinated groups of consecutive replications; NaN is a failed replication,
 * an incomplete last group is left out. Wilson's interval with as many independent trials as have the error found between groups
 * (Korn and Graubard 1998 with Wilson for Clopper–Pearson): at least the number of groups, since no group is worse than one trial,
 * and never an error below one replication in all. Where all agree nothing is known about the groups' help, so groups are the trials:
 * "any in the group" is at least as likely as one, which makes that bound safe. Method `Wilson of groups of g`; n counts replications.
 */
export function groupedProportion(values: Values, group: number, confidence = 0.95): ProportionInterval {
  checkedConfidence(confidence);
  const found = groupSums(values, group);
  const n = found.counts.reduce((sum, count) => sum + count, 0);
  const { mean, standardError, groups } = meanOfGroups(found);
  const about = { confidence, method: `Wilson of groups of ${group}`, n };
  if (!(groups > 0)) return { estimate: NaN, low: 0, high: 1, ...about };
  const trials = effectiveTrials({ n, mean, standardError, groups, confidence });
  return { estimate: mean, ...wilsonEnds(mean, trials, confidence), ...about };
}

function effectiveTrials(found: {
  readonly n: number;
  readonly mean: number;
  readonly standardError: number;
  readonly groups: number;
  readonly confidence: number;
}): number {
  const { n, mean, standardError, groups, confidence } = found;
  if (mean === 0 || mean === 1 || groups < 2) return groups;
  const error = Math.max(standardError, 1 / n);
  const normal = normalQuantile(0.5 + confidence / 2);
  const student = studentQuantile(0.5 + confidence / 2, groups - 1);
  const shrunk = (normal / student) * (normal / student);
  return Math.max(groups, ((mean * (1 - mean)) / (error * error)) * shrunk);
}

/** Wilson's ends for a share of any positive number of trials, whole or not. */
function wilsonEnds(share: number, trials: number, confidence: number): { low: number; high: number } {
  const z = normalQuantile(0.5 + confidence / 2);
  const scale = 1 + (z * z) / trials;
  const center = (share + (z * z) / (2 * trials)) / scale;
  const halfWidth =
    (z / scale) * Math.sqrt((share * (1 - share)) / trials + ((z / trials) * (z / trials)) / 4);
  return {
    low: share === 0 ? 0 : Math.max(0, center - halfWidth),
    high: share === 1 ? 1 : Math.min(1, center + halfWidth),
  };
}
