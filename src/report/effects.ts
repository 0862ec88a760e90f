import type { ResolvedOutcome } from '../plan/index.ts';
import { decompose, pairedDifference } from '../summarise/index.ts';
import type { Decomposition, PairedDifference } from '../summarise/index.ts';
import type { RunData } from './run-data.ts';

/** Effect of one scenario against the baseline on one outcome, in the same simulated futures. */
export interface EffectOnOutcome {
  readonly outcome: ResolvedOutcome;
  readonly scenario: string;
  readonly baseline: string;
  readonly point: number;
  readonly difference: PairedDifference;
}

/** The outcome that stands for the question: the first marked `headline`, else the first. */
export function headlineOf(outcomes: readonly ResolvedOutcome[]): ResolvedOutcome {
  const found = outcomes.find(({ headline }) => headline) ?? outcomes[0];
  if (found === undefined) throw new Error('missing outcomes: none declared; expected at least one');
  return found;
}

/** Paired effects of scenarios against a baseline, for each outcome. */
export function pairedEffects(
  run: RunData,
  wanted: {
    readonly scenarios: readonly string[];
    readonly baseline: string;
    readonly outcomes: readonly ResolvedOutcome[];
    readonly point?: number;
  },
): EffectOnOutcome[] {
  const { baseline, point = 0 } = wanted;
  return wanted.outcomes.flatMap((outcome) =>
    wanted.scenarios
      .filter((scenario) => scenario !== baseline)
      .map((scenario) => ({
        outcome,
        scenario,
        baseline,
        point,
        difference: pairedDifference({
          baseline: run.outcome(baseline, outcome.name, point),
          variant: run.outcome(scenario, outcome.name, point),
          matters: outcome.matters,
          better: outcome.better,
        }),
      })),
  );
}

/** The bundle that an experiment takes apart: the last scenario is the whole, those between baseline and it the parts. */
export function bundleOf(
  run: RunData,
): { readonly parts: readonly string[]; readonly full: string } | undefined {
  const others = run.experiment.scenarios
    .map(({ name }) => name)
    .filter((name) => name !== run.experiment.baseline);
  if (others.length < 3) return undefined;
  return { parts: others.slice(0, -1), full: others[others.length - 1] };
}

/** Means of a bundled change taken apart: current, each part's effect, interaction, full. */
export function unbundled(run: RunData, outcome: ResolvedOutcome, point = 0): Decomposition | undefined {
  const bundle = bundleOf(run);
  if (bundle === undefined) return undefined;
  return decompose({
    current: run.outcome(run.experiment.baseline, outcome.name, point),
    parts: bundle.parts.map((name) => ({ name, values: run.outcome(name, outcome.name, point) })),
    full: run.outcome(bundle.full, outcome.name, point),
  });
}
