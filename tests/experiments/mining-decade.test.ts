import { expect, test } from 'vitest';
import { installedModels } from '../../src/catalogue.ts';
import { loadExperiment } from '../../src/load/index.ts';
import { drawAssumptions } from '../../src/plan/index.ts';
import { simulate } from '../../src/simulate/index.ts';
import type { Simulation } from '../../src/simulate/index.ts';

const { resolved, model, warnings } = await loadExperiment('experiments/mining-decade.exp.ts', {
  models: installedModels,
});

/** One future of ten years under the rules of a scenario, with few holders. */
function future(name: string, replication: number): Simulation {
  const levers = resolved.scenarios.find((scenario) => scenario.name === name)?.levers ?? {};
  const drawn = drawAssumptions(resolved.assumptions, { seed: resolved.seed, replication });
  return simulate({
    model,
    start: resolved.time.start,
    days: resolved.time.days,
    seed: resolved.seed,
    replication,
    populations: { holders: 20, clients: 5, positions: 5 },
    parameters: { ...drawn, ...levers },
    observe: [
      'circulation.minedInAll',
      'circulation.byMining',
      'circulation.byRewards',
      'circulation.byGrants',
      'rewardBudget',
      'grantsBudget',
      'vesting.fund',
      'vesting.locked',
    ],
    recordEvery: resolved.time.days,
  });
}
const end = ({ series }: Simulation, name: string): number => series[name]?.at(-1) ?? NaN;

test('the decade begins at the launch and is read without a warning', () => {
  expect(warnings).toEqual([]);
  expect([resolved.time.start, resolved.time.days]).toEqual(['2021-05-12', 3_650]);
});

test('as it happened, mining pays less than a fifth of the 4.77 million of its row in ten years', () => {
  for (let replication = 0; replication < 2; replication++) {
    const run = future('happened', replication);
    expect(end(run, 'circulation.minedInAll')).toBeGreaterThan(100_000);
    expect(end(run, 'circulation.minedInAll')).toBeLessThan(954_000);
    expect(end(run, 'circulation.minedInAll')).toBe(
      end(run, 'circulation.byMining') + end(run, 'circulation.byRewards'),
    );
  }
});

test('as it happened, what mining left became the fund, and the fund is what grants, rewards and budgets are', () => {
  const run = future('happened', 0);
  const fund = end(run, 'vesting.fund');
  expect(fund).toBe(4_770_000 - end(run, 'circulation.byMining'));
  expect(
    end(run, 'circulation.byGrants') +
      end(run, 'circulation.byRewards') +
      end(run, 'rewardBudget') +
      end(run, 'grantsBudget'),
  ).toBe(fund);
});

test('by the promise and by the table the whole row is mined after ten years, and there is no fund', () => {
  for (const name of ['promise', 'table']) {
    const run = future(name, 1);
    expect(end(run, 'circulation.byMining')).toBe(4_770_000);
    expect(end(run, 'circulation.byRewards') + end(run, 'circulation.byGrants')).toBe(0);
    expect(end(run, 'vesting.locked')).toBe(0);
  }
});
