import type { ResolvedAssumption, ResolvedOutcome } from '../plan/index.ts';
import { correlation } from '../summarise/index.ts';
import type { RankedInput } from '../summarise/index.ts';
import type { RunData } from './run-data.ts';

/** How strongly an assumption moves the effect of a scenario, from 0 to 1 in size. */
export interface Influence {
  readonly assumption: ResolvedAssumption;
  /** Rank correlation of the drawn value with the paired effect; for named options the correlation ratio of the ranks, never negative. NaN when nothing varies. */
  readonly strength: number;
  readonly method: 'rank correlation' | 'correlation ratio of ranks';
}

/** What an influence is about: the effect of a scenario against a baseline on one outcome. */
export interface EffectNamed {
  readonly scenario: string;
  readonly baseline: string;
  readonly outcome: string;
  readonly point: number;
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
  const baseline = run.outcome(effect.baseline, effect.outcome, effect.point);
  const variant = run.outcome(effect.scenario, effect.outcome, effect.point);
  const kept = drawn.map((_, r) => r).filter((r) => Number.isFinite(variant[r] - baseline[r]));
  const effects = ranks(kept.map((r) => variant[r] - baseline[r]));
  const inputs = kept.map((r) => drawn[r]);
  const numbers = inputs.flatMap((value) => (typeof value === 'number' ? [value] : []));
  if (numbers.length === inputs.length) {
    return { assumption, strength: correlation(ranks(numbers), effects), method: 'rank correlation' };
  }
  return { assumption, strength: correlationRatio(inputs, effects), method: 'correlation ratio of ranks' };
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

/** The effect that stands for the question: last scenario against the baseline on the headline outcome. */
export function headlineEffect(run: RunData, outcome: ResolvedOutcome): EffectNamed {
  const { scenarios, baseline } = run.experiment;
  const others = scenarios.map(({ name }) => name).filter((name) => name !== baseline);
  return { scenario: others[others.length - 1] ?? baseline, baseline, outcome: outcome.name, point: 0 };
}
