import { sha256 } from '../../../src/store/index.ts';
import type { FileEntry, Manifest, TableEntry } from '../../../src/store/index.ts';

/** A complete, valid manifest of a small run with these tables and files. */
export function smallManifest(tables?: TableEntry[], files: FileEntry[] = []): Manifest {
  const columns = [{ name: 'x', type: 'float64' as const, unit: 'METIS' }];
  const table: TableEntry = {
    path: 'outcomes.arrow',
    rows: 1,
    columns,
    bytes: 10,
    sha256: sha256('a'),
    contentDigest: sha256('b'),
  };
  return {
    schema: 1,
    status: 'complete',
    experiment: 'eagr',
    runKey: '7k3m9q2f',
    runKeyFull: sha256('key'),
    resultDigest: sha256('result'),
    versions: {
      tool: '0.1.0',
      model: 'metis@1',
      engineDigest: sha256('engine'),
      modelDigest: sha256('model'),
    },
    seed: 20251103,
    streams: 'Threefry-2x32-20',
    scenarios: ['current', 'full'],
    points: 1,
    replications: 500,
    blockSize: 16,
    tables: (tables ?? [table]).map((entry) => ({ ...entry, columns: [...entry.columns] })),
    files,
    failures: 0,
    environment: { node: 'v20', seconds: 1.5 },
  };
}
