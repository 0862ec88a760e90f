import { cpSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { reproduce } from '../../../src/reproduce/index.ts';
import type { Reproduction, ReproductionRequest } from '../../../src/reproduce/index.ts';
import { runKeyOf } from '../../../src/run/index.ts';
import { fileDigest, readManifest, writeManifest } from '../../../src/store/index.ts';
import { forge } from './forge.ts';
import { stakingExperiment, fileDigests, finishedRun, runInto, temporaryFolder } from '../run/small-run.ts';

const check = (folder: string, request: Partial<ReproductionRequest> = {}): Promise<Reproduction> =>
  reproduce({ folder, level: 'sample', sample: 5, threads: 1, ...request });

const notesOf = (found: Reproduction): string[] => found.steps.flatMap(({ notes }) => notes);

/** Said of a sample that the author could foresee. */
const foreseen = expect.stringMatching(/its author knew which replications it chooses: --sample-seed /u);

test('a sample of an unaltered run is identical, and nothing in its folder is touched', async () => {
  const { folder } = await finishedRun();
  const before = fileDigests(folder);
  const found = await check(folder);
  expect(found).toMatchObject({ grade: 'A', intact: true, ledgerBalanced: true, numbers: null });
  expect(found.comparison).toMatchObject({ runs: 10, equal: 10, differing: 0, first: null });
  expect(found.steps.map(({ text }) => text)).toEqual([
    'files 12 of 12 ok',
    'inputs ok',
    'model holder-staking 1.0.0 ok',
    're-ran 5 of 40 replications x 2 scenarios chosen by the run key',
    expect.stringMatching(/^([\d,]+) of \1 cells equal to the last bit$/u),
    'no report to check',
    'ledger balanced in 80 recorded runs',
  ]);
  expect(notesOf(found)).toEqual([foreseen]);
  expect(fileDigests(folder)).toEqual(before);
});

test('the full level computes every replication again, on any number of workers', async () => {
  const { folder } = await finishedRun();
  const found = await check(folder, { level: 'full', threads: 3 });
  expect(found).toMatchObject({ grade: 'A', comparison: { runs: 80, equal: 80 } });
  expect(found.replications).toHaveLength(40);
});

test('a run that its rules ended is reproduced in full, with as many replications as it stopped at', async () => {
  const { folder } = await runInto(temporaryFolder(), {
    experiment: stakingExperiment({
      replications: 160,
      lookEvery: 32,
      stopWhen: ['halfWidth(staked, high - low) <= 6%'],
    }),
  });
  expect(readManifest(join(folder, 'manifest.json'))).toMatchObject({
    replications: 64,
    stopped: { state: 'met' },
  });
  const found = await check(folder, { level: 'full', threads: 2 });
  expect(found).toMatchObject({ grade: 'A', comparison: { runs: 128, equal: 128 } });
  expect(found.replications).toHaveLength(64);
});

test('a recorded look that does not follow from the outcomes makes the run another one', async () => {
  const stopWhen = ['halfWidth(staked, high - low) <= 6%', 'halfWidth(staked > 50%, low) <= 40%'];
  const experiment = stakingExperiment({ replications: 64, lookEvery: 16, stopWhen });
  const { folder } = await runInto(temporaryFolder(), { experiment });
  expect((await check(folder)).grade).toBe('A');
  const path = join(folder, 'manifest.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8'));
  manifest.stopped.looks[0].rules[1].high += 1e-6;
  writeFileSync(path, JSON.stringify(manifest));
  const found = await check(folder);
  expect(found).toMatchObject({ grade: null, intact: false });
  expect(notesOf(found)).toEqual([
    'the look at 16 replications for `halfWidth(staked > 50%, low) <= 40%` does not follow from the outcomes',
  ]);
});

