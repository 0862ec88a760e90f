import { closeSync, openSync, readSync, statSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { open } from 'yauzl';
import type { Entry, ZipFile } from 'yauzl';
import { bundleProblem } from './bundle-name.ts';
import { namesProblem } from './entry-names.ts';
import { strayBytes } from './stray-bytes.ts';

/** Bounds of what is unpacked. */
export interface Limits {
  /** Most files. */
  readonly files: number;
  /** Most bytes after unpacking. */
  readonly bytes: number;
  /** Most bytes after unpacking for each byte of the archive. */
  readonly ratio: number;
}

/** A large run has hundreds of files and some gigabytes, and `mlab pack` does not compress. */
export const usualLimits: Limits = { files: 100_000, bytes: 2 ** 38, ratio: 100 };

/** An open archive whose names and sizes are sound. */
export interface Archive {
  /** Its entries by path. */
  readonly entries: ReadonlyMap<string, Entry>;
  /** Bytes after unpacking. */
  readonly bytes: number;
  /** The bytes of an entry. */
  read(entry: Entry): Promise<Readable>;
  close(): void;
}

/**
 * Opens a zip archive and reads its list of entries; nothing is unpacked. Throws E711 for what is no archive, a damaged one, or one with
 * bytes outside of its entries, E712 for
 * names, links and kinds of files that bundles do not have, E714 above the limits.
 */
export async function openArchive(path: string, limits = usualLimits): Promise<Archive> {
  const size = statSync(path).size;
  if (!beginsLikeZip(path)) throw notAZip(path, 'not a zip archive');
  const zip = await opened(path);
  try {
    const found = await readEntries(zip, path, limits);
    checkSizes(found, path, { limits, size });
    const problem = namesProblem(found.map(({ name }) => name)) ?? kindProblem(found);
    if (problem !== undefined) throw refused(path, problem);
    const stray = strayBytes(
      path,
      found.map(({ entry }) => entry),
    );
    if (stray !== undefined) throw notAZip(path, stray);
    return {
      entries: new Map(found.map(({ name, entry }) => [name, entry])),
      bytes: sumOf(found, 'uncompressedSize'),
      read: (entry) => zip.openReadStreamPromise(entry),
      close: () => zip.close(),
    };
  } catch (problem) {
    zip.close();
    throw problem;
  }
}

interface Named {
  readonly name: string;
  readonly entry: Entry;
}

function beginsLikeZip(path: string): boolean {
  const handle = openSync(path, 'r');
  try {
    const head = new Uint8Array(4);
    readSync(handle, head);
    return Buffer.from(head).equals(Buffer.from('PK\u0003\u0004', 'latin1'));
  } finally {
    closeSync(handle);
  }
}

/** Names are decoded here and not by the library, which would trust other fields for them than most programs. */
function opened(path: string): Promise<ZipFile> {
  const how = { autoClose: false, lazyEntries: true, decodeStrings: false, validateEntrySizes: true };
  return new Promise((resolve, reject) =>
    open(path, how, (problem, zip) => {
      if (zip === undefined)
        reject(notAZip(path, `cut short or damaged (${problem?.message ?? 'unreadable'})`));
      else resolve(zip);
    }),
  );
}

async function readEntries(zip: ZipFile, path: string, { files }: Limits): Promise<Named[]> {
  if (zip.entryCount > files) throw tooLarge(path, `${zip.entryCount} files`, `at most ${files}`);
  const found: Named[] = [];
  try {
    for await (const entry of zip.eachEntry()) found.push({ name: decoded(entry), entry });
  } catch (problem) {
    throw notAZip(path, `damaged (${problem instanceof Error ? problem.message : String(problem)})`);
  }
  return found;
}

/** A name that is not UTF-8 becomes one that is refused. */
function decoded({ fileNameRaw }: Entry): string {
  const name = fileNameRaw.toString('utf8');
  return Buffer.from(name, 'utf8').equals(fileNameRaw) ? name : `${name}\u0000`;
}

function checkSizes(
  found: readonly Named[],
  path: string,
  { limits, size }: { readonly limits: Limits; readonly size: number },
): void {
  const [packed, unpacked] = [sumOf(found, 'compressedSize'), sumOf(found, 'uncompressedSize')];
  if (packed > size) throw tooLarge(path, 'entries that lie over one another', 'a place for each file');
  const most = Math.min(limits.bytes, limits.ratio * size);
  if (unpacked > most)
    throw tooLarge(path, `${unpacked} bytes to unpack`, `at most ${most} for ${size} bytes`);
}

const sumOf = (found: readonly Named[], size: 'compressedSize' | 'uncompressedSize'): number =>
  found.reduce((sum, { entry }) => sum + entry[size], 0);

const KIND = 0o170000;
const REGULAR = 0o100000;
const LINK = 0o120000;

/** Archives say in the upper half of these attributes what a file is, as Unix does; nothing where they come from elsewhere. */
function kindProblem(found: readonly Named[]): string | undefined {
  for (const { name, entry } of found) {
    const kind = (entry.externalFileAttributes >>> 16) & KIND;
    if (kind === LINK) return `${name}: a link`;
    if (kind !== REGULAR && kind !== 0) return `${name}: not a regular file`;
    if (entry.isEncrypted()) return `${name}: encrypted`;
    if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8)
      return `${name}: an unknown compression`;
  }
  return undefined;
}

const notAZip = (path: string, why: string): Error =>
  bundleProblem('E711', `not a bundle: ${why}`, path, 'the file as `mlab pack` wrote it; fetch it again');

const tooLarge = (path: string, what: string, expected: string): Error =>
  bundleProblem('E714', `the bundle would become too large: ${what}`, path, expected);

/** The problem of a bundle whose files are not those it should have. */
export const refused = (path: string, problem: string): Error =>
  bundleProblem('E712', `refused: ${problem}`, path, 'the bundle as `mlab pack` wrote it');
