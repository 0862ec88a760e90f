import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build as bundle } from 'esbuild';
import { expect } from 'vitest';
import { readManifest, readTable, rowsOf } from '../../src/store/index.ts';
import type { Column } from '../../src/store/index.ts';
import { workFolder } from '../src/cli/mlab.ts';
import { browserTest, openFile, useBrowser } from './chromium.ts';

const folder = workFolder();
const script = join(folder, 'arrow.js');
const blank = join(folder, 'blank.html');
const [key = ''] = readdirSync('results/reference/eagr');
const run = join('results/reference/eagr', key);
const { tables } = readManifest(join(run, 'manifest.json'));

useBrowser(async () => {
  writeFileSync(blank, '<!doctype html><title>Arrow</title><input type="file" multiple>');
  await bundle({
    stdin: { contents: `export { tableFromIPC } from 'apache-arrow'`, resolveDir: process.cwd() },
    bundle: true,
    format: 'iife',
    globalName: 'arrow',
    platform: 'browser',
    outfile: script,
    logLevel: 'error',
  });
});

/** A column in few numbers: a sum, and a sum with weights that rise by row, which the order changes; of texts their lengths. */
interface Fingerprint {
  readonly name: string;
  readonly rows: number;
  readonly sum: number;
  readonly weighted: number;
}

// Runs in the page: reads the chosen files as a visitor's page would.
const readInPage = `Promise.all([...document.querySelector('input').files].map(async (file) => {
  const table = arrow.tableFromIPC(new Uint8Array(await file.arrayBuffer()));
  return table.schema.fields.map(({ name }) => {
    let [sum, weighted, at] = [0, 0, 0];
    const add = (value) => {
      if (value !== null && typeof value === 'object') return [...value].forEach(add);
      const number = value === null ? -1 : typeof value === 'string' ? value.length : Number(value);
      at += 1;
      if (Number.isFinite(number)) { sum += number; weighted += number * at; }
    };
    for (const value of table.getChild(name)) add(value);
    return { name, rows: table.numRows, sum, weighted };
  });
}))`;

function fingerprint(column: Column): Fingerprint {
  let [sum, weighted] = [0, 0];
  Array.from<number | string | boolean | null>(column.values).forEach((value, at) => {
    const number = value === null ? -1 : typeof value === 'string' ? value.length : Number(value);
    if (!Number.isFinite(number)) return;
    sum += number;
    weighted += number * (at + 1);
  });
  return { name: column.name, rows: rowsOf(column), sum, weighted };
}

browserTest(
  'a browser opens every Arrow file of the kept run and reads the rows and sums that we read',
  async () => {
    const { page, noise } = await openFile(blank);
    await page.addScriptTag({ content: readFileSync(script, 'utf8') });
    await page.locator('input').setInputFiles(tables.map(({ path }) => join(run, path)));
    const read: Fingerprint[][] = await page.evaluate(readInPage);
    expect(tables.length).toBeGreaterThan(8);
    expect(read).toHaveLength(tables.length);
    tables.forEach(({ path, rows, columns }, at) => {
      expect(
        read[at]?.map((column) => [column.name, column.rows]),
        path,
      ).toEqual(columns.map(({ name }) => [name, rows]));
      if (rows > 0) expect(read[at], path).toEqual(readTable(join(run, path)).columns.map(fingerprint));
    });
    expect(read.flat().filter(({ sum }) => sum !== 0).length).toBeGreaterThan(30);
    expect(noise).toEqual([]);
  },
);