test('the run key chooses always the same sample, a seed another one', async () => {
  const { folder } = await finishedRun();
  const [first, again, other] = [
    await check(folder),
    await check(folder),
    await check(folder, { sampleSeed: 3 }),
  ];
  expect(first.replications).toEqual(again.replications);
  expect(other.replications).not.toEqual(first.replications);
  expect(other.steps[3].text).toBe('re-ran 5 of 40 replications x 2 scenarios chosen by seed 3');
  expect([first.sampleSeed, other.sampleSeed]).toEqual([null, 3]);
  expect(notesOf(other)).toEqual([]);
});

test('a forgery beside the sample that the run key chooses is found by another sample, and all futures need no choice', async () => {
  const { folder } = await finishedRun();
  const { replications } = await check(folder);
  // Rows 0 to 39 are scenario low, rows 40 to 79 scenario high.
  forge(folder, 'outcomes.arrow', 'value', (value, row) =>
    row < 40 || replications.includes(row % 40) ? value : value - 1,
  );
  const foreseenOnes = await check(folder);
  expect(foreseenOnes.grade).toBe('A');
  expect(notesOf(foreseenOnes)).toEqual([foreseen]);
  expect((await check(folder, { sampleSeed: 5 })).grade).not.toBe('A');
  const whole = await check(folder, { sample: 100 });
  expect(whole.grade).toBe('F');
  expect(whole.steps[3].text).toBe('re-ran 40 replications x 2 scenarios all of them');
});

test('a folder copied elsewhere under another name is reproduced', async () => {
  const { folder } = await finishedRun();
  const copy = join(temporaryFolder(), 'sent to me');
  cpSync(folder, copy, { recursive: true });
  rmSync(folder, { recursive: true });
  expect((await check(copy)).grade).toBe('A');
});

test('a run with several design points is reproduced', async () => {
  const experiment = stakingExperiment({
    points: [{ 'reward.highest': 0.5 }, { 'reward.highest': 0.2 }],
    replications: 20,
  });
  const { folder } = await runInto(temporaryFolder(), { experiment });
  const found = await check(folder, { level: 'full' });
  expect(found).toMatchObject({ grade: 'A', comparison: { runs: 80, equal: 80 } });
});

test.each([
  'outcomes.arrow',
  'series/scenario=high/part-0000.arrow',
  'replications.arrow',
  'parameters.arrow',
  'experiment.resolved.json',
  'experiment.source.json',
  'REPRODUCE.md',
])('a changed byte in %s ends the check before anything is computed, and is named', async (name) => {
  const { folder } = await finishedRun();
  const bytes = readFileSync(join(folder, name));
  bytes[bytes.length >> 1] ^= 1;
  writeFileSync(join(folder, name), bytes);
  const found = await check(folder);
  expect(found).toMatchObject({ intact: false, grade: null, comparison: null });
  expect(notesOf(found)).toEqual([expect.stringContaining(`${name}: sha256`)]);
});

test('a missing file is named, a file that nobody listed only mentioned', async () => {
  const { folder } = await finishedRun();
  writeFileSync(join(folder, 'notes.txt'), 'mine');
  const mentioned = await check(folder, { level: 'files' });
  expect(mentioned.intact).toBe(true);
  expect(notesOf(mentioned)).toEqual(['notes.txt: not listed in the manifest']);
  rmSync(join(folder, 'summary.arrow'));
  const missing = await check(folder, { level: 'files' });
  expect(missing.intact).toBe(false);
  expect(missing.steps[0].text).toBe('files 11 of 12 ok');
});

test('one forged bit of an outcome is found, with its place, both values and the command that replays it', async () => {
  const { folder } = await finishedRun();
  // Row 47 is scenario high (rows 40 to 79), replication 7: the neighbouring double.
  forge(folder, 'outcomes.arrow', 'value', (value, row) => (row === 47 ? value * (1 + 2 ** -52) : value));
  const found = await check(folder, { level: 'full' });
  expect(found.grade).toBe('B');
  expect(found.comparison).toMatchObject({ runs: 80, equal: 79, differing: 1 });
  const { runKey } = readManifest(join(folder, 'manifest.json'));
  expect(found.comparison?.first).toMatchObject({
    table: 'outcomes.arrow',
    column: 'staked',
    scenario: 'high',
    replication: 7,
    replay: `mlab show ${runKey} --replay 7 --scenario high`,
  });
  expect(Number(found.comparison?.first?.lastPlaces)).toBeLessThanOrEqual(2);
  expect(notesOf(found)).toEqual([expect.stringContaining('the code is the same, so every bit should be')]);
});

