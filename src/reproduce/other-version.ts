import { existsSync, readFileSync } from 'node:fs';
import { catalogue } from '../catalogue.ts';
import { identityFor, hasOwnModel } from '../run/index.ts';
import type { RunData } from '../report/run-data.ts';
import { MANIFEST_SCHEMA, readForeignManifest, runFolderAt } from '../store/index.ts';

/**
 * Which version wrote a run and in what it differs from the one here, for its report: `metis-lab 0.1.0, with another engine`;
 * undefined where nothing differs. Throws E205, E209, E210 for a manifest that cannot be read.
 */
export function otherVersionOf({ folder, experiment }: RunData): string | undefined {
  const paths = runFolderAt(folder);
  const { manifest, schema } = readForeignManifest(paths.manifest);
  const { versions } = manifest;
  const isOwn = hasOwnModel(folder) && existsSync(paths.bundle);
  const here = identityFor(experiment, isOwn ? readFileSync(paths.bundle, 'utf8') : undefined);
  const isKnown = isOwn || catalogue.get(experiment.model.name) !== undefined;
  const differences = [
    ...(versions.engineDigest === here.engineDigest ? [] : ['another engine']),
    ...(!isKnown || versions.modelDigest === here.modelDigest ? [] : ['another state of the model']),
    ...(schema === MANIFEST_SCHEMA ? [] : [`a manifest of form ${schema}`]),
  ];
  if (differences.length === 0 && versions.tool === here.tool) return undefined;
  const what = differences.length === 0 ? '' : `, with ${differences.join(' and ')}`;
  // Manifests come from anywhere, and reports print this: a version has no room for a sentence.
  const tool = /^\d+\.\d+\.\d+(?:-[\w.]{1,20})?$/u.test(versions.tool)
    ? versions.tool
    : 'of an unreadable version';
  // The same version twice would say nothing: what differs is how it was built.
  if (versions.tool === here.tool) return `another build of metis-lab ${tool}${what}`;
  return `metis-lab ${tool}${what} (here ${here.tool})`;
}
