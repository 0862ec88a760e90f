import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openConsole } from '../../../src/cli/console.ts';
import type { Answer, Console } from '../../../src/cli/console.ts';
import { gains } from '../../../src/cli/verbs/gains.ts';
import { verbs } from '../../../src/cli/verbs/index.ts';
import { installedModels } from '../../../src/catalogue.ts';
import { LabError } from '../../../src/define/index.ts';
import { loadExperiment } from '../../../src/load/index.ts';
import { compareText } from '../../../src/report/compare.ts';
import { pairedEffects } from '../../../src/report/effects.ts';
import { readRun } from '../../../src/report/run-data.ts';
import { runExperiment } from '../../../src/run/index.ts';
import { readManifest, runFolderAt } from '../../../src/store/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'mlab-gains-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = 'tests/fixtures/cli/yield.exp.yaml';

const quiet = openConsole({
  json: false,
  plain: false,
  quiet: true,
  verbose: false,
  color: false,
  input: false,
  logFile: undefined,
});
const said: string[] = [];
const listening: Console = { ...quiet, say: (text) => void said.push(text), warn: () => {} };

function run(arg: string, options: Readonly<Record<string, unknown>> = {}): Promise<Answer> {
  const all = { out: join(folder, 'results'), threads: '1', replications: '64', ...options };
  said.length = 0;
  return gains.run({ args: [arg], options: all, console: listening });
}

test('the command stands in the list', () => {
  expect(verbs.filter(({ name }) => name === 'gains')).toHaveLength(1);
});

test('a dry run says what pilots cost and runs none', async () => {
  const answer = await run(file, { dryRun: true });
  expect(answer.text).toEqual(['Nothing was run.']);
  expect(said[0]).toMatch(
    /^4 pilots for half\.rate - current\.rate, each 1 point x 2 scenarios x 64 replications = 128 runs/u,
  );
});

test('ways that are unknown at the size asked for are named before anything is run, with what they need', async () => {
  const unknown = (least: readonly (readonly [string, number])[]): string[] =>
    least.map(([way, count]) => `unknown at this size: ${way}; needs --replications ${count}`);
  const strata = unknown([
    ['stratified assumptions, groups of 8', 24],
    ['sobol assumptions, groups of 8', 24],
  ]);
  const planned = await run(file, { dryRun: true, replications: '16' });
  expect(planned.text).toEqual([...strata, 'Nothing was run.']);
  const { records = [] } = await run(file, { replications: '16' });
  expect(said.slice(1, 3)).toEqual(strata);
  // What was foretold is what came.
  expect(records.filter(([, words]) => words === 'unknown').map(([way]) => way)).toEqual([
    'stratified assumptions, groups of 8',
    'sobol assumptions, groups of 8',
  ]);
  const enough = await run(file, { dryRun: true, replications: '24' });
  expect(enough.text).toEqual(['Nothing was run.']);
  const two = await run(file, { dryRun: true, replications: '2' });
  expect(two.text.slice(0, 2)).toEqual(
    unknown([
      ['same futures for both scenarios', 3],
      ['antithetic assumptions, groups of 2', 6],
    ]),
  );
  expect(two.text).toContain('unknown at this size: drawn assumptions as controls; needs --replications 4');
});

// The rate falls with the root of what is staked, whatever else happens: one smooth assumption decides the difference.
test('where one assumption decides, every way of drawing it together helps, strata and Sobol’ points alike', async () => {
  const answer = await run(file);
  const rows = answer.records ?? [];
  expect(rows.map(([way]) => way)).toEqual([
    'same futures for both scenarios',
    'antithetic assumptions, groups of 2',
    'stratified assumptions, groups of 8',
    'sobol assumptions, groups of 8',
    'drawn assumptions as controls',
  ]);
  for (const [way, words] of rows) expect(String(words), String(way)).toMatch(/times fewer$/u);
  const gainOf = (row: number): number => Number.parseFloat(String(rows[row]?.[1]).replaceAll(',', ''));
  // Eight strata of a nearly linear response: about 64.
  expect(gainOf(2)).toBeGreaterThan(30);
  expect(gainOf(2)).toBeLessThan(140);
});

