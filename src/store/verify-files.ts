import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { LabError } from '../define/errors.ts';
import { fileDigest } from './files.ts';
import { insideFolder } from './folder-name.ts';
import type { Manifest } from './manifest.ts';

/** One listed file that is not as listed, or one that nobody listed. */
export interface FileProblem {
  readonly path: string;
  readonly kind: 'missing' | 'size' | 'hash' | 'unlisted' | 'outside' | 'unreadable';
  /** The problem in words, with both values where there are two. */
  readonly message: string;
}

/** Made before, during or after the run proper, and checked by other means or not at all. */
const UNLISTED = new Set([
  'manifest.json',
  'parts',
  'report',
  'analysis',
  'logs',
  'verification.json',
  'verification.md',
]);
/** Reports of differences from another run. */
const DIFFERENCE = /^difference-[0-9a-hjkmnp-tv-z]{8}$/u;

/** Compares the files of a run with its manifest, in the order of their paths: missing, other size, other hash, not listed. Throws nothing of its own. */
export function verifyFiles(folder: string, manifest: Pick<Manifest, 'tables' | 'files'>): FileProblem[] {
  const listed = [...manifest.tables, ...manifest.files];
  const problems = listed.flatMap((entry) => checkFile(folder, entry));
  const known = new Set(listed.map((entry) => entry.path));
  const unlisted = filesBelow(folder, '').filter((path) => !known.has(path));
  for (const path of unlisted)
    problems.push({ path, kind: 'unlisted', message: 'not listed in the manifest' });
  return problems.sort((a, b) => (a.path < b.path ? -1 : 1));
}

function checkFile(folder: string, entry: { path: string; bytes: number; sha256: string }): FileProblem[] {
  const { path } = entry;
  const problem = (kind: FileProblem['kind'], message: string): FileProblem[] => [{ path, kind, message }];
  try {
    const full = insideFolder(folder, path);
    const stats = lstatSync(full, { throwIfNoEntry: false });
    if (stats === undefined) return problem('missing', 'missing');
    if (!stats.isFile()) return problem('unreadable', 'not a regular file');
    if (stats.size !== entry.bytes) return problem('size', `${stats.size} bytes; expected ${entry.bytes}`);
    const { sha256 } = fileDigest(full);
    return sha256 === entry.sha256 ? [] : problem('hash', `sha256 ${sha256}; expected ${entry.sha256}`);
  } catch (error) {
    const outside = error instanceof LabError && error.code === 'E202';
    return problem(
      outside ? 'outside' : 'unreadable',
      error instanceof Error ? error.message : String(error),
    );
  }
}

/** Paths of all files and links below a folder, with `/`; names that begin with a dot are locks and temporaries. */
function filesBelow(folder: string, prefix: string): string[] {
  return readdirSync(join(folder, prefix), { withFileTypes: true }).flatMap((entry) => {
    const path = prefix === '' ? entry.name : `${prefix}/${entry.name}`;
    if (entry.name.startsWith('.') || UNLISTED.has(path) || DIFFERENCE.test(path)) return [];
    return entry.isDirectory() ? filesBelow(folder, path) : [path];
  });
}
