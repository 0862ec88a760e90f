import { drawsInWords } from '../plan/index.ts';
import { pairedEffects, headlineOf } from '../report/effects.ts';
import type { EffectOnOutcome } from '../report/effects.ts';
import { gateResults } from '../report/gates.ts';
import type { GateResult } from '../report/gates.ts';
import { readRun } from '../report/run-data.ts';
import type { RunData } from '../report/run-data.ts';
import { shownUnit } from '../report/shown-unit.ts';
import { countsInWords, quantiles, range, signedSignificant, significant } from '../summarise/index.ts';
import { aligned } from './console.ts';
import { hasPairs } from './run-pairs.ts';
import { effectPrecision, stoppingLines } from './run-precision.ts';

/** The table that ends a run: headline outcomes in baseline and last scenario, and the paired effect. */
export function runSummary(folder: string): {
  readonly text: string[];
  readonly gates: readonly GateResult[];
} {
  const run = readRun(folder);
  const gates = gateResults(run);
  const { scenarios, baseline, outcomes } = run.experiment;
  const last = scenarios[scenarios.length - 1].name;
  const stopping = stoppingLines(run.manifest);
  if (last === baseline) return { text: stopping, gates };
  const headlines = outcomes.filter(({ headline }) => headline);
  const shown = headlines.length > 0 ? headlines : [headlineOf(outcomes)];
  const rows = shown.map((outcome) => {
    if (!hasPairs(run, outcome.name, [baseline, last]))
      return [outcome.name, 'no results in the same replications'];
    const [effect] = pairedEffects(run, { scenarios: [last], baseline, outcomes: [outcome] });
    return summaryRow(run, effect, last);
  });
  const header = [
    '',
    baseline,
    last,
    `${last} - ${baseline}, same replications`,
    `in 100 futures, ${last} is`,
  ];
  const drawn = drawsInWords(run.experiment);
  const brackets = `  brackets: 9 in 10 futures${drawn === undefined ? '' : `; ${drawn}`}`;
  const final = effectPrecision(run, { outcomes: shown, scenarios: [last], baseline }).map(
    ({ outcome, sentence }) => `${outcome}: ${sentence}`,
  );
  return { text: [...aligned([header, ...rows], '  '), brackets, ...final, ...stopping], gates };
}

function summaryRow(
  run: RunData,
  { outcome, difference, baseline }: EffectOnOutcome,
  last: string,
): string[] {
  const { factor, text: unit } = shownUnit(outcome.unit);
  const spread = (scenario: string): string => {
    const kept = run.outcome(scenario, outcome.name).filter((value) => !Number.isNaN(value));
    const [low, middle, high] = quantiles(kept, [0.05, 0.5, 0.95]).map((value) => value * factor);
    return `${significant(middle, 3)} [${range(low, high, { digits: 3 })}]`;
  };
  const { low, high } = difference.range;
  const change = `${signedSignificant(difference.median * factor, 2)} [${range(low * factor, high * factor, { signed: true })}]`;
  const name = unit === '' ? outcome.name : `${outcome.name} (${unit})`;
  return [name, spread(baseline), spread(last), change, countsInWords(difference, outcome.better)];
}
