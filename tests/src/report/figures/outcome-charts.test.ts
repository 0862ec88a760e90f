import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { countWords } from '../../../../src/report/charts/chart.ts';
import { outcomesChart } from '../../../../src/report/figures/all-outcomes-chart.ts';
import { listed, printedRange } from '../../../../src/report/figures/chart-words.ts';
import { driversChart } from '../../../../src/report/figures/drivers-chart.ts';
import { fanChart } from '../../../../src/report/figures/fan-chart.ts';
import { dotsChart, effectChart } from '../../../../src/report/figures/outcome-charts.ts';
import { contextOf } from '../../../../src/report/page/context.ts';
import { readRun } from '../../../../src/report/run-data.ts';
import { checkChart } from '../../../../src/report/render/check-chart.ts';
import { renderPng } from '../../../../src/report/render/render-png.ts';
import { renderSvg } from '../../../../src/report/render/render-svg.ts';
import { runOf, values } from '../run-fixture.ts';

const kept = fileURLToPath(new URL('../../../../results/reference', import.meta.url));
const runs = readdirSync(kept).map((name) => [name, join(kept, name, readdirSync(join(kept, name))[0])]);

const dotsOf = (count: number, audience: 'voter' | 'analyst' = 'voter', labels = {}) => {
  const runway = (shift: number) => ({ runway: values(count, (r) => r + shift) });
  const run = runOf({ values: { current: runway(1), full: runway(3) }, labels });
  return dotsChart(contextOf(run, { command: 'npx metis-lab reproduce x', audience }));
};

test.each([
  ['voter', 2000, 20, '1 in 20 futures'],
  ['analyst', 2000, 50, '1 in 50 futures'],
  ['voter', 21, 20, '1 in 20 futures'],
  ['voter', 20, 20, '1 future'],
  ['voter', 16, 16, '1 future'],
  ['analyst', 30, 30, '1 future'],
] as const)('a %s with %i futures gets %i dots a row, each for %s', (audience, futures, dots, stands) => {
  const chart = dotsOf(futures, audience);
  expect(chart?.table.rows).toHaveLength(2 * dots);
  expect(chart?.subtitle).toContain(`each dot is ${stands}`);
  expect(chart?.caption).toContain(`Each dot stands for ${stands}:`);
});

test('where each dot is a future, the dots are the values of the futures', () => {
  const chart = dotsOf(5);
  const value = chart?.table.columns.indexOf('value') ?? -1;
  expect(chart?.table.rows.slice(0, 5).map((row) => row[value])).toEqual([1, 2, 3, 4, 5]);
});

test('a single set of rules has titles of levels, and ends of ranges that can be told apart', () => {
  const run = runOf({
    values: { current: { runway: values(20, (r) => 7_110_328 + r * 2000) } },
    labels: { current: 'Current rules' },
  });
  const context = contextOf(run, { command: 'x' });
  expect(dotsChart(context)?.title).toBe('Middle value: 7,130,000 years with Current rules');
  expect(dotsChart(context)?.alt).toContain(
    '9 in 10 futures with Current rules: 7,110,000 to 7,150,000 years.',
  );
  const all = outcomesChart(context);
  expect(all?.title).toBe('Current rules: reward runway 7,130,000 years as the middle value');
  expect(all?.alt).toContain('Nothing to compare with.');
});

test('ends of a range get the digits that tell them apart, and no others', () => {
  const rangeFrom = (low: number, high: number): string => {
    const runway = values(21, (r) =>
      r === 0 ? low - (high - low) : r === 20 ? high * 2 - low : r < 10 ? low : high,
    );
    const context = contextOf(runOf({ values: { only: { runway } } }), { command: 'x' });
    return printedRange(context, {
      ...{
        measure: 'level',
        table: 'outcomes',
        scenario: 'only',
        outcome: 'runway',
        point: 0,
        take: 'range',
      },
    });
  };
  expect(rangeFrom(1.5, 2.25)).toBe('1.5 to 2.3');
  expect(rangeFrom(-7.12, -7.11)).toBe('−7.12 to −7.11');
  expect(rangeFrom(3, 3)).toBe('3 to 3');
});

