import { withBundle } from '../bundle/index.ts';
import type { OpenBundle } from '../bundle/index.ts';
import { grouped } from '../define/index.ts';
import { runFolderAt } from '../store/index.ts';
import type { RunFolder } from '../store/index.ts';
import type { Answer } from './console.ts';
import { needingSeries, typed } from './bundle-words.ts';
import type { CheckedBundle } from './bundle-words.ts';
import { givenRun } from './given-run.ts';
import { endOnSignals } from './signals.ts';
import type { Call } from './verb.ts';

/** A run that a command reads: in a folder, or unpacked from a bundle for as long as the command works. */
export interface OpenedRun {
  readonly run: RunFolder;
  /** The bundle, as it was named, and what it holds; undefined for a run in a folder. */
  readonly bundle?: CheckedBundle;
}

/**
 * Lets runs be read that are named by key, experiment, folder or bundle. Bundles are checked and unpacked as by `mlab reproduce`, into
 * temporary folders that are removed whatever happens; what is not checked is told. Throws E211, E212, and E711 to E720 for bundles.
 */
export async function withRuns<Result>(
  call: Call,
  references: readonly string[],
  use: (runs: readonly OpenedRun[]) => Promise<Result>,
): Promise<Result> {
  const release = endOnSignals();
  try {
    return await openEach(call, references, [], use);
  } finally {
    release();
  }
}

async function openEach<Result>(
  call: Call,
  references: readonly string[],
  opened: readonly OpenedRun[],
  use: (runs: readonly OpenedRun[]) => Promise<Result>,
): Promise<Result> {
  const [reference, ...others] = references;
  if (reference === undefined)
    return needingSeries(
      opened.flatMap(({ bundle }) => bundle ?? []),
      () => use(opened),
    );
  const given = givenRun(call, reference);
  if (!('bundleFile' in given)) return openEach(call, others, [...opened, { run: given }], use);
  const path = given.bundleFile;
  return withBundle(path, (bundle) => {
    sayUnchecked(call, path, bundle);
    const run = { run: runFolderAt(bundle.folder), bundle: { path, opened: bundle } };
    return openEach(call, others, [...opened, run], use);
  });
}

function sayUnchecked(call: Call, path: string, { notes, without }: OpenBundle): void {
  for (const note of notes) call.console.warn(`${path}: ${note}`);
  if (without.length > 0) call.console.warn(`${path}: packed without ${without.join(' and ')}`);
}

/** An answer about runs in bundles: commands that follow name the file, for the run is in no results folder. */
export function aboutBundles(runs: readonly OpenedRun[], answer: Answer): Answer {
  const bundles = runs.flatMap(({ bundle }) => bundle ?? []);
  if (bundles.length === 0) return answer;
  return { ...answer, next: bundles.map(({ path }) => `mlab reproduce ${typed(path)}`) };
}

/** `bundle eagr-7k3m9q2f-w2000.zip: 62 of 62 files have their checksums`. */
export const bundleLine = ({ path, opened: { files } }: CheckedBundle): string =>
  `bundle ${typed(path)}: ${grouped(files)} of ${grouped(files)} files have their checksums`;
