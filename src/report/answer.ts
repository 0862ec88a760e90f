import type { ResolvedOutcome } from '../plan/index.ts';
import { groupOf, parseExpression } from '../plan/index.ts';
import {
  fewestReadings,
  median,
  pairedDifference,
  perHundred,
  quantiles,
  wholeLength,
  wilson,
} from '../summarise/index.ts';
import type { PairedDifference, ProportionInterval } from '../summarise/index.ts';
import { ledgerAnswer, middleFutureAnswer } from './answer-ledger.ts';
import { chanceInterval } from './claims.ts';
import { unbundled } from './effects.ts';
import { arithmetic, count } from './answer-facts.ts';
import { flip } from './flip.ts';
import { inputAnswer } from './answer-inputs.ts';
import { influenceOf } from './influence.ts';
import { isClear, outcomeEffect } from './outcome-effect.ts';
import type { RunData } from './run-data.ts';
import { shownUnit } from './shown-unit.ts';
import { splitBy } from './split.ts';
import { pastOf } from './past.ts';
import { countTruths, truthsOf } from './truths.ts';
import type { Answer, Query, Where } from './query.ts';

/** Answers a query from the tables of a run. Throws for names that the run does not have. */
export function answer(run: RunData, query: Query): Answer {
  switch (query.measure) {
    case 'level':
      return level(run, query);
    case 'effect':
      return effect(run, query);
    case 'ratio':
      return ratio(run, query);
    case 'chance':
      return chance(run, query);
    case 'part':
      return part(run, query);
    case 'influence':
      return influence(run, query);
    case 'flip':
      return flip(run, query);
    case 'past':
      return past(run, query.take);
    case 'count':
      return { value: count(run, query.of), n: null, method: 'as recorded in the manifest' };
    case 'middleFuture':
      return middleFutureAnswer(run, query);
    case 'ledger':
      return ledgerAnswer(run, query);
    case 'clearOutcomes':
      return clearOutcomes(run, query);
    case 'inputRange':
    case 'leverValue':
    case 'inputs':
      return inputAnswer(run, query);
    case 'runwayFactor':
      return {
        value: (1 - query.moved / query.pool) * (query.rateFrom / query.rateTo),
        n: null,
        method: 'exact: (1 - moved / pool) x old rate / new rate',
      };
    case 'arithmetic':
      return arithmetic(query);
  }
}

/** An outcome of an experiment by its name. Throws for an unknown one. */
export function outcomeNamed({ experiment }: RunData, name: string): ResolvedOutcome {
  const found = experiment.outcomes.find((each) => each.name === name);
  if (found === undefined)
    throw new Error(
      `unknown outcome: ${name}; expected one of ${experiment.outcomes.map((each) => each.name).join(', ')}`,
    );
  return found;
}

/** Replications that a query is about: all, or those of a group by the drawn values of an assumption. */
function membersOf(run: RunData, where: Where | undefined): readonly number[] | undefined {
  if (where === undefined) return undefined;
  const group = splitBy(run, where.assumption).find(({ label }) => label === where.group);
  if (group === undefined)
    throw new Error(`unknown group: ${where.group}; expected a group of ${where.assumption}`);
  return group.members;
}

/** Values of the replications that a query is about; those of others are NaN where places count, because draws hang together. */
function selected(run: RunData, values: Float64Array, where: Where | undefined): Float64Array {
  const members = membersOf(run, where);
  if (members === undefined) return values;
  if (groupOf(run.experiment) === 1) return Float64Array.from(members, (r) => values[r]);
  const inPlace = new Float64Array(values.length).fill(NaN);
  for (const r of members) inPlace[r] = values[r];
  return inPlace;
}

function shown(
  run: RunData,
  at: { readonly scenario: string; readonly outcome: string; readonly point: number; readonly where?: Where },
): Float64Array {
  const { factor } = shownUnit(outcomeNamed(run, at.outcome).unit);
  return selected(run, run.outcome(at.scenario, at.outcome, at.point), at.where).map(
    (value) => value * factor,
  );
}

