import type { ResolvedAssumption, ResolvedOutcome } from '../../plan/index.ts';
import { modelConfidence, verdict } from '../../summarise/index.ts';
import type { PairedDifference, ReasonedConfidence, Verdict } from '../../summarise/index.ts';
import { LabError } from '../../define/index.ts';
import { claimResults } from '../claims.ts';
import type { ClaimResult } from '../claims.ts';
import { headlineOf } from '../effects.ts';
import { failedFutures } from '../failed-futures.ts';
import { fixedInputs, headlineEffect, influences, rankedInputs } from '../influence.ts';
import type { Influence } from '../influence.ts';
import { counted, startNumbers, withMinus } from '../numbers.ts';
import type { Numbers } from '../numbers.ts';
import { meaningOf, rangeNumbers, rangeOf } from '../input-words.ts';
import { pastOf } from '../past.ts';
import type { EffectNamed } from '../query.ts';
import { code, rich } from '../rich-text.ts';
import type { Inline, Rich } from '../rich-text.ts';
import type { RunData } from '../run-data.ts';
import { shownDifferences } from '../shown-differences.ts';
import { midSentence, shownUnit } from '../shown-unit.ts';

/** What can be said about the model behind a run and is not in its folder; the model card prints it. */
export interface ModelCard {
  readonly means?: string;
  readonly leavesOut?: readonly string[];
  readonly tests?: readonly string[];
  /** Options of the model's named parameters, each with its meaning. */
  readonly options?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** The ODD description as Markdown; it is written beside the page. */
  readonly odd?: string;
  readonly licence?: string;
  readonly citation?: string;
}

/** How a report is made. */
export interface ReportOptions {
  /** Command that reproduces the run; printed in every footer. */
  readonly command: string;
  /** Voters read plain words and see 20 dots a scenario; analysts read of intervals, numbers of futures and methods, and see 50. */
  readonly audience?: 'voter' | 'analyst';
  readonly card?: ModelCard;
  /** Which version wrote the run, where it is not this one: `metis-lab 0.1.0`. The page says so. */
  readonly otherVersion?: string | undefined;
}

/** What every section reads. */
export interface Context {
  readonly run: RunData;
  readonly options: ReportOptions;
  readonly numbers: Numbers;
  readonly headline: ResolvedOutcome;
  /** Last scenario against the baseline on the headline outcome. */
  readonly effect: EffectNamed;
  /** Scenarios that can be compared with the baseline; empty where there are only levels to report. */
  readonly others: readonly string[];
  /** Scenarios of which no future was finished. */
  readonly lost: readonly string[];
  readonly influences: readonly Influence[];
  readonly confidence: ReasonedConfidence;
  readonly claims: readonly ClaimResult[];
}

/** Reads everything that several sections need. Throws E605 when not one future of the headline outcome was finished. */
export function contextOf(run: RunData, options: ReportOptions): Context {
  const { scenarios, baseline, outcomes } = run.experiment;
  const headline = headlineOf(outcomes);
  const lost = scenarios.map(({ name }) => name).filter((name) => !hasFuture(run, name, headline));
  const others = scenarios
    .map(({ name }) => name)
    .filter((scenario) => {
      const at = { scenario, baseline, outcome: headline.name, point: 0 };
      return scenario !== baseline && !lost.includes(scenario) && shownDifferences(run, at) !== undefined;
    });
  if (lost.length === scenarios.length) throw nothingToReport(headline);
  const effect = headlineEffect(run, headline, { others, lost });
  const found = influences(run, effect);
  const confidence = modelConfidence({
    inputs: rankedInputs(found, (name) => quotedMeaning(run, name)),
    fixed: fixedInputs(run, effect.scenario, (name) => quotedMeaning(run, name)),
    failedPatterns: [],
    ledgerBroken: failedFutures(run).broken > 0,
    backTest: pastOf(run).verdict,
  });
  return {
    run,
    options,
    numbers: startNumbers(run),
    headline,
    effect,
    others,
    lost,
    influences: found,
    confidence,
    claims: claimResults(run),
  };
}

const hasFuture = (run: RunData, scenario: string, headline: ResolvedOutcome): boolean =>
  run.outcome(scenario, headline.name).some((value) => !Number.isNaN(value));

function nothingToReport(headline: ResolvedOutcome): LabError {
  return new LabError('E605', `nothing to report: no finished future of \`${headline.name}\``, {
    exit: 2,
    expected: 'at least one simulated future that did not fail',
  });
}

function quotedMeaning(run: RunData, name: string): string {
  return `“${meaningOf(run, name).replaceAll('“', '‘').replaceAll('”', '’')}”`;
}

