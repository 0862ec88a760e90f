import { expect, test } from 'vitest';
import type { ResolvedAssumption } from '../../../../src/plan/index.ts';
import { contextOf } from '../../../../src/report/page/context.ts';
import { releaseChart } from '../../../../src/report/figures/release-chart.ts';
import { checkChart } from '../../../../src/report/render/check-chart.ts';
import { renderPng } from '../../../../src/report/render/render-png.ts';
import { renderSvg } from '../../../../src/report/render/render-svg.ts';
import { runOf } from '../run-fixture.ts';

const futures = 300;
const year = 365;
/** Release times from 2 to 8 years, evenly; and noise that does not go with them. */
const daysOf = (count: number): number[] =>
  Array.from({ length: count }, (_, r) => 2 * year + (6 * year * r) / (count - 1));
const days = daysOf(futures);
const noise = Array.from({ length: futures }, (_, r) => ((r * 37) % 101) / 50 - 1);

const open = (name: string, notStated = true): ResolvedAssumption => ({
  name,
  distribution: { kind: 'uniform', low: 2 * year, high: 8 * year },
  provenance: { kind: 'assume', why: 'no dates', confidence: 'low', notStated },
});

/** The release chart of a run in which the effect is `slope` for each year of release time, and noise. */
function chartOf(
  slope: number,
  more: {
    unit?: string;
    notStated?: boolean;
    names?: readonly string[];
    spread?: number;
    count?: number;
  } = {},
) {
  const { unit = 'days', notStated = true, names = ['eagr.releaseDays'], spread = 1, count = futures } = more;
  const days = daysOf(count);
  const effects = days.map((time, r) => (slope * time) / year + spread * noise[r]);
  const run = runOf({
    values: { current: { runway: days.map(() => 20) }, full: { runway: effects.map((each) => 20 + each) } },
    assumptions: names.map((name) => open(name, notStated)),
    drawn: Object.fromEntries(names.map((name) => [name, days])),
    parameters: names.map((name) => ({ name, unit, means: 'time of release' })),
  });
  return releaseChart(contextOf(run, { command: 'npx metis-lab reproduce x' }));
}

test('thirds of the release time are rows, with their times and the number of their futures', () => {
  const rows = new Set(chartOf(-1)?.table.rows.map((row) => `${row[0]}: ${row[1]}`));
  expect([...rows]).toEqual([
    '2.0 to 4.0 years: 100 futures',
    '4.0 to 6.0 years: 100 futures',
    '6.0 to 8.0 years: 100 futures',
  ]);
});

test('rows that lie apart by more than what matters are said to differ, with both middles', () => {
  const chart = chartOf(-1);
  expect(chart?.title).toBe('Timing matters: −3.0 years when short, −7.0 when long');
  expect(chart?.caption).toContain('leaves out zero, and the difference matters');
});

test('rows have the colour of their set of rules and no other', () => {
  const drawn = JSON.stringify(chartOf(-1)?.spec);
  expect(drawn).toContain('#0072B2');
  expect(drawn).not.toMatch(/#7B3F8C|#D55E00/u);
});

test('few futures do not tell whether timing matters', () => {
  const chart = chartOf(0);
  expect(chart?.title).toBe('Not known yet whether timing matters: more futures would tell');
  expect(chart?.alt).toContain('−0.010 years when short');
  expect(chart?.caption).toContain('too wide to say');
});

test('with thirty futures a difference in the noise is neither shown nor ruled out', () => {
  for (const slope of [-0.25, -0.2, -0.15, 0.15, 0.2, 0.25])
    expect(chartOf(slope, { count: 30, spread: 2 })?.title).toMatch(/^Not known yet whether timing matters/u);
});

test('an interval that goes beyond what matters on one side only rules nothing out', () => {
  for (const slope of [-0.05, -0.04, 0.04, 0.05])
    expect(chartOf(slope)?.title).toMatch(/^Not known yet whether timing matters/u);
});

test('futures whose middles lie together within what matters show that timing makes little difference', () => {
  expect(chartOf(0, { spread: 0.1 })?.title).toMatch(/^Timing makes little difference/u);
});

test('a row of few futures is drawn as a dot for each future, and no curve goes beyond its futures', () => {
  const few = chartOf(-1, { count: 12 });
  if (few === undefined) throw new Error('no chart');
  expect(few.table.rows).toHaveLength(12);
  expect(few.table.rows.every((row) => row[3] === '')).toBe(true);
  expect(few.caption).toContain('Each dot is one future');
  expect(few.caption).not.toContain('The higher a curve');
  const many = chartOf(-1, { count: 90 });
  const drawn = many?.table.rows.filter((row) => row[3] !== '').map((row) => Number(row[2])) ?? [];
  expect(Math.max(...drawn)).toBeLessThan(0);
  expect(many?.caption).not.toContain('Each dot');
});

test('rows that lie apart by less than what matters make little difference', () => {
  const still = noise.map(() => 0);
  const run = runOf({
    values: {
      current: { runway: still },
      full: { runway: days.map((time) => time / year / 100) },
    },
    assumptions: [open('eagr.releaseDays')],
    drawn: { 'eagr.releaseDays': days },
    parameters: [{ name: 'eagr.releaseDays', unit: 'days', means: 'time of release' }],
  });
  const chart = releaseChart(contextOf(run, { command: 'x' }));
  expect(chart?.title).toMatch(/^Timing makes little difference/u);
  expect(chart?.caption).toContain('lies within what matters');
});

test('all curves have the same area, whatever their row', () => {
  const chart = chartOf(-1);
  if (chart === undefined) throw new Error('no chart');
  const areas = new Map<string, number>();
  const places = chart.table.rows.slice(0, 121).map((row) => Number(row[2]));
  const step = places[1] - places[0];
  for (const [label, , , density] of chart.table.rows)
    areas.set(String(label), (areas.get(String(label)) ?? 0) + Number(density) * step);
  for (const area of areas.values()) expect(area).toBeCloseTo(1, 1);
});

test('no open length of time, no picture', () => {
  expect(chartOf(-1, { unit: 'METIS' })).toBeUndefined();
  expect(chartOf(-1, { notStated: false })).toBeUndefined();
  expect(chartOf(-1, { names: [] })).toBeUndefined();
});

test('the time that says how fast tokens are released goes before another open one', () => {
  const chart = chartOf(-1, { names: ['rateChange.rampDays', 'eagr.releaseDays'] });
  expect(chart?.subtitle).toContain('time of release');
  expect(chart).toBeDefined();
});

test('the picture keeps the rules for pictures', async () => {
  const chart = chartOf(-1);
  if (chart === undefined) throw new Error('no chart');
  const svg = await renderSvg(chart);
  expect(checkChart(chart, svg, renderPng(svg))).toEqual([]);
});
