import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packRun } from '../../../src/bundle/index.ts';
import { reproduce } from '../../../src/reproduce/index.ts';
import type { Reproduction } from '../../../src/reproduce/index.ts';
import { contentDigest, decodeTable, fileDigest, readManifest } from '../../../src/store/index.ts';
import { finishedRun, temporaryFolder } from '../run/small-run.ts';
import { forge, relist, rewrite } from './forge.ts';

const levels = ['files', 'sample', 'full'] as const;
const check = (folder: string, level: (typeof levels)[number] = 'files'): Promise<Reproduction> =>
  reproduce({ folder, level, sample: 2, threads: 1 });
const notesOf = (found: Reproduction): string[] => found.steps.flatMap(({ notes }) => notes);

test.each(levels)(
  'values that were altered under the genuine digest of the result are found at level %s, though seal and SHA-256 fit',
  async (level) => {
    const { folder } = await finishedRun();
    const path = join(folder, 'manifest.json');
    const { tables, resultDigest: genuine } = readManifest(path);
    forge(folder, 'outcomes.arrow', 'value', (value) => value * 30);
    const digestOf = new Map(tables.map((entry) => [entry.path, entry.contentDigest]));
    relist(folder, (entry) => ({ contentDigest: digestOf.get(entry.path) }));
    expect(readManifest(path).resultDigest).toBe(genuine);
    const found = await check(folder, level);
    expect(found).toMatchObject({ intact: false, grade: null, comparison: null });
    expect(found.steps[0].text).toBe('files 11 of 12 ok');
    expect(notesOf(found)).toEqual([
      expect.stringMatching(
        /^outcomes\.arrow: content digest [0-9a-f]{64}; the manifest says [0-9a-f]{64}$/u,
      ),
    ]);
    await expect(packRun({ folder, into: temporaryFolder() })).rejects.toMatchObject({
      code: 'E718',
      place: { exit: 7 },
    });
  },
);

test('two series that changed places are both named', async () => {
  const { folder } = await finishedRun();
  const [high, low] = ['high', 'low'].map((each) => `series/scenario=${each}/part-0000.arrow`);
  renameSync(join(folder, high), join(folder, 'kept'));
  renameSync(join(folder, low), join(folder, high));
  renameSync(join(folder, 'kept'), join(folder, low));
  relist(folder, ({ path }) => ([high, low].includes(path) ? fileDigest(join(folder, path)) : {}));
  const found = await check(folder);
  expect(found.intact).toBe(false);
  expect(notesOf(found).map((note) => note.split(':')[0])).toEqual(expect.arrayContaining([high, low]));
});

test('a table whose seal is broken is named, though everything else fits', async () => {
  const { folder } = await finishedRun();
  const path = join(folder, 'summary.arrow');
  const bytes = readFileSync(path);
  bytes[bytes.indexOf('MLABSEAL') + 9] ^= 1;
  writeFileSync(path, bytes);
  relist(folder, (entry) => (entry.path === 'summary.arrow' ? fileDigest(path) : {}));
  const found = await check(folder);
  expect(found.intact).toBe(false);
  expect(notesOf(found)).toEqual([
    expect.stringMatching(/^summary\.arrow: invalid table .*the bytes do not match the seal$/u),
  ]);
});

test('a table that the manifest calls empty is read all the same', async () => {
  const { folder } = await finishedRun();
  relist(folder, ({ path }) => (path === 'summary.arrow' ? { rows: 0 } : {}));
  const found = await check(folder);
  expect(found.intact).toBe(false);
  expect(notesOf(found)[0]).toMatch(/^summary\.arrow: [\d,]+ rows; the manifest says 0$/u);
});

test.each(['outcomes.arrow', 'flows.arrow', 'summary.arrow', 'series/scenario=low/part-0000.arrow'])(
  'rows added to %s, which no future gives, are refused though every digest fits',
  async (name) => {
    const { folder } = await finishedRun();
    const batches = decodeTable(readFileSync(join(folder, name)));
    const forged = [...batches, batches[0]];
    const rows = forged.reduce((sum, { columns }) => sum + columns[0].values.length, 0);
    rewrite(folder, name, forged, { rows, contentDigest: contentDigest(forged) });
    const found = await check(folder, 'full');
    expect(found).toMatchObject({ intact: false, grade: null });
    expect(notesOf(found)[0]).toContain(
      `${name} has ${rows.toLocaleString('en')} rows; the experiment gives`,
    );
  },
);
