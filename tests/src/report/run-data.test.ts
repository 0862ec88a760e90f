import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readRun } from '../../../src/report/run-data.ts';
import { numbersOf, readTable, textsOf } from '../../../src/store/index.ts';

const kept = fileURLToPath(new URL('../../../results/reference/eagr', import.meta.url));
const folder = join(kept, readdirSync(kept)[0]);

test('the flows of a future are its balances in flows.arrow, in the order of years', () => {
  const run = readRun(folder);
  const table = readTable(join(folder, 'flows.arrow'));
  const [scenario, replication, year] = [
    textsOf(table, 'scenario'),
    numbersOf(table, 'replication'),
    numbersOf(table, 'year'),
  ];
  const balances = numbersOf(table, 'balance.rewardBudget');
  for (const wanted of ['current', 'full']) {
    for (const r of [0, run.experiment.replications - 1]) {
      const account = run.flows(wanted, r)?.find(({ name }) => name === 'rewardBudget');
      const rows = [...balances.keys()].filter((row) => scenario[row] === wanted && replication[row] === r);
      expect(rows.map((row) => year[row])).toEqual([0, 1, 2, 3, 4, 5]);
      expect([...(account?.balances ?? [])]).toEqual(rows.map((row) => balances[row]));
      expect(account?.unit).toBe('METIS');
    }
  }
});

test('the METIS of a future are the same number at the end of every year', () => {
  const accounts = readRun(folder).flows('full', 3) ?? [];
  const sums = Array.from({ length: 6 }, (_, year) =>
    accounts.filter(({ unit }) => unit === 'METIS').reduce((sum, { balances }) => sum + balances[year], 0),
  );
  expect(new Set(sums).size).toBe(1);
});

test('a future, scenario or point that was not run has no flows', () => {
  const run = readRun(folder);
  expect(run.flows('full', run.experiment.replications)).toBeUndefined();
  expect(run.flows('full', -1)).toBeUndefined();
  expect(run.flows('nothing', 0)).toBeUndefined();
  expect(run.flows('full', 0, 1)).toBeUndefined();
});

test('an account says what it holds where the run stored it, and nothing where it did not', () => {
  const table = readTable(join(folder, 'flows.arrow'));
  for (const { name, means } of readRun(folder).flows('current', 0) ?? []) {
    const column = table.columns.find((each) => each.name === `balance.${name}`);
    expect(means).toBe(column?.means ?? '');
  }
});
