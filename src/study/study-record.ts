import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { keyMaterial } from '../plan/index.ts';
import { identityFor } from '../run/index.ts';
import type { RunnableExperiment } from '../run/index.ts';
import { canonicalJson, runFolderName, sha256, shortKey, writeAtomically } from '../store/index.ts';
import type { BatchRecord } from './experiment-simulator.ts';

/** What a study leaves in `study.json`: what was asked, which runs answered, and what came out. */
export interface StudyRecord {
  readonly schema: 1;
  /** `search`, `calibration`, … */
  readonly kind: string;
  readonly key: string;
  readonly status: 'running' | 'complete';
  readonly experiment: string;
  readonly seed: number;
  readonly versions: Readonly<Record<string, string>>;
  /** Everything that determines the study, as plain data. */
  readonly request: Readonly<Record<string, unknown>>;
  /** Runs in the order in which they were asked for, below `runs/`. */
  readonly batches: readonly BatchRecord[];
  /** Plain data; null while it is running. */
  readonly result: unknown;
}

/** An open study: its folder, its record so far, and how the record goes on. */
export interface Study {
  readonly folder: string;
  /** Results folder of its batches. */
  readonly runs: string;
  readonly key: string;
  /** The finished record of an earlier call with the same request; undefined when there is none. */
  readonly finished: StudyRecord | undefined;
  /** Adds a finished batch and writes the record. */
  add(batch: BatchRecord): void;
  /** Writes the record with its result, complete. */
  finish(result: unknown): StudyRecord;
}

/**
 * Opens the study of an experiment that a request names: `<results>/<experiment>/study-<kind>-<key>`. The key is the hash of the
 * request, of what determines the experiment's replications, and of the code. Throws E201, E203, E204.
 */
export function openStudy(spec: {
  readonly results: string;
  readonly kind: string;
  readonly experiment: RunnableExperiment;
  readonly request: Readonly<Record<string, unknown>>;
}): Study {
  const { results, kind, experiment, request } = spec;
  const { resolved } = experiment;
  const code = identityFor(resolved, experiment.ownModel ? experiment.bundle : undefined);
  const { tool, engineDigest, modelDigest } = code;
  const key = shortKey(
    sha256(canonicalJson({ kind, request, experiment: keyMaterial(resolved), engineDigest, modelDigest })),
  );
  const folder = join(results, runFolderName(resolved.name), runFolderName(`study-${kind}-${key}`));
  const path = join(folder, 'study.json');
  const batches: BatchRecord[] = [];
  const record = (status: StudyRecord['status'], result: unknown): StudyRecord => ({
    schema: 1,
    ...{ kind, key, status },
    experiment: resolved.name,
    seed: resolved.seed,
    versions: { tool, model: `${resolved.model.name}@${resolved.model.version}`, engineDigest, modelDigest },
    ...{ request, batches, result },
  });
  const write = (text: StudyRecord): StudyRecord => {
    writeAtomically(path, `${canonicalJson(text)}\n`);
    return text;
  };
  return {
    ...{ folder, key, runs: join(folder, 'runs') },
    finished: finishedRecord(path),
    add(batch) {
      batches.push(batch);
      write(record('running', null));
    },
    finish: (result) => write(record('complete', result)),
  };
}

/** The record of a finished study; undefined when it is missing, unfinished or cannot be read. */
export function finishedRecord(path: string): StudyRecord | undefined {
  if (!existsSync(path)) return undefined;
  try {
    const found: StudyRecord = JSON.parse(readFileSync(path, 'utf8'));
    return found.schema === 1 && found.status === 'complete' ? found : undefined;
  } catch {
    return undefined;
  }
}