test('a forged outcome that leaves every word as it was is grade C', async () => {
  const { folder } = await finishedRun();
  forge(folder, 'outcomes.arrow', 'value', (value, row) => (row === 47 ? value * (1 + 1e-9) : value));
  expect((await check(folder, { level: 'full' })).grade).toBe('C');
});

test('forged outcomes that turn a verdict are grade F, and the verdict is named', async () => {
  const { folder } = await finishedRun();
  forge(folder, 'outcomes.arrow', 'value', (value, row) => (row >= 40 ? value - 1 : value));
  const found = await check(folder, { level: 'full' });
  expect(found.grade).toBe('F');
  expect(notesOf(found).join('\n')).toContain('staked, high against low: recorded');
  expect(found.comparison?.first).toMatchObject({ scenario: 'high', replication: 0 });
});

test('a forged cell of a series is found by day', async () => {
  const { folder } = await finishedRun();
  const table = 'series/scenario=low/part-0000.arrow';
  // 10 recorded days a replication: row 33 is replication 3, day 21.
  forge(folder, table, 'holders.stakedShare', (value, row) => (row === 33 ? value + 0.25 : value));
  const found = await check(folder, { level: 'full' });
  expect(found.comparison?.first).toMatchObject({
    table,
    column: 'holders.stakedShare',
    scenario: 'low',
    replication: 3,
    day: 21,
  });
});

test.each([
  ['replications.arrow', 'holders.stakedAtStart'],
  ['summary.arrow', 'q50'],
  ['summary.arrow', 'n'],
  ['outcomes.arrow', 'replication'],
])('a forged %s, column %s, is found even by a sample', async (table, column) => {
  const { folder } = await finishedRun();
  forge(folder, table, column, (value) => value + 1);
  const found = await check(folder);
  expect(found.grade).not.toBe('A');
  expect(found.comparison?.first).toMatchObject({ table });
});

test('a resolved experiment that does not belong to the key is refused', async () => {
  const { folder } = await finishedRun();
  replaceListed(folder, 'experiment.resolved.json', (text) => text.replace('"seed": 11', '"seed": 12'));
  const found = await check(folder);
  expect(found.intact).toBe(false);
  expect(notesOf(found)[0]).toMatch(/give key [0-9a-f]{64}; the manifest says/u);
});

test('a source that gives another experiment is refused, and what differs is named', async () => {
  const { folder } = await finishedRun();
  replaceListed(folder, 'experiment.source.json', (text) => text.replace(/"seed": ?11/u, '"seed": 12'));
  const found = await check(folder);
  expect(found.intact).toBe(false);
  expect(notesOf(found)).toEqual(['the stored source gives another experiment: seed']);
});

function replaceListed(folder: string, name: string, change: (text: string) => string): void {
  const path = join(folder, name);
  const before = readFileSync(path, 'utf8');
  writeFileSync(path, change(before));
  expect(readFileSync(path, 'utf8')).not.toBe(before);
  const manifest = readManifest(join(folder, 'manifest.json'));
  const files = manifest.files.map((entry) =>
    entry.path === name ? { path: name, ...fileDigest(path) } : entry,
  );
  writeManifest(join(folder, 'manifest.json'), { ...manifest, files });
}

