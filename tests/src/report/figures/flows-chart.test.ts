import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { Chart } from '../../../../src/report/charts/chart.ts';
import { flowsChart } from '../../../../src/report/figures/flows-chart.ts';
import { checkNumbers } from '../../../../src/report/numbers.ts';
import { contextOf } from '../../../../src/report/page/context.ts';
import { readRun } from '../../../../src/report/run-data.ts';
import type { AccountYears } from '../../../../src/report/ledger-reader.ts';
import type { RunData } from '../../../../src/report/run-data.ts';
import { checkChart } from '../../../../src/report/render/check-chart.ts';
import { renderPng } from '../../../../src/report/render/render-png.ts';
import { renderSvg } from '../../../../src/report/render/render-svg.ts';
import { runOf } from '../run-fixture.ts';
import type { Given } from '../run-fixture.ts';

const kept = fileURLToPath(new URL('../../../../results/reference', import.meta.url));
const runs = readdirSync(kept).map((name) => [name, join(kept, name, readdirSync(join(kept, name))[0])]);
const contextFor = (run: RunData) => contextOf(run, { command: 'npx metis-lab reproduce x' });
const account = (name: string, balances: readonly number[], unit = 'METIS'): AccountYears => ({
  name,
  means: `what ${name} holds; and more`,
  unit,
  balances: Float64Array.from(balances),
});
const vote = (more: Partial<Given> = {}): RunData =>
  runOf({
    values: { current: { runway: [5, 4, 3] }, full: { runway: [2, 3, 1] } },
    labels: { current: 'Current rules', full: 'Full proposal' },
    flows: (scenario) => [
      account('rewardBudget', scenario === 'full' ? [100, 40, 0] : [100, 80, 60]),
      account('holders', scenario === 'full' ? [0, 60, 100] : [0, 20, 40]),
      account('dollars', [1, 2, 3], 'USD'),
    ],
    ...more,
  });

/** Amounts of a picture by scenario, period and direction. */
function sumsOf({ table }: Chart): Map<string, number> {
  const sums = new Map<string, number>();
  for (const row of table.rows) {
    const key = `${row[0]} | ${row[1]} | ${row[2]}`;
    sums.set(key, (sums.get(key) ?? 0) + Number(row[5]));
  }
  return sums;
}

test.each(runs)(
  'the kept run of %s: its picture balances to the last unit of the ledger',
  async (_, folder) => {
    const run = readRun(folder);
    const chart = flowsChart(contextFor(run));
    if (chart === undefined) throw new Error('missing chart: none; expected token flows');
    const sums = sumsOf(chart);
    for (const [key, out] of sums) {
      if (key.endsWith('out of')) expect(sums.get(key.replace(/out of$/u, 'into'))).toBe(out);
    }
    const svg = await renderSvg(chart);
    expect(checkChart(chart, svg, renderPng(svg))).toEqual([]);
  },
);

test('what accounts gain less what they lose is the change of what stands in them', () => {
  const { table } = flowsChart(contextFor(vote())) ?? { table: { rows: [] } };
  const amounts = table.rows.filter((row) => row[0] === 'Full proposal').map((row) => row.slice(1));
  expect(amounts).toEqual([
    ['year 1', 'out of', 'Reward budget', 'what rewardBudget holds', 60],
    ['year 2', 'out of', 'Reward budget', 'what rewardBudget holds', 40],
    ['year 1', 'into', 'Holders', 'what holders holds', 60],
    ['year 2', 'into', 'Holders', 'what holders holds', 40],
  ]);
});

test('the picture names its future, the scenario whose middle one it is, and the outcome', () => {
  const asked: string[] = [];
  const given = vote();
  const run = {
    ...given,
    flows: (scenario: string, r: number) => (asked.push(`${scenario} ${r}`), given.flows(scenario, r)),
  };
  const chart = flowsChart(contextFor(run));
  expect(chart?.caption).toMatch(
    /^Future 0, counted from 0, the middle one of Full proposal by reward runway, under both sets of rules\./u,
  );
  expect(chart?.subtitle).toContain('in one future of 3, the middle one by reward runway;');
  expect(asked.slice(0, 2)).toEqual(['current 0', 'full 0']);
});

test('the title names who loses most and who gains most over all futures, by printed numbers', () => {
  const context = contextFor(vote());
  const chart = flowsChart(context);
  expect(chart?.title).toBe('Full proposal, typically: reward budget −100 METIS, holders +100');
  expect(chart?.alt).toContain('9 in 10 of all futures: reward budget −100 METIS, holders +100 METIS');
  const measures = context.numbers.all().map(({ query, text }) => `${query.measure} ${text}`);
  expect(measures).toEqual(
    expect.arrayContaining(['middleFuture 0', 'netChange −100', 'netChange +100', 'ledger 40']),
  );
});

