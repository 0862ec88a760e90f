import type { ResolvedOutcome } from '../../plan/index.ts';
import type { RunData } from '../run-data.ts';

/** Name of the effect of a scenario on one side of a joint run. */
export const effectName = (side: 'before' | 'after', scenario: string): string =>
  `effect of ${scenario} ${side}`;

/**
 * Two runs as one, whose scenarios are effects: what a scenario adds to the baseline, before and after. The difference of two of them is
 * the change of an effect within the same futures. Only the futures that both runs have count.
 */
export function jointRun(
  first: RunData,
  second: RunData,
  shared: { readonly scenarios: readonly string[]; readonly outcomes: readonly ResolvedOutcome[] },
): RunData {
  const replications = Math.min(first.experiment.replications, second.experiment.replications);
  const effects = new Map(
    shared.scenarios.flatMap((scenario) => [
      [effectName('before', scenario), { run: first, scenario }] as const,
      [effectName('after', scenario), { run: second, scenario }] as const,
    ]),
  );
  const names = [...effects.keys()];
  return {
    ...second,
    experiment: {
      ...second.experiment,
      replications,
      baseline: names[0],
      scenarios: names.map((name) => ({ name, label: name, levers: {} })),
      outcomes: shared.outcomes,
      claims: [],
    },
    outcome(name, outcome, point = 0) {
      const effect = effects.get(name);
      if (effect === undefined)
        throw new Error(`unknown effect: ${name}; expected one of ${names.join(', ')}`);
      const { run, scenario } = effect;
      const base = run.outcome(run.experiment.baseline, outcome, point);
      return run
        .outcome(scenario, outcome, point)
        .slice(0, replications)
        .map((value, r) => value - base[r]);
    },
  };
}
