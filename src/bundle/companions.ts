import { sha256 } from '../store/index.ts';
import { citationOf } from './citation.ts';
import { byPath, CHECKSUMS, writeChecksums } from './checksums.ts';
import type { Checksum } from './checksums.ts';
import { DESCRIPTOR, writeDescriptor } from './descriptor.ts';
import { howToReproduce } from './how-to-reproduce.ts';
import { CRATE, crateOf } from './ro-crate.ts';
import type { RunFacts } from './run-facts.ts';
import { folderInBundle } from './run-files.ts';
import { STATEMENT, statementOf } from './statement.ts';
import type { BundledText } from './write-zip.ts';

/** What the texts of a bundle say beyond its run. */
export interface CompanionChoices {
  /** With an in-toto statement. */
  readonly attest: boolean;
  /** Day of publication, `YYYY-MM-DD`. */
  readonly published: string | undefined;
}

/** Paths of the texts that stand beside the run in a bundle; the statement is in some alone. */
export const companionPaths = [
  DESCRIPTOR,
  CHECKSUMS,
  'CITATION.cff',
  'REPRODUCE.md',
  CRATE,
  STATEMENT,
] as const;

/**
 * The texts of a bundle, each of which may speak of those before it; the list of checksums comes last and has all others. They follow
 * from the run, its files in the order of their paths and the choices alone, so that whoever opens a bundle can write them again.
 */
export function companionTexts(
  facts: RunFacts,
  files: readonly (Checksum & { readonly bytes: number })[],
  { attest, published }: CompanionChoices,
): BundledText[] {
  const { manifest, tool, without } = facts;
  const { experiment, runKey, replications, resultDigest } = manifest;
  const about = { tool, experiment, runKey, replications, resultDigest: resultDigest ?? '' };
  const first = [
    {
      path: DESCRIPTOR,
      text: writeDescriptor({ ...about, run: folderInBundle(manifest), without: [...without] }),
    },
    { path: 'CITATION.cff', text: citationOf(facts) },
    {
      path: 'REPRODUCE.md',
      text: howToReproduce(
        facts,
        files.map((file) => file.path),
      ),
    },
  ];
  const known = [...byPath(files), ...first.map(described)];
  const later = [CHECKSUMS, ...(attest ? [STATEMENT] : [])].map((path) => ({ path }));
  const crate = { path: CRATE, text: crateOf(facts, [...known, ...later], published) };
  const stated = [...known, described(crate)];
  const statement = attest ? [{ path: STATEMENT, text: statementOf(facts, stated) }] : [];
  const list = { path: CHECKSUMS, text: writeChecksums([...stated, ...statement.map(described)]) };
  return [...first, crate, ...statement, list];
}

function described({ path, text }: BundledText): { path: string; bytes: number; sha256: string } {
  return { path, bytes: Buffer.byteLength(text), sha256: sha256(text) };
}
