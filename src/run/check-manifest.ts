import { resultDigest, shortKey } from '../store/index.ts';
import type { Manifest } from '../store/index.ts';
import { isResultTable } from './make-manifest.ts';

/** What in a manifest contradicts itself, in one sentence; undefined when it fits together. */
export function manifestProblem(manifest: Manifest): string | undefined {
  const { runKey, runKeyFull, tables, status } = manifest;
  if (shortKey(runKeyFull) !== runKey) return `key ${runKey} is not the beginning of ${runKeyFull}`;
  if (status === 'partial') return undefined;
  const rows = (path: string): number => tables.find((table) => table.path === path)?.rows ?? -1;
  // Where every design point has futures of its own, each has its rows.
  const listed = rows('replications.arrow') / manifest.replications;
  const wrong = [
    listed !== 1 && listed !== manifest.points && `${manifest.replications} replications`,
    rows('failures.arrow') !== manifest.failures && `${manifest.failures} failures`,
  ].find((each) => each !== false);
  if (wrong !== undefined) return `it says ${wrong}, and its tables have other numbers`;
  const digest = resultDigest(tables.filter(({ path }) => isResultTable(path)));
  return digest === manifest.resultDigest
    ? undefined
    : `result digest ${manifest.resultDigest}; its tables give ${digest}`;
}
