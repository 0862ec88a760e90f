import { groupOf } from '../plan/index.ts';
import { pairedDifference } from '../summarise/index.ts';
import type { PairedDifference } from '../summarise/index.ts';
import type { EffectAt } from './query.ts';
import type { RunData } from './run-data.ts';
import { shownUnit } from './shown-unit.ts';
import { outcomeNamed, shownValues } from './shown-values.ts';

/** Paired differences of a scenario against a baseline in the unit shown; undefined when no pair is complete. Throws for names that the run does not have. */
export function shownDifferences(run: RunData, at: EffectAt): PairedDifference | undefined {
  const outcome = outcomeNamed(run, at.outcome);
  const variant = shownValues(run, at);
  const baseline = shownValues(run, { ...at, scenario: at.baseline });
  if (!variant.some((value, r) => !Number.isNaN(value) && !Number.isNaN(baseline[r]))) return undefined;
  return pairedDifference({
    baseline,
    variant,
    matters: outcome.matters * shownUnit(outcome.unit).factor,
    better: outcome.better,
    group: groupOf(run.experiment),
  });
}
