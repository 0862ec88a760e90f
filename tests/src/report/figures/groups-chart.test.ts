import { expect, test } from 'vitest';
import { groupsChart } from '../../../../src/report/figures/groups-chart.ts';
import { affected } from '../../../../src/report/page/affected.ts';
import { contextOf } from '../../../../src/report/page/context.ts';
import { bareText } from '../../../../src/report/rich-text.ts';
import { checkChart } from '../../../../src/report/render/check-chart.ts';
import { renderPng } from '../../../../src/report/render/render-png.ts';
import { renderSvg } from '../../../../src/report/render/render-svg.ts';
import { runOf, values } from '../run-fixture.ts';
import type { Given } from '../run-fixture.ts';

const n = 60;
const flat = (value: number) => values(n, () => value);
const torn = values(n, (r) => (r % 2) * 10);
const vote = (more: Partial<Given> = {}) =>
  runOf({
    values: {
      current: { runway: flat(10), yield: flat(0), supply: flat(5), fees: flat(5) },
      rate: { runway: flat(30), yield: flat(-0.5), supply: flat(5), fees: torn },
      full: { runway: flat(5), yield: flat(-0.5), supply: flat(9), fees: torn },
    },
    labels: { current: 'Current rules', rate: 'Rate only', full: 'Full proposal' },
    outcomes: [
      { name: 'runway', label: 'the time for rewards', of: 'sequencerPool.runway' },
      { name: 'yield', label: 'the yield', of: 'liquidStaking.yield', unit: '1/year' },
      { name: 'supply', label: 'the supply', of: 'circulating', better: 'neutral' },
      { name: 'fees', label: 'the fees', of: 'andromeda.fees' },
    ],
    ...more,
  });
const contextFor = (more: Partial<Given> = {}) =>
  contextOf(vote(more), { command: 'npx metis-lab reproduce x' });

test('the grid says direction, size and chance of every group in every scenario but the baseline', () => {
  const chart = groupsChart(contextFor());
  expect(chart?.table.rows).toEqual([
    ['Holder', 'Supply', 'Rate only', 'about the same', '', 'very likely'],
    ['Holder', 'Supply', 'Full proposal', 'higher', 'large', 'very likely'],
    ['Sequencer operator', 'Time for rewards', 'Rate only', 'better', 'large', 'very likely'],
    ['Sequencer operator', 'Time for rewards', 'Full proposal', 'worse', 'large', 'very likely'],
    ['Liquid-staking user', 'Yield', 'Rate only', 'worse', 'small', 'very likely'],
    ['Liquid-staking user', 'Yield', 'Full proposal', 'worse', 'small', 'very likely'],
    ['Builder', 'Fees', 'Rate only', 'worse', 'small', 'about as likely as not'],
    ['Builder', 'Fees', 'Full proposal', 'worse', 'small', 'about as likely as not'],
    ['Reserve and its users', '', '', 'no outcome of the experiment speaks of them', '', ''],
  ]);
});

test('the table of section 7 says of the last scenario what the grid says of it', () => {
  const context = contextFor();
  const chart = groupsChart(context);
  const section = affected(context);
  const [table] = section.blocks.filter((block) => block.kind === 'table');
  const inSection = table.rows.map((row) => row.slice(0, 3).map(bareText));
  const inGrid = (chart?.table.rows ?? [])
    .filter((row) => row[2] === 'Full proposal' || row[2] === '')
    .map(([who, , , says, size, chance]) => [
      who,
      [says, size, chance].filter((word) => word !== '').join(', '),
    ]);
  expect(inSection.map(([who, , inWords]) => [who, inWords])).toEqual(inGrid);
  expect(inSection).toHaveLength(5);
});

test('the title counts clear outcomes by printed numbers', () => {
  const context = contextFor();
  expect(groupsChart(context)?.title).toBe('Full proposal: 0 of 3 outcomes likely better, 2 likely worse');
  const printed = context.numbers.all().filter(({ query }) => query.measure === 'clearOutcomes');
  expect(printed.map(({ text }) => text)).toEqual(['0', '2', '3']);
});

test('of a group without an outcome the same is said in the picture, its description, its data and the table of the section', async () => {
  const context = contextFor();
  const chart = groupsChart(context);
  if (chart === undefined) throw new Error('missing chart: none; expected a grid');
  const svg = await renderSvg(chart);
  expect(svg).toContain('No outcome of the experiment speaks of: Reserve and its users.');
  expect(chart.alt).toContain('No outcome of the experiment speaks of: reserve and its users.');
  const says = 'no outcome of the experiment speaks of them';
  expect(chart.table.rows.at(-1)).toEqual(['Reserve and its users', '', '', says, '', '']);
  const [table] = affected(context).blocks.filter((block) => block.kind === 'table');
  expect(table.rows.at(-1)?.map(bareText)).toEqual(['Reserve and its users', 'none', says, '–', '–']);
  expect(checkChart(chart, svg, renderPng(svg))).toEqual([]);
});

