import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { withBundle } from '../../../src/bundle/index.ts';
import type { Limits, OpenRequest } from '../../../src/bundle/index.ts';
import { temporaryFolder } from '../run/small-run.ts';
import { forgeZip, listOf } from './forge-zip.ts';
import type { ForgedEntry } from './forge-zip.ts';
import { forgedFile, packedBytes, packedRun, soundEntries } from './packed-run.ts';

const before = process.env['TMPDIR'];

/** Everything is unpacked into a folder of the test, so that nothing left behind goes unseen. */
let scratch = '';
beforeEach(async () => {
  await packedRun();
  scratch = temporaryFolder();
  process.env['TMPDIR'] = scratch;
  return () => {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  };
});

/** Opens a bundle that must be refused before it is used, and looks that nothing was left behind. */
async function refusal(path: string, request: OpenRequest = {}): Promise<{ code: string; message: string }> {
  let used = false;
  const left = readdirSync(scratch).filter((name) => name.startsWith('metis-lab-bundle'));
  const problem = await withBundle(path, async () => void (used = true), request).catch(
    (error: unknown) => error,
  );
  expect(used).toBe(false);
  expect(readdirSync(scratch).filter((name) => name.startsWith('metis-lab-bundle'))).toEqual(left);
  expect(problem).toMatchObject({ place: { exit: 7 } });
  return Object.assign({ code: '', message: '' }, problem, {
    message: problem instanceof Error ? problem.message : '',
  });
}

function written(bytes: Buffer, name = 'sent.zip'): string {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, bytes);
  return path;
}

/** Sound entries with a list that fits, and others added, changed or taken away. */
async function altered(alter: (entries: ForgedEntry[]) => ForgedEntry[], name?: string): Promise<string> {
  const entries = alter((await soundEntries()).filter((entry) => entry.name !== 'checksums.sha256'));
  return forgedFile([...entries, listOf(entries)], name);
}

test('a sound archive is opened whoever wrote it, and its temporary folder is gone afterwards', async () => {
  const entries = await soundEntries();
  const path = forgedFile(entries.map((entry) => ({ ...entry, deflate: true })));
  const folder = await withBundle(path, async ({ folder: inside, without }) => {
    expect(without).toEqual([]);
    expect(existsSync(join(inside, 'manifest.json'))).toBe(true);
    return inside;
  });
  expect(existsSync(folder)).toBe(false);
});

test('the temporary folder is gone also when the use of a bundle fails', async () => {
  const { path } = await packedRun();
  let inside = '';
  const failing = withBundle(path, async ({ folder }) => {
    inside = folder;
    throw new Error('while checking');
  });
  await expect(failing).rejects.toThrow('while checking');
  expect(inside).not.toBe('');
  expect(existsSync(inside)).toBe(false);
});

test('one changed byte of any file is found, and the file is named', async () => {
  const bytes = await packedBytes();
  const names = (await soundEntries()).map(({ name }) => name).filter((name) => name !== 'checksums.sha256');
  expect(names.length).toBeGreaterThan(12);
  for (const name of names) {
    const copy = Buffer.from(bytes);
    copy[contentAt(bytes, name)] ^= 1;
    const found = await refusal(written(copy));
    expect(found).toEqual(
      expect.objectContaining({ code: 'E713', message: `changed file in the bundle: ${name}` }),
    );
  }
});

/** Where the content of an entry begins: after the local header that names it. */
function contentAt(bytes: Buffer, name: string): number {
  let at = bytes.indexOf(name);
  while (bytes.toString('latin1', at - 30, at - 26) !== 'PK\u0003\u0004') at = bytes.indexOf(name, at + 1);
  return at + Buffer.byteLength(name);
}

test('a changed list of checksums is found', async () => {
  const path = forgedFile(
    (await soundEntries()).map((entry) =>
      entry.name === 'checksums.sha256'
        ? { ...entry, content: String(entry.content).replace(/^./u, (digit) => (digit === '0' ? '1' : '0')) }
        : entry,
    ),
  );
  expect(await refusal(path)).toMatchObject({
    code: 'E713',
    message: expect.stringContaining('CITATION.cff'),
  });
});

