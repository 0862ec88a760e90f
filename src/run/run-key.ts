import { keyMaterial } from '../plan/index.ts';
import type { ResolvedExperiment } from '../plan/index.ts';
import { canonicalJson, sha256, shortKey } from '../store/index.ts';

/** The key of a run in full and as the 8 characters that name its folder. */
export interface RunKey {
  readonly full: string;
  readonly short: string;
}

/** Digests of the code that computes a run. */
export interface CodeDigests {
  readonly engineDigest: string;
  readonly modelDigest: string;
}

/** Hash of what determines a replication: the resolved experiment, the model's source and the engine. */
export function runKeyOf(experiment: ResolvedExperiment, code: CodeDigests): RunKey {
  return keyFrom(keyMaterial(experiment), code);
}

/** The key from the part of an experiment that determines its parts, and the code. */
export function keyFrom(material: Readonly<Record<string, unknown>>, code: CodeDigests): RunKey {
  const full = sha256(
    canonicalJson({ experiment: material, model: code.modelDigest, engine: code.engineDigest }),
  );
  return { full, short: shortKey(full) };
}