test('four groups without an outcome are named in full, on two lines where one is too short', async () => {
  const outcomes = [{ name: 'runway', label: 'the time', of: 'somewhere' }];
  const chart = groupsChart(contextFor({ outcomes }));
  if (chart === undefined) throw new Error('missing chart: none; expected a grid');
  const svg = await renderSvg(chart);
  for (const who of ['Holder', 'Sequencer operator', 'Liquid-staking user', 'Builder', 'users.'])
    expect(svg).toContain(who);
  expect(checkChart(chart, svg, renderPng(svg))).toEqual([]);
});

test('where every group has an outcome, nobody is said to be left out', () => {
  const outcomes = ['liquid', 'sequencer', 'eagr', 'grant', 'market'].map((of, o) => ({
    ...{ name: ['runway', 'yield', 'supply', 'fees', 'runway'][o], label: `outcome ${o}`, of },
  }));
  const chart = groupsChart(contextFor({ outcomes }));
  expect(chart?.alt).toContain('Outcomes speak of every group');
  expect(JSON.stringify(chart)).not.toContain('No outcome of the experiment');
});

test('the caption states the rule for sizes and that words are not money', () => {
  const caption = groupsChart(contextFor())?.caption ?? '';
  expect(caption).toContain('Small is up to 3 times the change that matters, medium up to 10 times');
  expect(caption).toContain('Words, not money.');
});

test('an outcome that failed everywhere in a scenario is not known there', () => {
  const rate = { runway: flat(30), yield: flat(NaN), supply: flat(5), fees: flat(5) };
  const current = { runway: flat(10), yield: flat(0), supply: flat(5), fees: flat(5) };
  const given = { current, rate, full: { ...rate, yield: flat(1) } };
  const rows = groupsChart(contextFor({ values: given }))?.table.rows ?? [];
  expect(rows.find((row) => row[1] === 'Yield' && row[2] === 'Rate only')?.slice(3)).toEqual([
    'no future to compare',
    '',
    '',
  ]);
  expect(rows.find((row) => row[1] === 'Yield' && row[2] === 'Full proposal')?.[3]).toBe('better');
});

test('where neither direction of any outcome is better, the title makes no count', () => {
  const outcomes = [{ name: 'runway', better: 'neutral' as const, label: 'the time' }];
  expect(groupsChart(contextFor({ outcomes }))?.title).toBe('Full proposal against Current rules, in words');
});

test('of many scenarios the last four are shown', () => {
  const names = ['current', 'a', 'b', 'c', 'd', 'e'];
  const given = Object.fromEntries(names.map((name, s) => [name, { runway: flat(s) }]));
  const rows = groupsChart(contextFor({ values: given, outcomes: [{}] }))?.table.rows ?? [];
  expect(rows.flatMap((row) => (row[1] === '' ? [] : [row[2]]))).toEqual(['b', 'c', 'd', 'e']);
  const { subtitle = '', caption = '' } = groupsChart(contextFor({ values: given, outcomes: [{}] })) ?? {};
  expect(subtitle).toContain(', the last four sets of rules only;');
  expect(caption).toContain('No room for a.');
  expect(groupsChart(contextFor())?.caption).not.toContain('No room');
});

test('a run of one scenario has neither grid nor table of gains, because nothing can be compared', () => {
  const alone = contextFor({ values: { full: { runway: flat(1) } }, outcomes: [{}] });
  expect(affected(alone).blocks.map(({ kind }) => kind)).not.toContain('table');
  expect(groupsChart(alone)).toBeUndefined();
});

test('scenarios whose names have commas are quoted in title and description', () => {
  const labels = { current: 'Seven days, no stake', rate: 'Six hours, staked', full: 'Ten minutes, staked' };
  const chart = groupsChart(contextFor({ labels }));
  expect(chart?.title).toMatch(/^“Ten minutes, staked”: /u);
  expect(chart?.alt).toContain(
    'for “Six hours, staked”; “Ten minutes, staked” against “Seven days, no stake”.',
  );
});

test('one outcome is counted as one', () => {
  const outcomes = [{ name: 'runway', label: 'the time' }];
  expect(groupsChart(contextFor({ outcomes }))?.title).toContain('0 of 1 outcome likely better');
});
