import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { withBundle } from '../../../src/bundle/index.ts';
import { packRun } from '../../../src/bundle/index.ts';
import { fileDigest, readManifest } from '../../../src/store/index.ts';
import { fileDigests, finishedRun, temporaryFolder } from '../run/small-run.ts';
import { entriesOf, packedRun } from './packed-run.ts';

const zone = process.env['TZ'];
afterEach(() => {
  if (zone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zone;
});

const sum = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

test('a bundle is named after experiment, key and replications, and says its own size and SHA-256', async () => {
  const { path, bytes, sha256, notes, without } = await packedRun();
  expect(basename(path)).toMatch(/^staking-[0-9a-hjkmnp-tv-z]{8}-w40\.zip$/u);
  expect(fileDigest(path)).toEqual({ bytes, sha256 });
  expect({ notes, without }).toEqual({ notes: [], without: [] });
});

test('unpacking gives back every byte of the run, in the layout of a results folder', async () => {
  const { folder } = await finishedRun();
  const { path, files } = await packedRun();
  await withBundle(path, async (bundle) => {
    expect(bundle.folder.endsWith(`/staking/${basename(folder)}`)).toBe(true);
    expect(fileDigests(bundle.folder)).toEqual(fileDigests(folder));
    expect(bundle.files).toBe(files.length - 1);
  });
});

test('the same run gives the same bytes: again, from a folder copied elsewhere, in another time zone', async () => {
  const { folder } = await finishedRun();
  const copy = join(temporaryFolder(), 'elsewhere', 'of another name');
  cpSync(folder, copy, { recursive: true });
  const first = await packRun({ folder, into: temporaryFolder() });
  expect(await packRun({ folder: copy, into: temporaryFolder() })).toMatchObject({ sha256: first.sha256 });
  process.env['TZ'] = 'Pacific/Auckland';
  expect(await packRun({ folder, into: temporaryFolder() })).toMatchObject({ sha256: first.sha256 });
});

test('nothing is compressed, so that no version of zlib can change the bytes', async () => {
  const { path, bytes } = await packedRun();
  const entries = [...(await entriesOf(path)).values()];
  const content = entries.reduce((total, { length }) => total + length, 0);
  expect(bytes).toBeGreaterThan(content);
});

test('entries stand in the order of their paths, and the list has the SHA-256 of every other one', async () => {
  const { path, files } = await packedRun();
  const entries = await entriesOf(path);
  expect([...entries.keys()]).toEqual([...files].sort());
  const list = entries.get('checksums.sha256')?.toString('utf8') ?? '';
  const expected = [...entries]
    .filter(([name]) => name !== 'checksums.sha256')
    .map(([name, bytes]) => `${sum(bytes)}  ${name}\n`);
  expect(list).toBe(expected.join(''));
});

test('series and report can be left out, and the bundle says so', async () => {
  const { folder } = await finishedRun();
  mkdirSync(join(folder, 'report'));
  writeFileSync(join(folder, 'report', 'summary.txt'), 'anything');
  const packed = await packRun({ folder, into: temporaryFolder(), without: ['report', 'series'] });
  expect(packed.files.filter((file) => /series|report\//u.test(file))).toEqual([]);
  const entries = await entriesOf(packed.path);
  expect(JSON.parse(String(entries.get('bundle.json')))).toMatchObject({ without: ['series', 'report'] });
  expect(String(entries.get('REPRODUCE.md'))).toContain('Left out: series and report.');
});

test('logs, certificates and files that nobody listed stay out', async () => {
  const { folder } = await finishedRun();
  mkdirSync(join(folder, 'logs'));
  for (const name of ['logs/run.ndjson', 'verification.json', 'my notes.txt'])
    writeFileSync(join(folder, name), '{}');
  const { files, notes } = await packRun({ folder, into: temporaryFolder() });
  expect(files.filter((file) => /logs|verification|notes/u.test(file))).toEqual([]);
  expect(notes).toEqual(['files: my notes.txt: not listed in the manifest']);
});

test('an unfinished run is refused with the command that finishes it', async () => {
  const { folder } = await finishedRun();
  const path = join(folder, 'manifest.json');
  const manifest = readManifest(path);
  writeFileSync(path, JSON.stringify({ ...manifest, status: 'partial' }));
  const into = temporaryFolder();
  await expect(packRun({ folder, into })).rejects.toMatchObject({
    code: 'E503',
    place: { exit: 4, expected: expect.stringContaining('mlab resume') },
  });
  expect(readdirSync(into)).toEqual([]);
});

test('a damaged run is refused with the file that changed, and nothing is written', async () => {
  const { folder } = await finishedRun();
  const bytes = readFileSync(join(folder, 'outcomes.arrow'));
  bytes[100] ^= 1;
  writeFileSync(join(folder, 'outcomes.arrow'), bytes);
  const into = temporaryFolder();
  await expect(packRun({ folder, into })).rejects.toMatchObject({
    code: 'E718',
    message: expect.stringContaining('outcomes.arrow: sha256'),
    place: { exit: 7 },
  });
  expect(readdirSync(into)).toEqual([]);
});

test('a report that the tables do not give is refused with exit code 6, and can be left out', async () => {
  const { folder } = await finishedRun();
  mkdirSync(join(folder, 'report'));
  writeFileSync(join(folder, 'report', 'summary.txt'), 'The proposal is wonderful.\n');
  await expect(packRun({ folder, into: temporaryFolder() })).rejects.toMatchObject({
    code: 'E718',
    place: { exit: 6, expected: expect.stringContaining('--without report') },
  });
  await packRun({ folder, into: temporaryFolder(), without: ['report'] });
});

test('a link among the files of an analysis is refused', async () => {
  const { folder } = await finishedRun();
  mkdirSync(join(folder, 'analysis'));
  symlinkSync('/etc/passwd', join(folder, 'analysis', 'tables.csv'));
  await expect(packRun({ folder, into: temporaryFolder() })).rejects.toMatchObject({
    code: 'E718',
    message: 'cannot be packed: analysis/tables.csv: not a regular file',
  });
});

test('a stop leaves no file behind, neither whole nor half', async () => {
  const { folder } = await finishedRun();
  const into = temporaryFolder();
  const signal = AbortSignal.abort();
  await expect(packRun({ folder, into, signal })).rejects.toMatchObject({
    code: 'E716',
    place: { exit: 130 },
  });
  expect(readdirSync(into)).toEqual([]);
});

test('a folder that cannot be written is said, and an older bundle there stays', async () => {
  const { folder } = await finishedRun();
  const into = temporaryFolder();
  writeFileSync(join(into, 'file'), '');
  await expect(packRun({ folder, into: join(into, 'file') })).rejects.toMatchObject({ code: 'E204' });
  const { path, sha256 } = await packRun({ folder, into, fileName: 'mine.zip' });
  expect(basename(path)).toBe('mine.zip');
  await expect(
    packRun({ folder, into, fileName: 'mine.zip', signal: AbortSignal.abort() }),
  ).rejects.toMatchObject({ code: 'E716' });
  expect(fileDigest(path).sha256).toBe(sha256);
  expect(existsSync(path)).toBe(true);
});

test('a file of the same name is kept when its bytes are others, and replaced by force with a word on it', async () => {
  const { folder } = await finishedRun();
  const into = temporaryFolder();
  const first = await packRun({ folder, into, without: ['report'] });
  expect(await packRun({ folder, into, without: ['report'] })).toEqual(first);
  const other = packRun({ folder, into, without: ['report', 'series'] });
  await expect(other).rejects.toMatchObject({ code: 'E719', place: { exit: 2, file: first.path } });
  expect(fileDigest(first.path).sha256).toBe(first.sha256);
  expect(readdirSync(into)).toEqual([basename(first.path)]);
  const forced = await packRun({ folder, into, without: ['report', 'series'], force: true });
  expect(forced.replaced).toBe(first.sha256);
  expect(fileDigest(first.path).sha256).toBe(forced.sha256);
});
