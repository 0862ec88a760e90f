import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ResolvedExperiment } from '../../../src/plan/index.ts';
import { planRun, runExperiment } from '../../../src/run/index.ts';
import { stopColumns } from '../../../src/run/stop-columns.ts';
import { readManifest } from '../../../src/store/index.ts';
import type { Part } from '../../../src/store/index.ts';
import { faultyExperiment } from './faulty-model.ts';
import { stakingExperiment, fileDigests, runInto, temporaryFolder } from './small-run.ts';

const rules = ['halfWidth(staked, high - low) <= 6%', 'sign(staked, high - low)'];
const looking = (changes: Partial<ResolvedExperiment> = {}) =>
  stakingExperiment({ replications: 160, lookEvery: 32, stopWhen: rules, ...changes });
const stoppedIn = (folder: string) => readManifest(join(folder, 'manifest.json')).stopped;

test('a run stops at the first look at which all rules are met, the same for any number of workers and order', async () => {
  const one = await runInto(temporaryFolder(), { experiment: looking() });
  expect(one).toMatchObject({ status: 'complete', total: 128, done: 128, computed: 128 });
  const { replications } = readManifest(join(one.folder, 'manifest.json'));
  expect(replications).toBe(64);
  const stopped = stoppedIn(one.folder);
  expect(stopped).toMatchObject({ state: 'met', rules, every: 32, confidence: 0.95 });
  expect(stopped?.looks.map((look) => [look.replications, look.met])).toEqual([
    [32, false],
    [64, true],
  ]);
  // The sign was known at the first look, the half width was not.
  expect(stopped?.looks[0].rules.map(({ met, side }) => [met, side])).toEqual([
    [false, undefined],
    [true, 'above'],
  ]);
  const two = await runInto(temporaryFolder(), {
    experiment: looking(),
    threads: 2,
    order: (blocks) => [...blocks].reverse(),
  });
  expect(fileDigests(two.folder)).toEqual(fileDigests(one.folder));
});

test('a stopped run has the results of a run planned with so many replications', async () => {
  const { resultDigest, key } = await runInto(temporaryFolder(), { experiment: looking() });
  const planned = await runInto(temporaryFolder(), { experiment: stakingExperiment({ replications: 64 }) });
  expect(planned).toMatchObject({ resultDigest, key });
});

test('interrupted and resumed, a run stops where it would have, and asked again it is complete', async () => {
  const results = temporaryFolder();
  const ending = new AbortController();
  const first = await runInto(results, {
    experiment: looking(),
    signal: ending.signal,
    onBlock: (report) => void (report.block.first >= 16 && ending.abort()),
  });
  expect(first.status).toBe('partial');
  const resumed = await runInto(results, { experiment: looking() });
  expect(resumed).toMatchObject({ status: 'complete', total: 128 });
  expect(resumed.computed).toBeLessThan(128);
  const fresh = await runInto(temporaryFolder(), { experiment: looking() });
  expect(fileDigests(resumed.folder)).toEqual(fileDigests(fresh.folder));
  expect(await planRun(looking(), results)).toMatchObject({ total: 128, done: 128 });
  const again = await runInto(results, { experiment: looking() });
  expect(again).toMatchObject({ status: 'complete', computed: 0, total: 128, notices: [] });
});

test('a stricter rule goes on from where the run stopped, to the bytes of a run that always had it; a looser one never shrinks it', async () => {
  const results = temporaryFolder();
  const strict = looking({ stopWhen: ['halfWidth(staked, high - low) <= 4%'] });
  await runInto(results, { experiment: looking() });
  const longer = await runInto(results, { experiment: strict });
  const fresh = await runInto(temporaryFolder(), { experiment: strict });
  expect(longer.total).toBe(fresh.total);
  expect(longer.total).toBeGreaterThan(128);
  expect(longer.computed).toBe(longer.total - 128);
  expect(fileDigests(longer.folder)).toEqual(fileDigests(fresh.folder));
  const loose = await runInto(results, { experiment: looking() });
  expect(loose).toMatchObject({ status: 'complete', computed: 0, total: longer.total });
});

test('a rule that is never met leaves all replications, and the manifest says so', async () => {
  const experiment = looking({ replications: 40, stopWhen: ['halfWidth(mean(staked), low) <= 0.01%'] });
  const { folder, total } = await runInto(temporaryFolder(), { experiment });
  expect(total).toBe(80);
  expect(stoppedIn(folder)).toMatchObject({ state: 'exhausted' });
  expect(stoppedIn(folder)?.looks.map(({ replications }) => replications)).toEqual([32, 40]);
});

