import { claimResults } from '../report/claims.ts';
import { pairedEffects } from '../report/effects.ts';
import type { RunData } from '../report/run-data.ts';
import { chanceWord } from '../summarise/index.ts';
import type { Change } from './changes.ts';
import { changesBetween } from './changes.ts';

/** Words of claims and of effects against the baseline that are others in the second run: what a reader of the reports would notice. */
export function changedWords(first: RunData, second: RunData): Change[] {
  return [
    ...shared('claim', claimWords(first), claimWords(second)),
    ...shared('effect', effectWords(first), effectWords(second)),
  ];
}

/** Changes of what both have. */
function shared(where: string, before: Map<string, string>, after: Map<string, string>): Change[] {
  return changesBetween(where, before, after).filter(({ what }) => before.has(what) && after.has(what));
}

const claimWords = (run: RunData): Map<string, string> =>
  new Map(claimResults(run).map(({ claim, verdict }) => [claim.quote, verdict]));

function effectWords(run: RunData): Map<string, string> {
  const { baseline, scenarios, outcomes } = run.experiment;
  const effects = pairedEffects(run, { scenarios: scenarios.map(({ name }) => name), baseline, outcomes });
  return new Map(
    effects
      .filter(({ difference }) => difference.n > 0)
      .map(({ outcome, scenario, difference: { better, worse, n } }) => [
        `${outcome.name} of ${scenario} against ${baseline}`,
        outcome.better === 'neutral'
          ? `higher: ${chanceWord(better, n)}, lower: ${chanceWord(worse, n)}`
          : `better: ${chanceWord(better, n)}, worse: ${chanceWord(worse, n)}`,
      ]),
  );
}
