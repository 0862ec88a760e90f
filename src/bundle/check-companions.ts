import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPackage, readResolved } from '../run/index.ts';
import { fileDigest, readManifest, runFolderAt, sha256 } from '../store/index.ts';
import type { Manifest } from '../store/index.ts';
import { bundleProblem } from './bundle-name.ts';
import { companionPaths, companionTexts } from './companions.ts';
import type { Descriptor } from './descriptor.ts';
import { CRATE, publishedIn } from './ro-crate.ts';
import { folderInBundle, isMade } from './run-files.ts';
import { refused } from './read-zip.ts';
import { STATEMENT } from './statement.ts';

/** An unpacked bundle whose files have the listed checksums. */
export interface Unpacked {
  /** The bundle itself, for messages. */
  readonly path: string;
  /** Where its files are. */
  readonly scratch: string;
  readonly descriptor: Descriptor;
  /** SHA-256 by path. */
  readonly listed: ReadonlyMap<string, string>;
}

/**
 * Refuses files that belong to no run, and texts beside the run (citation, instructions, RO-Crate, statement) that are not the ones that the
 * run gives. Only the version that packed knows how it words those; for another one this says that they were not checked. So it does for
 * files of analyses.
 * Throws E712, E720.
 */
export function checkCompanions({ path, scratch, descriptor, listed }: Unpacked): string[] {
  const folder = join(scratch, descriptor.run);
  const manifest = readManifest(runFolderAt(folder).manifest);
  const foreign = [...listed.keys()].find((name) => !belongs(name, manifest));
  if (foreign !== undefined) throw refused(path, `${foreign}: no file of this run`);
  const { version: tool } = readPackage();
  const impossible = packerProblem(descriptor.tool, manifest);
  if (impossible !== undefined) throw refused(path, impossible);
  const notes = unchecked(descriptor, [...listed.keys()]);
  if (descriptor.tool !== tool)
    return [
      `packed by metis-lab ${descriptor.tool} (here ${tool}), so citation, instructions, description and statement beside the run were not checked: read before you follow them`,
      ...notes,
    ];
  const names: readonly string[] = companionPaths;
  const files = [...listed.keys()]
    .filter((name) => !names.includes(name))
    .map((name) => ({ path: name, ...fileDigest(join(scratch, name)) }));
  const facts = { manifest, experiment: readResolved(folder), without: descriptor.without, tool };
  const published = publishedIn(readFileSync(join(scratch, CRATE), 'utf8'));
  const texts = companionTexts(facts, files, { attest: listed.has(STATEMENT), published });
  const wrong = texts.find((each) => listed.has(each.path) && listed.get(each.path) !== sha256(each.text));
  if (wrong === undefined) return notes;
  const message = `${wrong.path} is not what the run gives`;
  throw bundleProblem('E720', message, path, 'the bundle as `mlab pack` wrote it');
}

/** Why nobody can have packed this run with that version: it is none, or older than the one that computed the run. */
function packerProblem(packer: string, { versions: { tool } }: Manifest): string | undefined {
  const [mine, needed] = [packer, tool].map(parts);
  if (mine === undefined) return 'packed by something that is no version of metis-lab';
  const at = mine.findIndex((part, index) => part !== needed?.[index]);
  const isOlder = needed !== undefined && at !== -1 && mine[at] < needed[at];
  return isOlder
    ? `packed by metis-lab ${packer}, which is older than ${tool}, with which the run was computed`
    : undefined;
}

/** The numbers of a version; undefined for other texts. */
function parts(version: string): number[] | undefined {
  const [, ...numbers] = /^(\d{1,6})\.(\d{1,6})\.(\d{1,6})(?:-[\w.]{1,20})?$/u.exec(version) ?? [];
  return numbers.length === 0 ? undefined : numbers.map(Number);
}

const NAMED = 3;

/** What nothing in the run says how to check: tables and pages of analyses. */
function unchecked({ run }: Descriptor, names: readonly string[]): string[] {
  const analyses = names
    .filter((name) => name.startsWith(`${run}/analysis/`))
    .map((name) => name.slice(run.length + 1));
  if (analyses.length === 0) return [];
  const more = analyses.length > NAMED ? ` and ${analyses.length - NAMED} more` : '';
  return [`not checked: ${analyses.slice(0, NAMED).join(', ')}${more}`];
}

/** Whether a path is one that bundles of this run have; what is in a report is compared later. */
function belongs(name: string, manifest: Manifest): boolean {
  const companions: readonly string[] = companionPaths;
  if (companions.includes(name)) return true;
  const inside = `${folderInBundle(manifest)}/`;
  const file = name.slice(inside.length);
  if (!name.startsWith(inside)) return false;
  const own = [...manifest.tables, ...manifest.files].some(({ path }) => path === file);
  return own || file === 'manifest.json' || isMade(file);
}
