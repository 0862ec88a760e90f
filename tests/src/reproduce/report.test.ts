import { copyFileSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { packRun } from '../../../src/bundle/index.ts';
import { openConsole } from '../../../src/cli/console.ts';
import { report } from '../../../src/cli/verbs/report.ts';
import { reproduce } from '../../../src/cli/verbs/reproduce.ts';
import { readManifest, writeManifest } from '../../../src/store/index.ts';
import { finishedRun, temporaryFolder } from '../run/small-run.ts';

const console = openConsole({
  json: false,
  plain: false,
  quiet: true,
  verbose: false,
  color: false,
  input: false,
  logFile: undefined,
});
const ask = (folder: string, level = 'files') =>
  reproduce.run({ args: [folder], options: { level, sample: '2', threads: '1' }, console });

const shown = async (folder: string, options: Record<string, unknown> = {}) =>
  report.run({ args: [folder], options, console });

const files = new Map<string, Buffer>();

/** A finished run with its report, which is made once and copied. */
async function reported(): Promise<string> {
  const { folder } = await finishedRun();
  const place = join(folder, 'report');
  if (files.size === 0) {
    await shown(folder);
    for (const path of readdirSync(place, { recursive: true, encoding: 'utf8' }))
      if (path.includes('.')) files.set(path, readFileSync(join(place, path)));
  }
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(place, path)), { recursive: true });
    writeFileSync(join(place, path), bytes);
  }
  return folder;
}

function edit(folder: string, path: string, change: (text: string) => string): void {
  const full = join(folder, 'report', path);
  const before = readFileSync(full, 'utf8');
  writeFileSync(full, change(before));
  expect(readFileSync(full, 'utf8')).not.toBe(before);
}

test('an untouched report is equal to the one made again, at every level', async () => {
  const folder = await reported();
  for (const level of ['files', 'sample', 'full']) {
    const { text, exit } = await ask(folder, level);
    expect(exit).toBe(0);
    expect(text[0]).toMatch(/ {3}inputs ok {3}report (\d+) of \1 files equal/u);
    expect(text[0]).toContain(`report ${files.size} of`);
    if (level !== 'files')
      expect(text.at(-1)).toMatch(/^Grade A, identical: .* numbers in the report re-derived\.$/u);
  }
});

test('a digit of the page that was changed is grade F, named with its line', async () => {
  const folder = await reported();
  edit(folder, 'report.html', (text) => text.replace(/(<a class="number"[^>]*>[^<\d]*)\d/u, '$1x'));
  const { text, exit } = await ask(folder, 'sample');
  expect(exit).toBe(6);
  expect(text.join('\n')).toMatch(/report: report\.html: line \d+ says ".*x.*", the tables give ".*"/u);
  expect(text.at(-1)).toMatch(/^Grade F, .*1 of \d+ files differ/u);
});

test.each([
  'forum.md',
  'snapshot.md',
  'summary.txt',
  'upload-list.md',
  'charts/fan.csv',
  'charts/fan.alt.txt',
])('a word in %s that was changed is grade F without any simulation', async (path) => {
  const folder = await reported();
  edit(folder, path, (text) => text.replace(/[a-z]{4}/u, 'lies'));
  const { text, exit, next } = await ask(folder);
  expect(exit).toBe(6);
  expect(text.join('\n')).toContain(`report: ${path}: line `);
  expect(text.at(-1)).toMatch(/^Grade F/u);
  expect(next).toBeUndefined();
});

test('words about the version that wrote the run come from its manifest, never from numbers.json', async () => {
  const { folder } = await finishedRun();
  const file = join(folder, 'manifest.json');
  const manifest = readManifest(file);
  writeManifest(file, { ...manifest, versions: { ...manifest.versions, tool: '0.0.9' } });
  await shown(folder, { for: 'forum' });
  expect(readFileSync(join(folder, 'report', 'forum.md'), 'utf8')).toMatch(
    /Written by \| metis.lab.*0.*0.*9/u,
  );
  expect(readFileSync(join(folder, 'report', 'numbers.json'), 'utf8')).toContain('"otherVersion": true');
  expect((await ask(folder, 'sample')).exit).toBe(0);
  edit(folder, 'numbers.json', (text) =>
    text.replace('"otherVersion": true', '"otherVersion": "0.0.9, audited by the foundation"'),
  );
  expect((await ask(folder)).exit).toBe(6);
  // The same words in the report as well.
  edit(folder, 'forum.md', (text) => text.replace('Written by', 'Endorsed by'));
  expect((await ask(folder)).exit).toBe(6);
});

