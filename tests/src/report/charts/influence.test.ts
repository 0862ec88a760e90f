import { expect, test } from 'vitest';
import { influenceBars, morrisPlane } from '../../../../src/report/charts/charts.ts';
import { checkChart } from '../../../../src/report/render/check-chart.ts';
import { renderPng } from '../../../../src/report/render/render-png.ts';
import { renderSvg } from '../../../../src/report/render/render-svg.ts';
import { hostileLabels, words } from './examples.ts';

const bars = (count: number) =>
  Array.from({ length: count }, (_, b) => {
    const value = 0.8 / (1 + b) - 0.02;
    const label = `${hostileLabels[b % hostileLabels.length]} ${b}`;
    return { label, value, low: value - 0.05, high: value + 0.07, alone: value / 2 };
  });
const measures = {
  measure: 'share of the variance',
  parts: ['with all interactions', 'alone'],
} as const;
const threshold = { at: 0.1, words: 'chance stays below, 95 in 100' };
const points = (count: number) =>
  bars(count).map(({ label, value, low, high }, p) => ({
    label,
    muStar: value + 0.02,
    low,
    high,
    sigma: 0.1 * (p % 4),
  }));

test.each([1, 5, 20])('%i bars keep all rules of pictures, whatever their labels', async (count) => {
  const chart = influenceBars({ ...words, ...measures, bars: bars(count), threshold });
  const svg = await renderSvg(chart);
  expect(checkChart(chart, svg, renderPng(svg))).toEqual([]);
});

test.each([1, 5, 30])(
  'a plane of %i inputs keeps all rules of pictures, whatever their labels',
  async (count) => {
    const chart = morrisPlane({ ...words, unit: 'years', points: points(count), floor: 0.1 });
    const svg = await renderSvg(chart);
    expect(checkChart(chart, svg, renderPng(svg))).toEqual([]);
  },
);

test('a long subtitle and command leave room for a single bar and a single point', async () => {
  const long =
    'the time for which rewards can be paid, full proposal minus current rules, luck has 66 % of a single future; ';
  const footer = {
    run: '7k3m9q2f',
    command: `mlab sensitivity ${'--over andromeda.typicalTransactions '.repeat(6)}`,
  };
  const said = { ...words, subtitle: long.repeat(3), footer };
  const one = influenceBars({ ...said, ...measures, bars: bars(1) });
  const other = morrisPlane({ ...said, unit: 'years', points: points(1) });
  for (const chart of [one, other]) {
    const svg = await renderSvg(chart);
    expect(checkChart(chart, svg, renderPng(svg))).toEqual([]);
  }
});

test('the longest bar stands first, and the table holds its interval and its part', () => {
  const { table } = influenceBars({
    ...words,
    ...measures,
    bars: [
      { label: 'small', value: 0.1, low: null, high: null },
      { label: 'large', value: 0.7, low: 0.6, high: 0.8, alone: 0.4 },
    ],
  });
  expect(table.columns).toEqual(['input', 'value', 'low', 'high', 'alone']);
  expect(table.rows).toEqual([
    ['large', 0.7, 0.6, 0.8, 0.4],
    ['small', 0.1, 0.1, 0.1, 0],
  ]);
});

test.each([0.7, -0.2])(
  'a part that is estimated to be %d of a whole of 0.5 is drawn as found',
  async (alone) => {
    const one = { label: 'a', value: 0.5, low: 0.4, high: 0.6, alone };
    const chart = influenceBars({ ...words, ...measures, bars: [one] });
    expect(chart.table.rows[0][4]).toBe(alone);
    expect(JSON.stringify(chart.spec)).toContain(`"alone":${alone}`);
    const svg = await renderSvg(chart);
    expect(checkChart(chart, svg, renderPng(svg))).toEqual([]);
  },
);

test('the key names the whole, the part, the whiskers and the line, each where there is one', () => {
  const all = influenceBars({
    ...words,
    ...measures,
    bars: bars(3),
    threshold,
    whiskers: '95 % interval of x',
  });
  const text = JSON.stringify(all.spec);
  for (const said of ['with all interactions', 'alone', '95 % interval of x', 'chance stays below'])
    expect(text).toContain(`"text":"${said}`);
  const bare = influenceBars({
    ...words,
    ...measures,
    bars: [{ label: 'a', value: 1, low: null, high: null }],
  });
  expect(JSON.stringify(bare.spec)).not.toContain('interval');
  expect(JSON.stringify(bare.spec)).not.toContain('"text":"alone');
});

test('notes stand below the names of their inputs', async () => {
  const noted = bars(10).map((bar) => ({ ...bar, note: '14,300 to 81,700 tx/day: -5.5 to +7.3 years' }));
  const chart = influenceBars({ ...words, ...measures, bars: noted });
  const svg = await renderSvg(chart);
  expect(svg).toContain('14,300 to 81,700 tx/day');
  expect(checkChart(chart, svg, renderPng(svg))).toEqual([]);
});

test('no input and too many are refused', () => {
  expect(() => influenceBars({ ...words, ...measures, bars: [] })).toThrow('invalid number of bars: 0');
  expect(() => influenceBars({ ...words, ...measures, bars: bars(21) })).toThrow(
    'invalid number of bars: 21',
  );
  expect(() => morrisPlane({ ...words, unit: '', points: [] })).toThrow('invalid number of inputs: 0');
  expect(() => morrisPlane({ ...words, unit: '', points: points(31) })).toThrow(
    'invalid number of inputs: 31',
  );
});
