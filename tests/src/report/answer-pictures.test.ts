import { expect, test } from 'vitest';
import { answer } from '../../../src/report/answer.ts';
import { effectChart } from '../../../src/report/figures/outcome-charts.ts';
import { fanChart } from '../../../src/report/figures/fan-chart.ts';
import { flowsChart } from '../../../src/report/figures/flows-chart.ts';
import { outcomesChart } from '../../../src/report/figures/all-outcomes-chart.ts';
import { releaseChart } from '../../../src/report/figures/release-chart.ts';
import type { FlowNumber } from '../../../src/report/charts/flow-texts.ts';
import type { AccountYears } from '../../../src/report/ledger-reader.ts';
import { checkNumbers } from '../../../src/report/numbers.ts';
import { contextOf } from '../../../src/report/page/context.ts';
import type { Query } from '../../../src/report/query.ts';
import type { RunData } from '../../../src/report/run-data.ts';
import { renderSvg } from '../../../src/report/render/render-svg.ts';
import { openChoice, runOf, values } from './run-fixture.ts';

const account = (name: string, balances: readonly number[]): AccountYears => ({
  name,
  means: '',
  unit: 'METIS',
  balances: Float64Array.from(balances),
});
// Three accounts lose a third each: 1.67 million METIS each would add up to 5.01 million, which is not what moves.
const third = 5_000_000 / 3;
const ledger: readonly AccountYears[] = [
  account('budget', [third, 0, 0]),
  account('fund', [third, 0, 0]),
  account('grants', [third, third, 0]),
  account('holders', [0, 2 * third, 5_000_000]),
];
const vote: RunData = runOf({
  values: {
    current: { runway: [20, 22, 24, 26] },
    rate: { runway: [30, 33, 36, 39] },
    reserve: { runway: [15, 15, 16, 16] },
    full: { runway: [18, 21, 22, 23] },
  },
  labels: { current: 'Current rules', rate: 'Rate only', reserve: 'Reserve only', full: 'Full proposal' },
  flows: (scenario) =>
    scenario === 'full' ? ledger : [account('budget', [100, 100, 0]), account('holders', [0, 0, 100])],
});
const contextFor = (run: RunData) => contextOf(run, { command: 'npx metis-lab reproduce x' });

const ribbon = (scenario: string, of: FlowNumber): Query => ({
  ...{ measure: 'ribbon', table: 'flows', scenario, beside: ['current', 'full'], replication: 1, point: 0 },
  ...{ unit: 'METIS', mostPeriods: 5, of },
});
const at = (side: FlowNumber['side'], place = 0, rows = 7): FlowNumber => ({ side, place, rows });

test('all that moves, what moves in a year and what an account moves are answered from the ledger', () => {
  expect(answer(vote, ribbon('full', at('whole'))).value).toBeCloseTo(5_000_000, 6);
  expect(answer(vote, ribbon('full', at('period', 1))).value).toBeCloseTo(third, 6);
  expect(answer(vote, ribbon('full', at('from', 2))).value).toBeCloseTo(third, 6);
  expect(answer(vote, ribbon('full', at('to'))).value).toBeCloseTo(5_000_000, 6);
  expect(answer(vote, ribbon('current', at('whole'))).value).toBe(100);
});

test('printed parts of what moves add up to the printed whole', () => {
  const text = (of: FlowNumber): string => answer(vote, ribbon('full', of)).text ?? '';
  const parts = [0, 1, 2].map((place) => Number(text(at('from', place))));
  expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(Number(text(at('whole'))), 9);
  expect(new Set(parts).size).toBe(2);
});

test('accounts beyond the rows of a side are answered together, as the last of them', () => {
  expect(answer(vote, ribbon('full', at('from', 1, 2))).value).toBeCloseTo(2 * third, 6);
  expect(answer(vote, ribbon('full', at('from', 2, 2))).value).toBeNaN();
});

test('without balances there is no number', () => {
  const bare = runOf({ values: { current: { runway: [1] }, full: { runway: [2] } } });
  expect(answer(bare, ribbon('full', at('whole')))).toMatchObject({ value: NaN, n: 0 });
});

