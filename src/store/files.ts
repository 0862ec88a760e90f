import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
} from 'node:fs';
import { readdirSync, renameSync, rmSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { LabError } from '../define/errors.ts';
import { sha256 } from './digest.ts';
import { readProblem, writeProblem } from './file-problem.ts';
import { fateOf, newMark, parseMark } from './process-mark.ts';

/** A file that appears under its name only when it is whole. After an error, or `abandon`, nothing of it is left. */
export interface AtomicFile {
  readonly write: (bytes: Uint8Array) => void;
  /** Flushes to disk and gives the file its name, replacing an older one. */
  readonly commit: () => void;
  readonly abandon: () => void;
}

const TEMPORARY = '.tmp-';
/** Of the final name only so much, in characters: with the mark of the process (at most 62) it must fit into 255 bytes. */
const LONGEST_NAME = 40;

/** Writes a whole file or nothing: temporary name in the same folder, flush, rename, flush the folder. Makes the folder. Throws E203, E204. */
export function writeAtomically(path: string, bytes: Uint8Array | string): void {
  const file = startAtomicFile(path);
  file.write(typeof bytes === 'string' ? Buffer.from(bytes, 'utf8') : bytes);
  file.commit();
}

/** Starts a file that is written piece by piece and appears when committed. Throws E203 and E204, also from its functions. */
export function startAtomicFile(path: string): AtomicFile {
  const folder = dirname(path);
  const temporary = join(folder, `${TEMPORARY}${newMark()}-${basename(path).slice(0, LONGEST_NAME)}`);
  let handle: number | undefined;
  const abandon = (): void => {
    if (handle !== undefined) closeSync(handle);
    handle = undefined;
    rmSync(temporary, { force: true });
  };
  const guarded = (act: () => void): void => {
    try {
      act();
    } catch (error) {
      abandonQuietly(abandon);
      throw writeProblem(error, path);
    }
  };
  guarded(() => {
    prepareFolder(folder);
    handle = openSync(temporary, 'wx', 0o644);
  });
  return {
    write: (bytes) => guarded(() => writeAll(openHandle(handle, path), bytes)),
    commit: () =>
      guarded(() => {
        fsyncSync(openHandle(handle, path));
        closeSync(openHandle(handle, path));
        handle = undefined;
        renameSync(temporary, path);
        flushFolder(folder);
      }),
    abandon,
  };
}

function openHandle(handle: number | undefined, path: string): number {
  if (handle === undefined)
    throw new Error(`invalid write to ${path}: the file is closed; expected an open one`);
  return handle;
}

function writeAll(handle: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length;) done += writeSync(handle, bytes, done, bytes.length - done);
}

/** The first error is the one to report; a folder that cannot be written refuses the removal as well. */
function abandonQuietly(abandon: () => void): void {
  try {
    abandon();
  } catch {
    return;
  }
}

const prepared = new Set<string>();

/** Makes the folder and, once in a process, removes what killed processes left in it. */
function prepareFolder(folder: string): void {
  if (prepared.has(folder) && existsSync(folder)) return;
  mkdirSync(folder, { recursive: true });
  removeStaleTemporaries(folder);
  prepared.add(folder);
}

/** Removes temporary files whose process has ended; those of living processes and of other machines stay. Gives their names. */
export function removeStaleTemporaries(folder: string): string[] {
  const stale = readdirSync(folder).filter((name) => {
    const mark = name.startsWith(TEMPORARY) ? parseMark(name.split('-').slice(1, 6).join('-')) : undefined;
    return mark !== undefined && fateOf(mark) === 'dead';
  });
  for (const name of stale) rmSync(join(folder, name), { force: true });
  return stale;
}

/** Windows cannot open folders; there the rename alone has to do. */
function flushFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Reads a whole file; throws E205 when it is missing or closed, E206 when size or SHA-256 are not the expected ones. */
export function readChecked(path: string, expected: { bytes?: number; sha256?: string } = {}): Buffer {
  const bytes = reading(path, () => readFileSync(path));
  if (expected.bytes !== undefined && expected.bytes !== bytes.length)
    throw changed(path, `${bytes.length} bytes`, `${expected.bytes} bytes`);
  const hash = expected.sha256 === undefined ? undefined : sha256(bytes);
  if (hash !== undefined && hash !== expected.sha256)
    throw changed(path, `sha256 ${hash}`, `sha256 ${expected.sha256}`);
  return bytes;
}

function changed(file: string, found: string, expected: string): LabError {
  return new LabError('E206', `changed file \`${file}\`: ${found}`, { exit: 7, file, expected });
}

const PIECE = 1 << 20;

/** Size and SHA-256 of a file, read in pieces of 1 MiB; throws E205. */
export function fileDigest(path: string): { bytes: number; sha256: string } {
  return withFile(path, (handle) => {
    const hash = createHash('sha256');
    const piece = new Uint8Array(PIECE);
    let bytes = 0;
    for (let count = readSync(handle, piece); count > 0; count = readSync(handle, piece)) {
      hash.update(piece.subarray(0, count));
      bytes += count;
    }
    return { bytes, sha256: hash.digest('hex') };
  });
}

/** Opens a file for reading, hands over its handle and size in bytes, and closes it whatever happens; throws E205. */
export function withFile<Result>(path: string, use: (handle: number, size: number) => Result): Result {
  const handle = reading(path, () => openSync(path, 'r'));
  try {
    return reading(path, () => use(handle, fstatSync(handle).size));
  } finally {
    closeSync(handle);
  }
}

function reading<Result>(path: string, read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    throw readProblem(error, path);
  }
}