test('more replications asked of a run whose rules were never met go on with its looks, to the bytes of a run that had them from the start', async () => {
  const results = temporaryFolder();
  const never = { stopWhen: ['halfWidth(mean(staked), low) <= 0.01%'] };
  await runInto(results, { experiment: looking({ ...never, replications: 40 }) });
  const more = await runInto(results, { experiment: looking({ ...never, replications: 100 }), threads: 2 });
  expect(more).toMatchObject({ status: 'complete', total: 200, computed: 200 - 2 * 32 });
  const fresh = await runInto(temporaryFolder(), { experiment: looking({ ...never, replications: 100 }) });
  expect(fileDigests(more.folder)).toEqual(fileDigests(fresh.folder));
  expect(stoppedIn(more.folder)?.looks.map(({ replications }) => replications)).toEqual([32, 64, 96, 100]);
});

test('failed replications are unknown to the rules: looks count what is known, the same for any number of workers', async () => {
  const faulty = await faultyExperiment('throw');
  const stopWhen = ['halfWidth(mood, ill) <= 2', 'halfWidth(mood > 29, ill) <= 20%'];
  const resolved = { ...faulty.resolved, replications: 160, lookEvery: 32, stopWhen };
  const [one, three] = [
    await runInto(temporaryFolder(), { experiment: { ...faulty, resolved } }),
    await runInto(temporaryFolder(), { experiment: { ...faulty, resolved }, threads: 3 }),
  ];
  expect(one.failures).toBeGreaterThan(0);
  expect(fileDigests(three.folder)).toEqual(fileDigests(one.folder));
  const looks = stoppedIn(one.folder)?.looks ?? [];
  expect(looks.length).toBeGreaterThan(0);
  for (const { replications, rules: seen } of looks)
    for (const { n } of seen) expect([n > 0, n < replications]).toEqual([true, true]);
});

test('replications that are drawn together are refused: the rules are for independent ones', async () => {
  const experiment = looking({ draws: { assumptions: 'antithetic', group: 2 } });
  const request = { experiment, results: temporaryFolder(), threads: 1 };
  await expect(runExperiment(request)).rejects.toThrow('rules for stopping where replications are drawn');
});

const part = (scenario: string, first: number, values: number[]): Part => ({
  header: { runKey: '', scenario, point: 0, first, count: values.length },
  replications: Int32Array.from(values, (_, r) => first + r),
  scalars: [
    { name: 'staked', values: Float64Array.from(values) },
    { name: 'other', values: Float64Array.from(values) },
  ],
  series: [],
  failures: [],
});

test('rules watch differences, single scenarios and chances in replication order, whatever the order of parts', () => {
  const { resolved } = looking({
    replications: 4,
    stopWhen: [
      'halfWidth(staked, high - low) <= 1',
      'halfWidth(mean(staked), low) <= 1',
      'halfWidth(staked > 2 * low.staked, high) <= 1',
      'sign(staked, high - low)',
    ],
  });
  const columns = stopColumns(resolved);
  columns.add(part('high', 2, [NaN, Infinity]));
  columns.add(part('low', 2, [1, Infinity]));
  columns.add(part('low', 0, [1, 2]));
  columns.add(part('high', 0, [3, 4]));
  const [difference, single, chance, sign] = columns.watched(0);
  expect([...Array.from(difference.values)]).toEqual([2, 2, NaN, 0]);
  expect([...Array.from(single.values)]).toEqual([1, 2, 1, Infinity]);
  expect([...Array.from(chance.values)]).toEqual([1, 0, NaN, 0]);
  expect(difference.target).toEqual({ kind: 'halfWidth', of: 'median', atMost: 1 });
  expect(single.target).toEqual({ kind: 'halfWidth', of: 'mean', atMost: 1 });
  expect(chance.target).toEqual({ kind: 'halfWidth', of: 'chance', atMost: 1 });
  expect(sign.target).toEqual({ kind: 'sign', matters: 0.01 });
});

test('values that have not arrived, and other design points, are unknown', () => {
  const columns = stopColumns(looking({ replications: 2 }).resolved);
  columns.add(part('low', 0, [1, 1]));
  expect([...Array.from(columns.watched(0)[0].values)]).toEqual([NaN, NaN]);
  expect([...Array.from(columns.watched(1)[0].values)]).toEqual([NaN, NaN]);
});
