import { chmodSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { exitCodes, LabError } from '../define/index.ts';
import { writeProblem } from '../store/file-problem.ts';
import { insideFolder } from '../store/index.ts';
import { CHECKSUMS } from './checksums.ts';
import { unpack } from './open-bundle.ts';
import type { OpenBundle } from './open-bundle.ts';
import { openArchive, usualLimits } from './read-zip.ts';
import type { Archive } from './read-zip.ts';

/** A bundle that was unpacked to stay. */
export interface UnpackedBundle extends OpenBundle {
  /** Folder of its files; that of the run is inside. */
  readonly into: string;
  /** False when the same bundle had been unpacked there before; what was added to it since is kept. */
  readonly fresh: boolean;
}

/** The folder that a bundle is unpacked to: of its name, in the current one, as its REPRODUCE.md says. */
export const unpackedFolder = (path: string): string => basename(path).replace(/\.zip$/iu, '');

/**
 * Unpacks a bundle into the folder of its name in `parent`, checked as by `withBundle`; the folder appears when all of it is right. Where
 * it is there and is this bundle unpacked, it is used as it is. Throws as `withBundle`, E721 (exit 2) where something else has the name, and E722 (exit 8)
 * for a bundle packed without series, from which no report can be made.
 */
export async function unpackBeside(path: string, parent = '.'): Promise<UnpackedBundle> {
  const into = join(parent, unpackedFolder(path));
  const scratch = scratchIn(resolve(parent));
  const remove = (): void => rmSync(scratch, { recursive: true, force: true });
  process.once('exit', remove);
  let archive: Archive | undefined;
  try {
    archive = await openArchive(path, usualLimits);
    const bundle = await unpack(path, archive, { scratch });
    if (bundle.without.includes('series')) throw withoutSeries(path);
    const fresh = !existsSync(into);
    if (fresh) renameSync(scratch, into);
    else if (!isSame(into, scratch)) throw taken(path, into);
    return { ...bundle, folder: insideFolder(into, bundle.run), into, fresh };
  } finally {
    process.off('exit', remove);
    archive?.close();
    remove();
  }
}

/** A new folder beside the one that is to appear, as open to others as usual folders are. */
function scratchIn(parent: string): string {
  try {
    const scratch = mkdtempSync(join(parent, '.metis-lab-bundle-'));
    chmodSync(scratch, 0o755);
    return scratch;
  } catch (problem) {
    throw writeProblem(problem, parent);
  }
}

/** Whether two folders hold bundles with the same list of files. */
function isSame(one: string, other: string): boolean {
  const [a, b] = [one, other].map((folder) => join(folder, CHECKSUMS));
  return existsSync(a) && readFileSync(a).equals(readFileSync(b));
}

/** The problem of a bundle without the series that something needs. */
export const withoutSeries = (file: string): LabError =>
  new LabError('E722', 'the bundle was packed without series, which are needed here', {
    exit: exitCodes.cannotRun,
    file,
    expected: 'the bundle with its series; `show`, `compare`, and `query` of other tables need none',
  });

const taken = (path: string, into: string): LabError =>
  new LabError('E721', `cannot unpack ${basename(path)}: \`${into}\` is there and is not this bundle`, {
    exit: exitCodes.usage,
    file: into,
    expected: 'another folder to work in (-C), or that one moved away',
  });
