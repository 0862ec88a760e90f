import { keyMaterial } from '../plan/index.ts';
import type { ResolvedExperiment } from '../plan/index.ts';
import { canonicalJson, sha256, shortKey } from '../store/index.ts';
import type { CodeIdentity } from './code-identity.ts';

/** The key of a run in full and as the 8 characters that name its folder. */
export interface RunKey {
  readonly full: string;
  readonly short: string;
}

/** Hash of what determines a replication: the resolved experiment, the model's source and the engine. */
export function runKeyOf(experiment: ResolvedExperiment, code: CodeIdentity): RunKey {
  const full = sha256(
    canonicalJson({
      experiment: keyMaterial(experiment),
      model: code.modelDigest,
      engine: code.engineDigest,
    }),
  );
  return { full, short: shortKey(full) };
}
