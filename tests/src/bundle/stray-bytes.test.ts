import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { withBundle } from '../../../src/bundle/index.ts';
import { temporaryFolder } from '../run/small-run.ts';
import { forgeZip } from './forge-zip.ts';
import { packedBytes, soundEntries } from './packed-run.ts';

const open = (bytes: Buffer) => {
  const path = join(temporaryFolder(), 'sent.zip');
  writeFileSync(path, bytes);
  return withBundle(path, async ({ files }) => files);
};
const refused = (where: string) => ({
  code: 'E711',
  message: expect.stringContaining(where),
  place: { exit: 7 },
});
const END = 22;
const LIST = 0x02014b50;

/** Moves the places that list and end of an archive name by some bytes, from a place on. */
function moved(bytes: Buffer, by: number, from = 0): Buffer {
  const end = bytes.length - END;
  const start = bytes.readUInt32LE(end + 16);
  for (let at = start; bytes.readUInt32LE(at) === LIST;) {
    const offset = bytes.readUInt32LE(at + 42);
    if (offset >= from) bytes.writeUInt32LE(offset + by, at + 42);
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  bytes.writeUInt32LE(start + by, end + 16);
  return bytes;
}

test('a packed bundle and an archive written byte by byte have no byte too many', async () => {
  expect(await open(await packedBytes())).toBeGreaterThan(10);
  expect(await open(forgeZip(await soundEntries()))).toBeGreaterThan(10);
});

test('one bundle behind another is refused, whichever of them the places name', async () => {
  const [one, other] = [await packedBytes(), await packedBytes()];
  await expect(open(Buffer.concat([one, other]))).rejects.toMatchObject({ code: 'E711' });
  const both = Buffer.concat([one, moved(Buffer.from(other), one.length)]);
  await expect(open(both)).rejects.toMatchObject(refused('bytes between its files'));
});

test.each([1, 22, 5_000])('%i bytes between two files are refused, though all places fit', async (count) => {
  const bytes = forgeZip(await soundEntries());
  const [, second] = bytes.toString('latin1').matchAll(/PK\u0003\u0004/gu);
  const at = second?.index ?? 0;
  const list = Buffer.from(bytes);
  const gap = Buffer.concat([
    list.subarray(0, at),
    Buffer.alloc(count, 'x'),
    moved(list, count, at).subarray(at),
  ]);
  await expect(open(gap)).rejects.toMatchObject(refused('bytes between its files'));
});

test('bytes between the last file and the list of files are refused', async () => {
  const bytes = forgeZip(await soundEntries());
  const start = bytes.readUInt32LE(bytes.length - END + 16);
  const tail = Buffer.from(bytes.subarray(start));
  tail.writeUInt32LE(start + 7, tail.length - END + 16);
  const gap = Buffer.concat([bytes.subarray(0, start), Buffer.from('hidden!'), tail]);
  await expect(open(gap)).rejects.toMatchObject(refused('bytes behind its files'));
});

test('a comment of the archive is refused', async () => {
  const bytes = Buffer.concat([await packedBytes(), Buffer.from('look here')]);
  bytes.writeUInt16LE(9, bytes.length - 9 - 2);
  await expect(open(bytes)).rejects.toMatchObject(refused('bytes behind its files'));
});
