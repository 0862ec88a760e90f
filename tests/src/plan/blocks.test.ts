import { expect, test } from 'vitest';
import { blocksOf } from '../../../src/plan/index.ts';
import { stakingExperiment } from '../run/small-experiment.ts';

test('blocks cover every replication of every scenario once, the last block with what is left', () => {
  const { resolved } = stakingExperiment();
  const covered = (replications: number) =>
    blocksOf(resolved, replications).map(({ scenario, first, count }) => `${scenario} ${first}+${count}`);
  expect(covered(40)).toEqual([
    ...['low 0+16', 'low 16+16', 'low 32+8'],
    ...['high 0+16', 'high 16+16', 'high 32+8'],
  ]);
  expect(covered(16)).toEqual(['low 0+16', 'high 0+16']);
  expect(covered(1)).toEqual(['low 0+1', 'high 0+1']);
});
