import { mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  fileDigest,
  readChecked,
  removeStaleTemporaries,
  sha256,
  startAtomicFile,
  writeAtomically,
} from '../../../src/store/index.ts';
import { onOwnDisk, problemOf, scratchFolder, startChild } from './helpers.ts';

test('a file is written whole, in folders made for it, and replaces an older one', () => {
  const path = join(scratchFolder(), 'a', 'b', 'file');
  writeAtomically(path, 'old and longer');
  writeAtomically(path, 'new');
  expect(readFileSync(path, 'utf8')).toBe('new');
  expect(readdirSync(join(path, '..'))).toEqual(['file']);
});

test('a file given up leaves nothing, and takes no more bytes', () => {
  const folder = scratchFolder();
  const file = startAtomicFile(join(folder, 'file'));
  file.write(Buffer.from('half'));
  file.abandon();
  expect(readdirSync(folder)).toEqual([]);
  expect(() => file.write(Buffer.from('more'))).toThrow('the file is closed');
});

test('a writer killed at any moment leaves the old or the new file whole, and its rest is removed by the next', async () => {
  const folder = scratchFolder();
  const path = join(folder, 'part.arrow');
  const size = 3_000_000;
  let rests = 0;
  for (let round = 0; round < 6; round++) {
    const child = startChild('write-forever.ts', path, String(size));
    await child.said('ready');
    await new Promise((resolve) => setTimeout(resolve, 3 + 7 * round));
    child.kill();
    await child.ended;
    const bytes = readFileSync(path);
    expect(bytes.length).toBe(size);
    expect(bytes.every((byte) => byte === bytes[0])).toBe(true);
    rests += removeStaleTemporaries(folder).length;
    expect(readdirSync(folder)).toEqual(['part.arrow']);
  }
  // Otherwise no child was ever caught in the middle and the test has shown nothing.
  expect(rests).toBeGreaterThan(0);
});

test('temporary files of living processes are left alone', () => {
  const folder = scratchFolder();
  const file = startAtomicFile(join(folder, 'file'));
  expect(removeStaleTemporaries(folder)).toEqual([]);
  file.write(Buffer.from('x'));
  file.commit();
  expect(readdirSync(folder)).toEqual(['file']);
});

test('a full disk is said, ends with exit 8, and leaves earlier files and nothing half-written', (context) => {
  const answer = onOwnDisk('fill-disk.ts', scratchFolder(), 'size=64k');
  if (answer === undefined) return context.skip('a small file system may not be mounted here');
  const { said, left } = JSON.parse(answer);
  expect(said[0]).toBe('written');
  expect(said[1].slice(0, 2)).toEqual(['E203', 8]);
  expect(said[1][2]).toMatch(/^cannot write `.*large`: the disk is full$/);
  expect(left).toEqual(['small']);
});

test('a read-only folder is said and ends with exit 8', (context) => {
  const answer = onOwnDisk('fill-disk.ts', scratchFolder(), 'ro');
  if (answer === undefined) return context.skip('a read-only file system may not be mounted here');
  const { said, left } = JSON.parse(answer);
  expect(said[0].slice(0, 2)).toEqual(['E204', 8]);
  expect(said[0][2]).toMatch(/small`: the folder is read-only$/);
  expect(left).toEqual([]);
});

test('a path below a file cannot be written, and this is said', () => {
  const file = join(scratchFolder(), 'file');
  writeFileSync(file, 'x');
  const problem = problemOf(() => writeAtomically(join(file, 'below', 'part'), 'y'));
  expect(problem).toMatchObject({ code: 'E204', place: { exit: 8 } });
  expect(problem.message).toContain('a part of the path is a file');
  expect(readFileSync(file, 'utf8')).toBe('x');
});

test('a name taken by a folder cannot be written, and leaves no temporary file', () => {
  const folder = scratchFolder();
  mkdirSync(join(folder, 'name', 'x'), { recursive: true });
  expect(problemOf(() => writeAtomically(join(folder, 'name'), 'y')).code).toBe('E204');
  expect(readdirSync(folder)).toEqual(['name']);
});

test('writing over a link replaces the link, not what it points to', () => {
  const folder = scratchFolder();
  const elsewhere = join(scratchFolder(), 'precious');
  writeFileSync(elsewhere, 'precious');
  symlinkSync(elsewhere, join(folder, 'part'));
  writeAtomically(join(folder, 'part'), 'new');
  expect(readFileSync(elsewhere, 'utf8')).toBe('precious');
});

test('a checked reading tells missing from changed', () => {
  const path = join(scratchFolder(), 'file');
  expect(problemOf(() => readChecked(path))).toMatchObject({ code: 'E205', place: { exit: 7 } });
  writeAtomically(path, 'content');
  expect(readChecked(path, { bytes: 7, sha256: sha256('content') }).toString()).toBe('content');
  expect(problemOf(() => readChecked(path, { bytes: 8 })).message).toContain('changed file');
  expect(problemOf(() => readChecked(path, { sha256: sha256('other') }))).toMatchObject({
    code: 'E206',
    place: { exit: 7 },
  });
});

test('the digest of a file larger than one piece is that of its bytes', () => {
  const path = join(scratchFolder(), 'file');
  const bytes = Uint8Array.from({ length: 2_500_000 }, (_, i) => i % 251);
  writeAtomically(path, bytes);
  expect(fileDigest(path)).toEqual({ bytes: bytes.length, sha256: sha256(bytes) });
});