const names: readonly [string, ForgedEntry, string][] = [
  ['an absolute path', { name: '/tmp/owned' }, 'an absolute path'],
  ['a path of Windows', { name: 'C:\\owned' }, 'an absolute path'],
  ['a path that climbs out', { name: 'staking/../../owned' }, 'leads out'],
  ['a backslash', { name: '..\\owned' }, 'a backslash'],
  ['a folder', { name: 'staking/' }, 'a folder'],
  ['a link', { name: 'staking/link', content: '/etc/passwd', mode: 0o120777 }, 'staking/link: a link'],
  ['a device', { name: 'staking/device', mode: 0o020644 }, 'staking/device: not a regular file'],
  ['a name that differs in capitals', { name: 'BUNDLE.json' }, 'the same name on some systems'],
  ['a name that is given twice', { name: 'bundle.json', content: '{}' }, 'given twice'],
  ['an encrypted file', { name: 'secret', flags: 0x801 }, 'secret: encrypted'],
];

test.each(names)('%s is refused, though it is listed', async (_, entry, why) => {
  const path = await altered((entries) => [...entries, entry]);
  const found = await refusal(path);
  // The library refuses encrypted files whose sizes do not fit by itself.
  expect(found.message).toMatch(
    why.includes('encrypted') ? /encrypted|damaged/u : new RegExp(why.replaceAll('/', '\\/'), 'u'),
  );
  expect(['E711', 'E712']).toContain(found.code);
});

test('a file that is not listed is refused', async () => {
  const entries = await soundEntries();
  const found = await refusal(forgedFile([...entries, { name: 'staking/extra.mjs', content: 'evil()' }]));
  expect(found).toMatchObject({ code: 'E712' });
  expect(found.message).toBe('refused: staking/extra.mjs: not listed in checksums.sha256');
});

