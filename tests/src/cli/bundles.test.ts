import { copyFileSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { spawn } from 'node:child_process';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { packRun } from '../../../src/bundle/index.ts';
import { openConsole } from '../../../src/cli/console.ts';
import type { Answer } from '../../../src/cli/console.ts';
import type { Verb } from '../../../src/cli/verb.ts';
import { compare } from '../../../src/cli/verbs/compare.ts';
import { difference } from '../../../src/cli/verbs/difference.ts';
import { query } from '../../../src/cli/verbs/query.ts';
import { report } from '../../../src/cli/verbs/report.ts';
import { show } from '../../../src/cli/verbs/show.ts';
import { runInto, stakingExperiment } from '../run/small-run.ts';
import { entriesOf } from '../bundle/packed-run.ts';
import { forgeZip, listOf } from '../bundle/forge-zip.ts';

const quiet = { json: false, plain: false, quiet: true, verbose: false, color: false, input: false } as const;
const base = mkdtempSync(join(tmpdir(), 'mlab-bundles-'));
const before = { folder: process.cwd(), scratch: process.env['TMPDIR'] };
const results = join(base, 'results');
const scratch = join(base, 'scratch');
const packed = { first: '', second: '', other: '' };
const folders = { first: '', second: '' };

/** Two runs of which the second pays a higher reward, the difference report of both, and one of another experiment, packed. */
beforeAll(async () => {
  const higher = [
    { name: 'low', label: 'Low', levers: {} },
    { name: 'high', label: 'High reward', levers: { 'reward.yearlyReward': 0.4 } },
  ];
  folders.first = (await runInto(results)).folder;
  const fork = stakingExperiment({ name: 'fork', scenarios: higher });
  folders.second = (await runInto(results, { experiment: fork })).folder;
  const scenarios = [{ name: 'alone', label: 'Alone', levers: {} }];
  const alone = stakingExperiment({ name: 'alone', baseline: 'alone', scenarios });
  const other = (await runInto(results, { experiment: alone })).folder;
  await ask(difference, [folders.first, folders.second], { report: true });
  const bundles = join(base, 'bundles');
  packed.first = (await packRun({ folder: folders.first, into: bundles })).path;
  packed.second = (await packRun({ folder: folders.second, into: bundles })).path;
  packed.other = (await packRun({ folder: other, into: bundles })).path;
}, 60_000);

let here = '';
let warnings: readonly string[] = [];

/** Each test works in an empty folder with copies of the bundles, and temporary folders go to a place of their own. */
beforeEach(() => {
  here = mkdtempSync(join(base, 'here-'));
  process.chdir(here);
  rmSync(scratch, { recursive: true, force: true });
  cpSync(join(base, 'bundles'), here, { recursive: true });
  mkdirScratch();
});

function mkdirScratch(): void {
  cpSync(mkdtempSync(join(base, 'empty-')), scratch, { recursive: true });
  process.env['TMPDIR'] = scratch;
}

afterAll(() => {
  process.chdir(before.folder);
  if (before.scratch === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = before.scratch;
  rmSync(base, { recursive: true, force: true });
});

async function ask(
  verb: Verb,
  args: readonly string[],
  options: Record<string, unknown> = {},
): Promise<Answer> {
  const console = openConsole({ ...quiet, logFile: undefined });
  try {
    return await verb.run({ args, options, console });
  } finally {
    warnings = console.warnings;
  }
}

const names = (): readonly [string, string] => [basename(packed.first), basename(packed.second)];
const keyOf = (path: string): string => basename(path).split('-')[1];

test('two bundles in an empty folder and the command in the footer of the post check the post', async () => {
  const post = readFileSync(join(folders.second, `difference-${keyOf(packed.first)}`, 'forum.md'), 'utf8');
  const [, words = ''] = /Check it: `npx metis-lab@\d+\.\d+\.\d+ ([^`]+)`/u.exec(post) ?? [];
  const [verb, one, two, flag] = words.split(' ');
  expect([verb, one, two, flag]).toEqual(['difference', ...names(), '--check']);
  const { text, exit } = await ask(difference, [one, two], { check: true });
  expect(exit).toBe(0);
  expect(text).toEqual([
    expect.stringMatching(
      /^(\d+) of \1 numbers, words and pictures derived again, (\d+) of \2 files equal\.$/u,
    ),
  ]);
  expect(readdirSync(scratch)).toEqual([]);
});

test('the author types the same command where the runs are in results, and needs no bundles', async () => {
  for (const name of names()) rmSync(name);
  const { exit } = await ask(difference, names(), { check: true, out: results });
  expect(exit).toBe(0);
});

test('bundles in the other order hold no such report, and the right order is named', async () => {
  const [one, two] = names();
  await expect(ask(difference, [two, one], { check: true })).rejects.toMatchObject({
    code: 'E606',
    place: { exit: 7, suggestion: `mlab difference ${one} ${two} --check` },
  });
  expect(readdirSync(scratch)).toEqual([]);
});

test('a second bundle that was packed without its report is told apart from a wrong one', async () => {
  const [one, two] = names();
  await packRun({ folder: folders.second, into: '.', without: ['report'], force: true });
  expect([...(await entriesOf(two)).keys()].some((path) => path.includes('/difference-'))).toBe(false);
  await expect(ask(difference, [one, two], { check: true })).rejects.toMatchObject({
    code: 'E606',
    place: { expected: expect.stringContaining('packed after `mlab difference --report`') },
  });
});

test('a forum text that was altered in the bundle, with checksums that fit, is found', async () => {
  const [one, two] = names();
  const entries = [...(await entriesOf(two))]
    .filter(([name]) => name !== 'checksums.sha256')
    .map(([name, content]) => ({
      name,
      content: name.endsWith('/forum.md') ? Buffer.from(`${content.toString('utf8')} Buy.`) : content,
    }));
  const texts = entries.map((each) =>
    each.name === 'bundle.json' ? { ...each, content: Buffer.from(foreignTool(each.content)) } : each,
  );
  writeFileSync(two, forgeZip([...texts, listOf(texts)]));
  const { text, exit } = await ask(difference, [one, two], { check: true });
  expect(exit).toBe(6);
  expect(text).toContain('  forum.md: not the file that the runs give');
  expect(warnings).toEqual([expect.stringContaining('packed by metis-lab 9.0.0')]);
});

/** Texts beside the run are compared for bundles of this version alone; of a later one it is said that they were not. */
const foreignTool = (text: Buffer): string =>
  text.toString('utf8').replace(/"tool": "[^"]*"/u, '"tool": "9.0.0"');

test('a report that both runs do not give is not packed, and how to use one is said in the bundle', async () => {
  const copy = join(here, 'copy');
  cpSync(results, copy, { recursive: true });
  const folder = join(copy, 'fork', keyOf(packed.second));
  const key = keyOf(packed.first);
  writeFileSync(join(folder, `difference-${key}`, 'forum.md'), 'Buy.');
  await expect(packRun({ folder, into: copy })).rejects.toMatchObject({
    code: 'E718',
    message: expect.stringContaining(`difference-${key}: forum.md`),
    place: { exit: 6 },
  });
  expect((await packRun({ folder, into: copy, without: ['report'] })).notes).toEqual([]);
  const said = (await entriesOf(packed.second)).get('REPRODUCE.md')?.toString('utf8');
  expect(said).toContain(`\`mlab difference <bundle of ${key}> ${basename(packed.second)} --check\``);
});

