import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { unpackBeside } from '../../../src/bundle/index.ts';
import { fileDigests, finishedRun, temporaryFolder } from '../run/small-run.ts';
import { forgedFile, packedBytes, packedRun, soundEntries } from './packed-run.ts';

test('a bundle is unpacked into a folder of its name, byte by byte, and nothing else is left', async () => {
  const [{ path }, { folder }] = [await packedRun(), await finishedRun()];
  const here = temporaryFolder();
  const unpacked = await unpackBeside(path, here);
  expect(unpacked).toMatchObject({ into: join(here, basename(path, '.zip')), fresh: true });
  expect(fileDigests(unpacked.folder)).toEqual(fileDigests(folder));
  expect(readdirSync(here)).toEqual([basename(path, '.zip')]);
});

test('unpacked again it is used as it is, with what was added to it', async () => {
  const { path } = await packedRun();
  const here = temporaryFolder();
  const { folder } = await unpackBeside(path, here);
  mkdirSync(join(folder, 'report'));
  writeFileSync(join(folder, 'report', 'mine.txt'), 'mine');
  expect(await unpackBeside(path, here)).toMatchObject({ folder, fresh: false });
  expect(readFileSync(join(folder, 'report', 'mine.txt'), 'utf8')).toBe('mine');
});

test('a folder of the name that is something else is not touched', async () => {
  const { path } = await packedRun();
  const here = temporaryFolder();
  const mine = join(here, basename(path, '.zip'));
  mkdirSync(mine);
  writeFileSync(join(mine, 'checksums.sha256'), 'mine');
  await expect(unpackBeside(path, here)).rejects.toMatchObject({ code: 'E721', place: { exit: 2 } });
  expect(readdirSync(here)).toEqual([basename(mine)]);
  expect(readdirSync(mine)).toEqual(['checksums.sha256']);
});

test('a bundle that is changed, cut short or absent as a zip leaves nothing here', async () => {
  const entries = await soundEntries();
  const altered = entries.map((entry) =>
    entry.name.endsWith('outcomes.arrow') ? { ...entry, content: Buffer.from('other') } : entry,
  );
  const cut = join(temporaryFolder(), 'cut.zip');
  writeFileSync(cut, (await packedBytes()).subarray(0, 5_000));
  for (const [path, code] of [
    [forgedFile(altered), 'E713'],
    [cut, 'E711'],
  ] as const) {
    const here = temporaryFolder();
    await expect(unpackBeside(path, here)).rejects.toMatchObject({ code });
    expect(readdirSync(here)).toEqual([]);
  }
});

test('a folder that is not there cannot take a bundle, and that is told as a problem of writing', async () => {
  const { path } = await packedRun();
  const gone = join(temporaryFolder(), 'gone');
  await expect(unpackBeside(path, gone)).rejects.toMatchObject({ code: 'E204', place: { exit: 8 } });
  expect(existsSync(gone)).toBe(false);
});
