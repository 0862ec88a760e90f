import type { ResolvedOutcome } from '../plan/index.ts';
import { groupOf } from '../plan/index.ts';
import type { Where } from './query.ts';
import type { RunData } from './run-data.ts';
import { shownUnit } from './shown-unit.ts';
import { splitBy } from './split.ts';

/** An outcome of an experiment by its name. Throws for an unknown one. */
export function outcomeNamed({ experiment }: RunData, name: string): ResolvedOutcome {
  const found = experiment.outcomes.find((each) => each.name === name);
  if (found === undefined)
    throw new Error(
      `unknown outcome: ${name}; expected one of ${experiment.outcomes.map((each) => each.name).join(', ')}`,
    );
  return found;
}

/** Replications of a group by the drawn values of an assumption; undefined where all count. Throws for an unknown group. */
export function membersOf(run: RunData, where: Where | undefined): readonly number[] | undefined {
  if (where === undefined) return undefined;
  const group = splitBy(run, where.assumption).find(({ label }) => label === where.group);
  if (group === undefined)
    throw new Error(`unknown group: ${where.group}; expected a group of ${where.assumption}`);
  return group.members;
}

/** Values of an outcome in one scenario, in the unit shown, NaN where a replication failed. Throws for an unknown outcome or group. */
export function shownValues(
  run: RunData,
  at: { readonly scenario: string; readonly outcome: string; readonly point: number; readonly where?: Where },
): Float64Array {
  const { factor } = shownUnit(outcomeNamed(run, at.outcome).unit);
  return selected(run, run.outcome(at.scenario, at.outcome, at.point), at.where).map(
    (value) => value * factor,
  );
}

/** Values of the replications that a query is about; those of others are NaN where places count, because draws hang together. */
function selected(run: RunData, values: Float64Array, where: Where | undefined): Float64Array {
  const members = membersOf(run, where);
  if (members === undefined) return values;
  if (groupOf(run.experiment) === 1) return Float64Array.from(members, (r) => values[r]);
  const inPlace = new Float64Array(values.length).fill(NaN);
  for (const r of members) inPlace[r] = values[r];
  return inPlace;
}
