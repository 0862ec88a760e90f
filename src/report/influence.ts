import type { ResolvedAssumption, ResolvedOutcome } from '../plan/index.ts';
import { correlation } from '../summarise/index.ts';
import type { RankedInput } from '../summarise/index.ts';
import type { Answer, EffectNamed, Query } from './query.ts';
import type { RunData } from './run-data.ts';

/** How strongly an assumption moves the effect of a scenario, from 0 to 1 in size. */
export interface Influence {
  readonly assumption: ResolvedAssumption;
  /** Rank correlation of the drawn value with the paired effect; for named options the correlation ratio of the ranks, never negative. NaN when nothing varies. */
  readonly strength: number;
  readonly method: 'rank correlation' | 'correlation ratio of ranks';
}

/** Ranks from 1; equal values share the mean of their ranks. */
export function ranks(values: readonly number[]): number[] {
  const order = values.map((_, index) => index).sort((a, b) => values[a] - values[b]);
  const found = new Array<number>(values.length).fill(0);
  for (let start = 0; start < order.length;) {
    let end = start;
    while (end + 1 < order.length && values[order[end + 1]] === values[order[start]]) end += 1;
    for (let k = start; k <= end; k++) found[order[k]] = (start + end) / 2 + 1;
    start = end + 1;
  }
  return found;
}

/** Influence of one assumption on one effect; undefined when it was not drawn. */
export function influenceOf(
  run: RunData,
  assumption: ResolvedAssumption,
  effect: EffectNamed,
): Influence | undefined {
  const drawn = run.drawn(assumption.name);
  if (drawn === undefined || new Set(drawn).size < 2) return undefined;
  const values = effectsOf(run, effect);
  const kept = drawn.map((_, r) => r).filter((r) => Number.isFinite(values[r]));
  const effects = ranks(kept.map((r) => values[r]));
  const inputs = kept.map((r) => drawn[r]);
  const numbers = inputs.flatMap((value) => (typeof value === 'number' ? [value] : []));
  if (numbers.length === inputs.length) {
    return { assumption, strength: correlation(ranks(numbers), effects), method: 'rank correlation' };
  }
  return { assumption, strength: correlationRatio(inputs, effects), method: 'correlation ratio of ranks' };
}

/** Paired effects by replication; of a scenario that stands alone its own values. */
function effectsOf(run: RunData, { scenario, baseline, outcome, point }: EffectNamed): Float64Array {
  const own = run.outcome(scenario, outcome, point);
  if (scenario === baseline) return own;
  const base = run.outcome(baseline, outcome, point);
  return own.map((value, r) => value - base[r]);
}

/** Square root of the share of the variance that lies between the groups of equal labels. */
function correlationRatio(labels: readonly (string | number)[], values: readonly number[]): number {
  const mean = values.reduce((total, value) => total + value, 0) / values.length;
  const groups = new Map<string | number, { sum: number; n: number }>();
  let total = 0;
  values.forEach((value, k) => {
    const group = groups.get(labels[k]) ?? { sum: 0, n: 0 };
    groups.set(labels[k], { sum: group.sum + value, n: group.n + 1 });
    total += (value - mean) * (value - mean);
  });
  const between = [...groups.values()].reduce(
    (sum, { sum: s, n }) => sum + n * (s / n - mean) * (s / n - mean),
    0,
  );
  return Math.sqrt(between / total);
}

/** Influences of all drawn assumptions on an effect, strongest first; those that cannot matter are left out. */
export function influences(run: RunData, effect: EffectNamed): Influence[] {
  return run.experiment.assumptions
    .flatMap((assumption) => influenceOf(run, assumption, effect) ?? [])
    .filter(({ strength }) => Number.isFinite(strength))
    .sort((a, b) => Math.abs(b.strength) - Math.abs(a.strength));
}

/** The answer to a query about an influence; not a number where the assumption was not drawn. */
export function influenceAnswer(run: RunData, query: Query & { measure: 'influence' }): Answer {
  const assumption = run.experiment.assumptions.find(({ name }) => name === query.assumption);
  const found = assumption && influenceOf(run, assumption, query);
  return {
    value: found?.strength ?? NaN,
    n: run.experiment.replications,
    method: found?.method ?? 'not drawn',
  };
}

/** Influences as the rule for trust in a model wants them. */
export function rankedInputs(found: readonly Influence[], nameOf: (name: string) => string): RankedInput[] {
  return found.map(({ assumption: { name, provenance } }) => {
    const from = { cite: 'cited', measure: 'measured', assume: 'assumed' } as const;
    return {
      name: nameOf(name),
      provenance: from[provenance.kind],
      confidence: provenance.kind === 'assume' ? provenance.confidence : undefined,
    };
  });
}

/** Assumptions that hold one value in a scenario, fixed by the experiment or left as the model has them, for the rule for trust. */
export function fixedInputs(run: RunData, scenario: string, nameOf: (name: string) => string): RankedInput[] {
  const varies = (name: string): boolean => new Set(run.drawn(name) ?? []).size > 1;
  return run
    .parameters()
    .filter((row) => row.scenario === scenario && row.role === 'assumption' && !varies(row.name))
    .map(({ name, provenance, confidence }) => ({
      name: nameOf(name),
      provenance: provenance === 'measure' ? 'measured' : provenance === 'cite' ? 'cited' : 'assumed',
      confidence: levels.find((level) => level === confidence),
    }));
}

const levels = ['low', 'medium', 'high'] as const;

/** The effect that stands for the question: last scenario that can be compared against the baseline; without one, a scenario that has futures against itself. */
export function headlineEffect(
  { experiment: { scenarios, baseline } }: RunData,
  outcome: ResolvedOutcome,
  { others, lost }: { readonly others: readonly string[]; readonly lost: readonly string[] },
): EffectNamed {
  const alone = scenarios.find(({ name }) => !lost.includes(name))?.name ?? baseline;
  const scenario = others[others.length - 1] ?? alone;
  return {
    scenario,
    baseline: others.length === 0 ? alone : baseline,
    outcome: outcome.name,
    point: 0,
  };
}