test('what moved between two bundles is what moved between the runs, and the next command names the files', async () => {
  const [one, two] = names();
  const found = await ask(difference, [one, two]);
  const { text } = await ask(difference, [folders.first, folders.second]);
  expect(found.text.slice(2)).toEqual(text);
  expect(found.text[0]).toMatch(/^bundle staking-.*: (\d+) of \1 files have their checksums$/u);
  expect(found.next).toEqual([`mlab difference ${one} ${two} --report`]);
  expect(readdirSync(scratch)).toEqual([]);
});

test('a report of two bundles is written into the second one unpacked here, and pack takes it along', async () => {
  const [one, two] = names();
  const into = basename(two, '.zip');
  const { next = [], text } = await ask(difference, [one, two], { report: true });
  expect(text[0]).toMatch(/: .* instead of .*\.$/u);
  expect(text[1]).toContain(`${into}/fork/${keyOf(two)}/difference-${keyOf(one)}/report.html`);
  expect(warnings).toEqual([`${two} was unpacked into ${into}/`]);
  expect(next).toEqual([
    `mlab difference ${one} ${into}/fork/${keyOf(two)} --check`,
    `mlab pack ${into}/fork/${keyOf(two)} --to ${into}`,
  ]);
  const again = await packRun({ folder: join(into, 'fork', keyOf(two)), into });
  expect(again.notes).toEqual([expect.stringContaining(`difference-${keyOf(one)}: not derived again`)]);
  expect(readFileSync(again.path).equals(readFileSync(two))).toBe(true);
});