test('a picture copied over another is grade F', async () => {
  const folder = await reported();
  const charts = join(folder, 'report/charts');
  copyFileSync(join(charts, 'dots.png'), join(charts, 'fan.png'));
  const { text, exit } = await ask(folder);
  expect(exit).toBe(6);
  expect(text.join('\n')).toContain('report: charts/fan.png: another picture than the tables give');
});

test('another command or the loss of numbers.json is grade F', async () => {
  const folder = await reported();
  for (const path of files.keys())
    if (/\.(?:md|html|json|txt|svg)$/u.test(path))
      writeFileSync(
        join(folder, 'report', path),
        readFileSync(join(folder, 'report', path), 'utf8').replaceAll('npx metis-lab@', 'npx metis-1ab@'),
      );
  expect((await ask(folder)).exit).toBe(6);
  const lost = await reported();
  rmSync(join(lost, 'report/numbers.json'));
  const { text, exit } = await ask(lost);
  expect(exit).toBe(6);
  expect(text.join('\n')).toContain('report: numbers.json: missing');
});

test.each(['report.html', 'forum.md', 'charts/fan.png', 'charts/dots.csv'])(
  'a %s that was made and taken away is grade F, and is named',
  async (path) => {
    const folder = await reported();
    rmSync(join(folder, 'report', path));
    const { text, exit } = await ask(folder);
    expect(exit).toBe(6);
    expect(text.join('\n')).toContain(`report: ${path}: missing`);
    expect(text[0]).toContain(`report ${files.size - 1} of ${files.size} files equal`);
    const packing = packRun({ folder, into: temporaryFolder() });
    await expect(packing).rejects.toMatchObject({ code: 'E718', place: { exit: 6 } });
  },
);

test('pictures without a report are said not to be checked', async () => {
  const folder = await reported();
  for (const path of files.keys()) if (!path.startsWith('charts/')) rmSync(join(folder, 'report', path));
  const { text, exit } = await ask(folder);
  expect(exit).toBe(0);
  expect(text.join('\n')).toMatch(
    /report: \d+ files in report\/charts without a report: nothing says .* not checked/u,
  );
});

test('other line ends are called so', async () => {
  const folder = await reported();
  edit(folder, 'charts/dots.csv', (text) => text.replaceAll('\r\n', '\n'));
  const { text, exit } = await ask(folder);
  expect(exit).toBe(6);
  expect(text.join('\n')).toContain('report: charts/dots.csv: the same text with other line ends');
});

test('a file of somebody else in the report folder is only mentioned', async () => {
  const folder = await reported();
  writeFileSync(join(folder, 'report', 'my notes.txt'), 'mine');
  const { text, exit } = await ask(folder);
  expect(exit).toBe(0);
  expect(text.join('\n')).toContain('report: my notes.txt: not a file of this report, not checked');
});

test('texts of two requests in one folder are each made again as they were asked for', async () => {
  const { folder } = await finishedRun();
  await shown(folder, { for: 'forum', charts: 'fan', audience: 'analyst' });
  await shown(folder, { for: 'html,summary' });
  expect((await ask(folder)).exit).toBe(0);
  edit(folder, 'forum.md', (text) => text.replace(/[a-z]{4}/u, 'lies'));
  expect((await ask(folder)).exit).toBe(6);
});

test('hints about a folder from elsewhere name its path', async () => {
  const folder = await reported();
  const copy = join(temporaryFolder(), 'sent to me');
  cpSync(folder, copy, { recursive: true });
  expect((await ask(copy)).next).toEqual([`mlab reproduce "${copy}"`]);
  expect((await shown(copy, { for: 'summary' })).next).toEqual([`mlab reproduce "${copy}"`]);
  expect(readFileSync(join(copy, 'report/summary.txt'), 'utf8')).toContain(
    ` reproduce staking-${basename(folder)}-w40.zip\n`,
  );
});