test('both values of a title say per cent, and a long list of scenarios becomes their number', () => {
  const names = Array.from('abcdef', (letter) => `${letter} with a name that goes on for long`);
  const run = runOf({
    values: Object.fromEntries(names.map((name, n) => [name, { runway: values(20, (r) => (n + r) / 100) }])),
    outcomes: [{ unit: 'share' }],
  });
  const chart = dotsChart(contextOf(run, { command: 'x' }));
  expect(chart?.title).toBe('Middle value: 14.5% instead of 9.50%');
  expect(chart?.alt).toContain(
    'for six sets of rules. Middle value: 14.5% instead of 9.50%. 9 in 10 futures with f with a name that goes on for long: 6 to 23%.',
  );
});

test('names with commas of their own are told apart by semicolons', () => {
  expect(listed(['a', 'b'])).toBe('a, b');
  expect(listed(['20%, slow', 'b'])).toBe('20%, slow; b');
  expect(dotsOf(20, 'voter', { current: '20%, slow', full: 'b' })?.alt).toContain('for 20%, slow; b.');
});

test.each(runs)('%s: every chart keeps all rules of pictures', async (_, folder) => {
  const context = contextOf(readRun(folder), { command: 'npx metis-lab reproduce x' });
  const made = [fanChart, dotsChart, effectChart, outcomesChart, driversChart].flatMap(
    (make) => make(context) ?? [],
  );
  expect(made.length).toBeGreaterThan(1);
  for (const chart of made) {
    const svg = await renderSvg(chart);
    expect(checkChart(chart, svg, renderPng(svg)), chart.kind).toEqual([]);
    expect(countWords(chart.title)).toBeLessThanOrEqual(12);
    expect(chart.subtitle).toMatch(/simulated futures/u);
  }
});

test('a title that has no room for both names says at least with whom', () => {
  const run = runOf({
    values: { current: { runway: [4, 5, 6] }, full: { runway: [1, 2, 3] } },
    labels: { current: 'Current rules as they are', full: 'Full proposal' },
  });
  expect(dotsChart(contextOf(run, { command: 'x' }))?.title).toBe(
    'Middle value: 2 years with Full proposal instead of 5',
  );
});

test('of more sets of rules than have room the baseline and the last ones are shown, and the pictures say so', async () => {
  const names = Array.from({ length: 17 }, (_, s) => (s === 0 ? 'current' : s === 16 ? 'full' : `rules${s}`));
  const runway = (shift: number) => ({ runway: values(30, (r) => r + shift) });
  const labels = Object.fromEntries(names.map((name, s) => [name, `Set of rules number ${s + 1}`]));
  const run = runOf({ values: Object.fromEntries(names.map((name, s) => [name, runway(s)])), labels });
  const context = contextOf(run, { command: 'npx metis-lab reproduce x' });
  for (const [chart, first, count] of [
    [dotsChart(context), 11, 8],
    [outcomesChart(context), 13, 6],
  ] as const) {
    if (chart === undefined) throw new Error('missing picture');
    const svg = await renderSvg(chart);
    expect(checkChart(chart, svg, renderPng(svg))).toEqual([]);
    expect(chart.subtitle).toContain(`; ${count} of 17 sets of rules`);
    const scenario = chart.table.columns.indexOf('scenario');
    const shown = new Set(chart.table.rows.map((row) => row[scenario]));
    const last = names.slice(first - 1).map((name) => labels[name]);
    expect([...shown]).toEqual([labels.current, ...last]);
    expect(chart.caption).toContain(
      `No room for ${names
        .slice(1, first - 1)
        .map((name) => labels[name])
        .join(', ')}; the tables`,
    );
    expect(chart.alt).toMatch(/ for (?:Set of rules number 1, .*17|(?:six|eight) sets of rules)\. /u);
  }
  expect(effectChart(context)).toBeUndefined();
});

test('as many sets of rules as have room are all shown, and nothing is said of it', () => {
  const names = Array.from({ length: 8 }, (_, s) => (s === 0 ? 'current' : `rules${s}`));
  const run = runOf({
    values: Object.fromEntries(names.map((name, s) => [name, { runway: values(30, (r) => r + s) }])),
  });
  const chart = dotsChart(contextOf(run, { command: 'x' }));
  const scenario = chart?.table.columns.indexOf('scenario') ?? -1;
  expect(new Set(chart?.table.rows.map((row) => row[scenario])).size).toBe(8);
  expect(`${chart?.subtitle} ${chart?.caption}`).not.toMatch(/sets of rules;|of 8 sets|No room/u);
});
