import { expect, test } from 'vitest';
import { blockComputer } from '../../../src/run/compute-block.ts';
import { faultyExperiment } from './faulty-model.ts';

test('a replication that fails is a failure of its block by number, and has no values', async () => {
  const { resolved, model } = await faultyExperiment('throw');
  const { compute } = blockComputer({ experiment: resolved, model, runKey: '0'.repeat(64) });
  const block = { scenario: 'ill', point: 0, index: 0, first: 10, count: 30 };
  const { failures, scalars, replications } = compute(block);
  const values = scalars[0]?.values ?? new Float64Array();
  const without = [...values.keys()].filter((r) => Number.isNaN(values[r])).map((r) => replications[r]);
  expect(without.length).toBeGreaterThan(0);
  expect(without.length).toBeLessThan(30);
  expect(failures.map(({ replication }) => replication)).toEqual(without);
  expect(compute({ ...block, scenario: 'well' }).failures).toEqual([]);
});
