import { wilcoxonSignedRank } from '../inference/index.ts';
import { groupOf } from '../plan/index.ts';
import type { ResolvedOutcome } from '../plan/index.ts';
import { shownUnit } from '../report/shown-unit.ts';
import type { RunData } from '../report/run-data.ts';
import { holm, pairedDifference } from '../summarise/index.ts';
import type { PairedDifference } from '../summarise/index.ts';

/** How an outcome moved between two versions. */
export type Movement =
  /** Equal to the last bit in every future. */
  | 'identical'
  /** It moved, and chance alone would seldom do that. */
  | 'moved'
  /** It moved, certainly, by less than is worth a sentence. */
  | 'moved, too little to matter'
  /** The differences may be luck. */
  | 'within noise'
  /** Not even differences of one sign in all futures could be told from luck: more futures are needed. */
  | 'too few futures'
  /** No future ended well in both versions. */
  | 'not to be compared';

/** One outcome of one scenario in both versions, second minus first, in the same futures. */
export interface MovedOutcome {
  readonly scenario: string;
  readonly outcome: string;
  /** Unit shown; all figures are in it. */
  readonly unit: string;
  readonly matters: number;
  readonly medians: readonly [number, number];
  readonly difference: PairedDifference;
  /** p-value of the signed-rank test, adjusted by Holm over all comparisons. */
  readonly adjustedP: number;
  readonly movement: Movement;
  /** Size of the median difference in differences that matter, for the order of the table. */
  readonly size: number;
}

/** Chance of calling any outcome moved when none did. */
const ALPHA = 0.05;

/**
 * Every outcome that both runs have, in every scenario that both have, at the first design point: paired differences and which of them
 * are beyond noise, by Wilcoxon's signed-rank test with Holm's correction over all of them. Sorted by size, the largest first.
 */
export function movedOutcomes(first: RunData, second: RunData): MovedOutcome[] {
  const pairs = sharedOutcomes(first, second);
  const found = pairs.map((pair) => compared(first, second, pair));
  // What is identical cannot be a false alarm, so it takes no part in the correction.
  const tested = found.filter(({ difference }) => difference.exactlyZero < difference.n);
  const adjusted = new Map(holm(tested.map(({ p }) => p)).map((p, at) => [tested[at], p]));
  return found
    .map((each) => {
      const { p: _p, ...rest } = each;
      const adjustedP = adjusted.get(each) ?? 1;
      return { ...rest, adjustedP, movement: movementOf(rest, adjustedP, tested.length) };
    })
    .sort((a, b) => b.size - a.size);
}

/** Futures with a difference that are needed before `comparisons` outcomes can be told from luck: 2^(1 − n) × comparisons at most 5 %. */
export function futuresNeeded(comparisons: number): number {
  let n = 1;
  for (let p = comparisons; p > ALPHA; p /= 2) n += 1;
  return n;
}

interface Pair {
  readonly scenario: string;
  readonly outcome: ResolvedOutcome;
}

/** Scenarios and outcomes that both runs have; an outcome is the same when it is taken from the same series in the same way. */
export function sharedOutcomes(first: RunData, second: RunData): Pair[] {
  const has = (outcome: ResolvedOutcome): boolean =>
    second.experiment.outcomes.some(
      ({ name, of, take }) => name === outcome.name && of === outcome.of && take === outcome.take,
    );
  const scenarios = first.experiment.scenarios.filter(({ name }) =>
    second.experiment.scenarios.some((each) => each.name === name),
  );
  return scenarios.flatMap(({ name: scenario }) =>
    first.experiment.outcomes.filter(has).map((outcome) => ({ scenario, outcome })),
  );
}

function compared(first: RunData, second: RunData, { scenario, outcome }: Pair) {
  const { factor, text: unit } = shownUnit(outcome.unit);
  const n = Math.min(first.experiment.replications, second.experiment.replications);
  const valuesOf = (run: RunData): Float64Array =>
    run
      .outcome(scenario, outcome.name)
      .subarray(0, n)
      .map((value) => value * factor);
  const [baseline, variant] = [valuesOf(first), valuesOf(second)];
  const matters = outcome.matters * factor;
  const difference = pairedDifference({
    ...{ baseline, variant, matters },
    better: outcome.better,
    group: groupOf(first.experiment),
  });
  const both = Array.from(baseline.keys()).filter(
    (r) => Number.isFinite(baseline[r]) && Number.isFinite(variant[r]),
  );
  const pick = (values: Float64Array): Float64Array => Float64Array.from(both, (r) => values[r]);
  const p = both.length === 0 ? 1 : wilcoxonSignedRank(pick(baseline), pick(variant)).pValue;
  return {
    ...{ scenario, outcome: outcome.name, unit, matters, difference, p },
    medians: [middle(pick(baseline)), middle(pick(variant))] as const,
    size: both.length === 0 ? 0 : Math.abs(difference.median) / (matters > 0 ? matters : 1),
  };
}

function middle(values: Float64Array): number {
  const sorted = values.slice().sort();
  const half = (sorted.length - 1) / 2;
  return (sorted[Math.floor(half)] + sorted[Math.ceil(half)]) / 2;
}

function movementOf(
  { difference, matters }: { readonly difference: PairedDifference; readonly matters: number },
  p: number,
  comparisons: number,
): Movement {
  if (difference.n === 0) return 'not to be compared';
  if (difference.exactlyZero === difference.n) return 'identical';
  if (p > ALPHA) return difference.n < futuresNeeded(comparisons) ? 'too few futures' : 'within noise';
  const isSmall = Math.abs(difference.median) < matters && Math.abs(difference.mean) < matters;
  return isSmall ? 'moved, too little to matter' : 'moved';
}
