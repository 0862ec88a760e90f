import { evaluate, namesIn, readStopRule } from '../plan/index.ts';
import type { ResolvedExperiment, StopRule } from '../plan/index.ts';
import type { Target, Watched } from '../precision/index.ts';
import type { Part } from '../store/index.ts';

/** What rules need of a part. */
type Outcomes = Pick<Part, 'scalars'> & {
  readonly header: Pick<Part['header'], 'scenario' | 'point' | 'first'>;
};

/** Values that rules for stopping look at, filled by parts in any order. */
export interface StopColumns {
  add(part: Outcomes): void;
  /** Rules at a design point, as columns in replication order with their targets. */
  watched(point: number): Watched[];
}

type ChanceRule = Extract<StopRule, { readonly of: 'chance' }>;
type ValuesOf = (scenario: string, outcome: string) => Float64Array;

/** Columns for the rules of an experiment; NaN where nothing has been added or the replication failed. */
export function stopColumns(experiment: ResolvedExperiment): StopColumns {
  const { replications, outcomes, scenarios } = experiment;
  const names = { outcomes: outcomes.map(({ name }) => name), scenarios: scenarios.map(({ name }) => name) };
  const rules = (experiment.stopWhen ?? []).map((text) => readStopRule(text, names));
  const needed = new Set(rules.flatMap(outcomesOf));
  const columns = new Map<string, Float64Array>();
  const columnOf = (scenario: string, point: number, outcome: string): Float64Array => {
    const key = `${scenario}/${point}/${outcome}`;
    const found = columns.get(key) ?? new Float64Array(replications).fill(NaN);
    columns.set(key, found);
    return found;
  };
  return {
    add({ header: { scenario, point, first }, scalars }) {
      for (const { name, values } of scalars)
        if (needed.has(name)) columnOf(scenario, point, name).set(values, first);
    },
    watched: (point) =>
      rules.map((rule) => ({
        values: valuesOf(rule, (scenario, outcome) => columnOf(scenario, point, outcome)),
        target: targetOf(rule, experiment),
      })),
  };
}

function outcomesOf(rule: StopRule): string[] {
  if (!('test' in rule)) return [rule.outcome];
  return namesIn(rule.test).map((name) => name.slice(name.lastIndexOf('.') + 1));
}

function targetOf(rule: StopRule, { outcomes }: ResolvedExperiment): Target {
  if (rule.kind === 'halfWidth') return { kind: 'halfWidth', of: rule.of, atMost: rule.atMost };
  const found = outcomes.find(({ name }) => name === rule.outcome);
  return { kind: 'sign', matters: found?.matters ?? 0 };
}

function valuesOf(rule: StopRule, column: ValuesOf): Float64Array {
  if ('test' in rule) return truths(rule, column);
  const variant = column(rule.variant, rule.outcome);
  if (rule.baseline === undefined) return variant;
  const baseline = column(rule.baseline, rule.outcome);
  // Two equal infinities differ by nothing.
  return variant.map((value, r) => (value === baseline[r] ? 0 : value - baseline[r]));
}

/** 1 where a test holds, 0 where it does not, NaN where an outcome that it names is unknown. */
function truths({ test, variant }: ChanceRule, column: ValuesOf): Float64Array {
  const columns = new Map(
    namesIn(test).map((name): [string, Float64Array] => {
      const dot = name.lastIndexOf('.');
      return [name, dot === -1 ? column(variant, name) : column(name.slice(0, dot), name.slice(dot + 1))];
    }),
  );
  const all = [...columns.values()];
  return Float64Array.from({ length: all[0]?.length ?? 0 }, (_, r) => {
    if (all.some((values) => Number.isNaN(values[r]))) return NaN;
    return evaluate(test, (name) => columns.get(name)?.[r] ?? NaN) === true ? 1 : 0;
  });
}
