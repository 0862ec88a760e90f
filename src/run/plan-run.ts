import { existsSync } from 'node:fs';
import { blocksOf } from '../plan/index.ts';
import { readManifest, runFolder } from '../store/index.ts';
import { findWork } from './find-work.ts';
import { runKeyOf } from './run-key.ts';
import type { RunnableExperiment, RunPlan } from './run-request.ts';
import { identityFor } from './stored-experiment.ts';
import { wantedReplications } from './wanted-replications.ts';

/** What `runExperiment` would do, without doing or writing anything. */
export async function planRun(experiment: RunnableExperiment, results: string): Promise<RunPlan> {
  const { resolved } = experiment;
  const code = identityFor(resolved, experiment.ownModel ? experiment.bundle : undefined);
  const key = runKeyOf(resolved, code);
  const { folder, manifest } = runFolder(results, resolved.name, key.short);
  const scenarios = resolved.scenarios.length * resolved.points.length;
  const before = existsSync(manifest) ? readManifest(manifest) : undefined;
  if (before?.status === 'complete') {
    const wanted = wantedReplications(resolved, before);
    return { folder, key: key.short, total: scenarios * wanted, done: scenarios * before.replications };
  }
  const total = scenarios * resolved.replications;
  const { done } = await findWork(folder, key.short, blocksOf(resolved));
  return { folder, key: key.short, total, done: done.reduce((sum, { count }) => sum + count, 0) };
}
