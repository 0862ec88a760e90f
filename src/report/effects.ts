import { groupOf } from '../plan/index.ts';
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
          group: groupOf(run.experiment),
        }),
      })),
  );
}

/**
 * The bundle that an experiment takes apart: the last scenario is the whole, and two or more others the parts, where what they
 * change is together just what the whole changes and no lever is changed by two of them. Alternatives are no parts.
 */
export function bundleOf(
  run: RunData,
): { readonly parts: readonly string[]; readonly full: string } | undefined {
  const { scenarios, baseline } = run.experiment;
  const base = scenarios.find(({ name }) => name === baseline)?.levers ?? {};
  const others = scenarios
    .filter(({ name }) => name !== baseline)
    .map(({ name, levers }) => ({ name, changes: changesOf(base, levers) }));
  const full = others.at(-1);
  if (full === undefined) return undefined;
  const candidates = others
    .slice(0, -1)
    .filter(({ changes }) => changes.size > 0 && [...changes].every((change) => full.changes.has(change)));
  const parts = partsOf(candidates, full.changes);
  return parts === undefined || parts.length < 2 ? undefined : { parts, full: full.name };
}

type Levers = Readonly<Record<string, number | string>>;
interface Candidate {
  readonly name: string;
  readonly changes: ReadonlySet<string>;
}

/** Levers that differ from the baseline's, each with its value. */
function changesOf(base: Levers, levers: Levers): Set<string> {
  const names = new Set([...Object.keys(base), ...Object.keys(levers)]);
  return new Set(
    [...names]
      .filter((name) => base[name] !== levers[name])
      .map((name) => `${name} = ${String(levers[name])}`),
  );
}

/** The first candidates in order that together make all changes, none of them twice; undefined where there are none. */
function partsOf(candidates: readonly Candidate[], wanted: ReadonlySet<string>): string[] | undefined {
  if (wanted.size === 0) return [];
  for (const [at, { name, changes }] of candidates.entries()) {
    if (changes.size > wanted.size || ![...changes].every((change) => wanted.has(change))) continue;
    const left = new Set([...wanted].filter((change) => !changes.has(change)));
    const rest = partsOf(candidates.slice(at + 1), left);
    if (rest !== undefined) return [name, ...rest];
  }
  return undefined;
}

/** Means of a bundled change taken apart: current, each part's effect, interaction, full. */
export function unbundled(run: RunData, outcome: ResolvedOutcome, point = 0): Decomposition | undefined {
  const bundle = bundleOf(run);
  if (bundle === undefined) return undefined;
  return decompose({
    current: run.outcome(run.experiment.baseline, outcome.name, point),
    parts: bundle.parts.map((name) => ({ name, values: run.outcome(name, outcome.name, point) })),
    full: run.outcome(bundle.full, outcome.name, point),
    group: groupOf(run.experiment),
  });
}