test.each<[string, Partial<Given>]>([
  ['kept no ledger', { flows: () => undefined }],
  ['has no METIS', { flows: () => [account('dollars', [1, 0], 'USD'), account('others', [0, 1], 'USD')] }],
  ['moves nothing', { flows: () => [account('budget', [1, 1]), account('others', [0, 0])] }],
  ['ended before its first year', { flows: () => [account('budget', [1]), account('others', [0])] }],
])('a run that %s has no picture of flows', (_, more) => {
  expect(flowsChart(contextFor(vote(more)))).toBeUndefined();
});

test('a balance below zero is an account like any other: only its changes are drawn', () => {
  const flows = () => [account('issuer', [-5, -9]), account('claims', [5, 9])];
  const chart = flowsChart(contextFor(vote({ flows })));
  expect(chart?.table.rows.map((row) => [row[2], row[3], row[5]]).slice(0, 2)).toEqual([
    ['out of', 'Issuer', 4],
    ['into', 'Claims', 4],
  ]);
});

test('a run of one scenario shows that one alone', () => {
  const chart = flowsChart(contextFor(vote({ values: { full: { runway: [2, 3, 1] } } })));
  expect(new Set(chart?.table.rows.map(([scenario]) => scenario))).toEqual(new Set(['Full proposal']));
  expect(`${chart?.subtitle} ${chart?.caption}`).not.toContain('both');
});

test('the title names only accounts that the picture names, however many accounts there are', () => {
  // Small in every year but always gaining, the grower is one of the folded accounts; the others go to and fro.
  const others = Array.from({ length: 12 }, (_, a) =>
    account(`swing${a}`, a % 2 === 0 ? [0, 900 + a, 1] : [900 + a - 1, 0, 900 + a - 2]),
  );
  const flows = () => [account('grower', [0, 50, 100]), account('payer', [100, 50, 0]), ...others];
  const chart = flowsChart(contextFor(vote({ flows })));
  const named = new Set(chart?.table.rows.map((row) => String(row[3])));
  expect(named).not.toContain('Grower');
  expect(named).not.toContain('Payer');
  expect(chart?.title).not.toMatch(/grower|payer/u);
});

test('a scenario whose name has commas is quoted in title and description', () => {
  const labels = { current: 'Now, staked', full: 'Sale, closed' };
  const chart = flowsChart(contextFor(vote({ labels })));
  expect(chart?.title).toMatch(/^“Sale, closed”, typically: /u);
  expect(chart?.alt).toContain('“Sale, closed”, typically');
});

// Future 0 is drawn (the middle one by runway); the other two decide what is said.
const byFuture = (holders: readonly number[], issuer: readonly number[]): RunData => {
  const given = vote();
  const flows: RunData['flows'] = (scenario, r) =>
    scenario === 'full'
      ? [
          account('rewardBudget', [100, 100 - holders[r] - issuer[r]]),
          account('holders', [0, holders[r]]),
          account('issuer', [0, issuer[r]]),
        ]
      : [account('rewardBudget', [100, 90]), account('holders', [0, 10]), account('issuer', [0, 0])];
  return { ...given, flows };
};

test('the title has the middle of all futures, not the future that is drawn', () => {
  const context = contextFor(byFuture([70, 20, 30], [0, 0, 0]));
  const chart = flowsChart(context);
  expect(chart?.title).toBe('Full proposal, typically: reward budget −30 METIS, holders +30');
  expect(chart?.caption).toContain('in 9 in 10 of them: reward budget −66 to −21 METIS');
  const printed = context.numbers.all().filter(({ query }) => query.measure === 'netChange');
  expect(printed.map(({ text, n }) => [text, n])).toContainEqual(['−30', 3]);
  expect(checkNumbers(context.run, printed).every(({ matches }) => matches)).toBe(true);
});

test('an account that gains in one future and loses in others is not named, however much it gains in the drawn one', () => {
  const chart = flowsChart(contextFor(byFuture([10, 20, 30], [60, -1, -2])));
  expect(chart?.title).toContain('holders +20');
  expect(`${chart?.title} ${chart?.caption} ${chart?.alt}`).not.toContain('issuer');
});

test('where no account changes in one direction the title claims nothing', () => {
  const chart = flowsChart(contextFor(byFuture([10, -20, 30], [0, 0, 0])));
  expect(chart?.title).toBe('Where METIS goes, with Full proposal');
  expect(chart?.caption).not.toContain('The title');
});

test('what is spent alike under all rules is left to what rules change', () => {
  const given = vote();
  const flows: RunData['flows'] = (scenario) => [
    account('grants', [900, 0]),
    account('payer', [100, scenario === 'full' ? 40 : 100]),
    account('holders', [0, scenario === 'full' ? 960 : 900]),
  ];
  const chart = flowsChart(contextFor({ ...given, flows }));
  expect(chart?.title).toBe('Full proposal, typically: payer −60 METIS, holders +960');
});
