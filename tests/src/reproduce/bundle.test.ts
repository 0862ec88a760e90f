import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { onTestFinished, expect, test } from 'vitest';
import { packRun } from '../../../src/bundle/index.ts';
import type { Leavable } from '../../../src/bundle/index.ts';
import { openConsole } from '../../../src/cli/console.ts';
import { pack } from '../../../src/cli/verbs/pack.ts';
import { report } from '../../../src/cli/verbs/report.ts';
import { reproduce } from '../../../src/cli/verbs/reproduce.ts';
import { verify } from '../../../src/cli/verbs/verify.ts';
import { bundleName, earlierCommand, reproduceCommand } from '../../../src/report/made.ts';
import { fileDigest, readManifest, writeManifest } from '../../../src/store/index.ts';
import { finishedRun, runInto, stakingExperiment, temporaryFolder } from '../run/small-run.ts';
import { forge } from './forge.ts';

const quiet = { json: false, plain: false, quiet: true, verbose: false, color: false, input: false } as const;
const console = openConsole({ ...quiet, logFile: undefined });
const ask = (reference: string, options: Record<string, unknown> = {}) =>
  reproduce.run({ args: [reference], options: { sample: '2', threads: '2', ...options }, console });

/** A bundle of the finished small run, in a folder of its own. */
async function bundled(
  without: readonly Leavable[] = [],
  alter: (folder: string) => void = () => undefined,
): Promise<string> {
  const { folder } = await finishedRun();
  alter(folder);
  return (await packRun({ folder, into: temporaryFolder(), without })).path;
}

/** The same with a report, which is the one its tables give. */
async function reported(without: readonly Leavable[] = []): Promise<string> {
  const { folder } = await finishedRun();
  await report.run({ args: [folder], options: { for: 'summary' }, console });
  return (await packRun({ folder, into: temporaryFolder(), without })).path;
}

/** Works in a folder for the rest of the test. */
function enter(folder: string): void {
  const before = process.cwd();
  process.chdir(folder);
  onTestFinished(() => process.chdir(before));
}

test('a reviewer who has only the file and the word in the footer gets grade A and the command to look inside', async () => {
  const path = await reported();
  enter(dirname(path));
  const { text, exit, next } = await ask(basename(path));
  expect(exit).toBe(0);
  expect(text[0]).toMatch(
    /^ {2}bundle of staking\/\w{8}, 40 replications: (\d+) of \1 files have their checksums$/u,
  );
  expect(text[1]).toMatch(/^ {2}files 12 of 12 ok {3}inputs ok {3}report (\d+) of \1 files equal/u);
  expect(text.at(-1)).toMatch(
    /^Grade A, identical: 4 of 4 runs equal to the last bit\. (\d+) of \1 numbers/u,
  );
  const unpacked = basename(path, '.zip');
  const [, key] = unpacked.split('-');
  expect(next).toEqual([`unzip -q ${unpacked}.zip -d ${unpacked} && mlab show ${unpacked}/staking/${key}`]);
});

test('the report prints the name of the bundle that pack gives the file', async () => {
  const { results, folder } = await finishedRun();
  await report.run({ args: [folder], options: { for: 'summary' }, console });
  const manifest = readManifest(join(folder, 'manifest.json'));
  const { path } = await packRun({ folder, into: results });
  expect(basename(path)).toBe(bundleName(manifest));
  const command = reproduceCommand(manifest, '0.1.0');
  expect(command).toBe(`npx metis-lab@0.1.0 reproduce staking-${manifest.runKey}-w40.zip`);
  expect(readFileSync(join(folder, 'report/summary.txt'), 'utf8')).toContain(command);
});

test('the author, who has the run in results, types the same word and needs no file', async () => {
  const { results, folder } = await finishedRun();
  const name = bundleName(readManifest(join(folder, 'manifest.json')));
  const { text, exit } = await ask(name, { out: results });
  expect(exit).toBe(0);
  expect(text[0]).toMatch(/^ {2}files 12 of 12 ok/u);
  expect(console.warnings).toEqual([]);
});

