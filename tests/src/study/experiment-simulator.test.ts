import { join } from 'node:path';
import { expect, test } from 'vitest';
import { experimentSimulator, finishedRecord, openStudy } from '../../../src/study/index.ts';
import type { BatchRecord } from '../../../src/study/index.ts';
import type { Batch } from '../../../src/design/index.ts';
import { stakingExperiment, temporaryFolder } from '../run/small-run.ts';

const batch: Batch = {
  name: 'stage-0',
  points: [{ 'reward.yearlyReward': 0.05 }, { 'reward.yearlyReward': 0.15 }],
  replications: 12,
  luck: 'common',
  futures: 0,
};
const asked = (results: string, threads = 1, signal?: AbortSignal) => {
  const done: BatchRecord[] = [];
  let computed = 0;
  const simulator = experimentSimulator({
    experiment: stakingExperiment(),
    results,
    threads,
    scenarios: ['low'],
    signal,
    onBlock: ({ block }) => void (computed += block.count),
    onDone: (record) => void done.push(record),
  });
  return { simulator, done, computed: () => computed };
};

test('a batch asked for again comes from disk with the same values, for any number of workers', async () => {
  const results = temporaryFolder();
  const first = asked(results);
  const values = (await first.simulator(batch)).column('low.staked');
  expect(values).toHaveLength(24);
  expect(first.computed()).toBe(24);
  const again = asked(results, 2);
  expect((await again.simulator(batch)).column('low.staked')).toEqual(values);
  expect(again.computed()).toBe(0);
  const elsewhere = asked(temporaryFolder(), 3);
  expect((await elsewhere.simulator(batch)).column('low.staked')).toEqual(values);
});

test('fewer replications of a batch that is there are the first of each point', async () => {
  const results = temporaryFolder();
  const { simulator } = asked(results);
  const all = (await simulator(batch)).column('low.staked');
  const some = (await simulator({ ...batch, replications: 5 })).column('low.staked');
  expect([...some]).toEqual([...all.subarray(0, 5), ...all.subarray(12, 17)]);
});

test('other futures are other draws, recorded with their seed', async () => {
  const { simulator, done } = asked(temporaryFolder());
  const one = (await simulator(batch)).column('low.staked');
  const other = (await simulator({ ...batch, futures: 3 })).column('low.staked');
  // A share of 30 holders: two futures may end alike, hardly many.
  expect([...other].filter((value, row) => value === one[row]).length).toBeLessThan(8);
  expect(done.map(({ futures, seed }) => [futures, seed])).toEqual([
    [0, 11],
    [3, expect.any(Number)],
  ]);
  expect(done[1].seed).not.toBe(11);
});

test('a stop keeps what is done, and the same request continues', async () => {
  const results = temporaryFolder();
  const stop = new AbortController();
  stop.abort();
  const error = await asked(results, 1, stop.signal)
    .simulator(batch)
    .catch((problem: unknown) => problem);
  expect(error).toMatchObject({ code: 'E520', place: { exit: 130 } });
  expect((await asked(results).simulator(batch)).column('low.staked')).toHaveLength(24);
});

test('the record of a study names its batches, and is finished only when it is', () => {
  const results = temporaryFolder();
  const spec = { results, kind: 'search', experiment: stakingExperiment(), request: { budget: 10 } };
  const study = openStudy(spec);
  expect(study.finished).toBeUndefined();
  const record: BatchRecord = {
    name: 'stage-0',
    runKey: 'abcdefgh',
    points: 2,
    replications: 12,
    luck: 'common',
    futures: 0,
    seed: 11,
    failures: 0,
  };
  study.add(record);
  expect(finishedRecord(join(study.folder, 'study.json'))).toBeUndefined();
  study.finish({ best: 1 });
  expect(openStudy(spec).finished).toMatchObject({ batches: [record], result: { best: 1 }, seed: 11 });
  expect(openStudy({ ...spec, request: { budget: 11 } }).key).not.toBe(study.key);
});
