import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { blocksOf } from '../../../src/plan/index.ts';
import type { ResolvedExperiment } from '../../../src/plan/index.ts';
import { completeBlocks, encodePart, partPath, writeAtomically } from '../../../src/store/index.ts';
import { stakingExperiment, temporaryFolder } from '../run/small-run.ts';

const runKey = '7k3m9q2f';

/** A folder with the parts of all blocks: outcome `staked` is 1,000 for `high` plus the replication, a series counts up by ten. */
function folderOf(changes: Partial<ResolvedExperiment> = {}, key = runKey) {
  const experiment = stakingExperiment({ replications: 40, blockSize: 16, ...changes }).resolved;
  const folder = temporaryFolder();
  for (const { scenario, point, index, first, count } of blocksOf(experiment)) {
    const replications = Int32Array.from({ length: count }, (_, r) => first + r);
    const base = scenario === 'high' ? 1_000 : 0;
    const part = {
      header: { runKey: key, scenario, point, first, count },
      replications,
      scalars: [
        { name: 'staked', values: Float64Array.from(replications, (r) => (r === 3 ? NaN : base + r)) },
      ],
      series: [
        {
          name: 'holders.stakedShare',
          times: 2,
          values: Float64Array.from({ length: 2 * count }, (_, cell) => first * 2 + cell),
        },
      ],
      failures:
        first === 0 ? [{ replication: 3, day: 5, mechanism: 'holders', code: 'E901', message: 'lost' }] : [],
    };
    writeAtomically(join(folder, partPath(scenario, point, index)), encodePart(part));
  }
  return { folder, runKey, experiment };
}

const place = (folder: string, scenario: string, block: number): string =>
  join(folder, partPath(scenario, 0, block));
const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, k) => from + k);

test('all blocks there: every replication is complete', () => {
  const found = completeBlocks(folderOf());
  expect([...found.replications]).toEqual(range(0, 39));
  expect([...(found.outcome('high', 0, 'staked') ?? [])].slice(0, 5)).toEqual([1000, 1001, 1002, NaN, 1004]);
});

test('a block missing in one scenario takes its replications out of all scenarios', () => {
  const run = folderOf();
  rmSync(place(run.folder, 'high', 1));
  const found = completeBlocks(run);
  const expected = [...range(0, 15), ...range(32, 39)];
  expect([...found.replications]).toEqual(expected);
  for (const [scenario, base] of [
    ['low', 0],
    ['high', 1000],
  ] as const)
    expect([...(found.outcome(scenario, 0, 'staked') ?? [])].slice(16)).toEqual(
      range(32, 39).map((r) => base + r),
    );
});

test('series hold the rows of the complete replications and no others', () => {
  const run = folderOf();
  rmSync(place(run.folder, 'low', 0));
  const series = completeBlocks(run).series('high', 0, 'holders.stakedShare');
  expect(series?.times).toBe(2);
  expect([...(series?.values ?? [])]).toEqual(range(32, 79));
});

describe.each([
  ['cut short', (bytes: Buffer) => bytes.subarray(0, bytes.length - 40)],
  ['altered', (bytes: Buffer) => bytes.map((byte, k) => (k === bytes.length - 200 ? byte ^ 1 : byte))],
  ['empty', () => Buffer.alloc(0)],
])('a part that is %s', (_, change) => {
  test('counts as not there', () => {
    const run = folderOf();
    const path = place(run.folder, 'low', 2);
    writeFileSync(path, change(readFileSync(path)));
    expect([...completeBlocks(run).replications]).toEqual(range(0, 31));
  });
});

test('parts of another run count as not there', () => {
  expect(completeBlocks(folderOf({}, '00000000')).replications).toHaveLength(0);
});

test('failures of complete replications are told, those of others are not', () => {
  const run = folderOf();
  expect(completeBlocks(run).failures.map(({ scenario, replication }) => [scenario, replication])).toEqual([
    ['low', 3],
    ['high', 3],
  ]);
  rmSync(place(run.folder, 'high', 0));
  expect(completeBlocks(run).failures).toEqual([]);
});

test('of replications whose draws hang together only whole groups count', () => {
  const run = folderOf({ draws: { assumptions: 'stratified', group: 32 } });
  expect([...completeBlocks(run).replications]).toEqual(range(0, 31));
  rmSync(place(run.folder, 'low', 1));
  expect(completeBlocks(run).replications).toHaveLength(0);
});

test('an outcome and a series that no part has are undefined', () => {
  const found = completeBlocks(folderOf());
  expect(found.outcome('low', 0, 'nothing')).toBeUndefined();
  expect(found.outcome('nobody', 0, 'staked')?.length ?? 0).toBe(0);
  expect(found.series('low', 0, 'nothing')).toBeUndefined();
});

test('a part that goes away while series are read is named', () => {
  const run = folderOf();
  const found = completeBlocks(run);
  rmSync(place(run.folder, 'low', 1));
  expect(() => found.series('low', 0, 'holders.stakedShare')).toThrow('missing part of low, block 1');
});

test('with three scenarios one that lacks a block is enough to leave its replications out', () => {
  const run = folderOf({
    scenarios: ['low', 'high', 'top'].map((name) => ({ name, label: name, levers: {} })),
  });
  rmSync(place(run.folder, 'high', 1));
  expect([...completeBlocks(run).replications]).toEqual([...range(0, 15), ...range(32, 39)]);
});
