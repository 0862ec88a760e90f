import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { metis } from '../../../models/metis/metis.ts';
import { startDates } from '../../../models/metis/start-dates.ts';
import { installedModels } from '../../../src/catalogue.ts';
import { dayNumber } from '../../../src/define/index.ts';
import { loadExperiment } from '../../../src/load/index.ts';
import { drawAssumptions } from '../../../src/plan/index.ts';
import { simulate } from '../../../src/simulate/index.ts';
import type { Simulation } from '../../../src/simulate/index.ts';

const observe = [
  'supply.circulating',
  'rewardBudget',
  'grantsBudget',
  'locking.locked',
  'rewardsPaid',
  'price',
];
const folder = mkdtempSync(join(tmpdir(), 'start-dates-'));

/** Runs from a date with its preset, through an experiment file as a user would write it; short runs are audited. */
async function runFrom(start: string, days: number): Promise<Simulation> {
  const file = join(folder, `from-${start}.exp.ts`);
  writeFileSync(
    file,
    `import { days, defineExperiment, metis, startDates } from 'metis-lab';
     const from = startDates['${start}'];
     export default defineExperiment({
       schema: 1, name: 'from-${start}', question: 'Does it run?', model: metis,
       time: { start: '${start}', horizon: days(${days}) }, replications: 2, seed: 1,
       baseline: 'asItWas', scenarios: { asItWas: { label: 'As it was' } },
       levers: { ...from.levers }, assumptions: { ...from.assumptions },
       observe: ['price'],
       outcomes: { price: { label: 'the price', from: 'price@end', better: 'higher', matters: 1 } },
       expect: ['ledger.balanced', 'failed == 0'],
     });`,
  );
  const { resolved } = await loadExperiment(file, { models: installedModels });
  const levers = resolved.scenarios[0]?.levers ?? {};
  const parameters = { ...levers, ...drawAssumptions(resolved.assumptions, { seed: 1, replication: 0 }) };
  const populations = { holders: 50, clients: 5, positions: 5 };
  return simulate({
    model: metis,
    start,
    days,
    seed: 1,
    populations,
    parameters,
    observe,
    audit: days < 300,
  });
}
const at = ({ series }: Simulation, name: string, day: number): number => series[name]?.[day] ?? NaN;

test('a hundred days from each of the three dates runs with exact books, from an experiment that spreads its preset', async () => {
  for (const start of Object.keys(startDates)) {
    const run = await runFrom(start, 100);
    expect(run.days.at(-1)).toBe(100);
    expect(at(run, 'price', 100)).toBeGreaterThan(0);
  }
});

test('from the vote, circulation, budgets and what is locked are those of November 2025', async () => {
  const run = await runFrom('2025-11-03', 1);
  expect(at(run, 'supply.circulating', 0)).toBe(6_500_000);
  expect(at(run, 'rewardBudget', 0)).toBeCloseTo(2_949_966.79, 6);
  expect(at(run, 'locking.locked', 0)).toBeCloseTo(342_902.66, 6);
  expect(at(run, 'price', 0)).toBe(8.401);
});

test('from the last state on chain, 52,813.49 METIS are paid out and 377,903.05 locked', async () => {
  const run = await runFrom('2026-01-07', 1);
  expect(at(run, 'rewardBudget', 0)).toBeCloseTo(3_000_000 - 52_813.49, 6);
  expect(at(run, 'grantsBudget', 0)).toBeGreaterThan(0);
  expect(at(run, 'locking.locked', 0)).toBeCloseTo(377_903.05, 6);
});

test('from the launch nobody is rewarded before the pool opens on 2024-03-14, and then the fund pays', async () => {
  const run = await runFrom('2021-05-12', 1_400);
  const opening = dayNumber('2024-03-14') - dayNumber('2021-05-12');
  const paid = [...(run.series['rewardsPaid'] ?? [])];
  expect(at(run, 'supply.circulating', 0)).toBe(1_457_500);
  expect(paid.slice(0, opening).every((amount) => amount === 0)).toBe(true);
  expect(paid.slice(opening, opening + 10).some((amount) => amount > 0)).toBe(true);
  expect(at(run, 'rewardBudget', opening - 1)).toBe(3_000_000);
  expect(at(run, 'locking.locked', opening)).toBeGreaterThanOrEqual(60_000);
});