test('asked again with more workers it runs nothing new and says the same to the letter', async () => {
  const first = await run(file);
  const again = await run(file, { threads: '2' });
  expect(again.text).toEqual(first.text);
  const other = await run(file, { threads: '2', out: join(folder, 'other') });
  expect(other.text).toEqual(first.text);
});

test('an outcome that is not there is refused', async () => {
  await expect(run(file, { outcome: 'rat' })).rejects.toThrow(LabError);
});

/** A finished run of the experiment with some draws. */
async function finished(name: string, draws: string) {
  const path = join(folder, `${name}.exp.yaml`);
  const text = readFileSync(file, 'utf8')
    .replace('name: yield', `name: ${name}`)
    .replace('replications: 40', 'replications: 72');
  writeFileSync(path, `${text}${draws}\n`);
  const experiment = await loadExperiment(path, { models: installedModels });
  const results = join(folder, 'results');
  const runOf = (threads: number, out: string) => runExperiment({ experiment, results: out, threads });
  const result = await runOf(1, results);
  const other = await runOf(2, join(folder, 'two'));
  return { result, other };
}

test('a finished run is judged for nothing: pairing and controls, and its own draws where they hang together', async () => {
  const { result } = await finished('plain', '');
  const plain = await run(result.key);
  expect(plain.records?.map(([way]) => way)).toEqual([
    'same futures for both scenarios',
    'drawn assumptions as controls',
  ]);
  const paired = await finished('paired', 'draws: { assumptions: antithetic }');
  const rows = (await run(paired.result.key)).records ?? [];
  expect(rows[1]?.slice(0, 2)).toEqual([
    'antithetic assumptions, groups of 2',
    expect.stringMatching(/times fewer$/u),
  ]);
  expect(rows[2]?.slice(1)).toEqual(['unknown', 'the draws are coordinated already']);
});

test('coordinated draws give the same bytes for one worker and for two, and comparisons by groups that say so', async () => {
  const { result, other } = await finished('strata', 'draws: { assumptions: stratified, group: 16 }');
  expect(result.resultDigest).toBe(other.resultDigest);
  expect(readManifest(runFolderAt(result.folder).manifest).replications).toBe(72);
  const data = readRun(result.folder);
  const { scenarios, outcomes } = data.experiment;
  const [effect] = pairedEffects(data, {
    scenarios: scenarios.map(({ name }) => name),
    baseline: 'current',
    outcomes: outcomes.slice(0, 1),
  });
  // 72 replications are four groups of 16 and a rest of 8.
  expect(effect?.difference).toMatchObject({ n: 64, groups: { size: 16, leftOut: 8 } });
  expect(effect?.difference.meanInterval).toMatchObject({ n: 4, method: 'Student t of groups of 16' });
  const notes = compareText(data).notes;
  expect(notes).toContain(
    'assumptions drawn together in groups of 16 (stratified): intervals compare groups',
  );
  const drawn = data.drawn('issuance.staked')?.slice(0, 16).map(Number) ?? [];
  const strata = drawn.map((eth) => Math.floor((eth - 20e6) / (20e6 / 16)));
  expect(strata.sort((a, b) => a - b)).toEqual(Array.from({ length: 16 }, (_, s) => s));
});

test('where futures failed in every group a way is unknown, and says why', async () => {
  const rows = (await run('tests/fixtures/cli/failing.exp.ts')).records ?? [];
  expect(rows.find(([way]) => String(way).startsWith('stratified'))?.slice(1)).toEqual([
    'unknown',
    'needs three whole groups without a failure; has 0',
  ]);
  const few = (await run('tests/fixtures/cli/failing.exp.ts', { replications: '2' })).records ?? [];
  expect(few[0]?.slice(1)).toEqual(['unknown', 'needs three futures that ended well; has 1']);
});