test('a listed file that is missing is refused', async () => {
  const entries = (await soundEntries()).filter(({ name }) => !name.endsWith('outcomes.arrow'));
  const found = await refusal(forgedFile(entries));
  expect(found.code).toBe('E712');
  expect(found.message).toMatch(/outcomes\.arrow": listed in checksums\.sha256, but not there$/u);
});

test('an archive that would unpack to far more than it is, is not unpacked', async () => {
  const bomb = { name: 'staking/zeros', content: Buffer.alloc(50_000_000), deflate: true };
  const path = forgedFile([bomb, listOf([bomb])]);
  const found = await refusal(path);
  expect(found.code).toBe('E714');
  expect(found.message).toMatch(/^the bundle would become too large: 50000\d+ bytes to unpack$/u);
});

test('an archive that announces less than it holds is not believed', async () => {
  const path = await altered((entries) => [
    ...entries,
    { name: 'staking/zeros', content: Buffer.alloc(5_000_000), deflate: true, announced: 10 },
  ]);
  expect(await refusal(path)).toMatchObject({ code: 'E711', message: expect.stringContaining('damaged') });
});

test.each<[keyof Limits, number]>([
  ['files', 5],
  ['bytes', 1_000],
])('a bundle above the limit of %s is not unpacked', async (limit, most) => {
  const { path } = await packedRun();
  const limits = { files: 1e5, bytes: 2 ** 38, ratio: 100, [limit]: most };
  expect(await refusal(path, { limits })).toMatchObject({ code: 'E714' });
});

test('files that lie over one another are refused', async () => {
  const path = written(overlapping());
  expect(await refusal(path)).toMatchObject({
    code: 'E714',
    message: expect.stringContaining('over one another'),
  });
});

/** Two hundred entries that all point to the same bytes. */
function overlapping(): Buffer {
  const one = forgeZip([{ name: 'f000', content: Buffer.alloc(10_000, 1) }]);
  const start = one.indexOf('PK\u0001\u0002', 0, 'latin1');
  const [body, central, end] = [
    one.subarray(0, start),
    one.subarray(start, -22),
    Buffer.from(one.subarray(-22)),
  ];
  const directory = Array.from({ length: 200 }, (_, index) => {
    const copy = Buffer.from(central);
    copy.write(`f${String(index).padStart(3, '0')}`, 46, 'latin1');
    return copy;
  });
  end.writeUInt16LE(200, 8);
  end.writeUInt16LE(200, 10);
  end.writeUInt32LE(200 * central.length, 12);
  return Buffer.concat([body, ...directory, end]);
}

test('an archive that was cut short is refused wherever it was cut', async () => {
  const bytes = await packedBytes();
  for (const part of [0.001, 0.5, 0.99, 0.99999]) {
    const found = await refusal(written(bytes.subarray(0, Math.floor(bytes.length * part))));
    expect(found.code).toBe('E711');
    expect(found.message).toMatch(/^not a bundle: (?:cut short or damaged|damaged) /u);
  }
});

test('what is not a zip archive is refused', async () => {
  for (const content of ['', 'PK', 'An ordinary text that somebody renamed.', 'Rar!\u001a\u0007']) {
    expect(await refusal(written(Buffer.from(content)))).toMatchObject({
      code: 'E711',
      message: 'not a bundle: not a zip archive',
    });
  }
});

test('a zip archive of another tool is refused', async () => {
  const other = { name: 'ro-crate-metadata.json', content: '{}' };
  expect(await refusal(forgedFile([other]))).toMatchObject({
    code: 'E711',
    message: 'a zip archive, but not a bundle',
  });
  const foreign = [other, { name: 'bundle.json', content: '{"kind":"something else","schema":1}' }];
  expect(await refusal(forgedFile([...foreign, listOf(foreign)]))).toMatchObject({ code: 'E711' });
});

test('a bundle of a newer version names the version that can open it', async () => {
  const path = await altered((entries) =>
    entries.map((entry) =>
      entry.name === 'bundle.json'
        ? { ...entry, content: JSON.stringify({ schema: 2, kind: 'metis-lab bundle', tool: '3.1.0' }) }
        : entry,
    ),
  );
  await expect(withBundle(path, async () => undefined)).rejects.toMatchObject({
    code: 'E717',
    message: 'the bundle was packed by metis-lab 3.1.0 (bundle schema 2)',
    place: { exit: 8 },
  });
});

test('a bundle that says another run, folder or digest than its manifest is refused', async () => {
  for (const [from, to] of [
    [/"runKey": "\w+"/u, '"runKey": "00000000"'],
    [/"run": "[^"]+"/u, '"run": "../../etc"'],
    [/"replications": 40/u, '"replications": 41'],
    [/"resultDigest": "\w/u, '"resultDigest": "_'],
  ] as const) {
    const path = await altered((entries) =>
      entries.map((entry) =>
        entry.name === 'bundle.json' ? { ...entry, content: String(entry.content).replace(from, to) } : entry,
      ),
    );
    expect((await refusal(path)).code).toBe('E712');
  }
});

test('a bundle under the name of another run is refused, under a name of its own it is not', async () => {
  const bytes = await packedBytes();
  const found = await refusal(written(bytes, 'staking-7k3m9q2f-w40.zip'));
  expect(found.code).toBe('E715');
  expect(found.message).toMatch(/^the bundle holds staking-\w{8}-w40, not what its name says$/u);
  for (const name of ['from Ada.zip', 'staking-7k3m9q2f-w40 (1).zip'])
    await withBundle(written(bytes, name), async ({ experiment }) => expect(experiment).toBe('staking'));
});

test('a stop while unpacking leaves nothing behind', async () => {
  const { path } = await packedRun();
  const unpacking = withBundle(path, async () => undefined, { signal: AbortSignal.abort() });
  await expect(unpacking).rejects.toMatchObject({ code: 'E716', place: { exit: 130 } });
  expect(readdirSync(scratch).filter((name) => name.startsWith('metis-lab-bundle'))).toEqual([]);
});
