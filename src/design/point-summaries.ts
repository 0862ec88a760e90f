import {
  ascending,
  chanceWord,
  groupedQuantileInterval,
  pairedDifference,
  quantile,
  quantileInterval,
} from '../summarise/index.ts';
import type { PairedDifference, Preference, QuantileInterval } from '../summarise/index.ts';
import type { Luck } from './design.ts';

/** A response at all points of a design: points × replications, row by row; NaN where a replication failed. */
export interface PointResponses {
  readonly points: number;
  readonly replications: number;
  readonly values: Float64Array;
}

/** How responses are summarised. */
export interface PointSummaryOptions {
  readonly better: Preference;
  /** Smallest difference worth a sentence. */
  readonly matters: number;
  /** What changes are measured from: the point of this number in the same futures, or zero for a response that is a difference already. */
  readonly from?: number | 'zero' | undefined;
  /** Consecutive replications whose draws hang together, default 1. */
  readonly group?: number;
}

/** What the futures at one point say. */
export interface PointSummary {
  readonly point: number;
  /** Futures without a failure, and failed ones. */
  readonly n: number;
  readonly failed: number;
  /** NaN when all failed. */
  readonly median: number;
  /** 95% interval of the median, by order statistics; undefined when all failed. */
  readonly interval: QuantileInterval | undefined;
  /** 9 in 10 futures. */
  readonly range: { readonly low: number; readonly high: number };
  /** The change in the same futures, and its direction in words. */
  readonly change?: PairedDifference;
  readonly word?: string;
}

/** Median, interval and range of a response at each point, and its paired change where one is asked for. Holds one point at a time. */
export function summarisePoints(responses: PointResponses, options: PointSummaryOptions): PointSummary[] {
  const { points, replications, values } = responses;
  if (values.length !== points * replications)
    throw new Error(`invalid responses: ${values.length}; expected ${points} × ${replications}`);
  return Array.from({ length: points }, (_, point) => summaryOf(responses, point, options));
}

function summaryOf(responses: PointResponses, point: number, options: PointSummaryOptions): PointSummary {
  const values = valuesAt(responses, point);
  const kept = values.filter((value) => !Number.isNaN(value));
  const counts = { point, n: kept.length, failed: values.length - kept.length };
  if (kept.length === 0)
    return { ...counts, median: NaN, interval: undefined, range: { low: NaN, high: NaN } };
  const sorted = ascending(kept);
  const { group = 1 } = options;
  return {
    ...counts,
    median: quantile(sorted, 0.5),
    interval: group === 1 ? quantileInterval(sorted, 0.5) : groupedQuantileInterval(values, 0.5, group, 0.95),
    range: { low: quantile(sorted, 0.05), high: quantile(sorted, 0.95) },
    ...changeOf(responses, values, options),
  };
}

function changeOf(
  responses: PointResponses,
  variant: Float64Array,
  { from, better, matters, group = 1 }: PointSummaryOptions,
): Pick<PointSummary, 'change' | 'word'> {
  if (from === undefined) return {};
  const baseline = from === 'zero' ? new Float64Array(variant.length) : valuesAt(responses, from);
  if (variant.every((value, r) => Number.isNaN(value) || Number.isNaN(baseline[r]))) return {};
  const change = pairedDifference({ baseline, variant, better, matters, group });
  return { change, word: changeWord(change, better) };
}

/** All replications of one point, in their order. */
export function valuesAt({ replications, values }: PointResponses, point: number): Float64Array {
  return values.subarray(point * replications, (point + 1) * replications);
}

/** `very likely better`, `likely worse`, `about the same`, or `as likely as not` where no direction is likely. */
export function changeWord(
  { better, same, worse, n }: Pick<PairedDifference, 'better' | 'same' | 'worse' | 'n'>,
  preference: Preference,
): string {
  const most = Math.max(better, same, worse);
  const word = chanceWord(most, n);
  if (word !== 'likely' && word !== 'very likely' && word !== 'virtually certain') return 'as likely as not';
  if (most === same) return 'about the same';
  const [up, down] = preference === 'neutral' ? ['higher', 'lower'] : ['better', 'worse'];
  return `${word} ${most === better ? up : down}`;
}

/** The best and the worst point by their medians, and how many others cannot be told from the best. */
export interface PointRanking {
  /** Points with a result, the best first; higher counts as better for neutral outcomes. Ties go to the earlier point. */
  readonly order: readonly number[];
  /** Points whose difference from the best could be nothing: what picking the highest of many noisy values may have mistaken. */
  readonly rivals: readonly number[];
}

/**
 * Ranks points. In common futures a rival is a point whose 95% interval of the paired difference from the best holds 0, in futures of
 * their own one whose interval overlaps the best's.
 */
export function rankPoints(
  responses: PointResponses,
  summaries: readonly PointSummary[],
  { better, matters, group = 1, luck }: PointSummaryOptions & { readonly luck: Luck },
): PointRanking {
  const sign = better === 'lower' ? 1 : -1;
  const order = summaries
    .filter(({ median }) => !Number.isNaN(median))
    .sort((a, b) => (a.median === b.median ? a.point - b.point : sign * (a.median < b.median ? -1 : 1)));
  if (order.length === 0) return { order: [], rivals: [] };
  const [best, ...others] = order;
  const rivals = others.filter((other) =>
    luck === 'own'
      ? overlap(best.interval, other.interval)
      : mayBeEqual(responses, [best.point, other.point], { better, matters, group }),
  );
  return { order: order.map(({ point }) => point), rivals: rivals.map(({ point }) => point) };
}

function overlap(a: QuantileInterval | undefined, b: QuantileInterval | undefined): boolean {
  const [low, high] = [
    Math.max(a?.low ?? -Infinity, b?.low ?? -Infinity),
    Math.min(a?.high ?? Infinity, b?.high ?? Infinity),
  ];
  return low <= high;
}

function mayBeEqual(
  responses: PointResponses,
  [best, other]: readonly [number, number],
  options: Required<Pick<PointSummaryOptions, 'better' | 'matters' | 'group'>>,
): boolean {
  const [baseline, variant] = [valuesAt(responses, best), valuesAt(responses, other)];
  if (variant.every((value, r) => Number.isNaN(value) || Number.isNaN(baseline[r]))) return true;
  const { medianInterval } = pairedDifference({ baseline, variant, ...options });
  return (medianInterval.low ?? -Infinity) <= 0 && (medianInterval.high ?? Infinity) >= 0;
}
