import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { LabError } from '../define/errors.ts';
import { nearest } from '../define/nearest.ts';
import { insideFolder, runFolderName } from './folder-name.ts';
import { askedInWords } from './run-words.ts';

/** Where everything of a run is; all paths absolute or relative as the results folder was given. */
export interface RunFolder {
  readonly folder: string;
  readonly experiment: string;
  readonly key: string;
  readonly manifest: string;
  readonly source: string;
  readonly resolved: string;
  readonly bundle: string;
  readonly parts: string;
  readonly parameters: string;
  readonly replications: string;
  readonly outcomes: string;
  readonly series: string;
  readonly summary: string;
  readonly flows: string;
  readonly failures: string;
  readonly report: string;
}

const KEY = /^[0-9a-hjkmnp-tv-z]{8}$/;

/** The folder of a run and the files in it: results/<experiment>/<key>/...; throws E201 for names that cannot be folders. */
export function runFolder(results: string, experiment: string, key: string): RunFolder {
  const folder = join(results, runFolderName(experiment), runFolderName(key));
  return runFolderAt(folder);
}

/** The same for a folder that is known already, wherever it stands. */
export function runFolderAt(folder: string): RunFolder {
  const inside = (name: string): string => join(folder, name);
  return {
    folder,
    experiment: basename(dirname(resolve(folder))),
    key: basename(resolve(folder)),
    manifest: inside('manifest.json'),
    source: inside('experiment.source.ts'),
    resolved: inside('experiment.resolved.json'),
    bundle: inside('experiment.bundle.mjs'),
    parts: inside('parts'),
    parameters: inside('parameters.arrow'),
    replications: inside('replications.arrow'),
    outcomes: inside('outcomes.arrow'),
    series: inside('series'),
    summary: inside('summary.arrow'),
    flows: inside('flows.arrow'),
    failures: inside('failures.arrow'),
    report: inside('report'),
  };
}

function numbered(number: number): string {
  return String(number).padStart(4, '0');
}

/** Path of a scenario's series inside the run folder, with `/`; design point 0 has no folder of its own. Throws E201. */
export function seriesPath(scenario: string, point: number): string {
  const below = point === 0 ? '' : `point=${numbered(point)}/`;
  return `series/scenario=${runFolderName(scenario)}/${below}part-0000.arrow`;
}

/** Path of the part of one block inside the run folder, with `/`; `block` counts the blocks of that scenario and point from 0. Throws E201. */
export function partPath(scenario: string, point: number, block: number): string {
  return `parts/scenario=${runFolderName(scenario)}/point=${numbered(point)}/block-${String(block).padStart(6, '0')}.arrow`;
}

/** Folders of studies (searches, flips and their kind) in a results folder, by experiment and name. */
export function listStudies(
  results: string,
): readonly { readonly experiment: string; readonly folder: string }[] {
  return foldersIn(results).flatMap((experiment) =>
    foldersIn(join(results, experiment))
      .filter((name) => /^study-[a-z]+-[0-9a-hjkmnp-tv-z]{8}$/u.test(name))
      .map((name) => ({ experiment, folder: join(results, experiment, name) })),
  );
}

/** All runs in a results folder, by experiment and key; folders of other kinds are passed over, a missing folder has no runs. */
export function listRuns(results: string): RunFolder[] {
  return foldersIn(results).flatMap((experiment) =>
    foldersIn(join(results, experiment))
      .filter((key) => KEY.test(key))
      .map((key) => runFolderAt(join(results, experiment, key))),
  );
}

function foldersIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries
    .flatMap((entry) => (entry.isDirectory() && !entry.name.startsWith('.') ? [entry.name] : []))
    .sort();
}

/**
 * Finds a run by key, beginning of a key, experiment (when it has one run), experiment/key, or path of its folder or manifest.
 * Throws E211 when there is none, E212 when several fit (both exit 2).
 */
export function findRun(results: string, reference: string): RunFolder {
  const runs = listRuns(results);
  const fitting = [
    runs.filter((run) => run.key === reference || `${run.experiment}/${run.key}` === reference),
    runs.filter((run) => run.experiment === reference),
    runs.filter((run) => reference !== '' && run.key.startsWith(reference)),
  ].find((found) => found.length > 0);
  if (fitting?.length === 1) return fitting[0];
  if (fitting !== undefined) {
    // The name of an experiment means its run, whatever designs were laid over it.
    const whole = fitting.filter((run) => !isDesign(run));
    if (whole.length === 1) return whole[0];
    throw ambiguous(reference, fitting);
  }
  const folder = basename(reference) === 'manifest.json' ? dirname(reference) : reference;
  const isRun = reference !== '' && existsSync(join(folder, 'manifest.json'));
  if (isRun) return runFolderAt(folder);
  throw unknown(results, reference, runs);
}

/** Whether a run is that of a design, which keeps outcomes alone; false for one that cannot be read. */
export function isDesign({ resolved }: RunFolder): boolean {
  try {
    const stored: unknown = JSON.parse(readFileSync(resolved, 'utf8'));
    return typeof stored === 'object' && stored !== null && 'keep' in stored;
  } catch {
    return false;
  }
}

/** A path from a manifest as a path on this system, inside the folder of the run; throws E202 when it leads out. */
export function runFile(run: RunFolder, path: string): string {
  return insideFolder(run.folder, path);
}

function ambiguous(reference: string, runs: readonly RunFolder[]): LabError {
  const names = runs
    .map((run) => {
      const said = [...(isDesign(run) ? ['a design'] : []), askedInWords(run.folder)].filter(
        (each) => each !== '',
      );
      return `${run.experiment}/${run.key}${said.length === 0 ? '' : ` (${said.join(', ')})`}`;
    })
    .join(', ');
  return new LabError('E212', `ambiguous run \`${reference}\`: ${runs.length} fit`, {
    exit: 2,
    expected: `one of ${names}`,
  });
}

function unknown(results: string, reference: string, runs: readonly RunFolder[]): LabError {
  const names = [...new Set(runs.flatMap((run) => [run.key, run.experiment]))];
  const here =
    names.length === 0
      ? `a run; there are none in ${results} yet`
      : `one of ${names.slice(0, 12).join(', ')}`;
  const expected = `${here}; a run from elsewhere is named by the path of its folder`;
  return new LabError('E211', `unknown run \`${reference}\``, {
    exit: 2,
    suggestion: nearest(reference, names),
    expected,
  });
}
