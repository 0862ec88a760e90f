import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogue } from '../catalogue.ts';
import { exitCodes, LabError } from '../define/index.ts';
import type { ResolvedExperiment } from '../plan/index.ts';
import { hasOwnModel, identityFor } from '../run/index.ts';
import { canonicalJson } from '../store/index.ts';
import type { Manifest } from '../store/index.ts';

/** Whether the code here is the code that made the run, and each difference in one sentence. */
export interface CodeCheck {
  readonly same: boolean;
  readonly notes: readonly string[];
}

/**
 * Compares model, engine and lock with what is installed here. Throws E702 (exit 8) when the model is not installed, E701
 * (exit 8) when the run brings its own model and its code is not trusted.
 */
export function checkCode(
  folder: string,
  run: {
    readonly manifest: Manifest;
    readonly experiment: ResolvedExperiment;
    readonly trustCode: boolean;
    /** How the run is named in commands. */
    readonly name: string;
  },
): CodeCheck {
  const { manifest, experiment } = run;
  const own = hasOwnModel(folder);
  if (own && !run.trustCode) throw foreignCode(folder, manifest);
  const installed = catalogue.get(experiment.model.name)?.model;
  if (!own && installed === undefined) throw notInstalled(manifest, run.name);
  const here = identityFor(
    experiment,
    own ? readFileSync(join(folder, 'experiment.bundle.mjs'), 'utf8') : undefined,
  );
  const { versions } = manifest;
  const lockDiffers = readLock(folder) !== undefined && readLock(folder) !== canonicalJson(here.lock);
  const model = own ? versions.model : `${experiment.model.name}@${installed?.version}`;
  const notes = [
    ...(versions.tool === here.tool
      ? []
      : [`the run was made with metis-lab ${versions.tool}, here ${here.tool}`]),
    ...(versions.model === model ? [] : [`the run was made with model ${versions.model}, here ${model}`]),
    ...differing('engine', versions.engineDigest, here.engineDigest),
    ...differing('model source', versions.modelDigest, here.modelDigest),
    ...(lockDiffers
      ? ['the run was made with other versions of the mathematical dependencies (lock.json)']
      : []),
  ];
  const same = versions.engineDigest === here.engineDigest && versions.modelDigest === here.modelDigest;
  const where =
    versions.tool === here.tool
      ? `the same code is another state of metis-lab ${here.tool}: that of the commit that made the run`
      : `for the same code: npx metis-lab@${versions.tool} reproduce ${run.name}`;
  const hint = `results are compared all the same; ${where}`;
  return { same, notes: same ? notes : [...notes, hint] };
}

function differing(what: string, there: string, here: string): string[] {
  const short = (digest: string): string => digest.replace(/^altered:/u, 'altered ').slice(0, 16);
  return there === here ? [] : [`the run was made with ${what} ${short(there)}, here ${short(here)}`];
}

function readLock(folder: string): string | undefined {
  const path = join(folder, 'lock.json');
  if (!existsSync(path)) return undefined;
  const lock: { dependencies?: unknown } = JSON.parse(readFileSync(path, 'utf8'));
  return canonicalJson(lock.dependencies ?? null);
}

function foreignCode(folder: string, { versions }: Manifest): LabError {
  return new LabError('E701', `model ${versions.model} is code that came with the run`, {
    exit: exitCodes.cannotRun,
    file: join(folder, 'experiment.bundle.mjs'),
    expected: 'read that file, then add --trust-code; or check the files alone with --level files',
  });
}

function notInstalled({ versions }: Manifest, name: string): LabError {
  return new LabError('E702', `model ${versions.model} is not installed here`, {
    exit: exitCodes.cannotRun,
    expected: `npx metis-lab@${versions.tool} reproduce ${name}; installed here: ${[...catalogue.keys()].join(', ')}`,
  });
}