test('a run that has other replications by now is checked with those, and that is said', async () => {
  const { results, folder } = await finishedRun();
  const name = bundleName({ ...readManifest(join(folder, 'manifest.json')), replications: 20 });
  const other = openConsole({ ...quiet, logFile: undefined });
  const found = await reproduce.run({
    args: [name],
    options: { out: results, level: 'files' },
    console: other,
  });
  expect(found.exit).toBe(0);
  expect(other.warnings).toEqual([
    `${name} is not here; in results the run has 40 replications by now, not 20, and is checked with those`,
  ]);
});

test('the name of a bundle that is neither here nor in results is an unknown run', async () => {
  await expect(ask('eagr-7k3m9q2f-w2000.zip', { out: temporaryFolder() })).rejects.toMatchObject({
    code: 'E211',
    message: expect.stringContaining(
      'no bundle `eagr-7k3m9q2f-w2000.zip` here, and no run eagr/7k3m9q2f in ',
    ),
    place: { exit: 2 },
  });
});

test('a report with the command of earlier versions is still made again, another command is not', async () => {
  const { folder } = await finishedRun();
  const manifest = readManifest(join(folder, 'manifest.json'));
  await report.run({ args: [folder], options: { for: 'summary' }, console });
  const { renderReport } = await import('../../../src/report/write-report.ts');
  const { readRun } = await import('../../../src/report/run-data.ts');
  const write = async (command: string): Promise<void> => {
    const { files } = await renderReport(readRun(folder), { formats: ['summary'], command });
    for (const { path, text } of files) {
      mkdirSync(dirname(join(folder, 'report', path)), { recursive: true });
      writeFileSync(join(folder, 'report', path), text);
    }
  };
  await write(earlierCommand(manifest, '0.1.0'));
  expect((await ask(folder, { level: 'files' })).exit).toBe(0);
  await write('npx metis-lab@0.1.0 reproduce something-else.zip');
  expect((await ask(folder, { level: 'files' })).exit).toBe(6);
});

test('a forged number in a bundle whose digests all fit is found by computing again, with a replay in the unpacked folder', async () => {
  const path = await bundled([], (folder) =>
    forge(folder, 'outcomes.arrow', 'value', (value) => value * 1.001),
  );
  const { text, exit } = await ask(path);
  expect(exit).toBe(6);
  expect(text.join('\n')).toMatch(
    /Replay it: mlab show staking-\w{8}-w40\/staking\/\w{8} --replay \d+ --scenario low$/mu,
  );
});

test('strict, level and certificate work as with folders; the certificate lies in the current folder', async () => {
  const path = await bundled();
  const folder = temporaryFolder();
  enter(folder);
  const { exit, text } = await ask(path, { strict: true, level: 'full', certificate: 'Ada' });
  expect(exit).toBe(0);
  expect(text.filter((line) => line.startsWith('Certificate: '))).toHaveLength(2);
  const facts = JSON.parse(readFileSync(join(folder, 'verification.json'), 'utf8'));
  expect(facts).toMatchObject({ grade: 'A', by: 'Ada', replications: 40, seriesMissing: false });
  expect(readFileSync(join(folder, 'verification.md'), 'utf8')).toContain(`reproduce ${basename(path)}\``);
});

test('the level of files computes nothing, verify is a word for it, and a bundle without report says so', async () => {
  const path = await bundled();
  const { text, exit } = await ask(path, { level: 'files' });
  expect(exit).toBe(0);
  expect(text[0]).toMatch(/files have their checksums; there is no report in it$/u);
  const verified = await verify.run({ args: [path], options: {}, console });
  expect({ exit: verified.exit, text: verified.text }).toEqual({ exit, text });
  expect(text.at(-1)).toBe('Files, inputs and key fit together; nothing was computed again.');
});

