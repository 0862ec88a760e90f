import { claimResults } from '../report/claims.ts';
import { pairedEffects } from '../report/effects.ts';
import { gateResults } from '../report/gates.ts';
import { readRun } from '../report/run-data.ts';
import type { RunData } from '../report/run-data.ts';
import { chanceWord } from '../summarise/index.ts';
import type { Part } from '../store/index.ts';

/** Outcomes of replications computed here, by scenario, design point and outcome; NaN where nothing was computed. */
export interface OutcomesHere {
  readonly add: (part: Part) => void;
  readonly vector: (scenario: string, point: number, outcome: string) => Float64Array;
}

/** An empty collection for runs of so many replications. */
export function collectOutcomes(replications: number): OutcomesHere {
  const vectors = new Map<string, Float64Array>();
  const vector = (scenario: string, point: number, outcome: string): Float64Array => {
    const name = `${scenario} ${point} ${outcome}`;
    const known = vectors.get(name) ?? new Float64Array(replications).fill(NaN);
    vectors.set(name, known);
    return known;
  };
  return {
    vector,
    add({ header, scalars }) {
      for (const { name, values } of scalars)
        vector(header.scenario, header.point, name).set(values, header.first);
    },
  };
}

/**
 * Verdicts and words that the computed replications change: every chance word of an outcome against the baseline, every claim
 * and every gate, judged on the same replications once as recorded and once as computed here. Empty when all stay.
 */
export function changedWords(folder: string, replications: readonly number[], here: OutcomesHere): string[] {
  const run = readRun(folder);
  const chosen = new Set(replications);
  const kept = (values: Float64Array): Float64Array =>
    values.map((value, r) => (chosen.has(r) ? value : NaN));
  const recorded = wordsOf({
    ...run,
    outcome: (scenario, outcome, point = 0) => kept(run.outcome(scenario, outcome, point)),
  });
  const computed = wordsOf({
    ...run,
    outcome: (scenario, outcome, point = 0) => here.vector(scenario, point, outcome),
  });
  return [...recorded].flatMap(([what, word]) => {
    const now = computed.get(what) ?? 'nothing';
    return now === word ? [] : [`${what}: recorded "${word}", here "${now}"`];
  });
}

function wordsOf(run: RunData): Map<string, string> {
  const { scenarios, baseline, outcomes, points } = run.experiment;
  const words = new Map<string, string>();
  points.forEach((_, point) => {
    const at = points.length > 1 ? ` at design point ${point}` : '';
    for (const { outcome, scenario, difference } of pairedEffects(run, {
      scenarios: scenarios.map(({ name }) => name),
      baseline,
      outcomes,
      point,
    })) {
      const { n, better, same, worse } = difference;
      const chances =
        n === 0 ? 'no pairs' : [better, same, worse].map((count) => chanceWord(count, n)).join(', ');
      words.set(`${outcome.name}, ${scenario} against ${baseline}${at}`, chances);
    }
    for (const { claim, verdict } of claimResults(run, point))
      words.set(`claim "${claim.quote}"${at}`, verdict);
  });
  for (const { gate, passed } of gateResults(run))
    words.set(`gate ${gate}`, passed ? 'holds' : 'does not hold');
  return words;
}
