import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogue } from '../catalogue.ts';
import { exitCodes, LabError } from '../define/index.ts';
import type { Model } from '../define/index.ts';
import type { ResolvedExperiment } from '../plan/index.ts';
import { codeIdentity } from './code-identity.ts';
import type { CodeIdentity } from './code-identity.ts';

/** File that marks a run whose model came with the experiment file, and not from the installation. */
const OWN_MODEL = 'experiment.own-model';

/** The resolved experiment stored with a run. Throws E501 when the folder has none that can be read. */
export function readResolved(folder: string): ResolvedExperiment {
  const file = join(folder, 'experiment.resolved.json');
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw new LabError('E501', 'the run has no readable resolved experiment', {
      exit: exitCodes.integrity,
      file,
      expected: 'experiment.resolved.json as it was written; run the experiment again',
    });
  }
}

/** True when the run's model is code of its own. */
export function hasOwnModel(folder: string): boolean {
  return existsSync(join(folder, OWN_MODEL));
}

/** Name of the file that keeps what was said on top of the experiment file. */
export const OVERRIDES = 'experiment.overrides.json';

/** Name of the marker file of runs with a model of their own. */
export const ownModelMarker = OWN_MODEL;

/** The model of a stored run: the installed one of that name, or the one in the run's bundle. Throws E110 when there is neither. */
export async function modelOf(folder: string, experiment: ResolvedExperiment): Promise<Model> {
  if (hasOwnModel(folder)) {
    return bundledModel(readFileSync(join(folder, 'experiment.bundle.mjs'), 'utf8'));
  }
  const installed = catalogue.get(experiment.model.name);
  if (installed !== undefined) return installed.model;
  throw new LabError('E110', `unknown model \`${experiment.model.name}\``, {
    exit: exitCodes.cannotRun,
    expected: `one of ${[...catalogue.keys()].join(', ')}`,
  });
}

/** The model that a bundled experiment brings along. Throws E130 when it brings none. */
async function bundledModel(bundle: string): Promise<Model> {
  const { importBundle } = await import('../load/index.ts');
  const made = await importBundle(bundle);
  const model: unknown =
    typeof made === 'object' && made !== null && 'model' in made ? made.model : undefined;
  if (isModel(model)) return model;
  throw new LabError('E130', 'the bundled experiment has no model of its own', {
    exit: exitCodes.cannotRun,
    expected: 'experiment.bundle.mjs as it was written',
  });
}

function isModel(value: unknown): value is Model {
  if (typeof value !== 'object' || value === null) return false;
  return 'schedule' in value && Array.isArray(value.schedule) && 'economy' in value && 'version' in value;
}

/** Identity of the code that would compute an experiment now; for a model of its own, of the bundle's text. */
export function identityFor(experiment: ResolvedExperiment, bundle: string | undefined): CodeIdentity {
  const installed = catalogue.get(experiment.model.name);
  if (bundle !== undefined || installed === undefined) return codeIdentity({ text: bundle ?? '' });
  return codeIdentity({ folder: installed.folder });
}
