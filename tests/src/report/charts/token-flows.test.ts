import { expect, test } from 'vitest';
import { tokenFlows } from '../../../../src/report/charts/charts.ts';
import type { FlowPanel } from '../../../../src/report/charts/token-flows.ts';
import { checkChart } from '../../../../src/report/render/check-chart.ts';
import { renderPng } from '../../../../src/report/render/render-png.ts';
import { renderSvg } from '../../../../src/report/render/render-svg.ts';
import { words } from './examples.ts';
import { flowCases, panelWith } from './examples-flows.ts';

const chart = (panels: readonly FlowPanel[], periods = ['year 1', 'year 2']) =>
  tokenFlows({ ...words, unit: 'METIS', periods, panels });
const panel = (out: readonly number[], into: readonly number[]): FlowPanel => ({
  label: 'Rules',
  color: '#0072B2',
  from: [{ label: 'Budget', amounts: out }],
  to: [{ label: 'Holders', amounts: into }],
});

test.each(Object.entries(flowCases))('token flows, %s: the picture keeps all rules', async (_, make) => {
  const made = make();
  const svg = await renderSvg(made);
  expect(checkChart(made, svg, renderPng(svg))).toEqual([]);
});

test.each(Object.entries(flowCases))('token flows, %s: what leaves in a period arrives in it', (_, make) => {
  const { rows, columns } = make().table;
  const amount = columns.length - 1;
  const sums = new Map<string, { out: number; into: number; largest: number }>();
  for (const row of rows) {
    const key = `${row[0]} ${row[1]}`;
    const sum = sums.get(key) ?? { out: 0, into: 0, largest: 0 };
    const value = Number(row[amount]);
    if (row[2] === 'out of') sum.out += value;
    if (row[2] === 'into') sum.into += value;
    sums.set(key, { ...sum, largest: Math.max(sum.largest, value) });
  }
  for (const { out, into, largest } of sums.values())
    expect(Math.abs(out - into)).toBeLessThanOrEqual(1e-9 * largest);
});

test('thirty accounts are folded to as many as have labels, without losing an amount', () => {
  const accounts = Array.from({ length: 30 }, (_, a) => [`account ${a}`, ''] as const);
  const made = chart([panelWith('Rules', accounts, (a) => 2 ** a)], ['1', '2', '3', '4', '5']);
  const names = made.table.rows.filter((row) => row[2] === 'out of').map((row) => row[3]);
  expect(new Set(names).size).toBeLessThanOrEqual(7);
  expect(names.at(-1)).toMatch(/^\d+ other accounts$/u);
  const inFirst = made.table.rows.filter((row) => row[1] === '1' && row[2] === 'out of');
  expect(inFirst.reduce((sum, row) => sum + Number(row[5]), 0)).toBe(2 ** 15 - 1);
});

test('one account on each side, and a panel in which nothing moves, are drawn', async () => {
  for (const made of [chart([panel([5, 0], [5, 0])]), chart([panel([0, 0], [0, 0])])]) {
    const svg = await renderSvg(made);
    expect(checkChart(made, svg, renderPng(svg))).toEqual([]);
  }
  expect(chart([panel([0, 0], [0, 0])]).table.rows).toEqual([['Rules', 'all', 'nothing moves', '', '', 0]]);
});

test('panels share one scale: twice the amount is twice the height of a bar', async () => {
  const made = chart([panel([1, 1], [1, 1]), panel([2, 2], [2, 2])]);
  const text = JSON.stringify(made.spec);
  const heights = [...text.matchAll(/"y":([\d.]+),"y2":([\d.]+),"colour"/gu)].map(([, y, y2]) => +y2 - +y);
  const bars = heights.filter((_, h) => h % 6 === 0);
  expect(bars).toHaveLength(2);
  expect(bars[1] / bars[0]).toBeCloseTo(2, 9);
  expect(await renderSvg(made)).toContain('year 1: 2.0');
});

test('amounts that would be written as nothing are written as less than the last digit', async () => {
  const svg = await renderSvg(flowCases['huge and tiny']());
  expect(svg).toContain('&lt;0.01');
});

test.each([
  [[-1, 0], 'invalid flow of Budget: -1; expected a finite amount of at least 0'],
  [[NaN, 0], 'invalid flow of Budget: NaN'],
  [[1], 'invalid flow of Budget: 1 amounts; expected 2'],
])('amounts %j are refused', (amounts, message) => {
  expect(() => chart([panel(amounts, [0, 0])])).toThrow(message);
});

test('a period in which more leaves than arrives is refused', () => {
  expect(() => chart([panel([1, 2], [1, 1])])).toThrow(
    'unbalanced flows of Rules in year 2: 2 out, 1 in; expected the same',
  );
});

test('no panel, nine panels and six periods are refused', () => {
  const one = panel([1, 1], [1, 1]);
  expect(() => chart([])).toThrow('invalid number of panels: 0; expected 1 to 8');
  expect(() => chart(Array.from({ length: 9 }, () => one))).toThrow('invalid number of panels: 9');
  expect(() => chart([one], ['1', '2', '3', '4', '5', '6'])).toThrow('invalid number of periods: 6');
});

test('printed amounts add up to the printed total, on both sides and over the periods', async () => {
  const parts = [2_884_900, 2_394_900, 744_900, 2_604_900];
  const into = [8_629_600, 0].map((amount) => [amount]);
  const svg = await renderSvg(
    chart(
      [
        {
          ...panel([0], [0]),
          from: parts.map((amount, a) => ({ label: `Account ${a}`, amounts: [amount] })),
          to: into.map((amounts, a) => ({ label: `Gainer ${a}`, amounts })),
        },
      ],
      ['year 1'],
    ),
  );
  const texts = [...svg.matchAll(/>([^<>]+)</gu)].map(([, text]) => text);
  const [, total, decimals] = /Rules: (\d+\.(\d+)) million METIS/u.exec(texts.join('\n')) ?? [];
  const printed = texts.filter((text) => /^\d\.\d+$/u.test(text)).map(Number);
  const sides = printed.filter((each) => each !== Number(total));
  expect(sides).toHaveLength(4);
  expect(sides.reduce((sum, each) => sum + each, 0).toFixed(decimals.length)).toBe(total);
  expect(printed.filter((each) => each === Number(total))).toHaveLength(1);
});
