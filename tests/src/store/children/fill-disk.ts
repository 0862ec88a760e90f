import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { LabError } from '../../../../src/define/errors.ts';
import { writeAtomically } from '../../../../src/store/files.ts';

/** Writes a small and a large file into a folder and reports, as JSON, what was said and what is left there. */
const [folder] = process.argv.slice(2);
const said: unknown[] = [];
for (const [name, size] of [
  ['small', 1000],
  ['large', 1_000_000],
] as const) {
  try {
    writeAtomically(join(folder, name), new Uint8Array(size));
    said.push('written');
  } catch (error) {
    said.push(error instanceof LabError ? [error.code, error.place.exit, error.message] : String(error));
  }
}
process.stdout.write(JSON.stringify({ said, left: readdirSync(folder) }));
