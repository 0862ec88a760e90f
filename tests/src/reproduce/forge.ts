import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  contentDigest,
  decodeTable,
  encodeTables,
  fileDigest,
  readManifest,
  resultDigest,
  writeManifest,
} from '../../../src/store/index.ts';
import type { Column, Manifest, Table } from '../../../src/store/index.ts';

/** Alters one column of a table and makes manifest, digests and all fit the altered file: a forgery that only computing again shows. */
export function forge(
  folder: string,
  table: string,
  column: string,
  alter: (value: number, row: number) => number,
): void {
  const path = join(folder, table);
  let row = 0;
  const forged = decodeTable(readFileSync(path)).map(({ columns, metadata }) => ({
    metadata,
    columns: columns.map((each): Column => {
      if (each.name !== column) return each;
      if (each.type === 'int32') return { ...each, values: each.values.map((value) => alter(value, row++)) };
      if (each.type !== 'float64') throw new Error(`invalid column: ${column}; expected numbers`);
      return { ...each, values: each.values.map((value) => alter(value, row++)) };
    }),
  }));
  rewrite(folder, table, forged, { contentDigest: contentDigest(forged) });
}

/** Changes the entries of the tables in the manifest, and the digest of the result with them. */
export function relist(folder: string, change: (entry: Manifest['tables'][number]) => object): Manifest {
  const path = join(folder, 'manifest.json');
  const manifest = readManifest(path);
  const tables = manifest.tables.map((entry) => ({ ...entry, ...change(entry) }));
  const results = tables.filter((entry) => entry.path !== 'parameters.arrow');
  const changed = { ...manifest, tables, resultDigest: resultDigest(results) };
  writeManifest(path, changed);
  return changed;
}

/** Writes a table anew and lists size, SHA-256 and, where asked, all that follows from its values. */
export function rewrite(folder: string, name: string, batches: readonly Table[], listed: object = {}): void {
  writeFileSync(join(folder, name), encodeTables(batches));
  relist(folder, ({ path }) => (path === name ? { ...fileDigest(join(folder, name)), ...listed } : {}));
}
