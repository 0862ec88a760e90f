import { compensatedSum } from '../numeric/index.ts';
import { groupedProportion } from './grouped-proportion.ts';
import { groupedQuantileInterval } from './grouped-quantile.ts';
import { groupedMean } from './groups.ts';
import { symmetricInterval } from './interval.ts';
import type { Interval } from './interval.ts';
import { intervalOfMean, moments } from './moments.ts';
import type { Moments } from './moments.ts';
import { wilson } from './proportions.ts';
import type { ProportionInterval } from './proportions.ts';
import { quantile, quantileInterval } from './quantiles.ts';
import type { QuantileInterval } from './quantiles.ts';
import { ascending, checkedCount, sameLength } from './values.ts';
import type { Values } from './values.ts';

/** Which way an outcome is good; for `neutral` outcomes "better" merely means higher. */
export type Preference = 'higher' | 'lower' | 'neutral';

/** What two scenarios have to say about one outcome: values by replication, and the smallest difference worth a sentence. */
export interface PairedInput {
  /** Outcome in the baseline, one value per replication; NaN where the replication failed. */
  readonly baseline: Values;
  /** Outcome in the variant, the same replications in the same order. */
  readonly variant: Values;
  /** Smallest difference worth a sentence, in the unit of the outcome, at least 0. */
  readonly matters: number;
  readonly better: Preference;
  /** Confidence of every interval; 0.95 when absent. */
  readonly confidence?: number | undefined;
  /**
   * Consecutive replications whose draws were coordinated (`groupOf` of the experiment); 1 when absent. Intervals then come from groups,
   * which are independent of one another, and an incomplete last group is left out.
   */
  readonly group?: number | undefined;
}

/** Paired effect, variant minus baseline within each replication, in the unit of the outcome. */
export interface PairedDifference {
  /** Pairs used, and pairs left out because one side failed (NaN). */
  readonly n: number;
  readonly dropped: number;
  /** Only where draws are coordinated: replications in a group, and those of an incomplete last group, left out of everything. */
  readonly groups?: {
    readonly size: number;
    readonly leftOut: number;
    /** For the share of pairs that are the same; those of better and worse are by groups too. */
    readonly sameInterval: ProportionInterval;
  };
  /** Median of the differences (not the difference of medians), type 7. */
  readonly median: number;
  readonly medianInterval: QuantileInterval;
  /** Mean of the differences; NaN when some difference is infinite. */
  readonly mean: number;
  readonly meanInterval: Interval;
  /** 9 in 10 differences: quantiles 5 % to 95 %, type 7. */
  readonly range: { readonly low: number; readonly high: number };
  /** Replications by sign of the difference; `same` are those with |difference| < matters, and all exact zeros. */
  readonly better: number;
  readonly same: number;
  readonly worse: number;
  readonly betterInterval: ProportionInterval;
  readonly worseInterval: ProportionInterval;
  /** How many times fewer replications pairing needs: (var(a) + var(b)) / var(a - b); Infinity when the differences have no variance, NaN where unknown. */
  readonly gain: number;
  /** Pearson correlation of the pairs; NaN when one side does not vary. */
  readonly correlation: number;
  /** Pairs whose difference is exactly 0. */
  readonly exactlyZero: number;
}

/** Columns of the pairs that are complete, and their differences, variant minus baseline. */
export interface Pairs {
  readonly baseline: Float64Array;
  readonly variant: Float64Array;
  readonly differences: Float64Array;
  readonly dropped: number;
}

/** Variant minus baseline by replication; pairs with a NaN are left out; two equal infinities differ by 0. Throws for unequal lengths. */
export function pairs(baseline: Values, variant: Values): Pairs {
  sameLength(baseline, variant, 'pairs');
  const kept: number[] = [];
  for (let r = 0; r < baseline.length; r++) {
    if (!Number.isNaN(baseline[r]) && !Number.isNaN(variant[r])) kept.push(r);
  }
  return {
    baseline: Float64Array.from(kept, (r) => baseline[r]),
    variant: Float64Array.from(kept, (r) => variant[r]),
    differences: Float64Array.from(kept, (r) => (variant[r] === baseline[r] ? 0 : variant[r] - baseline[r])),
    dropped: baseline.length - kept.length,
  };
}

const unknownMoments: Moments = {
  n: 0,
  mean: NaN,
  variance: NaN,
  skewness: NaN,
  kurtosis: NaN,
  squares: NaN,
  cubes: NaN,
  fourths: NaN,
};

/** Moments, or NaN throughout where a value is infinite: a mean of such values says nothing. */
function momentsIfFinite(column: Float64Array): Moments {
  return column.every(Number.isFinite) ? moments(column) : { ...unknownMoments, n: column.length };
}

/** Pearson correlation of two finite columns; NaN when one does not vary or is not finite. */
export function correlation(first: Values, second: Values): number {
  sameLength(first, second, 'pairs');
  const a = momentsIfFinite(Float64Array.from(first));
  const b = momentsIfFinite(Float64Array.from(second));
  const products = Float64Array.from(first, (value, r) => (value - a.mean) * (second[r] - b.mean));
  const ratio = compensatedSum(products) / (Math.sqrt(a.squares) * Math.sqrt(b.squares));
  return Math.max(-1, Math.min(1, ratio));
}