function level(run: RunData, query: Query & { measure: 'level' }): Answer {
  const kept = shown(run, query).filter((value) => !Number.isNaN(value));
  if (query.take === 'n')
    return { value: kept.length, n: kept.length, method: 'count of futures that did not fail' };
  if (kept.length === 0) return { value: NaN, n: 0, method: 'no replication without failure' };
  const [low, middle, high] = quantiles(kept, [0.05, 0.5, 0.95]);
  if (query.take === 'median') return { value: middle, n: kept.length, method: 'median, type 7' };
  return { value: [low, high], n: kept.length, method: 'quantiles 5% and 95%, type 7' };
}

/** An effect by its names. */
interface EffectAt {
  readonly scenario: string;
  readonly baseline: string;
  readonly outcome: string;
  readonly point: number;
  readonly where?: Where;
}

/** Paired differences of a scenario against a baseline in the unit shown; undefined when no pair is complete. */
export function shownDifferences(run: RunData, at: EffectAt): PairedDifference | undefined {
  const outcome = outcomeNamed(run, at.outcome);
  const variant = shown(run, at);
  const baseline = shown(run, { ...at, scenario: at.baseline });
  if (!variant.some((value, r) => !Number.isNaN(value) && !Number.isNaN(baseline[r]))) return undefined;
  return pairedDifference({
    baseline,
    variant,
    matters: outcome.matters * shownUnit(outcome.unit).factor,
    better: outcome.better,
    group: groupOf(run.experiment),
  });
}

function effect(run: RunData, query: Query & { measure: 'effect' }): Answer {
  const found = shownDifferences(run, query);
  if (found === undefined) return { value: NaN, n: 0, method: 'no pair without failure' };
  const { n, medianInterval, range, gain, exactlyZero } = found;
  const inHundred = perHundred(found, n);
  switch (query.take) {
    case 'median':
      return { value: found.median, n, method: 'median of paired differences, type 7' };
    case 'medianInterval':
      return {
        value: [medianInterval.low, medianInterval.high],
        n,
        method: `95% interval of the median by ${medianInterval.method}`,
      };
    case 'range':
      return {
        value: [range.low, range.high],
        n,
        method: 'quantiles 5% and 95% of paired differences, type 7',
      };
    case 'mean':
      return { value: found.mean, n, method: 'mean of paired differences' };
    case 'gain':
      return {
        value: gain,
        n,
        method: '(variance of both scenarios) / (variance of the paired differences)',
      };
    case 'exactlyZero':
      return { value: exactlyZero, n, method: 'count of paired differences equal to 0' };
    case 'n':
      return { value: n, n, method: 'count of complete pairs' };
    case 'betterCount':
      return { value: found.better, n, method: 'count of complete pairs' };
    case 'sameCount':
      return { value: found.same, n, method: 'count of complete pairs' };
    case 'worseCount':
      return { value: found.worse, n, method: 'count of complete pairs' };
    case 'betterInterval':
      return hundredInterval(found.betterInterval, n);
    case 'sameInterval':
      return hundredInterval(found.groups?.sameInterval ?? wilson(found.same, n), n);
    case 'worseInterval':
      return hundredInterval(found.worseInterval, n);
    case 'better':
    case 'same':
    case 'worse':
      return {
        value: inHundred[query.take],
        n,
        method: 'share of paired differences in 100, largest remainder',
      };
  }
}

function hundredInterval({ low, high, method }: ProportionInterval, n: number): Answer {
  return { value: [100 * low, 100 * high], n, method: `95% interval of a share of 100 futures, ${method}` };
}

