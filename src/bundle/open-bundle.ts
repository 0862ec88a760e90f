import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { Entry } from 'yauzl';
import { exitCodes, grouped, LabError } from '../define/index.ts';
import {
  insideFolder,
  readManifest,
  runFolderAt,
  sha256,
  startAtomicFile,
  writeAtomically,
} from '../store/index.ts';
import { bundleName } from '../report/made.ts';
import { bundleProblem, parseBundleName } from './bundle-name.ts';
import { checkCompanions } from './check-companions.ts';
import { CHECKSUMS, readChecksums } from './checksums.ts';
import { DESCRIPTOR, readDescriptor } from './descriptor.ts';
import type { Descriptor } from './descriptor.ts';
import { openArchive, refused, usualLimits } from './read-zip.ts';
import type { Archive, Limits } from './read-zip.ts';
import { folderInBundle } from './run-files.ts';
import { stopped } from './write-zip.ts';

/** How a bundle is opened. */
export interface OpenRequest {
  readonly signal?: AbortSignal | undefined;
  readonly limits?: Limits;
}

/** An unpacked bundle whose every file is the listed one. */
export interface OpenBundle extends Descriptor {
  /** Folder of the run, in a temporary folder. */
  readonly folder: string;
  /** Files that were compared with their checksums. */
  readonly files: number;
  readonly hasReport: boolean;
  /** What was not checked, one phrase each. */
  readonly notes: readonly string[];
}

/**
 * Unpacks a bundle into a temporary folder, lets it be used, and removes the folder whatever happens. Every name is judged before anything
 * is written, every file is compared with its SHA-256, and nothing is executed here. Throws E711 to E717 and E720; see `mlab explain`.
 */
export async function withBundle<Result>(
  path: string,
  use: (bundle: OpenBundle) => Promise<Result>,
  request: OpenRequest = {},
): Promise<Result> {
  const archive = await openArchive(path, request.limits ?? usualLimits);
  const scratch = mkdtempSync(join(tmpdir(), 'metis-lab-bundle-'));
  const remove = (): void => rmSync(scratch, { recursive: true, force: true });
  // Also when a second Ctrl-C ends the process at once.
  process.once('exit', remove);
  try {
    const bundle = await unpack(path, archive, { ...request, scratch });
    return await use(bundle);
  } finally {
    process.off('exit', remove);
    archive.close();
    remove();
  }
}

/** Where a bundle is unpacked, and within which limits. */
interface Place extends OpenRequest {
  readonly scratch: string;
}

/** Unpacks an open archive into a folder and checks everything in it. Throws E711 to E713, E715 to E717 and E720. */
export async function unpack(path: string, archive: Archive, place: Place): Promise<OpenBundle> {
  const { entries } = archive;
  const [list, about] = [entries.get(CHECKSUMS), entries.get(DESCRIPTOR)];
  if (list === undefined || about === undefined) throw foreign(path);
  const listText = await textOf(path, archive, list);
  const listed = readChecksums(listText, path);
  checkListed(path, entries, listed);
  const text = await textOf(path, archive, about);
  if (sha256(text) !== listed.get(DESCRIPTOR)) throw changed(path, [DESCRIPTOR]);
  const descriptor = readDescriptor(text, path);
  const sound =
    descriptor.run === folderInBundle(descriptor) && entries.has(`${descriptor.run}/manifest.json`);
  if (!sound) throw refused(path, `no manifest.json in ${folderInBundle(descriptor)}`);
  checkRoom(archive.bytes, place.scratch);
  const wrong: string[] = [];
  for (const [name, digest] of listed) {
    const entry = entries.get(name);
    if (place.signal?.aborted === true) throw stopped();
    if (entry !== undefined && (await extract(path, archive, { entry, name, place })) !== digest)
      wrong.push(name);
  }
  if (wrong.length > 0) throw changed(path, wrong);
  writeAtomically(insideFolder(place.scratch, CHECKSUMS), listText);
  const folder = insideFolder(place.scratch, descriptor.run);
  checkIdentity(path, folder, descriptor);
  const notes = checkCompanions({ path, scratch: place.scratch, descriptor, listed });
  const hasReport = [...listed.keys()].some((name) => name.startsWith(`${descriptor.run}/report/`));
  return { ...descriptor, folder, files: listed.size, hasReport, notes };
}

