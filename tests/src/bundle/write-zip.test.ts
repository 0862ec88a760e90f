import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeZip } from '../../../src/bundle/write-zip.ts';
import { fileDigest } from '../../../src/store/index.ts';
import { temporaryFolder } from '../run/small-run.ts';
import { entriesOf } from './packed-run.ts';

function fileOf(content: Buffer | string): { path: string; source: string; bytes: number; sha256: string } {
  const source = join(temporaryFolder(), 'content');
  writeFileSync(source, content);
  return { path: 'folder/content', source, ...fileDigest(source) };
}

test('files of several megabytes and empty ones come back as they were', async () => {
  const large = Buffer.alloc(5_000_001, 'seven letters');
  const empty = { ...fileOf(''), path: 'empty' };
  const target = join(temporaryFolder(), 'made.zip');
  await writeZip(target, [fileOf(large), empty, { path: 'a text', text: 'é' }]);
  const entries = await entriesOf(target);
  expect([...entries.keys()]).toEqual(['a text', 'empty', 'folder/content']);
  expect(entries.get('folder/content')?.equals(large)).toBe(true);
  expect(entries.get('empty')?.length).toBe(0);
  expect(entries.get('a text')?.toString('utf8')).toBe('é');
});

test('a file whose bytes are no longer the listed ones ends the packing, and nothing is left', async () => {
  const file = fileOf('as it was');
  writeFileSync(file.source, 'as it is.');
  const folder = temporaryFolder();
  await expect(writeZip(join(folder, 'made.zip'), [file])).rejects.toMatchObject({
    code: 'E718',
    message: 'a file changed while it was being packed',
  });
  expect(readdirSync(folder)).toEqual([]);
});

test('a file that grew ends the packing as well', async () => {
  const file = fileOf('short');
  writeFileSync(file.source, 'longer than it was');
  await expect(writeZip(join(temporaryFolder(), 'made.zip'), [file])).rejects.toThrow();
});