function ratio(run: RunData, query: Query & { measure: 'ratio' }): Answer {
  const variant = shown(run, query);
  const baseline = shown(run, { ...query, scenario: query.baseline });
  const ratios = variant.map((value, r) => value / baseline[r]).filter((value) => Number.isFinite(value));
  if (ratios.length === 0) return { value: NaN, n: 0, method: 'no finite ratio' };
  return { value: median(ratios), n: ratios.length, method: 'median of paired ratios, type 7' };
}

function chance(run: RunData, query: Query & { measure: 'chance' }): Answer {
  const truths = truthsOf(run, parseExpression(query.test), query);
  const whole = truths.subarray(0, wholeLength(truths.length, groupOf(run.experiment)));
  const chosen = (membersOf(run, query.where) ?? [...whole.keys()]).filter((r) => r < whole.length);
  const { holds, n, failed } = countTruths(Float64Array.from(chosen, (r) => whole[r]));
  if (query.take === 'holds')
    return { value: holds, n, method: 'count of replications in which the test holds' };
  if (query.take === 'n')
    return { value: n, n, method: 'count of replications in which the test could be decided' };
  if (query.take === 'failed') return { value: failed, n, method: 'count of failed replications' };
  if (n === 0) return { value: NaN, n: 0, method: 'no replication without failure' };
  if (query.take === 'interval') {
    const { low, high, method } = chanceInterval(run, whole, chosen);
    return { value: [100 * low, 100 * high], n, method: `${method} interval, 95%` };
  }
  const inHundred = perHundred({ better: holds, same: 0, worse: n - holds }, n).better;
  return { value: inHundred, n, method: 'share of replications in which the test holds, in 100' };
}

function part(run: RunData, query: Query & { measure: 'part' }): Answer {
  const outcome = outcomeNamed(run, query.outcome);
  const found = unbundled(run, outcome, query.point);
  const all = found === undefined ? [] : [found.current, ...found.parts, found.interaction, found.full];
  const step = all.find(({ name }) => name === query.part);
  if (step === undefined) return { value: NaN, n: 0, method: 'no bundle' };
  const { factor } = shownUnit(outcome.unit);
  const scaled = (end: number | null): number | null => (end === null ? null : end * factor);
  const { n } = step.interval;
  if (query.take === 'mean') return { value: step.mean * factor, n, method: 'mean of paired effects' };
  return {
    value: [scaled(step.interval.low), scaled(step.interval.high)],
    n,
    method: '95% interval of the mean, paired t',
  };
}

function influence(run: RunData, query: Query & { measure: 'influence' }): Answer {
  const assumption = run.experiment.assumptions.find(({ name }) => name === query.assumption);
  const found = assumption && influenceOf(run, assumption, query);
  return {
    value: found?.strength ?? NaN,
    n: run.experiment.replications,
    method: found?.method ?? 'not drawn',
  };
}

function clearOutcomes(run: RunData, query: Query & { measure: 'clearOutcomes' }): Answer {
  const outcomes = run.experiment.outcomes.filter(({ better }) => better !== 'neutral');
  const method = 'count of outcomes that are at least likely so, by the rule for words';
  const n = run.experiment.replications;
  if (query.take === 'all')
    return { value: outcomes.length, n, method: 'count of outcomes with a direction' };
  const found = outcomes.filter((outcome) => {
    const difference = shownDifferences(run, { ...query, outcome: outcome.name });
    const effect = difference && outcomeEffect(difference, outcome);
    return effect !== undefined && effect.direction === query.take && isClear(effect);
  });
  return { value: found.length, n, method };
}

function past(run: RunData, take: (Query & { measure: 'past' })['take']): Answer {
  const { judged, inside, quantities } = pastOf(run);
  const all = quantities.reduce((sum, { readings }) => sum + readings.length, 0);
  const values = {
    judged,
    inside,
    outside: judged - inside,
    notJudged: all - judged,
    needed: fewestReadings,
  };
  return {
    value: values[take],
    n: null,
    method: 'count of readings by their 9-in-10 band, quantiles of type 7',
  };
}
