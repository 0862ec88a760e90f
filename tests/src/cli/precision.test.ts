import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { installedModels } from '../../../src/catalogue.ts';
import { openConsole } from '../../../src/cli/console.ts';
import type { Answer } from '../../../src/cli/console.ts';
import { check } from '../../../src/cli/verbs/check.ts';
import { precision } from '../../../src/cli/verbs/precision.ts';
import { run } from '../../../src/cli/verbs/run.ts';
import { LabError } from '../../../src/define/index.ts';
import { loadExperiment, writeExperiment } from '../../../src/load/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'mlab-precision-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const out = join(folder, 'results');
const text = `schema: 1
name: stake
question: Who stakes?
model: holder-staking@1
time: { start: 2025-11-03, horizon: 60 days, record: 30 days }
replications: 160
seed: 3
populations: { holders: 30 }
baseline: low
scenarios:
  low: { label: Low }
  high: { label: High, levers: { reward: { yearlyReward: 20% } } }
observe: [holders.stakedShare]
outcomes:
  staked: { label: staked, from: holders.stakedShare@end, better: higher, matters: 1%, headline: true }
stopWhen: ['halfWidth(staked, high - low) <= 6%', 'sign(staked, high - low)']
lookEvery: 32
`;
const fileOf = (name: string, content: string): string => {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
};
const file = fileOf('stake.exp.yaml', text);

const silent = openConsole({
  ...{ json: false, plain: false, quiet: true, verbose: false, color: false, input: false },
  logFile: undefined,
});
const call = (args: readonly string[], options: Readonly<Record<string, unknown>> = {}) => ({
  args,
  options: { threads: '1', out, ...options },
  console: silent,
});

let ended: Answer;
beforeAll(async () => void (ended = await run.run(call([file]))));

test('run says where it stopped, by which rules, and whether more replications would change the verdict', () => {
  const lines = ended.text.join('\n');
  expect(lines).toMatch(/stopped at (?:32|64|96|128) replications: all rules met at look [1-4]/u);
  expect(lines).toMatch(/halfWidth\(staked, high - low\) <= 6% {3}half width 0\.0[0-6]/u);
  expect(lines).toContain('sign(staked, high - low)   above 0');
  expect(lines).toMatch(/staked: more replications (?:may|will not) change the verdict/u);
});

test('asked again for more replications than the rules let it have, a run says why it has no more', async () => {
  const again = await run.run(call([file], { replications: '320' }));
  const met =
    /Its rules for stopping were met at (?:32|64|96|128) of at most 320 replications; stricter ones/u;
  expect(again.text.join(' ')).toMatch(met);
  expect((await run.run(call([file], { dryRun: true }))).text.join(' ')).toContain(
    'of at most 160 replications',
  );
});

test('precision gives a row and a sentence for each effect, and the replications for a target', async () => {
  const { text: lines, records = [] } = await precision.run(call(['stake'], { target: '0.5%' }));
  expect(records).toHaveLength(2);
  const [header, row] = records;
  expect(header).toContain('futures for it');
  expect(row.slice(0, 2)).toEqual(['staked (percentage points)', 'high - low']);
  expect(row[6]).toMatch(/^about [\d,]+$/u);
  expect(lines.join('\n')).toContain('staked, high - low: more replications');
  const wide = await precision.run(call(['stake'], { target: '90%', outcome: 'staked' }));
  expect(wide.records?.[1][6]).toBe('reached');
});

test('precision refuses unknown outcomes and targets that are none', async () => {
  await expect(precision.run(call(['stake'], { outcome: 'stacked' }))).rejects.toThrow(
    'invalid --outcome: stacked',
  );
  for (const target of ['0', '-1', 'much', '%'])
    await expect(precision.run(call(['stake'], { target }))).rejects.toThrow(`invalid --target: ${target}`);
});

test('check prints the rules with their looks', async () => {
  const { text: lines } = await check.run(call([file]));
  expect(lines.join('\n')).toContain(
    'stops when halfWidth(staked, high - low) <= 6% and sign(staked, high - low)   (looks every 32 replications, at most 160; 95 % over all of them)',
  );
});

test('rules written as YAML, as JSON and on the command line are the same', async () => {
  const models = installedModels;
  const { resolved, model } = await loadExperiment(file, { models });
  expect(resolved).toMatchObject({
    lookEvery: 32,
    stopWhen: ['halfWidth(staked, high - low) <= 6%', 'sign(staked, high - low)'],
  });
  const json = fileOf('stake.exp.json', writeExperiment(resolved, model, 'json'));
  expect((await loadExperiment(json, { models })).resolved).toEqual(resolved);
  const bare = fileOf('bare.exp.yaml', text.slice(0, text.indexOf('stopWhen')));
  const { stopWhen = [], lookEvery = 0 } = resolved;
  const given = await loadExperiment(bare, { models, overrides: { stopWhen, lookEvery } });
  expect(given.resolved).toEqual(resolved);
  expect((await loadExperiment(bare, { models })).resolved).not.toHaveProperty('stopWhen');
});

test('without a word about looks a run looks every ten blocks', async () => {
  const usual = fileOf('usual.exp.yaml', text.replace('lookEvery: 32\n', ''));
  expect((await loadExperiment(usual, { models: installedModels })).resolved.lookEvery).toBe(160);
});

test.each([
  [
    'an unknown outcome, with a suggestion',
    'halfWidth(stakes, high',
    'halfWidth(staked, high',
    'unknown outcome or scenario `stakes`',
  ],
  [
    'an unknown scenario',
    'sign(staked, high - lower)',
    'sign(staked, high - low)',
    'unknown outcome or scenario `lower`',
  ],
  ['looks that are no multiple of a block', 'lookEvery: 40', 'lookEvery: 32', 'invalid lookEvery: 40'],
  ['looks without a rule', 'lookEvery: 32', /stopWhen.*\nlookEvery: 32/u, '`lookEvery` without `stopWhen`'],
])('%s is refused', async (_, wrong, right, message) => {
  const bad = fileOf('bad.exp.yaml', text.replace(right, wrong));
  const found = await loadExperiment(bad, { models: installedModels }).catch((error: unknown) => error);
  const messages = found instanceof LabError ? found.problems.map((each) => each.message) : [];
  expect(messages.join('\n')).toContain(message);
});

test('a selection of scenarios leaves out the rules about others', async () => {
  const models = installedModels;
  const { resolved } = await loadExperiment(file, { models, overrides: { scenarios: ['low'] } });
  expect(resolved).not.toHaveProperty('stopWhen');
});