test('every amount on the picture of flows is a printed number, and all of them are derived again', async () => {
  const context = contextFor(vote);
  const chart = flowsChart(context);
  if (chart === undefined) throw new Error('no chart');
  const printed = context.numbers.all().filter(({ query }) => query.measure === 'ribbon');
  // Two panels, each with a whole; one year and two accounts in the first, two years and four accounts in the second.
  expect(printed).toHaveLength(2 + 2 + 2 + 2 + 4);
  const svg = await renderSvg(chart);
  for (const { text } of printed) expect(svg).toContain(text.replace('<', '&lt;'));
  expect(checkNumbers(vote, context.numbers.all()).filter(({ matches }) => !matches)).toEqual([]);
});

test('a bar of the waterfall is its effect, written with the decimals of all bars, and stands so in the picture', async () => {
  const bar = (part: string, take: 'mean' | 'interval'): Query => ({
    ...{ measure: 'bar', table: 'outcomes', part, outcome: 'runway', point: 0, take },
  });
  expect(answer(vote, bar('current', 'mean'))).toMatchObject({ value: 23, text: '23.0' });
  expect(answer(vote, bar('rate', 'mean'))).toMatchObject({ value: 11.5, text: '+11.5' });
  expect(answer(vote, bar('reserve', 'mean'))).toMatchObject({ value: -7.5, text: '−7.5' });
  expect(answer(vote, bar('interaction', 'mean')).value).toBeCloseTo(21 - 23 - 11.5 + 7.5, 9);
  expect(answer(vote, bar('nobody', 'mean'))).toMatchObject({ value: NaN, method: 'no bundle' });
  const [low, high] = [answer(vote, bar('rate', 'interval')).value].flat();
  expect(Number(low)).toBeLessThan(11.5);
  expect(Number(low) + Number(high)).toBeCloseTo(23, 9);
  const context = contextFor(vote);
  const chart = effectChart(context);
  if (chart === undefined) throw new Error('no chart');
  const svg = await renderSvg(chart);
  const bars = context.numbers.all().filter(({ query }) => query.measure === 'bar');
  expect(bars).toHaveLength(5 + 3);
  for (const { text } of bars) expect(svg).toContain(`>${text}<`);
});

test('the gap at the end is that of 9 in 10 futures on the last recorded day', () => {
  const context = contextFor(vote);
  expect(fanChart(context)?.alt).toContain('At the end 9 in 10 futures: −2.9 to −1.2 years');
  const [found] = context.numbers.all().filter(({ query }) => query.measure === 'lastGap');
  expect(found.value).toEqual([expect.closeTo(-2.85, 9), expect.closeTo(-1.15, 9)]);
});

test('outcomes that move are counted by a query, whichever direction is better', () => {
  const still = values(60, () => 1);
  const run = runOf({
    values: {
      current: { runway: still, supply: still, lost: still },
      full: { runway: values(60, () => 9), supply: values(60, () => -5), lost: values(60, () => Infinity) },
    },
    outcomes: [{ name: 'runway' }, { name: 'supply', better: 'neutral' }, { name: 'lost' }],
  });
  const count = (take: 'moved' | 'all') =>
    answer(run, {
      ...{
        measure: 'movedOutcomes',
        table: 'outcomes',
        scenario: 'full',
        baseline: 'current',
        point: 0,
        take,
      },
    }).value;
  expect([count('moved'), count('all')]).toEqual([2, 2]);
  expect(outcomesChart(contextFor(run))?.title).toBe('full clearly moves 2 of 2 outcomes');
});

test('times in a group of futures are printed from what was drawn, in whole years where the range is in them', () => {
  const times = [730, 730, 1460, 1460];
  const run = runOf({
    values: { current: { runway: [9, 9, 9, 9] }, full: { runway: [1, 2, 3, 4] } },
    assumptions: [openChoice('eagr.releaseDays', [730, 1460])],
    drawn: { 'eagr.releaseDays': times },
    parameters: [{ name: 'eagr.releaseDays', unit: 'days', means: 'time of release' }],
  });
  const drawn = (group: string): Query => ({
    ...{ measure: 'drawnRange', table: 'replications', where: { assumption: 'eagr.releaseDays', group } },
  });
  expect(answer(run, drawn('730'))).toMatchObject({ value: [2, 2], n: 2, text: '2.0 years' });
  expect(() => answer(run, drawn('731'))).toThrow('unknown group: 731');
  const context = contextFor(run);
  expect(releaseChart(context)?.table.rows[0][0]).toBe('2.0 years');
  expect(context.numbers.all().map(({ text }) => text)).toEqual(
    expect.arrayContaining(['2.0 years', '4.0 years']),
  );
});
