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
import type { Column } from '../../../src/store/index.ts';

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
  writeFileSync(path, encodeTables(forged));
  const manifest = readManifest(join(folder, 'manifest.json'));
  const tables = manifest.tables.map((entry) =>
    entry.path === table ? { ...entry, ...fileDigest(path), contentDigest: contentDigest(forged) } : entry,
  );
  const results = tables.filter((entry) => entry.path !== 'parameters.arrow');
  writeManifest(join(folder, 'manifest.json'), { ...manifest, tables, resultDigest: resultDigest(results) });
}