test('an unfinished run is refused with exit 4, a missing manifest with exit 7, a later one with exit 8', async () => {
  const { folder } = await finishedRun();
  const path = join(folder, 'manifest.json');
  const manifest = readManifest(path);
  writeManifest(path, { ...manifest, status: 'partial', resultDigest: null, tables: [] });
  await expect(check(folder)).rejects.toMatchObject({ code: 'E503', place: { exit: 4 } });
  writeFileSync(path, JSON.stringify({ ...manifest, schema: 2 }));
  await expect(check(folder)).rejects.toMatchObject({ code: 'E210', place: { exit: 8 } });
  rmSync(path);
  await expect(check(folder)).rejects.toMatchObject({ code: 'E205', place: { exit: 7 } });
});

/** Makes a finished run look as if another engine had made it: digest and key fit together. */
function asOfAnotherEngine(folder: string, tool = '0.0.9'): string {
  const path = join(folder, 'manifest.json');
  const manifest = readManifest(path);
  const versions = { ...manifest.versions, engineDigest: 'e'.repeat(64), tool };
  const { full, short } = runKeyOf(stakingExperiment().resolved, versions);
  writeManifest(path, { ...manifest, versions, runKey: short, runKeyFull: full });
  return short;
}

test('a run of another engine is compared all the same, and both engines are named', async () => {
  const { folder } = await finishedRun();
  const key = asOfAnotherEngine(folder);
  const found = await check(folder);
  expect(found.grade).toBe('A');
  expect(found.steps[2].text).toBe('model holder-staking 1.0.0 differs');
  expect(notesOf(found)).toEqual([
    expect.stringMatching(/^the run was made with metis-lab 0\.0\.9, here /u),
    expect.stringMatching(/^the run was made with engine e{16}, here [0-9a-f]{16}$/u),
    `results are compared all the same; for the same code: npx metis-lab@0.0.9 reproduce ${key}`,
    foreseen,
  ]);
});

test('a run of another engine of the same version is not sent to the version that was just used', async () => {
  const { folder } = await finishedRun();
  const { tool } = readManifest(join(folder, 'manifest.json')).versions;
  asOfAnotherEngine(folder, tool);
  const notes = notesOf(await check(folder)).join('\n');
  expect(notes).toContain(`another state of metis-lab ${tool}: that of the commit that made the run`);
  expect(notes).not.toContain('npx');
});

test('a run of another engine is not continued but said to stay, under its own key', async () => {
  const { results, folder } = await finishedRun();
  const key = asOfAnotherEngine(folder);
  renameSync(folder, join(results, 'staking', key));
  const { computed, notices } = await runInto(results);
  expect(computed).toBe(80);
  expect(notices).toEqual([
    expect.stringMatching(new RegExp(`^run ${key} is the same experiment computed by another engine`, 'u')),
  ]);
});

test('a model that is not installed ends with exit 8 and what to install', async () => {
  const { folder } = await finishedRun();
  const path = join(folder, 'manifest.json');
  replaceListed(folder, 'experiment.resolved.json', (text) => text.replace('"holder-staking"', '"gone"'));
  const manifest = readManifest(path);
  const { resolved } = stakingExperiment();
  const { full, short } = runKeyOf(
    { ...resolved, model: { ...resolved.model, name: 'gone' } },
    manifest.versions,
  );
  const versions = { ...manifest.versions, model: 'gone@1.0.0' };
  writeManifest(path, { ...manifest, versions, runKey: short, runKeyFull: full });
  replaceListed(folder, 'experiment.source.json', (text) => text.replace('holder-staking', 'gone'));
  await expect(check(folder)).rejects.toMatchObject({
    code: 'E702',
    place: {
      exit: 8,
      expected: expect.stringContaining(`npx metis-lab@${manifest.versions.tool} reproduce ${short}`),
    },
  });
});

test('a stop ends the check without a grade and leaves no temporary folder of it', async () => {
  const { folder } = await finishedRun();
  const stop = new AbortController();
  const found = await check(folder, { level: 'full', signal: stop.signal, onProgress: () => stop.abort() });
  expect(found).toMatchObject({ interrupted: true, grade: null });
  expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
});