/** The same files in the archive and on its list. */
function checkListed(
  path: string,
  entries: ReadonlyMap<string, Entry>,
  listed: ReadonlyMap<string, string>,
): void {
  const unlisted = [...entries.keys()].find((name) => name !== CHECKSUMS && !listed.has(name));
  if (unlisted !== undefined) throw refused(path, `${unlisted}: not listed in ${CHECKSUMS}`);
  const missing = [...listed.keys()].find((name) => !entries.has(name));
  if (missing !== undefined)
    throw refused(path, `${JSON.stringify(missing)}: listed in ${CHECKSUMS}, but not there`);
}

const LONGEST_TEXT = 2 ** 26;

async function textOf(path: string, archive: Archive, entry: Entry): Promise<string> {
  if (entry.uncompressedSize > LONGEST_TEXT) throw refused(path, 'a list of files that is too long');
  const pieces: Buffer[] = [];
  await eachPiece(path, archive, entry, (piece) => void pieces.push(piece));
  return Buffer.concat(pieces).toString('utf8');
}

/** Writes one file of the bundle and gives the SHA-256 of what was written. */
async function extract(
  path: string,
  archive: Archive,
  { entry, name, place }: { readonly entry: Entry; readonly name: string; readonly place: Place },
): Promise<string> {
  const file = startAtomicFile(insideFolder(place.scratch, name));
  const hash = createHash('sha256');
  try {
    await eachPiece(path, archive, entry, (piece) => {
      if (place.signal?.aborted === true) throw stopped();
      file.write(piece);
      hash.update(piece);
    });
    file.commit();
  } finally {
    file.abandon();
  }
  return hash.digest('hex');
}

async function eachPiece(
  path: string,
  archive: Archive,
  entry: Entry,
  take: (piece: Buffer) => void,
): Promise<void> {
  try {
    for await (const piece of await archive.read(entry)) if (Buffer.isBuffer(piece)) take(piece);
  } catch (problem) {
    if (problem instanceof LabError) throw problem;
    const why = problem instanceof Error ? problem.message : String(problem);
    throw bundleProblem('E711', `not a bundle: damaged (${why})`, path, 'the file as `mlab pack` wrote it');
  }
}

function checkRoom(bytes: number, scratch: string): void {
  const { bavail, bsize } = statfsSync(scratch);
  if (bavail * bsize > bytes) return;
  const place = dirname(scratch);
  throw new LabError('E203', `no room to unpack ${grouped(Math.ceil(bytes / 1e6))} MB in ${place}`, {
    exit: exitCodes.cannotRun,
    file: place,
    expected: 'free space there, or for temporary folders a larger one in TMPDIR',
  });
}

/** The bundle holds the run that it says, and its name does not say another. */
function checkIdentity(path: string, folder: string, about: Descriptor): void {
  const manifest = readManifest(runFolderAt(folder).manifest);
  const same =
    bundleName(manifest) === bundleName(about) && (manifest.resultDigest ?? '') === about.resultDigest;
  if (!same) throw refused(path, `${DESCRIPTOR} and manifest.json speak of different runs`);
  const named = parseBundleName(basename(path));
  if (named === undefined || bundleName(named) === bundleName(about)) return;
  throw bundleProblem(
    'E715',
    `the bundle holds ${bundleName(about).replace(/\.zip$/u, '')}, not what its name says`,
    path,
    `the file ${basename(path)}; or the name ${bundleName(about)} if that is the run you want to check`,
  );
}

const foreign = (path: string): Error =>
  bundleProblem('E711', 'a zip archive, but not a bundle', path, 'a file that `mlab pack` wrote');

function changed(path: string, names: readonly string[]): Error {
  const [first, ...more] = names;
  const others = more.length === 0 ? '' : ` and ${more.length} more`;
  return bundleProblem(
    'E713',
    `changed file in the bundle: ${first}${others}`,
    path,
    `the bytes whose SHA-256 ${CHECKSUMS} lists; fetch the bundle again`,
  );
}
