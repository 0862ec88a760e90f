import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openConsole } from '../../../src/cli/console.ts';
import { reproduce } from '../../../src/cli/verbs/reproduce.ts';
import { readManifest } from '../../../src/store/index.ts';
import { finishedRun } from '../run/small-run.ts';
import { forge } from './forge.ts';

const console = openConsole({
  json: false,
  plain: false,
  quiet: true,
  verbose: false,
  color: false,
  input: false,
  logFile: undefined,
});
const ask = (folder: string, options: Record<string, unknown> = {}) =>
  reproduce.run({ args: [folder], options: { sample: '2', threads: '1', ...options }, console });

test('an identical run exits 0 and says so in three lines', async () => {
  const { folder } = await finishedRun();
  const { text, exit } = await ask(join(folder, 'manifest.json'));
  expect(exit).toBe(0);
  expect(text).toEqual([
    '  files 12 of 12 ok   inputs ok   model holder-staking 1.0.0 ok   re-ran 2 of 40 replications x 2 scenarios chosen by the run key',
    expect.stringMatching(/^ {2}re-run: the run key is public, so its author knew .*--sample-seed /u),
    'Grade A, identical: 4 of 4 runs equal to the last bit.',
  ]);
});

test('a run is named by its key as well', async () => {
  const { results, folder } = await finishedRun();
  const { runKey } = readManifest(join(folder, 'manifest.json'));
  expect((await ask(runKey.slice(0, 4), { out: results, level: 'files' })).exit).toBe(0);
});

test('grade B is accepted unless strict, C only when conclusions are, and the first difference is shown with its replay', async () => {
  const { folder } = await finishedRun();
  forge(folder, 'outcomes.arrow', 'value', (value) => value * (1 + 2 ** -52));
  expect((await ask(folder)).exit).toBe(0);
  expect((await ask(folder, { strict: true })).exit).toBe(6);
  forge(folder, 'outcomes.arrow', 'value', (value) => value * (1 + 1e-9));
  const other = await ask(folder);
  expect(other.exit).toBe(6);
  expect(other.text.join('\n')).toMatch(
    /Grade C, .*\nFirst difference: outcomes.arrow, scenario low, replication \d+, staked: recorded 0\.\d+, here 0\.\d+ \([\d,]+ last-place units apart\)\nReplay it: mlab show \/\S+\/staking\/\w{8} --replay \d+ --scenario low$/u,
  );
  expect((await ask(folder, { accept: 'conclusions' })).exit).toBe(0);
  expect((await ask(folder, { accept: 'conclusions', strict: true })).exit).toBe(6);
});

test('a certificate says in six lines who checked what, and names cannot bring markup', async () => {
  const { folder } = await finishedRun();
  await ask(folder, { certificate: 'Eve <script>\n# *x*' });
  const lines = readFileSync(join(folder, 'verification.md'), 'utf8').trimEnd().split('\n');
  expect(lines).toHaveLength(6);
  expect(lines[0]).toMatch(/: a sample of the results reproduced\*\*/u);
  expect(lines[3]).toContain(
    'Level: sample, 2 of 40 futures, chosen by the run key, which the author knew; 4 of 4 runs equal',
  );
  expect(lines[1]).toContain('Checked by Eve \\<script\\> \\# \\*x\\* on ');
  expect(JSON.parse(readFileSync(join(folder, 'verification.json'), 'utf8'))).toMatchObject({
    grade: 'A',
    level: 'sample',
    sameAsAuthor: false,
    recorded: 40,
    sampleSeed: null,
  });
  const line = (): string => readFileSync(join(folder, 'verification.md'), 'utf8').split('\n')[3];
  await ask(folder, { certificate: 'Eve', sampleSeed: '17' });
  expect(line()).toContain('2 of 40 futures, chosen by the number 17 of whoever checked;');
  await ask(folder, { certificate: 'Eve', sample: '40' });
  expect(line()).toContain('Level: sample, all 40 futures;');
  expect(readFileSync(join(folder, 'verification.md'), 'utf8')).toMatch(/^\*\*.*: results reproduced\*\*/u);
  expect((await ask(folder, { level: 'files' })).exit).toBe(0);
});

test.each([
  ['level', 'all'],
  ['accept', 'everything'],
  ['sample', '0'],
])('an impossible --%s is wrong usage', async (name, value) => {
  const { folder } = await finishedRun();
  await expect(ask(folder, { [name]: value })).rejects.toMatchObject({ code: 'E502', place: { exit: 2 } });
});

test('an option of two words is named as it is typed', async () => {
  const { folder } = await finishedRun();
  await expect(ask(folder, { sampleSeed: 'YOUR-DIGITS' })).rejects.toMatchObject({
    message: 'invalid --sample-seed: YOUR-DIGITS',
  });
});

test('changed files exit 7, an unknown run 2', async () => {
  const { folder } = await finishedRun();
  appendFileSync(join(folder, 'outcomes.arrow'), 'x');
  const { exit, text } = await ask(folder);
  expect(exit).toBe(7);
  expect(text.at(-1)).toBe('Not the run that its manifest describes: nothing was computed again.');
  await expect(ask('nothing-here')).rejects.toMatchObject({ code: 'E211', place: { exit: 2 } });
});