function pairingGain({ baseline, variant }: Pairs, ofDifferences: Moments): number {
  if (ofDifferences.variance === 0) return Infinity;
  return (momentsIfFinite(baseline).variance + momentsIfFinite(variant).variance) / ofDifferences.variance;
}

function countBySign(differences: Float64Array, matters: number, sign: number) {
  let better = 0;
  let worse = 0;
  let exactlyZero = 0;
  for (const difference of differences) {
    if (difference === 0) exactlyZero++;
    else if (Math.abs(difference) >= matters) {
      if (difference * sign > 0) better++;
      else worse++;
    }
  }
  return { better, worse, same: differences.length - better - worse, exactlyZero };
}

/**
 * Effect of a variant against its baseline in the same replications, with intervals: order statistics for the median,
 * Student t for the mean, Wilson for the shares; from groups of replications where their draws are coordinated. Throws for unequal
 * lengths, a negative or NaN `matters`, a confidence outside 0 to 1, no pair left, or a group that is not a whole number.
 */
export function pairedDifference(input: PairedInput): PairedDifference {
  const { matters, better: preference, confidence = 0.95 } = input;
  if (!(matters >= 0)) throw new Error(`invalid matters: ${matters}; expected 0 or more`);
  sameLength(input.baseline, input.variant, 'pairs');
  const { group, leftOut } = wholeGroups(input);
  const paired = pairs(withoutLast(input.baseline, leftOut), withoutLast(input.variant, leftOut));
  const { differences } = paired;
  const n = differences.length;
  if (n === 0) throw new Error('invalid pairs: none without a failure; expected at least 1');
  const sorted = ascending(differences);
  const ofDifferences = momentsIfFinite(differences);
  const sign = preference === 'lower' ? -1 : 1;
  const counts = countBySign(differences, matters, sign);
  return {
    n,
    dropped: paired.dropped,
    median: quantile(sorted, 0.5),
    medianInterval: quantileInterval(sorted, 0.5, confidence),
    mean: ofDifferences.mean,
    meanInterval: intervalOfMean(ofDifferences, confidence),
    range: { low: quantile(sorted, 0.05), high: quantile(sorted, 0.95) },
    ...counts,
    betterInterval: wilson(counts.better, n, confidence),
    worseInterval: wilson(counts.worse, n, confidence),
    gain: pairingGain(paired, ofDifferences),
    correlation: correlation(paired.baseline, paired.variant),
    exactlyZero: counts.exactlyZero,
    ...(group === 1
      ? {}
      : groupedIntervals(input, {
          matters,
          sign,
          confidence,
          group,
          leftOut,
          infinite: Number.isNaN(ofDifferences.mean),
        })),
  };
}

/** The groups that intervals can rest on, and what stands behind the last of them; where no whole group has a pair, all are one group. */
function wholeGroups({ baseline, variant, group = 1 }: PairedInput): { group: number; leftOut: number } {
  const leftOut = baseline.length % checkedCount(group, 'group', 1);
  for (let r = 0; r < baseline.length - leftOut; r++) {
    if (!Number.isNaN(baseline[r]) && !Number.isNaN(variant[r])) return { group, leftOut };
  }
  return { group: Math.max(1, group === 1 ? 1 : baseline.length), leftOut: 0 };
}

function withoutLast(values: Values, count: number): Float64Array {
  return Float64Array.from(values).slice(0, values.length - count);
}

/** What takes the place of the intervals for independent replications. */
function groupedIntervals(
  { baseline, variant }: PairedInput,
  about: {
    readonly matters: number;
    readonly sign: number;
    readonly confidence: number;
    readonly group: number;
    readonly leftOut: number;
    readonly infinite: boolean;
  },
): Pick<PairedDifference, 'groups' | 'medianInterval' | 'meanInterval' | 'betterInterval' | 'worseInterval'> {
  const { matters, sign, confidence, group, leftOut } = about;
  const inOrder = withoutLast(variant, leftOut).map((value, r) =>
    value === baseline[r] ? 0 : value - baseline[r],
  );
  const signOf = (difference: number): number =>
    difference === 0 || Math.abs(difference) < matters ? 0 : Math.sign(difference) * sign;
  const share = (direction: number) =>
    groupedProportion(
      inOrder.map((each) => (Number.isNaN(each) ? NaN : signOf(each) === direction ? 1 : 0)),
      group,
      confidence,
    );
  return {
    groups: { size: group, leftOut, sameInterval: share(0) },
    medianInterval: groupedQuantileInterval(inOrder, 0.5, group, confidence),
    meanInterval: about.infinite
      ? symmetricInterval(NaN, NaN, { confidence, method: 'Student t', n: inOrder.length })
      : groupedMean(inOrder, group, confidence).interval,
    betterInterval: share(1),
    worseInterval: share(-1),
  };
}
