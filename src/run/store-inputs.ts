import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { LabError } from '../define/index.ts';
import { canonicalJson, fileDigest, writeAtomically } from '../store/index.ts';
import type { FileEntry, RunFolder } from '../store/index.ts';
import type { CodeIdentity } from './code-identity.ts';
import type { RunnableExperiment } from './run-request.ts';
import { OVERRIDES, ownModelMarker } from './stored-experiment.ts';

/** Writes what a run is computed from into its folder: source, resolved experiment, bundle, lock, how to reproduce it. */
export function storeInputs(
  folder: RunFolder,
  experiment: RunnableExperiment,
  code: CodeIdentity,
): FileEntry[] {
  const { resolved, source, format, bundle, ownModel, overrides } = experiment;
  const files: [string, string][] = [
    [`experiment.source.${format}`, source],
    ['experiment.resolved.json', `${JSON.stringify(JSON.parse(canonicalJson(resolved)), null, 2)}\n`],
    ['lock.json', `${JSON.stringify({ tool: code.tool, dependencies: code.lock }, null, 2)}\n`],
    ['REPRODUCE.md', reproduceText(folder, resolved.name)],
  ];
  if (bundle !== undefined) files.push(['experiment.bundle.mjs', bundle]);
  if (overrides !== undefined) files.push([OVERRIDES, `${canonicalJson(overrides)}\n`]);
  if (ownModel) files.push([ownModelMarker, 'The model of this run is the code in experiment.bundle.mjs.\n']);
  for (const path of [OVERRIDES, ownModelMarker, 'experiment.bundle.mjs']) {
    if (!files.some(([each]) => each === path)) rmSync(join(folder.folder, path), { force: true });
  }
  return files.map(([path, text]) => store(folder.folder, path, text));
}

function store(folder: string, path: string, text: string): FileEntry {
  const full = join(folder, path);
  writeAtomically(full, text);
  const { bytes, sha256 } = fileDigest(full);
  if (bytes !== Buffer.byteLength(text)) {
    throw new LabError('E203', `cannot write ${path}: the file is not what was written`, {
      exit: 8,
      file: full,
    });
  }
  return { path, bytes, sha256 };
}

function reproduceText({ key }: RunFolder, name: string): string {
  return [
    `# How to reproduce ${name}, run ${key}`,
    '',
    'With the version of metis-lab that `manifest.json` names:',
    '',
    '```',
    `mlab reproduce ${key} --level files     # every file is what the manifest says`,
    `mlab reproduce ${key}                   # and a sample of replications, computed again, is equal to the last bit`,
    `mlab reproduce ${key} --level full      # and all of them are`,
    '```',
    '',
    'A folder that was sent to you is named by its path: `mlab reproduce path/to/this/folder`.',
    '',
  ].join('\n');
}
