import type { Checksum } from './checksums.ts';
import { byPath } from './checksums.ts';
import type { RunFacts } from './run-facts.ts';

/** Name of the in-toto statement in a bundle. */
export const STATEMENT = 'statement.intoto.json';

/**
 * An in-toto Statement v1 about the files of a bundle, with a predicate that describes how the run was computed. It is not signed: the
 * statement says what is claimed, and only a signature over it says by whom.
 */
export function statementOf(
  { manifest, experiment, tool, without }: RunFacts,
  files: readonly Checksum[],
): string {
  const { runKey, runKeyFull, resultDigest, versions, seed, streams, scenarios, replications } = manifest;
  const statement = {
    _type: 'https://in-toto.io/Statement/v1',
    subject: byPath(files).map(({ path, sha256 }) => ({ name: path, digest: { sha256 } })),
    predicateType: 'urn:metis-lab:run:v1',
    predicate: {
      signed: false,
      experiment: { name: experiment.name, question: experiment.question },
      run: { key: runKey, fullKey: runKeyFull, resultDigest },
      computedWith: {
        tool: `metis-lab@${versions.tool}`,
        model: versions.model,
        engineDigest: versions.engineDigest,
        modelDigest: versions.modelDigest,
      },
      randomness: { seed, streams },
      scenarios,
      points: manifest.points,
      replications,
      failures: manifest.failures,
      packedWith: `metis-lab@${tool}`,
      without: [...without],
    },
  };
  return `${JSON.stringify(statement, null, 2)}\n`;
}
