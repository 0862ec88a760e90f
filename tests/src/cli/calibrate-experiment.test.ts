import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { twoStateChain } from '../../../models/textbook/index.ts';
import { installedModels } from '../../../src/catalogue.ts';
import { calibrateWith } from '../../../src/cli/calibration/calibration-found.ts';
import { calibrationPictures } from '../../../src/cli/calibration/calibration-pictures.ts';
import { recordAsYaml, recordOf } from '../../../src/cli/calibration/calibration-record.ts';
import { calibrationRequest } from '../../../src/cli/calibration/calibration-request.ts';
import { foundRecords, foundText } from '../../../src/cli/calibration/calibration-words.ts';
import { openConsole } from '../../../src/cli/console.ts';
import type { Answer } from '../../../src/cli/console.ts';
import { calibrate } from '../../../src/cli/verbs/calibrate.ts';
import { LabError } from '../../../src/define/index.ts';
import { simulatorOf } from '../../../src/design/index.ts';
import { loadExperiment } from '../../../src/load/index.ts';
import { simulate } from '../../../src/simulate/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'mlab-calibrate-experiment-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

// Chains that are off at first: the share that is on after one day is a, later it comes near a ÷ (a + b).
const experiment = `schema: 1
name: chains
question: How often do members switch?
model: two-state-chain@1.0.0
time: { start: 2025-01-01, horizon: 8 days, record: 1 day }
replications: 16
seed: 4
populations: { members: 200 }
baseline: current
scenarios: { current: { label: Current } }
assumptions:
  chain.begin: { value: 'off', assume: { why: a start that is known } }
  chain.switchOn: { uniform: [5%, 60%], assume: { why: unknown } }
  chain.switchOff: { uniform: [5%, 60%], assume: { why: unknown } }
observe: [chain.share]
outcomes:
  largest: { label: largest share, from: chain.share@max, better: neutral, matters: 1% }
  last: { label: share at the end, from: chain.share@end, better: neutral, matters: 1% }
  average: { label: mean share, from: chain.share@mean, better: neutral, matters: 1% }
`;
// With a = 0.3 and b = 0.2: 0.6 (1 − 0.5^d) on day d, so 0.5977 at the end and (8 × 0.6 − 0.5977) ÷ 8 = 0.5253 on average.
const targets = `targets:
  last: { response: last, value: 59.77%, error: 1%, source: made for the test }
  average: { response: average, value: 52.53%, error: 1%, source: made for the test }
`;
const file = join(folder, 'chains.yaml');
const wanted = join(folder, 'targets.yaml');

beforeAll(() => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, experiment);
  writeFileSync(wanted, targets);
});

const silent = openConsole({
  ...{ json: false, plain: false, quiet: true, verbose: false, color: false, input: false },
  logFile: undefined,
});
const run = (name: string, options: Readonly<Record<string, unknown>>): Promise<Answer> =>
  calibrate.run({
    args: [file],
    options: {
      targets: wanted,
      out: join(folder, `${name}-results`),
      into: join(folder, name),
      charts: false,
      threads: '1',
      ...options,
    },
    console: silent,
  });
const filesOf = (name: string): string[] =>
  ['calibration.json', 'assumptions.yaml'].map((each) =>
    readFileSync(join(folder, name, each), 'utf8').replaceAll(`/${name}`, ''),
  );

async function problemOf(options: Readonly<Record<string, unknown>>): Promise<string> {
  try {
    await run('wrong', options);
  } catch (error) {
    if (error instanceof LabError) return `${error.code} ${error.message}`;
    throw error;
  }
  return 'nothing';
}

