import { perHundred, wilson } from '../summarise/index.ts';
import type { PairedDifference, ProportionInterval } from '../summarise/index.ts';
import { isClear, outcomeEffect } from './outcome-effect.ts';
import type { Answer, EffectTake, Query } from './query.ts';
import type { RunData } from './run-data.ts';
import { shownDifferences } from './shown-differences.ts';

/** Answers what a scenario changes against a baseline in the same futures; not a number when no pair is complete. */
export function effectAnswer(run: RunData, query: Query & { measure: 'effect' }): Answer {
  const found = shownDifferences(run, query);
  if (found === undefined) return { value: NaN, n: 0, method: 'no pair without failure' };
  const { value, method } = takes[query.take](found);
  return { value, n: found.n, method };
}

type Taken = Pick<Answer, 'value' | 'method'>;

/** What each word of a query takes of paired differences. */
const takes: Readonly<Record<EffectTake, (found: PairedDifference) => Taken>> = {
  median: (found) => ({ value: found.median, method: 'median of paired differences, type 7' }),
  medianInterval: ({ medianInterval: { low, high, method } }) => ({
    value: [low, high],
    method: `95% interval of the median by ${method}`,
  }),
  range: ({ range: { low, high } }) => ({
    value: [low, high],
    method: 'quantiles 5% and 95% of paired differences, type 7',
  }),
  mean: ({ mean }) => ({ value: mean, method: 'mean of paired differences' }),
  gain: ({ gain }) => ({
    value: gain,
    method: '(variance of both scenarios) / (variance of the paired differences)',
  }),
  exactlyZero: ({ exactlyZero }) => ({
    value: exactlyZero,
    method: 'count of paired differences equal to 0',
  }),
  n: ({ n }) => pairs(n),
  betterCount: ({ better }) => pairs(better),
  sameCount: ({ same }) => pairs(same),
  worseCount: ({ worse }) => pairs(worse),
  betterInterval: ({ betterInterval }) => hundredInterval(betterInterval),
  sameInterval: ({ groups, same, n }) => hundredInterval(groups?.sameInterval ?? wilson(same, n)),
  worseInterval: ({ worseInterval }) => hundredInterval(worseInterval),
  better: (found) => inHundred(found, 'better'),
  same: (found) => inHundred(found, 'same'),
  worse: (found) => inHundred(found, 'worse'),
};

const pairs = (value: number): Taken => ({ value, method: 'count of complete pairs' });

function inHundred(found: PairedDifference, direction: 'better' | 'same' | 'worse'): Taken {
  const value = perHundred(found, found.n)[direction];
  return { value, method: 'share of paired differences in 100, largest remainder' };
}

function hundredInterval({ low, high, method }: ProportionInterval): Taken {
  return { value: [100 * low, 100 * high], method: `95% interval of a share of 100 futures, ${method}` };
}

/** Answers how many outcomes are at least likely better or worse than with the baseline, or have a direction at all. */
export function clearOutcomesAnswer(run: RunData, query: Query & { measure: 'clearOutcomes' }): Answer {
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