test('a bundle without series says what moved and not where series part; what needs them says so', async () => {
  const [one, two] = names();
  await packRun({ folder: folders.first, into: '.', without: ['series'], force: true });
  const { text } = await ask(difference, [one, two]);
  expect(text[2]).toBe((await ask(difference, [folders.first, folders.second])).text[0]);
  expect(text.at(-1)).toBe('note: series were left out of a bundle, so where they part is not known');
  expect((await ask(compare, [one])).text).toEqual((await ask(compare, [folders.first])).text);
  const refused = { code: 'E722', place: { exit: 8, file: one } };
  await expect(ask(report, [one])).rejects.toMatchObject(refused);
  await expect(ask(query, [one, 'select * from series'])).rejects.toThrow('series');
  expect([readdirSync(scratch), readdirSync(here).filter((name) => !name.endsWith('.zip'))]).toEqual([
    [],
    [],
  ]);
});

test('the same bundle twice differs in nothing, and that is said', async () => {
  const [one] = names();
  const { data } = await ask(difference, [one, one]);
  expect(data).toMatchObject({ changes: [], words: [] });
  expect(warnings).toEqual([`both sides are run ${keyOf(one)}: nothing can differ`]);
});

test('two bundles of experiments that share no scenario have no report, and nothing stays behind', async () => {
  const [one] = names();
  await expect(ask(difference, [basename(packed.other), one], { report: true })).rejects.toMatchObject({
    code: 'E605',
    place: { exit: 2 },
  });
  expect(readdirSync(scratch)).toEqual([]);
});

test('--set on a bundle is refused, for a finished run cannot be set', async () => {
  const [one] = names();
  await expect(ask(difference, [one], { set: ['a.b=1'] })).rejects.toMatchObject({
    code: 'E502',
    place: { path: '--set' },
  });
});

test('show, query and compare read a bundle as they read its run, and leave nothing behind', async () => {
  const [one] = names();
  const sql = 'select scenario, sum(value) s from outcomes group by all order by all';
  expect((await ask(query, [one, sql])).text).toEqual((await ask(query, [folders.first, sql])).text);
  expect((await ask(compare, [one])).text).toEqual((await ask(compare, [folders.first])).text);
  const shown = await ask(show, [one]);
  expect(shown.text[0]).toBe((await ask(show, [folders.first])).text[0]);
  expect(shown.text.join('\n')).not.toContain(scratch);
  expect(shown.data).toMatchObject({ folder: one });
  expect(shown.next).toEqual([`mlab reproduce ${one}`]);
  expect(readdirSync(scratch)).toEqual([]);
  expect(readdirSync(here).sort()).toEqual(readdirSync(join(base, 'bundles')).sort());
});