/** `Unfinished run: 240 of 2,000 futures`; undefined for a finished run. */
export function unfinishedMark({ run, numbers }: Pick<Context, 'run' | 'numbers'>): string | undefined {
  if (run.unfinished === undefined) return undefined;
  const count = (of: 'replications' | 'planned'): string =>
    numbers.print({ measure: 'count', table: 'manifest', of }, counted).text;
  return `Unfinished run: ${count('replications')} of ${count('planned')} futures`;
}

/** Label of a scenario; its name when it is not known. */
export function scenarioLabel({ run }: Context, name: string): string {
  return run.experiment.scenarios.find((each) => each.name === name)?.label ?? name;
}

/** What a parameter means in the model's words, as far as the first semicolon, with its name as it is typed. */
export function parameterCell({ run }: Context, name: string): Rich {
  return rich`${capital(meaningOf(run, name))} (${code(name)})`;
}

/** What an assumption was drawn from, linked to its query where it has numbers. */
export function rangeCell({ run, numbers }: Context, assumption: ResolvedAssumption): Inline {
  return rangeNumbers(run, assumption).length === 0
    ? rangeOf(run, assumption)
    : numbers.print(
        { measure: 'inputRange', table: 'experiment', assumption: assumption.name },
        { digits: 3 },
      );
}

/** Significant digits of numbers in tables: analysts get one more. */
export const tableDigits = ({ options }: Context): number => (options.audience === 'analyst' ? 4 : 3);

/** What inputs pull on: an effect, or where nothing can be compared the outcome itself. */
export function pulledThing({ others, effect, headline, run }: Context): string {
  const outcome = midSentence(headline.label);
  const label = run.experiment.scenarios.find(({ name }) => name === effect.scenario)?.label ?? '';
  return others.length === 0 ? outcome : `the effect of “${label}” on ${outcome}`;
}

/** First letter in capitals, as at the start of a sentence or a table cell. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The time that is simulated, in words: `5 years`. */
export function horizon({ run }: Context): string {
  const { days } = run.experiment.time;
  if (days % 365 === 0) return days === 365 ? '1 year' : `${days / 365} years`;
  return days === 1 ? '1 day' : `${days} days`;
}

/** Outcome of a scenario against the baseline as a verdict; undefined when no future is complete. */
export function verdictOn(
  context: Context,
  outcome: ResolvedOutcome,
  scenario: string,
): { readonly verdict: Verdict; readonly difference: PairedDifference } | undefined {
  const { run, confidence } = context;
  const { baseline } = run.experiment;
  const difference = shownDifferences(run, { scenario, baseline, outcome: outcome.name, point: 0 });
  if (difference === undefined) return undefined;
  const unit = shownUnit(outcome.unit);
  const found = verdict({
    scenario: scenarioLabel(context, scenario),
    baseline: scenarioLabel(context, baseline),
    outcome: midSentence(outcome.label),
    unit: unit.ofDifferences,
    horizon: horizon(context),
    better: outcome.better,
    difference,
    confidence,
    ...(isTime(outcome.unit)
      ? {}
      : { verbs: { higher: 'raise', lower: 'lower', same: 'leave about the same' } }),
  });
  return { verdict: { ...found, text: withMinus(found.text) }, difference };
}

/** How a run of a few years can tell of many: what the one measure of time that looks beyond the end means there. */
export function beyondTheEnd(context: Context): string | undefined {
  const { headline } = context;
  return headline.of === 'sequencerPool.runway' && headline.take === 'end'
    ? `Times beyond ${horizon(context)} are what is left at the pace of the last year.`
    : undefined;
}

/** What counts as zero where an outcome is printed: a thousandth of the difference that matters, in the unit shown. */
export function zeroBelow(outcome: ResolvedOutcome): { readonly zeroBelow: number } {
  return { zeroBelow: (outcome.matters * shownUnit(outcome.unit).factor) / 1000 };
}

/** `1 outcome`, `2 outcomes`. */
export const plural = (count: number, thing: string): string => `${count} ${thing}${count === 1 ? '' : 's'}`;

/** True for outcomes that are lengths of time, which get longer and shorter. */
export function isTime(unit: string): boolean {
  return ['years', 'months', 'weeks', 'days', 'hours'].includes(unit);
}

/** Adjectives for an outcome that goes up or down: longer and shorter, or higher and lower. */
export function adjectives(outcome: ResolvedOutcome): { readonly up: string; readonly down: string } {
  return isTime(outcome.unit) ? { up: 'longer', down: 'shorter' } : { up: 'higher', down: 'lower' };
}
