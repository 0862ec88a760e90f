import { basename, dirname, join, resolve } from 'node:path';
import { exitCodes, LabError } from '../define/index.ts';
import { checkDifference } from '../report/difference-report/check-difference.ts';
import { bundleName } from '../report/made.ts';
import { readRun } from '../report/run-data.ts';
import { reproduce } from '../reproduce/index.ts';
import { readPackage, readResolved } from '../run/index.ts';
import { listRuns, readManifest, runFolderAt } from '../store/index.ts';
import { companionTexts } from './companions.ts';
import { leavable } from './descriptor.ts';
import type { Leavable } from './descriptor.ts';
import { differencesIn, runFiles } from './run-files.ts';
import { writeZip } from './write-zip.ts';

/** Which run is packed, what of it, and where the bundle goes. */
export interface PackRequest {
  /** Folder of the run. */
  readonly folder: string;
  /** Folder of the bundle; the file gets the name that reports give it. */
  readonly into: string;
  /** Name of the file when it is to be another. */
  readonly fileName?: string | undefined;
  readonly without?: readonly Leavable[];
  /** Add an unsigned in-toto statement. */
  readonly attest?: boolean;
  /** Day of publication, `YYYY-MM-DD`, for the description. */
  readonly published?: string | undefined;
  /** Replace a file of the same name whose bytes are others. */
  readonly force?: boolean;
  readonly signal?: AbortSignal | undefined;
}

/** A bundle that was written. */
export interface Packed {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  /** Paths of the files in it, by path. */
  readonly files: readonly string[];
  readonly without: readonly Leavable[];
  /** SHA-256 of the file that had the name before, when its bytes were others. */
  readonly replaced?: string;
  /** What was noticed about the run, one sentence each. */
  readonly notes: readonly string[];
}

/**
 * Writes the one-file bundle of a finished run, after checking its files, inputs and report. The same run, choices and version give the
 * same bytes. Throws E503 for an unfinished run, E718 for one that is damaged (exit 7) or whose report, or report of a difference,
 * is not the one its tables give (exit 6), E716 when the signal stopped it, E719 without `force` where another file has the name, E203 and E204 when the file cannot be written.
 */
export async function packRun(request: PackRequest): Promise<Packed> {
  const { folder, into, attest = false, published, signal, force = false } = request;
  const without = leavable.filter((each) => request.without?.includes(each) === true);
  const notes = [
    ...(await checkFit(folder, without)),
    ...(without.includes('report') ? [] : await checkDifferences(folder)),
  ];
  const manifest = readManifest(runFolderAt(folder).manifest);
  const facts = { manifest, experiment: readResolved(folder), without, tool: readPackage().version };
  const files = runFiles(folder, manifest, without);
  const entries = [...files, ...companionTexts(facts, files, { attest, published })];
  const path = join(into, request.fileName ?? bundleName(manifest));
  const written = await writeZip(path, entries, { signal, force });
  return { path, ...written, files: entries.map((entry) => entry.path).sort(), without, notes };
}

/** Refuses a run that its first reader would refuse; gives what was noticed. */
async function checkFit(folder: string, without: readonly Leavable[]): Promise<readonly string[]> {
  const found = await reproduce({
    ...{ folder, level: 'files', threads: 1 },
    leftOut: without.filter((each) => each === 'report'),
  });
  const told = (wrong: boolean): string[] =>
    found.steps
      .filter(({ name, ok }) => ok !== wrong && (wrong || name !== 'inputs'))
      .flatMap(({ name, notes }) => notes.map((note) => `${name}: ${note}`));
  if (!found.intact) throw unfit(folder, told(true), exitCodes.integrity, 'the run as it was computed');
  if (found.grade === 'F') {
    const expected = 'the report written again by `mlab report`, or `--without report`';
    throw unfit(folder, told(true), exitCodes.notReproduced, expected);
  }
  return told(false);
}

/**
 * Refuses a report of a difference that the two runs do not give. Only the bundles together show whether it is right, so one whose other
 * run is not in the same results folder is packed as it is; that is noticed.
 */
async function checkDifferences(folder: string): Promise<readonly string[]> {
  const notes: string[] = [];
  for (const name of differencesIn(folder)) {
    const key = name.slice(-8);
    const other = listRuns(dirname(dirname(resolve(folder)))).find((run) => run.key === key);
    if (other === undefined) {
      notes.push(`${name}: not derived again, run ${key} is not in the same results folder`);
      continue;
    }
    const { checks, files } = await checkDifference(readRun(other.folder), readRun(folder));
    const wrong = [...checks.flatMap(({ id, matches }) => (matches ? [] : [id])), ...files.differing];
    if (wrong.length === 0) continue;
    const expected = `it written again by \`mlab difference ${key} ${basename(folder)} --report\`, or \`--without report\``;
    throw unfit(
      folder,
      wrong.map((what) => `${name}: ${what}`),
      exitCodes.notReproduced,
      expected,
    );
  }
  return notes;
}

function unfit(file: string, notes: readonly string[], exit: number, expected: string): LabError {
  const [first = 'it is not the run that its manifest describes', ...more] = notes;
  const others = more.length === 0 ? '' : ` (and ${more.length} more)`;
  return new LabError('E718', `the run cannot be packed: ${first}${others}`, { exit, file, expected });
}
