import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { parseBundleName } from '../bundle/index.ts';
import type { NamedBundle } from '../bundle/index.ts';
import { exitCodes, grouped, LabError } from '../define/index.ts';
import { nearest } from '../define/nearest.ts';
import { findRun, readManifest, runFolderAt } from '../store/index.ts';
import type { RunFolder } from '../store/index.ts';
import type { Call } from './verb.ts';
import { resultsFolder } from './verb.ts';

/** A run in one file, or in a folder. */
export type GivenRun = { readonly bundleFile: string } | RunFolder;

/** Whether a word names a file that is there and is no manifest of a run: whoever opens it finds out whether it is a bundle. */
export const isBundleFile = (reference: string): boolean =>
  statSync(reference, { throwIfNoEntry: false })?.isFile() === true &&
  basename(reference) !== 'manifest.json';

/**
 * What a word of a command names: a bundle that is there; the run in results that a bundle which is not there would hold; or a run
 * by key, experiment or path. A folder without a manifest is a run that lost it, and not an unknown one. Throws E211, E212 (exit 2).
 */
export function givenRun(call: Call, reference: string): GivenRun {
  if (isBundleFile(reference)) return { bundleFile: reference };
  const isThere = existsSync(reference);
  const named = isThere ? undefined : parseBundleName(basename(reference));
  if (named !== undefined) return runOf(call, reference, named);
  if (!isThere && /\.zip$/iu.test(reference)) throw noBundle(reference, 'here');
  try {
    return findRun(resultsFolder(call), reference);
  } catch (error) {
    if (isUnknown(error) && existsSync(runFolderAt(reference).resolved)) return runFolderAt(reference);
    throw error;
  }
}

/** The run under results that a bundle of this name would hold; says when it has another number of replications by now. */
function runOf(call: Call, reference: string, { experiment, runKey, replications }: NamedBundle): RunFolder {
  const run = folderOf(resultsFolder(call), reference, `${experiment}/${runKey}`);
  const now = readManifest(run.manifest).replications;
  if (now !== replications)
    call.console.warn(
      `${reference} is not here; in results the run has ${grouped(now)} replications by now, not ${grouped(replications)}, and is checked with those`,
    );
  return run;
}

function folderOf(results: string, reference: string, name: string): RunFolder {
  try {
    return findRun(results, name);
  } catch (error) {
    if (!isUnknown(error)) throw error;
    throw noBundle(reference, `here, and no run ${name} in ${results}`);
  }
}

/** The problem of a bundle that is not there, with the file in its folder that has the most similar name. */
function noBundle(reference: string, where: string): LabError {
  const folder = dirname(reference);
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => /\.zip$/iu.test(name)) : [];
  const near = nearest(basename(reference), files);
  return new LabError('E211', `no bundle \`${reference}\` ${where}`, {
    exit: exitCodes.usage,
    suggestion: near && join(folder, near),
    expected: 'the file in this folder, its path, or with --out the results folder that has the run',
  });
}

const isUnknown = (error: unknown): boolean => error instanceof LabError && error.code === 'E211';
