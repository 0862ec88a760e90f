import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  fileDigest,
  verifyFiles,
  writeAtomically,
  writeManifest,
  writeTable,
} from '../../../src/store/index.ts';
import { smallManifest } from './small-manifest.ts';
import { scratchFolder } from './helpers.ts';

function writtenRun() {
  const folder = scratchFolder();
  const values = Float64Array.of(1, 2, 3);
  const write = (path: string) =>
    writeTable(join(folder, path), path, [{ columns: [{ name: 'x', type: 'float64', values }] }]);
  const tables = [write('outcomes.arrow'), write('series/scenario=full/part-0000.arrow')];
  writeAtomically(join(folder, 'experiment.resolved.json'), '{}\n');
  const files = [
    { path: 'experiment.resolved.json', ...fileDigest(join(folder, 'experiment.resolved.json')) },
  ];
  const manifest = smallManifest(tables, files);
  writeManifest(join(folder, 'manifest.json'), manifest);
  return { folder, manifest };
}

test('an untouched run has no problems; its report, parts, logs and locks need no listing', () => {
  const { folder, manifest } = writtenRun();
  for (const path of ['report/forum.md', 'parts/x/y.arrow', 'logs/run.ndjson', '.lock-x'])
    writeAtomically(join(folder, path), 'x');
  expect(verifyFiles(folder, manifest)).toEqual([]);
});

test('missing, longer, altered, replaced and additional files are each named with what is wrong', () => {
  const { folder, manifest } = writtenRun();
  rmSync(join(folder, 'outcomes.arrow'));
  writeFileSync(join(folder, 'experiment.resolved.json'), '[]\n');
  writeAtomically(join(folder, 'series/scenario=full/part-0001.arrow'), 'x');
  writeAtomically(join(folder, 'series/scenario=full/part-0000.arrow'), 'short');
  const found = verifyFiles(folder, manifest);
  expect(found.map(({ path, kind }) => `${kind} ${path}`)).toEqual([
    'hash experiment.resolved.json',
    'missing outcomes.arrow',
    'size series/scenario=full/part-0000.arrow',
    'unlisted series/scenario=full/part-0001.arrow',
  ]);
  expect(found[2].message).toMatch(/^5 bytes; expected \d+$/);
});

test('a manifest cannot make us read outside the folder, and links and folders are no files', () => {
  const { folder, manifest } = writtenRun();
  const [entry] = manifest.tables;
  const elsewhere = join(scratchFolder(), 'x');
  writeFileSync(elsewhere, 'x');
  symlinkSync(elsewhere, join(folder, 'link'));
  mkdirSync(join(folder, 'folder'));
  const tables = ['../x', '/etc/passwd', 'link', 'folder'].map((path) => ({ ...entry, path }));
  const found = verifyFiles(folder, { tables, files: [] }).filter(({ kind }) => kind !== 'unlisted');
  expect(found.map(({ path, kind }) => `${kind} ${path}`)).toEqual([
    'outside ../x',
    'outside /etc/passwd',
    'unreadable folder',
    'outside link',
  ]);
});
