import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { LabError } from '../define/index.ts';
import { keyMaterial } from '../plan/index.ts';
import type { ResolvedExperiment } from '../plan/index.ts';
import { listRuns, readManifest, readTable, textsOf, verifyFiles } from '../store/index.ts';
import type { FileProblem, Manifest, RunFolder } from '../store/index.ts';
import { manifestProblem } from './check-manifest.ts';
import { restoreParts } from './restore-parts.ts';
import type { RunRequest } from './run-request.ts';
import { keyFrom } from './run-key.ts';
import { readResolved } from './stored-experiment.ts';

/** The manifest of what is there; undefined when there is none that can be used. Throws E210 for another version's. */
export function earlierManifest(
  { manifest }: RunFolder,
  key: { readonly full: string },
  notice: (text: string) => void,
): Manifest | undefined {
  if (!existsSync(manifest)) return undefined;
  try {
    const found = readManifest(manifest);
    const problem =
      found.runKeyFull === key.full ? manifestProblem(found) : 'it is the manifest of another run';
    if (problem === undefined) return found;
    notice(`manifest.json: ${problem}; computing the run again`);
  } catch (error) {
    if (!(error instanceof LabError) || error.code === 'E210') throw error;
    notice(`manifest.json: ${error.message}; computing the run again`);
  }
  return undefined;
}

/** Listed files that are not as listed; what nobody listed does not matter to a run. */
export function damagedFiles(folder: string, manifest: Manifest): FileProblem[] {
  return verifyFiles(folder, manifest).filter(({ kind }) => kind !== 'unlisted');
}

/** Gives a finished run its parts back, as far as its files are whole. */
export async function reopenRun(
  { experiment, signal }: RunRequest,
  folder: RunFolder,
  state: { readonly before: Manifest; readonly damaged: ReadonlySet<string> },
): Promise<void> {
  const { before, damaged } = state;
  const tables = ['outcomes.arrow', 'flows.arrow', 'failures.arrow', 'experiment.resolved.json'];
  if (tables.some((name) => damaged.has(name))) return;
  await restoreParts(
    {
      folder: folder.folder,
      runKey: before.runKey,
      experiment: { ...readResolved(folder.folder), replications: before.replications },
      model: `${experiment.model.name}@${experiment.model.version}`,
      whole: (scenario, point) => !damaged.has(seriesOf(scenario, point)),
    },
    signal,
  );
}

function seriesOf(scenario: string, point: number): string {
  const middle = point === 0 ? '' : `point=${String(point).padStart(4, '0')}/`;
  return `series/scenario=${scenario}/${middle}part-0000.arrow`;
}

/** Whether tokens were created or lost in some replication of a finished run. */
export function accountingWasBroken({ failures, folder }: { failures: number; folder: string }): boolean {
  if (failures === 0) return false;
  const codes = textsOf(readTable(join(folder, 'failures.arrow')), 'code');
  return codes.some((code) => code?.startsWith('E9'));
}

/** Runs of the same experiment that another engine or another state of the model computed: keys, versions, and which of the two. */
export function runsOfOtherCode(
  results: string,
  experiment: ResolvedExperiment,
  key: { readonly full: string },
  engineDigest: string,
): { readonly key: string; readonly tool: string; readonly sameEngine: boolean }[] {
  const material = keyMaterial(experiment);
  return listRuns(results).flatMap((run) => {
    if (run.experiment !== experiment.name || !existsSync(run.manifest)) return [];
    try {
      const { runKey, runKeyFull, versions } = readManifest(run.manifest);
      const same = keyFrom(material, versions).full === runKeyFull;
      const sameEngine = versions.engineDigest === engineDigest;
      return same && runKeyFull !== key.full ? [{ key: runKey, tool: versions.tool, sameEngine }] : [];
    } catch {
      // A neighbour that cannot be read says nothing about this run.
      return [];
    }
  });
}
