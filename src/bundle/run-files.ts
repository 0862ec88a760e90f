import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileDigest } from '../store/index.ts';
import type { Manifest } from '../store/index.ts';
import { namesProblem } from './entry-names.ts';
import type { Leavable } from './descriptor.ts';
import { bundleProblem } from './bundle-name.ts';

/** A file of a run as it goes into a bundle. */
export interface BundledFile {
  /** Path in the bundle, with `/`. */
  readonly path: string;
  /** Where its bytes are. */
  readonly source: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** Folder of a run inside its bundle: as under results, so that an unpacked bundle is a results folder. */
export const folderInBundle = ({ experiment, runKey }: Pick<Manifest, 'experiment' | 'runKey'>): string =>
  `${experiment}/${runKey}`;

/** Whether a table of a run is one of its series. */
export const isSeries = ({ path }: { readonly path: string }): boolean => path.startsWith('series/');

/**
 * The files of a finished run that belong into its bundle: manifest, tables, inputs, report, reports of differences and analysis. Logs, certificates and files that
 * nobody listed stay out. Throws E205 for a file that cannot be read, E718 for a name or a link that cannot stand in a bundle.
 */
export function runFiles(folder: string, manifest: Manifest, without: readonly Leavable[]): BundledFile[] {
  const inside = folderInBundle(manifest);
  const listed = [...manifest.tables, ...manifest.files].filter(
    (entry) => !(without.includes('series') && isSeries(entry)),
  );
  const made = without.includes('report')
    ? []
    : ['analysis', 'report', ...differencesIn(folder)].flatMap((part) => filesBelow(folder, part));
  const files = [
    ...listed.map(({ path, bytes, sha256 }) => ({ path, bytes, sha256 })),
    ...['manifest.json', ...made].map((path) => ({ path, ...fileDigest(join(folder, path)) })),
  ].map((file) => ({ ...file, source: join(folder, file.path), path: `${inside}/${file.path}` }));
  const problem = namesProblem(files.map(({ path }) => path));
  if (problem !== undefined) throw unfit(folder, problem);
  return files;
}

/** Reports of differences from other runs in the folder of a run, by name: `difference-7k3m9q2f`. */
export function differencesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => (entry.isDirectory() && DIFFERENCE.test(`${entry.name}/`) ? [entry.name] : []))
    .sort();
}

/** Beginning of a path in the report of a difference, with the key of the other run. */
const DIFFERENCE = /^difference-[0-9a-hjkmnp-tv-z]{8}\//u;

/** Whether a path inside the folder of a run is one of files that are made from the run and are in no list of its manifest. */
export const isMade = (path: string): boolean =>
  /^(?:analysis|report)\//u.test(path) || DIFFERENCE.test(path);

/** Paths of the files below a part of a run; names that begin with a dot are temporaries. */
function filesBelow(folder: string, part: string): string[] {
  const full = join(folder, part);
  const entries = existsSync(full) ? readdirSync(full, { withFileTypes: true }) : [];
  return entries.flatMap((entry) => {
    const path = `${part}/${entry.name}`;
    if (entry.name.startsWith('.')) return [];
    if (entry.isDirectory()) return filesBelow(folder, path);
    if (!entry.isFile()) throw unfit(folder, `${path}: not a regular file`);
    return [path];
  });
}

function unfit(folder: string, problem: string): Error {
  return bundleProblem('E718', `cannot be packed: ${problem}`, folder, 'another name, or the file elsewhere');
}