test('two bundles can be compared and asked together, and one replication of one computed again', async () => {
  const [one, two] = names();
  const both = await ask(compare, [one, two]);
  expect(both.text).toEqual((await ask(compare, [folders.first, folders.second])).text);
  const runs = await ask(query, [one, two, 'select distinct run from outcomes order by run']);
  expect(runs.records).toHaveLength(3);
  expect((await ask(show, [one], { replay: '3' })).text[0]).toContain('equal to the stored row');
});

test('a report of a bundle is written into the bundle unpacked here, and that is said', async () => {
  const [one] = names();
  const into = basename(one, '.zip');
  const { text, next } = await ask(report, [one], { for: 'summary' });
  expect(text[0]).toContain(`${into}/staking/${keyOf(one)}/report/summary.txt`);
  expect(warnings[0]).toBe(`${one} was unpacked into ${into}/`);
  expect(next).toEqual([`mlab reproduce ${into}/staking/${keyOf(one)}`]);
});

test.each([show, compare, report, difference])(
  '$name of a bundle that is not there names the one that is',
  async (verb) => {
    const [one, two] = names();
    const wrong = one.replace('-w40', '-w4');
    await expect(ask(verb, [wrong, two], { out: 'none' })).rejects.toMatchObject({
      code: 'E211',
      place: { exit: 2, suggestion: one },
    });
    copyFileSync(one, 'mine.zip');
    await expect(ask(verb, ['mien.zip', two])).rejects.toMatchObject({
      code: 'E211',
      place: { suggestion: 'mine.zip' },
    });
  },
);

test.each([show, compare, report, difference])(
  '$name refuses what is no bundle, is cut short, or is of a newer version',
  async (verb) => {
    const [one, two] = names();
    writeFileSync('text.zip', 'no archive');
    writeFileSync('cut.zip', readFileSync(one).subarray(0, 9_000));
    const later = [
      { name: 'bundle.json', content: '{"schema": 2, "kind": "metis-lab bundle", "tool": "9.9.9"}' },
    ];
    writeFileSync('later.zip', forgeZip([...later, listOf(later)]));
    await expect(ask(verb, ['text.zip', two])).rejects.toMatchObject({ code: 'E711', place: { exit: 7 } });
    await expect(ask(verb, ['cut.zip', two])).rejects.toMatchObject({ code: 'E711', place: { exit: 7 } });
    await expect(ask(verb, ['later.zip', two])).rejects.toMatchObject({ code: 'E717', place: { exit: 8 } });
    expect(readdirSync(scratch)).toEqual([]);
  },
);

test('Ctrl-C while a bundle is read ends with 130 and leaves no temporary folder', async () => {
  const source = (name: string): string => JSON.stringify(join(before.folder, 'src/cli', name));
  const script = join(here, 'waits.mts');
  writeFileSync(
    script,
    `import { withRuns } from ${source('open-runs.ts')};
import { openConsole } from ${source('console.ts')};
const console = openConsole({ json: false, plain: false, quiet: true, verbose: false, color: false, input: false, logFile: undefined });
await withRuns({ args: [], options: {}, console }, [${JSON.stringify(names()[0])}], async () => {
  process.stdout.write('reading');
  await new Promise((resolve) => setTimeout(resolve, 60_000));
});`,
  );
  const loader = join(before.folder, 'node_modules/tsx/dist/loader.mjs');
  const child = spawn(process.execPath, ['--import', loader, script], {
    cwd: here,
    env: { ...process.env, TMPDIR: scratch },
  });
  child.stdout.on('data', () => {
    expect(readdirSync(scratch).some((name) => name.startsWith('metis-lab-bundle-'))).toBe(true);
    child.kill('SIGINT');
  });
  const code = await new Promise((resolve) => child.on('exit', resolve));
  expect(code).toBe(130);
  expect(readdirSync(scratch).filter((name) => name.startsWith('metis-lab-bundle-'))).toEqual([]);
}, 60_000);
