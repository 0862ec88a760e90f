import { arch, cpus, platform } from 'node:os';
import { MANIFEST_SCHEMA, resultDigest, writeManifest } from '../store/index.ts';
import type { FileEntry, Manifest, TableEntry } from '../store/index.ts';
import type { ResolvedExperiment } from '../plan/index.ts';
import type { CodeIdentity } from './code-identity.ts';

/** What every manifest of a run says, finished or not. */
export interface ManifestFacts {
  readonly experiment: ResolvedExperiment;
  readonly key: { readonly full: string; readonly short: string };
  readonly code: CodeIdentity;
  readonly files: readonly FileEntry[];
  readonly began: number;
  /** Replications of an earlier, finished state of the run. */
  readonly least?: number | undefined;
}

/** How every draw is addressed, in words. */
export const streamScheme =
  'Threefry-2x32-20; key = Threefry(seed words, (replication, FNV-1a of `mechanism.decision`)); counter = (member, day)';

const resultTables = /^(outcomes|flows|failures|replications|summary)\.arrow$|^series\//u;

/** Whether a table's content is part of the result; the others describe it. */
export function isResultTable(path: string): boolean {
  return resultTables.test(path);
}

/** The manifest of a run that is not finished. */
export function partialManifest(facts: ManifestFacts): Manifest {
  const { experiment, key, code } = facts;
  return {
    schema: MANIFEST_SCHEMA,
    status: 'partial',
    experiment: experiment.name,
    runKey: key.short,
    runKeyFull: key.full,
    resultDigest: null,
    versions: {
      tool: code.tool,
      model: `${experiment.model.name}@${experiment.model.version}`,
      engineDigest: code.engineDigest,
      modelDigest: code.modelDigest,
    },
    seed: experiment.seed,
    streams: streamScheme,
    scenarios: experiment.scenarios.map(({ name }) => name),
    points: experiment.points.length,
    replications: experiment.replications,
    blockSize: experiment.blockSize,
    tables: [],
    files: [...facts.files],
    failures: 0,
    ...(facts.least === undefined ? {} : { least: facts.least }),
    environment: environmentOf(facts.began),
  };
}

/** The manifest of a finished run, with the digest of its result. */
export function completeManifest(
  facts: ManifestFacts & {
    readonly tables: readonly TableEntry[];
    readonly failures: number;
    readonly stopped?: Manifest['stopped'];
  },
): Manifest {
  const results = facts.tables.filter(({ path }) => isResultTable(path));
  return {
    ...partialManifest({ ...facts, least: undefined }),
    status: 'complete',
    resultDigest: resultDigest(results),
    tables: facts.tables.map((table) => ({ ...table, columns: [...table.columns] })),
    failures: facts.failures,
    ...(facts.stopped === undefined ? {} : { stopped: facts.stopped }),
  };
}

/** Writes a manifest under its name. */
export function saveManifest(path: string, manifest: Manifest): void {
  writeManifest(path, manifest);
}

function environmentOf(began: number): Record<string, unknown> {
  return {
    runtime: `node ${process.versions.node}`,
    platform: `${platform()} ${arch()}`,
    processor: cpus()[0]?.model ?? 'unknown',
    seconds: Math.round(performance.now() - began) / 1000,
  };
}
