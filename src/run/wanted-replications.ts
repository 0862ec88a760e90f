import type { ResolvedExperiment } from '../plan/index.ts';
import type { Manifest } from '../store/index.ts';

/** Whether a run may stop before its last replication. */
export function hasRules({ stopWhen = [] }: ResolvedExperiment): boolean {
  return stopWhen.length > 0;
}

/**
 * Replications that a run is to have, the most where it has rules for stopping: a finished run never shrinks, and one that the same
 * rules ended has enough; an unfinished one is finished with as many as are asked for now.
 */
export function wantedReplications(asked: ResolvedExperiment, before: Manifest | undefined): number {
  if (before?.status !== 'complete') return asked.replications;
  if (before.stopped?.state === 'met' && sameRules(asked, before.stopped)) return before.replications;
  return Math.max(asked.replications, before.replications);
}

function sameRules(
  { stopWhen = [], lookEvery }: ResolvedExperiment,
  { rules, every }: NonNullable<Manifest['stopped']>,
): boolean {
  return (
    every === lookEvery &&
    rules.length === stopWhen.length &&
    rules.every((rule, at) => rule === stopWhen[at])
  );
}
