import { drawsInWords, groupOf } from '../plan/index.ts';
import type { ResolvedOutcome } from '../plan/index.ts';
import {
  countsInWords,
  moments,
  pairedDifference,
  quantiles,
  range,
  signedSignificant,
  significant,
  welch,
} from '../summarise/index.ts';
import type { MeanDifference, PairedDifference } from '../summarise/index.ts';
import { zeroed } from './numbers.ts';
import type { RunData } from './run-data.ts';
import { shownUnit } from './shown-unit.ts';
import { outcomeNamed } from './shown-values.ts';
import { waterfall } from './waterfall.ts';
import type { Waterfall } from './waterfall.ts';

/** What to compare: scenarios and outcomes by name; all when absent. */
export interface CompareRequest {
  readonly scenarios?: readonly string[];
  readonly outcomes?: readonly string[];
  readonly baseline?: string;
  readonly point?: number;
  /** Also compare without pairing, to show what pairing gained. */
  readonly unpaired?: boolean;
}

/** One scenario against the baseline on one outcome, in the unit shown. */
export interface ComparedEffect {
  readonly outcome: string;
  readonly unit: string;
  /** The difference that is worth a sentence, in the same unit. */
  readonly matters: number;
  readonly scenario: string;
  readonly baseline: string;
  readonly difference: PairedDifference;
  /** Middle value in baseline and scenario; not what the difference is taken of. */
  readonly medians: readonly [number, number];
  readonly counts: string;
  readonly unpaired?: MeanDifference;
}

/** Data and lines of a comparison. */
export interface Comparison {
  readonly effects: readonly ComparedEffect[];
  /** Means of a bundle taken apart, per outcome; empty without a bundle. */
  readonly waterfalls: readonly Waterfall[];
  /** A table as rows of cells, the header first. */
  readonly table: readonly (readonly string[])[];
  readonly notes: readonly string[];
}

/** Paired comparison of scenarios: medians of differences with intervals, better, same and worse, and the gain from pairing. */
export function compareText(run: RunData, request: CompareRequest = {}): Comparison {
  const { baseline = run.experiment.baseline, point = 0 } = request;
  const names = request.scenarios ?? run.experiment.scenarios.map(({ name }) => name);
  const outcomes = (request.outcomes ?? run.experiment.outcomes.map(({ name }) => name)).map((name) =>
    outcomeNamed(run, name),
  );
  const effects = outcomes.flatMap((outcome) =>
    names
      .filter((name) => name !== baseline)
      .flatMap(
        (scenario) =>
          comparedEffect(run, outcome, { scenario, baseline, point, unpaired: request.unpaired ?? false }) ??
          [],
      ),
  );
  const isBundle =
    baseline === run.experiment.baseline &&
    run.experiment.scenarios.every(({ name }) => names.includes(name));
  const waterfalls = isBundle
    ? outcomes.flatMap((outcome) => waterfall(run, outcome, point, outcomes.length > 1) ?? [])
    : [];
  const drawn = drawsInWords(run.experiment);
  const notes = [
    'median: middle of the differences within each simulated future, with its 95% interval; range: 9 in 10 futures',
    ...(drawn === undefined ? [] : [`${drawn}: intervals compare groups`]),
  ];
  return { effects, waterfalls, table: tableOf(effects, request.unpaired ?? false), notes };
}

function comparedEffect(
  run: RunData,
  outcome: ResolvedOutcome,
  at: {
    readonly scenario: string;
    readonly baseline: string;
    readonly point: number;
    readonly unpaired: boolean;
  },
): ComparedEffect | undefined {
  const { factor, text: unit } = shownUnit(outcome.unit);
  const shown = (scenario: string): Float64Array =>
    run.outcome(scenario, outcome.name, at.point).map((value) => value * factor);
  const [before, after] = [shown(at.baseline), shown(at.scenario)];
  const complete = after.map((value, r) => (Number.isNaN(value) || Number.isNaN(before[r]) ? 0 : 1));
  if (!complete.includes(1)) return undefined;
  const pick = (values: Float64Array): Float64Array => values.filter((_, r) => complete[r] === 1);
  const difference = pairedDifference({
    baseline: before,
    variant: after,
    matters: outcome.matters * factor,
    better: outcome.better,
    group: groupOf(run.experiment),
  });
  const medians = [before, after].map((values) => quantiles(pick(values), [0.5])[0]);
  const isTestable = [before, after].every(
    (values) => pick(values).length > 1 && moments(pick(values)).variance > 0,
  );
  return {
    outcome: outcome.name,
    unit,
    matters: outcome.matters * factor,
    scenario: at.scenario,
    baseline: at.baseline,
    difference,
    medians: [medians[0], medians[1]],
    counts: countsInWords(difference, outcome.better),
    ...(at.unpaired && isTestable && difference.groups === undefined
      ? { unpaired: welch(pick(before), pick(after)) }
      : {}),
  };
}

function tableOf(effects: readonly ComparedEffect[], isUnpaired: boolean): string[][] {
  const header = [
    'outcome',
    'difference',
    'median',
    '95% interval',
    '9 in 10 futures',
    'in 100 futures',
    'gain from pairing',
    'n',
  ];
  const rows = effects.map(
    ({ outcome, unit, matters, scenario, baseline, difference: found, counts, unpaired }) => {
      const near = (value: number): number => zeroed(value, matters / 1000);
      const style = { digits: 3, signed: true };
      const { low, high } = found.medianInterval;
      const failed = found.dropped === 0 ? '' : ` (${found.dropped} failed)`;
      const between = (from: number | null, to: number | null): string => {
        const [a, b] = [from, to].map((end) => (end === null ? null : near(end)));
        return withoutFalseDigits(range(a, b, style), [a, b]);
      };
      return [
        unit === '' || unit === outcome ? outcome : `${outcome} (${unit})`,
        `${scenario} - ${baseline}`,
        withoutFalseDigits(signedSignificant(near(found.median), 3), [near(found.median)]),
        between(low, high),
        between(found.range.low, found.range.high),
        counts,
        gainText(found),
        `${found.n}${failed}`,
        ...(isUnpaired
          ? [
              unpaired === undefined
                ? found.groups === undefined
                  ? 'no variance'
                  : 'not for draws in groups'
                : range(unpaired.interval.low, unpaired.interval.high, { digits: 3, signed: true }),
            ]
          : []),
      ];
    },
  );
  return [isUnpaired ? [...header, 'mean, unpaired 95%'] : header, ...rows];
}

/** `-1 to 0` in place of `-1.00 to 0.00`: whole numbers, such as of seats or days, have no digits behind the point, and zero has none. */
export function withoutFalseDigits(text: string, values: readonly (number | null)[]): string {
  const isWhole = values.every((value) => value === null || Number.isInteger(value));
  return text.replace(isWhole ? /\.0+(?!\d)/gu : /(?<![\d.,])0\.0+(?!\d)/gu, isWhole ? '' : '0');
}

function gainText({ gain, exactlyZero, n }: PairedDifference): string {
  if (exactlyZero === n) return 'no effect in any future';
  if (Number.isNaN(gain)) return 'not known';
  return gain === Infinity ? 'no noise left' : `${significant(gain, 2)} x fewer futures`;
}