test('a sequential posterior is the same for one and two threads, and is there at once when it is asked for again', async () => {
  const options = { points: '40', stages: '2', predictive: '20' };
  const first = await run('one', { ...options, charts: true });
  await run('two', { ...options, threads: '2' });
  expect(filesOf('two')).toEqual(filesOf('one'));
  const runs = (): string[] =>
    readdirSync(join(folder, 'one-results'), { recursive: true }).map(String).sort();
  const before = runs();
  const again = await run('one', { ...options, charts: true });
  expect(again.text).toEqual(first.text);
  expect(runs()).toEqual(before);
  // The command in the files can be typed: `--charts` is no option.
  expect(filesOf('one')[1]).toMatch(/^# Written by: mlab calibrate (?!.*--charts)/u);
  expect(first.text[1]).toMatch(
    /^60 points in 2 stages, ended after the planned points; 20 rows worth \d+ independent ones$/u,
  );
  expect(first.text.join('\n')).toMatch(/last +59\.77% /u);
  expect(JSON.parse(filesOf('one')[0])).toMatchObject({
    kind: 'simulation',
    method: 'smc',
    targets: { file: 'targets.yaml' },
    made: { experiment: 'chains', seed: 4, replications: 1 },
    given: [{ name: 'last', value: 0.5977, source: 'made for the test' }, { name: 'average' }],
  });
}, 300_000);

/** The same question with chains simulated here, which needs no runs. */
const chains = simulatorOf((point, { futures, replication }) => {
  const { series } = simulate({
    model: twoStateChain,
    days: 8,
    seed: futures,
    replication,
    populations: { members: 200 },
    parameters: { ...point, 'chain.begin': 'off' },
    observe: ['chain.share'],
  });
  const share = series['chain.share'];
  const days = share.slice(1);
  return { 'current.last': share[8], 'current.average': days.reduce((sum, each) => sum + each, 0) / 8 };
});
const units = new Map([
  ['chain.switchOn', 'share'],
  ['chain.switchOff', 'share'],
]);

async function found(options: Readonly<Record<string, unknown>>) {
  const loaded = await loadExperiment(file, { models: installedModels });
  const call = { args: [file], options: { targets: wanted, ...options }, console: silent };
  const request = calibrationRequest(call, loaded);
  const result = await calibrateWith(chains, request, 4);
  const about = { units, command: 'mlab calibrate', study: 'abc', experiment: 'chains', seed: 4 };
  return {
    result,
    text: foundText(result, request, units).join('\n'),
    records: foundRecords(result),
    record: recordOf(result, request, about),
    pictures: calibrationPictures(result, {
      ...request.file,
      ...{ study: 'abc', command: 'mlab calibrate', units },
    }),
  };
}

test('an adjusted posterior holds the truth and is narrower than the prior', async () => {
  const { records, text, pictures } = await found({ points: '1000', stages: '5', adjust: true });
  for (const [, name, , low, high] of records.filter(([kind]) => kind === 'parameter')) {
    const truth = name === 'chain.switchOn' ? 0.3 : 0.2;
    expect(Number(low), String(name)).toBeLessThan(truth);
    expect(Number(high), String(name)).toBeGreaterThan(truth);
    expect(Number(high) - Number(low)).toBeLessThan(0.4);
  }
  expect(text).toMatch(/last +59\.77% .* met/u);
  expect(pictures.map(({ name }) => name)).toEqual(['posterior', 'predictive']);
}, 60_000);

test('moments find the truth within their errors, and say them', async () => {
  const { records, record, text } = await found({ method: 'moments', mean: true });
  for (const [, name, value, error] of records) {
    const truth = name === 'chain.switchOn' ? 0.3 : 0.2;
    expect(Math.abs(Number(value) - truth) / Number(error), String(name)).toBeLessThan(3);
  }
  expect(record?.assumptions['chain']?.['switchOn']?.how).toMatch(
    /^simulated method of moments on targets\.yaml, seed 4: .*standard error/u,
  );
  expect(text).toMatch(/parameter +estimate +standard error/u);
}, 60_000);

test('what history matching leaves holds the truth and is called no probability', async () => {
  const { text, record } = await found({ method: 'history', points: '60', replications: '8', stages: '2' });
  expect(text).toMatch(/wave +points +not ruled out/u);
  expect(text).toContain('it is no probability');
  const { switchOn, switchOff } = record?.assumptions['chain'] ?? {};
  const near = (switchOn?.values ?? []).filter(
    (value, row) =>
      Math.abs(Number(value) - 0.3) < 0.05 && Math.abs(Number(switchOff?.values[row]) - 0.2) < 0.05,
  );
  expect(near.length).toBeGreaterThan(0);
}, 60_000);

test('a target that the model cannot reach is named', async () => {
  const beyond = join(folder, 'beyond.csv');
  writeFileSync(beyond, 'name,response,value,error,source\nlast,last,99.9%,0.01%,made for the test\n');
  const { text } = await found({ method: 'abc', targets: beyond, points: '300' });
  expect(text).toContain('The model cannot reach target last with any parameters of the prior.');
}, 60_000);

test('a plan is printed and nothing is run with --dry-run', async () => {
  const answer = await run('planned', { dryRun: true });
  expect(answer.text[0]).toBe('chains   smc: 2 parameters, 2 targets of targets.yaml');
  expect(answer.text[1]).toMatch(/^First: 400 points x 1 scenario x 1 replication = 400 runs/u);
  expect(answer.text.at(-1)).toBe('Nothing was run.');
});

test('questions that have no answer are refused before anything is run', async () => {
  expect(await problemOf({ targets: join(folder, 'none.yaml') })).toMatch(/^E801 no such file/u);
  expect(await problemOf({ targets: undefined })).toBe('E502 invalid --targets: nothing');
  expect(await problemOf({ method: 'guess' })).toBe('E502 invalid --method: guess');
  expect(await problemOf({ over: ['chain.swichOn=0:1'] })).toMatch(/^E104 unknown parameter/u);
  expect(await problemOf({ keep: '2' })).toBe('E502 invalid --keep: 2');
  expect(await problemOf({ points: '10' })).toBe('E808 5 rows are kept');
  expect(await problemOf({ method: 'history', points: '7' })).toBe('E808 waves of 7 points');
  expect(await problemOf({ method: 'history', replications: '1' })).toBe('E808 one replication');
  expect(await problemOf({ method: 'moments', over: ['chain.switchOn=10%,20%'] })).toMatch(
    /^E808 .*listed values/u,
  );
  const one = join(folder, 'one.yaml');
  writeFileSync(one, 'targets:\n  last: { response: last, value: 50%, source: x }\n');
  expect(await problemOf({ targets: one, method: 'moments' })).toBe('E808 1 targets for 2 parameters');
  expect(await problemOf({ targets: one, scale: 'error' })).toBe('E808 target last has no error');
  writeFileSync(one, 'targets:\n  last: { response: lost, value: 50%, source: x }\n');
  expect(await problemOf({ targets: one })).toMatch(/^E112 unknown outcome `lost`/u);
});

test('with few rows it is not known what the targets say, neither in words nor in the picture; the picture names its study', async () => {
  const { text, pictures } = await found({ method: 'abc', points: '20', keep: '0.5' });
  expect(text).toContain(
    'What the targets say about chain.switchOff, chain.switchOn is not known yet: only 10 independent rows, 40 are needed (more --points).',
  );
  expect(text).not.toContain('posterior = prior');
  expect(pictures[0]?.chart.title).toBe('Not known yet what the targets say: only 10 rows');
  expect(pictures[0]?.chart.footer.run).toMatch(
    /^of study abc, targets targets\.yaml, SHA-256 [0-9a-f]{8}$/u,
  );
}, 60_000);

test('a list of rows in YAML has one unit', async () => {
  const { record } = await found({ method: 'abc', points: '40', keep: '0.5' });
  expect(record).toBeDefined();
  if (record === undefined) return;
  const lists = recordAsYaml(record, 'mlab calibrate').match(/rows: \[[^\]]*\]/gu) ?? [];
  expect(lists).toHaveLength(2);
  for (const list of lists) expect(list.includes('%') && list.includes('share'), list).toBe(false);
}, 60_000);
