import type { Distribution, Written } from './distributions.ts';
import type { Draws } from './draws.ts';
import type { Assumed, Model, ObservableOf, SettingsOf } from './model.ts';
import type { Confidence, Provenance } from './provenance.ts';
import type { Reading } from './readings.ts';
import type { Quantity } from './units.ts';

/** How a daily series becomes one number: see `takes` for the sentence of each. */
export type Take = 'end' | 'start' | 'min' | 'max' | 'mean' | 'total' | 'change' | 'drop';

/** Every way to take one number from a daily series, in words. */
export const takes: Readonly<Record<Take, string>> = {
  end: 'value on the last day',
  start: 'value before the first day',
  min: 'smallest daily value',
  max: 'largest daily value',
  mean: 'mean of the daily values',
  total: 'sum of the daily values',
  change: 'value on the last day minus value before the first day',
  drop: 'largest fall from a running maximum, as a share of that maximum',
};

/** A result of a replication that the report talks about. */
export interface Outcome<From extends string = string> {
  readonly label: string;
  /** `quantity@take` or `mechanism.measure@take`, for example `rewards.runway@end`. */
  readonly from: From;
  readonly better: 'higher' | 'lower' | 'neutral';
  /** Smallest difference worth a sentence, in the unit of the quantity (shares and rates in per cent). */
  readonly matters: Quantity | number;
  readonly headline?: boolean;
}

/** A sentence somebody published, with the test that decides it. */
export interface Claim<Scenario extends string = string> {
  readonly quote: string;
  readonly by: string;
  readonly url?: string;
  /** Scenarios in which the claim is tested. */
  readonly scenarios?: readonly Scenario[];
  /** Test per replication: `runwayYears >= 1.25 * current.runwayYears`; names are outcomes, `scenario.outcome` another scenario's. */
  readonly test?: string;
  /** Why no test is possible. */
  readonly cannotTest?: string;
  /** A definition decides the claim, not the simulation; the sentence says how. */
  readonly byDefinition?: string;
  /** Assumption whose values are shown separately, `mechanism.parameter`. */
  readonly splitBy?: string;
  /** What the result means in plain words; printed below the figures. */
  readonly note?: string;
}

/** A named set of lever values; all scenarios of an experiment share the replications. */
export interface Scenario<M extends Model = Model, Name extends string = string> {
  readonly label: string;
  readonly levers?: SettingsOf<M, 'lever'>;
  /** Takes over the levers of these scenarios. */
  readonly combine?: readonly NoInfer<Name>[];
}

/** What is written in an experiment file. Equal keys in TypeScript, YAML and JSON. */
export interface ExperimentSpec<
  M extends Model = Model,
  S extends string = string,
  O extends string = string,
> {
  readonly schema: 1;
  readonly name: string;
  readonly question: string;
  readonly model: M;
  readonly time: {
    readonly start: string;
    readonly horizon: Quantity<'time'>;
    readonly record?: Quantity<'time'>;
  };
  readonly replications: number;
  readonly seed: number;
  readonly populations?: Readonly<Record<string, number>>;
  readonly baseline: NoInfer<S>;
  readonly scenarios: Readonly<Record<S, Scenario<M, S>>>;
  readonly levers?: SettingsOf<M, 'lever'>;
  readonly assumptions?: SettingsOf<M, 'assumption', 'assumed'>;
  /** Quantities and measures kept as series. */
  readonly observe: readonly ObservableOf<M>[];
  readonly outcomes: Readonly<Record<O, Outcome<`${ObservableOf<M>}@${Take}`>>>;
  readonly claims?: readonly Claim<NoInfer<S>>[];
  /** What was read in the world within the time simulated: the back-test of the report compares the model with it. */
  readonly readings?: readonly Reading<ObservableOf<M>, NoInfer<S>>[];
  /** Gates: `ledger.balanced`, `failed == 0`, `halfWidth(outcome, scenario - scenario) <= 0.2`. */
  readonly expect?: readonly string[];
  /** Stop before the last replication when all of these are met: `halfWidth(outcome, scenario - scenario) <= 0.2`, `sign(outcome, scenario - scenario)`. */
  readonly stopWhen?: readonly string[];
  /** Replications between looks at `stopWhen`; ten blocks unless said. */
  readonly lookEvery?: number;
  readonly proposal?: Provenance & { readonly kind: 'cite' };
  readonly disclosure?: Readonly<Record<string, string>>;
  /** How the assumptions of neighbouring replications are drawn; independently unless said. */
  readonly draws?: Draws;
  /** Chance that fixed-size blocks hold; consecutive replications a block (part of the plan, never of the machine). */
  readonly blockSize?: number;
}

/** Declares an experiment; everything is checked by the compiler and again when it is loaded. */
export function defineExperiment<const M extends Model, const S extends string, const O extends string>(
  spec: ExperimentSpec<M, S, O>,
): ExperimentSpec<M, S, O> {
  return spec;
}

/** A value or distribution without a source: why, how sure, and whether the proposal leaves it open. */
export function assume<V extends Written>(
  setting: V | Distribution<V>,
  details: { readonly why: string; readonly confidence?: Confidence; readonly notStated?: boolean },
): Assumed<V> {
  const { why, confidence = 'medium', notStated = false } = details;
  return { setting, provenance: { kind: 'assume', why, confidence, notStated } };
}

/** A value or distribution with the document or measurement it comes from. */
export function given<V extends Written>(setting: V | Distribution<V>, provenance: Provenance): Assumed<V> {
  return { setting, provenance };
}

/** A claim to be checked: the quote, who made it, and the test. */
export function claim<const S extends string = never>(
  quote: string,
  details: Omit<Claim<S>, 'quote'>,
): Claim<S> {
  return { quote, ...details };
}
