import { createHash } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import { PassThrough, Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { exitCodes, LabError } from '../define/index.ts';
import { fileDigest, startAtomicFile } from '../store/index.ts';
import { byPath } from './checksums.ts';
import { bundleProblem } from './bundle-name.ts';
import type { BundledFile } from './run-files.ts';

/** A text that goes into a bundle beside the files of the run. */
export interface BundledText {
  readonly path: string;
  readonly text: string;
}

/** Size and SHA-256 of a written archive. */
export interface WrittenArchive {
  readonly bytes: number;
  readonly sha256: string;
  /** SHA-256 of the file that had the name before, when its bytes were others. */
  readonly replaced?: string;
}

/**
 * The same for every entry and in every time zone: noon of a day before there was METIS, in local time as the format has it; owner
 * may write, all may read. Nothing is compressed: what deflate makes of the same bytes differs between versions and processors.
 */
const likeAll = () =>
  ({ compress: false, mtime: new Date(2000, 0, 1, 12), mode: 0o100644, forceDosTimestamp: true }) as const;

/**
 * Writes a zip archive, entries by path; it appears under its name when whole. The files are read piece by piece and compared with their
 * digests on the way. Throws E203, E204, E205, E716 when the signal stopped it, E718 for a file that changed meanwhile, E719 (exit 2)
 * without `force` where a file of other bytes has the name.
 */
export async function writeZip(
  path: string,
  entries: readonly (BundledFile | BundledText)[],
  { signal, force = true }: { readonly signal?: AbortSignal | undefined; readonly force?: boolean } = {},
): Promise<WrittenArchive> {
  const output = archiveOf(entries);
  const target = startAtomicFile(path);
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    for await (const piece of output) {
      if (!Buffer.isBuffer(piece)) continue;
      if (signal?.aborted === true) throw stopped();
      target.write(piece);
      hash.update(piece);
      bytes += piece.length;
    }
    const sha256 = hash.digest('hex');
    const replaced = otherFileAt(path, sha256);
    if (replaced !== undefined && !force) throw taken(path, replaced);
    target.commit();
    return { bytes, sha256, ...(replaced === undefined ? {} : { replaced }) };
  } finally {
    target.abandon();
  }
}

/** SHA-256 of the file that has the name already, unless its bytes are the same. */
function otherFileAt(path: string, sha256: string): string | undefined {
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) return undefined;
  const there = fileDigest(path).sha256;
  return there === sha256 ? undefined : there;
}

function taken(path: string, there: string): LabError {
  return new LabError('E719', `a file of this name with other bytes is there, sha256 ${there}`, {
    exit: exitCodes.usage,
    file: path,
    expected: '`--force` to replace it, or `--to` another file; a published SHA-256 would no longer fit',
  });
}

/** The file that is being read. */
interface Reading {
  stream: Readable | undefined;
}

/** The archive as a stream; ending it early closes the file that is being read. */
function archiveOf(entries: readonly (BundledFile | BundledText)[]): PassThrough {
  const zip = new ZipFile();
  const output = new PassThrough();
  zip.on('error', (problem: Error) => output.destroy(problem));
  const reading: Reading = { stream: undefined };
  output.once('close', () => reading.stream?.destroy());
  for (const entry of byPath(entries)) {
    if ('text' in entry) zip.addBuffer(Buffer.from(entry.text, 'utf8'), entry.path, likeAll());
    else addFile(zip, entry, { output, reading });
  }
  zip.end();
  zip.outputStream.pipe(output);
  return output;
}

/** Adds a file that is opened only when its turn comes: a run may have more files than may be open at once. */
function addFile(
  zip: ZipFile,
  entry: BundledFile,
  { output, reading }: { readonly output: PassThrough; readonly reading: Reading },
): void {
  zip.addReadStreamLazy(entry.path, { ...likeAll(), size: entry.bytes }, (give) => {
    const stream = Readable.from(checkedBytes(entry));
    stream.on('error', (problem) => output.destroy(problem));
    reading.stream = stream;
    give(null, stream);
  });
}

/** The bytes of a file; throws at their end when they are not those that were listed. */
async function* checkedBytes({ source, sha256 }: BundledFile): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(source, { highWaterMark: 1 << 20 })) {
    if (!Buffer.isBuffer(piece)) continue;
    hash.update(piece);
    yield piece;
  }
  if (hash.digest('hex') === sha256) return;
  throw bundleProblem('E718', 'a file changed while it was being packed', source, 'a run that nobody writes');
}

/** The problem of packing or unpacking that a signal ended. */
export function stopped(): LabError {
  return new LabError('E716', 'stopped; nothing half-written was left', {
    exit: exitCodes.interrupted,
    expected: 'the same command again',
  });
}
