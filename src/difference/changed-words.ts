import { LabError } from '../define/index.ts';
import { claimResults } from '../report/claims.ts';
import { claimsInBoth } from '../report/difference-report/claims.ts';
import { pairOf } from '../report/difference-report/pair.ts';
import type { Pair } from '../report/difference-report/pair.ts';
import { verdictsInBoth } from '../report/difference-report/verdicts.ts';
import type { RunData } from '../report/run-data.ts';
import type { Verdict } from '../summarise/index.ts';
import type { Change } from './changes.ts';

/**
 * Verdicts against the baseline and claims that have other words in the second run: those that the report of the difference marks as
 * changed, no others. Of runs without a scenario or outcome in common only claims are compared.
 */
export function changedWords(first: RunData, second: RunData): Change[] {
  const pair = pairIn(first, second);
  if (pair === undefined) return changedClaims(first, second);
  const claims = claimsInBoth(pair)
    .filter(({ changed }) => changed)
    .map(({ before, after }) => ({
      ...{ where: 'claim', what: after.claim.quote, before: before.verdict, after: after.verdict },
    }));
  const { baseline } = second.experiment;
  const verdicts = verdictsInBoth(pair)
    .filter(({ change }) => change !== 'none')
    .map(({ outcome, scenario, before, after }) => ({
      where: 'verdict',
      what: `${outcome.name} of ${scenario} against ${baseline}`,
      before: wordsOf(before),
      after: wordsOf(after),
    }));
  return [...claims, ...verdicts];
}

const wordsOf = ({ word, verb }: Verdict): string => `${word} to ${verb}`;

function pairIn(first: RunData, second: RunData): Pair | undefined {
  try {
    return pairOf(first, second, '');
  } catch (problem) {
    if (problem instanceof LabError && problem.code === 'E605') return undefined;
    throw problem;
  }
}

function changedClaims(first: RunData, second: RunData): Change[] {
  const known = new Map(claimResults(first).map(({ claim, verdict }) => [claim.quote, verdict]));
  return claimResults(second).flatMap(({ claim: { quote }, verdict }): Change[] => {
    const before = known.get(quote);
    return before === undefined || before === verdict
      ? []
      : [{ where: 'claim', what: quote, before, after: verdict }];
  });
}
