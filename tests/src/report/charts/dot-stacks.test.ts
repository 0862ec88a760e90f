import { expect, test } from 'vitest';
import { placeStacks, stackDots } from '../../../../src/report/charts/dot-stacks.ts';
import { quantileDots } from '../../../../src/report/charts/quantile-dots.ts';
import { checkChart } from '../../../../src/report/render/check-chart.ts';
import { renderPng } from '../../../../src/report/render/render-png.ts';
import { renderSvg } from '../../../../src/report/render/render-svg.ts';
import { wordsOf } from './examples-report.ts';

const words = wordsOf('base', 'dots', 'Dots in stacks');
const axis = { low: 0, high: 10 };

test('values of one bin are one stack, which knows their mean', () => {
  expect(stackDots([9, 0.25, 0.75, 10], axis, 10)).toEqual([
    { dots: [1, 2], mean: 0.5 },
    { dots: [0, 3], mean: 9.5 },
  ]);
  expect(stackDots([0.1, 0.1, 0.1], axis, 10)[0].mean).toBe(0.1);
});

test('stacks with room stand at their means; those without are moved apart, the higher one less', () => {
  const stacks = [
    { dots: [0, 1, 2], mean: 0.9 },
    { dots: [3], mean: 1.1 },
    { dots: [4], mean: 7 },
  ];
  const [first, second, third] = placeStacks(stacks, 1);
  expect(first).toBeCloseTo(0.7, 12);
  expect(second).toBeCloseTo(1.7, 12);
  expect(third).toBeCloseTo(7, 12);
  expect(placeStacks(stacks, 0.1)).toEqual([0.9, 1.1, 7]);
});

test('stacks that must be moved stay in their bins', () => {
  const values = Array.from({ length: 200 }, (_, v) => ((v * 7919) % 1000) / 100);
  const stacks = stackDots(values, axis, 40);
  const places = placeStacks(stacks, 10 / 40);
  stacks.forEach(({ dots }, s) => {
    const bin = Math.floor(values[dots[0]] * 4);
    expect(places[s]).toBeGreaterThan(bin / 4 - 1e-9);
    expect(places[s]).toBeLessThan((bin + 1) / 4 + 1e-9);
    if (s > 0) expect(places[s] - places[s - 1]).toBeGreaterThan(10 / 40 - 1e-9);
  });
});

const colors = { color: '#0072B2' };
const zeros = (count: number, ...others: number[]): number[] => [
  ...new Array<number>(count).fill(0),
  ...others,
];
const spread = Array.from({ length: 20 }, (_, v) => v * 49_000);

test.each([
  ['18 of 20 equal, in one of four rows', [zeros(18, 6391, 987_654), spread, spread, zeros(20)], 4],
  ['18 of 20 equal, their neighbours beside them', [zeros(18, 31_000, 60_000), spread], 8],
  [
    '50 dots of two values in six rows',
    Array.from('abcdef', () => [...zeros(44), ...zeros(6).map(() => 8)]),
    1,
  ],
  ['all equal', [zeros(20).map(() => 7)], 6],
  ['all equal in eight rows', Array.from('abcdefgh', () => zeros(20)), 6],
] as const)('every dot stands at its value: %s', async (_, rows, smallest) => {
  const chart = quantileDots({
    ...words,
    unit: 'METIS',
    rows: rows.map((values, r) => ({ label: `Row ${r}`, ...colors, values, note: 'middle 0 METIS' })),
  });
  const drawn = chart.table.rows.map((row) => ({ row: row[0], value: Number(row[2]), at: Number(row[3]) }));
  const all = rows.flat();
  const range = Math.max(...all) - Math.min(...all);
  for (const { value, at } of drawn) {
    const equal = all.filter((each) => each === value).length;
    expect(Math.abs(at - value)).toBeLessThanOrEqual(range / (equal > 5 ? 500 : 20));
  }
  const places = chart.table.rows.map((row) => [row[0], row[3], row[4]].join(' '));
  expect(new Set(places).size).toBe(all.length);
  const sizes = [...JSON.stringify(chart.spec).matchAll(/"type":"point"[^}]*"size":([\d.]+)/gu)];
  expect(Math.sqrt(Math.min(...sizes.map(([, size]) => Number(size))))).toBeGreaterThanOrEqual(smallest);
  const svg = await renderSvg(chart);
  expect(checkChart(chart, svg, renderPng(svg))).toEqual([]);
});

test('the greatest number of rows has room', async () => {
  const rows = Array.from({ length: 24 }, (_, r) => ({
    ...{
      label: `Row ${r} of a name that is long enough for two lines`,
      ...colors,
      note: `middle ${r} years`,
    },
    values: spread,
  }));
  const chart = quantileDots({ ...words, unit: 'METIS', rows });
  const svg = await renderSvg(chart);
  expect(checkChart(chart, svg, renderPng(svg))).toEqual([]);
});
