import { expect, test } from 'vitest';
import { metis } from '../../../models/metis/metis.ts';
import { emptyPart, flowColumns } from '../../../src/run/tables.ts';
import type { FinishedRun } from '../../../src/run/tables.ts';
import { stakingExperiment } from './small-experiment.ts';

test('every flow and balance of the ledger says its unit and what it is, those of mechanisms too', () => {
  const { resolved } = stakingExperiment();
  const run: FinishedRun = { folder: '', runKey: '', experiment: resolved, model: metis };
  const columns = flowColumns(run, emptyPart(run));
  const told = columns.filter(({ name }) => /^(?:flow|balance)\./u.test(name));
  expect(told.length).toBeGreaterThan(50);
  for (const { name, means, unit } of told) expect(`${name}: ${means} (${unit})`).toMatch(/: \w.* \(.+\)$/u);
  const meaningOf = (wanted: string) => columns.find(({ name }) => name === wanted)?.means;
  expect(meaningOf('balance.bond')).toBe('locked by each sequencer');
  expect(meaningOf('balance.lazai.wallets')).toBe('held on LazAI by users for gas');
  expect(columns.find(({ name }) => name === 'flow.rewardsPaid')?.unit).toBe('METIS/year');
});
