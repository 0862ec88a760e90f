import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { open } from 'yauzl';
import type { ZipFile } from 'yauzl';
import { packRun } from '../../../src/bundle/index.ts';
import type { Packed } from '../../../src/bundle/index.ts';
import { finishedRun, temporaryFolder } from '../run/small-run.ts';
import { forgeZip } from './forge-zip.ts';
import type { ForgedEntry } from './forge-zip.ts';

const shared: { bundle?: Packed } = {};

/** The bundle of the finished small run, packed once. */
export async function packedRun(): Promise<Packed> {
  if (shared.bundle === undefined) {
    const into = mkdtempSync(join(tmpdir(), 'mlab-test-'));
    process.once('exit', () => rmSync(into, { recursive: true, force: true }));
    const { folder } = await finishedRun();
    shared.bundle = await packRun({ folder, into });
  }
  return shared.bundle;
}

/** Every entry of an archive by path, in its order. */
export async function entriesOf(path: string): Promise<Map<string, Buffer>> {
  const zip = await new Promise<ZipFile>((resolve, reject) =>
    open(path, { lazyEntries: true, autoClose: false }, (problem, found) =>
      found === undefined ? reject(problem ?? new Error('no archive')) : resolve(found),
    ),
  );
  const entries = new Map<string, Buffer>();
  for await (const entry of zip.eachEntry()) {
    const pieces: Buffer[] = [];
    for await (const piece of await zip.openReadStreamPromise(entry)) pieces.push(Buffer.from(piece));
    entries.set(entry.fileName, Buffer.concat(pieces));
  }
  zip.close();
  return entries;
}

/** Writes an archive of forged entries into a folder of its own, under a name that says nothing, and gives its path. */
export function forgedFile(entries: readonly ForgedEntry[], name = 'sent.zip'): string {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, forgeZip(entries));
  return path;
}

/** The entries of the packed small run, to be altered. */
export async function soundEntries(): Promise<ForgedEntry[]> {
  const { path } = await packedRun();
  return [...(await entriesOf(path))].map(([name, content]) => ({ name, content }));
}

/** The bytes of the packed small run. */
export const packedBytes = async (): Promise<Buffer> => readFileSync((await packedRun()).path);
