import type { ResolvedOutcome } from '../plan/index.ts';
import { isClear, outcomeEffect } from './outcome-effect.ts';
import type { RunData } from './run-data.ts';
import { shownDifferences } from './shown-differences.ts';

/** Outcomes that have a finite value in every scenario, and those of them that a scenario at least likely moves in some direction. */
export function movedOutcomes(
  run: RunData,
  at: { readonly scenario: string; readonly baseline: string; readonly point: number },
): { readonly all: readonly ResolvedOutcome[]; readonly moved: readonly ResolvedOutcome[] } {
  const { scenarios, outcomes } = run.experiment;
  const all = outcomes.filter((outcome) =>
    scenarios.every(({ name }) => run.outcome(name, outcome.name, at.point).some(Number.isFinite)),
  );
  const moved = all.filter((outcome) => {
    const difference = shownDifferences(run, { ...at, outcome: outcome.name });
    const effect = difference && outcomeEffect(difference, outcome);
    return effect !== undefined && effect.direction !== 'same' && isClear(effect);
  });
  return { all, moved };
}