test('code that came in a bundle is not executed unless it is trusted, and the way to read it is shown', async () => {
  const path = await bundled([], (folder) => {
    const file = join(folder, 'manifest.json');
    const manifest = readManifest(file);
    const added = ['experiment.own-model', 'experiment.bundle.mjs'].map((name) => {
      writeFileSync(join(folder, name), 'globalThis.executed = true;\n');
      return { path: name, ...fileDigest(join(folder, name)) };
    });
    writeManifest(file, { ...manifest, files: [...manifest.files, ...added] });
  });
  const renamed = join(dirname(path), 'from somebody.zip');
  renameSync(path, renamed);
  await expect(ask(renamed)).rejects.toMatchObject({
    code: 'E701',
    place: {
      exit: 8,
      file: renamed,
      expected: expect.stringMatching(
        /^read that code with `unzip -p ".*from somebody\.zip" staking\/\w{8}\/experiment\.bundle\.mjs`/u,
      ),
    },
  });
  expect(Reflect.get(globalThis, 'executed')).toBeUndefined();
  expect((await ask(renamed, { level: 'files' })).exit).toBe(0);
});

test('a bundle without series is reproduced as far as it goes, and says how far', async () => {
  const path = await reported(['series']);
  const { text, exit } = await ask(path);
  expect(exit).toBe(0);
  expect(text[0]).toContain(', without series: ');
  expect(text[1]).toContain('files 10 of 10 ok');
  expect(text[1]).toContain('report not made again');
  expect(text.join('\n')).toContain('neither they nor the report were checked; --level full computes them');
  expect(text.at(-1)).toBe(
    'Grade A, identical: 4 of 4 runs equal to the last bit (their series are not in the bundle and were not compared).',
  );
});

test('in full, the left out series are computed again, have their digests, and make the report again', async () => {
  const path = await reported(['series']);
  const { text, exit } = await ask(path, { level: 'full', threads: '3' });
  expect(exit).toBe(0);
  expect(text[1]).toMatch(/report (\d+) of \1 files equal/u);
  expect(text.at(-1)).toMatch(
    /^Grade A, identical: 80 of 80 runs equal to the last bit\. (\d+) of \1 numbers/u,
  );
});

test('left out series that were other ones than those computed here are no identical result', async () => {
  const path = await bundled(['series'], (folder) =>
    forge(folder, 'series/scenario=high/part-0000.arrow', 'holders.stakedShare', (value) => value * 1.001),
  );
  const { text, exit } = await ask(path, { level: 'full' });
  expect(exit).toBe(6);
  expect(text.join('\n')).toMatch(
    /First difference: series\/scenario=high\/part-0000\.arrow, scenario high, content digest: recorded [0-9a-f]{64}, here [0-9a-f]{64}/u,
  );
});

test('several design points are computed again in their order when their series were left out', async () => {
  const experiment = stakingExperiment({
    points: [{ 'reward.highest': 0.5 }, { 'reward.highest': 0.2 }],
    replications: 20,
  });
  const { folder } = await runInto(temporaryFolder(), { experiment });
  const { path } = await packRun({ folder, into: temporaryFolder(), without: ['series'] });
  const { text, exit } = await ask(path, { level: 'full', threads: '3' });
  expect(exit).toBe(0);
  expect(text.at(-1)).toBe('Grade A, identical: 80 of 80 runs equal to the last bit.');
});

test('pack answers with the file, its size and digest, and the command that checks it', async () => {
  const { results, folder } = await finishedRun();
  const into = temporaryFolder();
  const { runKey } = readManifest(join(folder, 'manifest.json'));
  const call = (options: Record<string, unknown>) =>
    pack.run({ args: [runKey], options: { out: results, ...options }, console });
  const { text, next } = await call({ to: into, without: 'series,report', attest: true });
  const file = join(into, `staking-${runKey}-w40.zip`);
  expect(text[0]).toBe(file);
  expect(text[1]).toMatch(/^ {2}\d+ files, [\d,]+ kB, without series and report$/u);
  expect(text[2]).toBe(`  sha256 ${fileDigest(file).sha256}`);
  expect(next).toEqual([`mlab reproduce ${file}`]);
  await call({ to: join(into, 'mine.zip') });
  expect(existsSync(join(into, 'mine.zip'))).toBe(true);
  for (const wrong of [{ without: 'serie' }, { published: '2026-02-30' }, { published: 'today' }])
    await expect(call(wrong)).rejects.toMatchObject({ code: 'E502', place: { exit: 2 } });
});
