import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { seedAt, withDesign } from '../../../src/plan/index.ts';
import { readRun } from '../../../src/report/run-data.ts';
import { reproduce } from '../../../src/reproduce/index.ts';
import type { RunnableExperiment } from '../../../src/run/index.ts';
import { numbersOf, readManifest, readTable } from '../../../src/store/index.ts';
import { readResponse } from '../../../src/study/index.ts';
import { fileDigests, runInto, stakingExperiment, temporaryFolder } from '../run/small-run.ts';

const points = [{ 'holders.stakedAtStart': 0.3 }, { 'holders.stakedAtStart': 0.5 }];

function designed(luck: 'common' | 'own', replications = 20): RunnableExperiment {
  const experiment = stakingExperiment({ replications });
  const design = luck === 'own' ? { points, luck } : { points };
  return {
    ...experiment,
    resolved: withDesign(experiment.resolved, design),
    overrides: { design },
  };
}

test('a designed run keeps its outcomes and nothing by day', async () => {
  const { folder } = await runInto(temporaryFolder(), { experiment: designed('common') });
  const tables = readManifest(join(folder, 'manifest.json')).tables;
  expect(tables.map(({ path, rows }) => [path, rows])).toEqual([
    ['outcomes.arrow', 80],
    ['flows.arrow', 0],
    ['failures.arrow', 0],
    ['replications.arrow', 20],
    ['parameters.arrow', expect.any(Number)],
    ['summary.arrow', 0],
  ]);
  expect(existsSync(join(folder, 'series'))).toBe(false);
});

test('with common futures a point that repeats another repeats its outcomes, with its own futures it does not', async () => {
  const same = [points[0], points[0]];
  const valuesAt = async (luck: 'common' | 'own'): Promise<[number[], number[]]> => {
    const experiment = designed(luck);
    const resolved = { ...experiment.resolved, points: same };
    const { folder } = await runInto(temporaryFolder(), { experiment: { ...experiment, resolved } });
    const { values, replications } = readResponse(folder, 'high.staked');
    return [[...values.subarray(0, replications)], [...values.subarray(replications)]];
  };
  const [first, second] = await valuesAt('common');
  expect(second).toEqual(first);
  const [own, other] = await valuesAt('own');
  expect(own).toEqual(first);
  expect(other.filter((value, r) => value === own[r]).length).toBeLessThan(3);
});

test('futures of a point are those of an experiment with the derived seed', async () => {
  const experiment = designed('own');
  const { folder } = await runInto(temporaryFolder(), { experiment });
  const { values, replications } = readResponse(folder, 'high.staked - low.staked');
  const alone = stakingExperiment({
    replications: 20,
    seed: seedAt(experiment.resolved, 1),
    points: [points[1]],
  });
  const { folder: other } = await runInto(temporaryFolder(), { experiment: alone });
  const run = readRun(other);
  const high = run.outcome('high', 'staked');
  const low = run.outcome('low', 'staked');
  expect([...values.subarray(replications)]).toEqual([...high.map((value, r) => value - low[r])]);
});

test('the drawn assumptions of every point are listed where each has its own futures', async () => {
  const experiment = stakingExperiment({ replications: 20 });
  const own = withDesign(experiment.resolved, {
    points: [{ 'reward.yearlyReward': 0.1 }, { 'reward.yearlyReward': 0.2 }],
    luck: 'own',
    scenarios: ['low'],
  });
  const { folder } = await runInto(temporaryFolder(), { experiment: { ...experiment, resolved: own } });
  const table = readTable(join(folder, 'replications.arrow'));
  const drawn = numbersOf(table, 'holders.stakedAtStart');
  expect([...numbersOf(table, 'point')]).toEqual([...Array(20).fill(0), ...Array(20).fill(1)]);
  expect(new Set(drawn).size).toBe(40);
  expect(readRun(folder).drawn('holders.stakedAtStart')).toEqual([...drawn].slice(0, 20));
});

test('a designed run has the same bytes for any number of workers and when it is extended', async () => {
  const whole = await runInto(temporaryFolder(), { experiment: designed('own', 40), threads: 3 });
  const results = temporaryFolder();
  await runInto(results, { experiment: designed('own', 20) });
  const grown = await runInto(results, { experiment: designed('own', 40) });
  expect(grown.computed).toBeLessThan(160);
  expect(fileDigests(grown.folder)).toEqual(fileDigests(whole.folder));
});

test.each(['common', 'own'] as const)(
  'a designed run with %s futures is reproduced to the bit',
  async (luck) => {
    const { folder } = await runInto(temporaryFolder(), { experiment: designed(luck) });
    const found = await reproduce({ folder, level: 'full', threads: 1 });
    expect(found.steps.flatMap(({ notes }) => notes)).toEqual([]);
    expect(found).toMatchObject({ grade: 'A', comparison: { runs: 80, equal: 80 } });
  },
);
