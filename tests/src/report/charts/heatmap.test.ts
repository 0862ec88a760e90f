import { expect, test } from 'vitest';
import { heatmap } from '../../../../src/report/charts/charts.ts';
import { contourLayers } from '../../../../src/report/charts/heat-marks.ts';
import { heatColour } from '../../../../src/report/charts/heat-colours.ts';
import type { HeatCell, HeatmapInput } from '../../../../src/report/charts/heatmap.ts';
import { checkChart } from '../../../../src/report/render/check-chart.ts';
import { contrast } from '../../../../src/report/render/contrast.ts';
import { ink } from '../../../../src/report/render/frame.ts';
import { renderPng } from '../../../../src/report/render/render-png.ts';
import { renderSvg } from '../../../../src/report/render/render-svg.ts';
import { hostileLabels, words } from './examples.ts';

const write = (value: number): string => `${value > 0 ? '+' : ''}${value.toFixed(1)}`;
const cellsOf = (columns: number, rows: number): HeatCell[] =>
  Array.from({ length: columns * rows }, (_, at) => {
    const value = (at % columns) - Math.floor(at / columns) * 2;
    return { column: at % columns, row: Math.floor(at / columns), value, text: write(value) };
  });
const names = (count: number): string[] => Array.from({ length: count }, (_, at) => `${at * 5}%`);
const input = (columns: number, rows: number, more: Partial<HeatmapInput> = {}): HeatmapInput => ({
  ...words,
  acrossTitle: 'rateChange.to (%/year)',
  upTitle: 'eagr.size (METIS)',
  columns: names(columns),
  rows: names(rows),
  cells: cellsOf(columns, rows),
  kind: 'change',
  better: 'higher',
  write,
  ...more,
});

test.each([
  [1, 1],
  [3, 2],
  [11, 5],
  [40, 40],
])('a heatmap of %i × %i keeps all rules of pictures', async (columns, rows) => {
  const chart = heatmap(input(columns, rows));
  const svg = await renderSvg(chart);
  expect(checkChart(chart, svg, renderPng(svg))).toEqual([]);
});

test('labels that are no labels are drawn as the text they are', async () => {
  const chart = heatmap(
    input(5, 5, {
      columns: hostileLabels,
      rows: hostileLabels,
      acrossTitle: hostileLabels[1],
      upTitle: hostileLabels[0],
    }),
  );
  const svg = await renderSvg(chart);
  expect(checkChart(chart, svg, renderPng(svg))).toEqual([]);
});

test('values stand in the cells where they have room, with marks and dashes explained above', async () => {
  const [first, second, ...others] = cellsOf(3, 2);
  const cells: HeatCell[] = [{ ...first, mark: 'current' }, { ...second, unclear: true }, ...others];
  const svg = await renderSvg(heatmap(input(3, 2, { cells })));
  for (const text of ['+2.0', '−2.0', 'current', 'dashed: as likely as not', 'no change'])
    expect(svg).toContain(text);
  expect(await renderSvg(heatmap(input(30, 2)))).not.toContain('>+12.0<');
});

test('a mark without room for its word is its shape, which the key explains', async () => {
  const [first, ...others] = cellsOf(11, 3);
  const cells: HeatCell[] = [{ ...first, mark: 'proposed' }, ...others];
  const svg = await renderSvg(heatmap(input(11, 3, { cells })));
  expect(svg.match(/>proposed</gu)).toHaveLength(1);
  const wide = cellsOf(3, 2).map((cell, at) => (at === 0 ? { ...cell, mark: 'proposed' } : cell));
  expect((await renderSvg(heatmap(input(3, 2, { cells: wide })))).match(/>proposed</gu)).toHaveLength(2);
});

/** `x y x2 y2` of the thick borders of a heatmap of 2 × 2 cells with these chances, column by column, in cells. */
function contourOf(chances: readonly (number | undefined)[]): string[] {
  const cells = chances.map((chance, at) => ({
    ...{ column: Math.floor(at / 2), row: at % 2, value: at, text: String(at) },
    ...(chance === undefined ? {} : { chance }),
  }));
  const layout = { width: 20, height: 20, cellWidth: 10, cellHeight: 10, left: 0 };
  const valueOf = (channel: unknown): unknown =>
    typeof channel === 'object' && channel !== null && 'value' in channel ? channel.value : undefined;
  return contourLayers(cells, layout).map(({ encoding }) =>
    typeof encoding === 'object' && encoding !== null ? Object.values(encoding).map(valueOf).join(' ') : '',
  );
}

test('the contour runs along borders where the chance crosses 50 in 100, and nowhere else', () => {
  // x, y, x2, y2 of each border; rows count from the bottom.
  expect(contourOf([10, 20, 80, 90])).toEqual(['10 10 10 20', '10 0 10 10']);
  expect(contourOf([10, 20, 30, 49])).toEqual([]);
  expect(contourOf([50, 51, 99, 100])).toEqual([]);
});

test('exactly 50 in 100 counts as better, and cells without a chance have no border', () => {
  expect(contourOf([50, 50, 49, 49])).toHaveLength(2);
  expect(contourOf([10, 10, undefined, 90])).toHaveLength(1);
  expect(contourOf([10, undefined, NaN, 90])).toEqual([]);
});

test('the chance of every cell stands in the table, empty where there is none', () => {
  const [first, ...others] = cellsOf(3, 2);
  const { table } = heatmap(input(3, 2, { cells: [{ ...first, chance: 71 }, ...others] }));
  expect(table.columns.at(-1)).toBe('chance in 100');
  expect(table.rows.slice(0, 2).map((row) => row.at(-1))).toEqual([71, '']);
});

test('a value that is not finite is written and not coloured', async () => {
  const [first, ...others] = cellsOf(3, 2);
  const chart = heatmap(
    input(3, 2, { cells: [{ ...first, value: Infinity, text: 'unlimited' }, ...others] }),
  );
  expect(chart.table.rows[0].slice(2, 4)).toEqual(['unlimited', 'unlimited']);
  expect(await renderSvg(chart)).toContain('unlimited');
});

test('worse is vermilion, better is blue, nothing is grey, whichever way is better', () => {
  const scale = { kind: 'change', reach: 10 } as const;
  const blue = heatColour(10, { ...scale, better: 'higher' });
  const vermilion = heatColour(-10, { ...scale, better: 'higher' });
  expect(heatColour(-10, { ...scale, better: 'lower' })).toBe(blue);
  expect(heatColour(10, { ...scale, better: 'lower' })).toBe(vermilion);
  expect(heatColour(0, { ...scale, better: 'higher' })).toBe('#eef0f2');
  expect(blue).not.toBe(vermilion);
});

test('dark text keeps a contrast of 4.5 on every colour of both scales', () => {
  for (let value = -10; value <= 10; value += 0.5) {
    const change = heatColour(value, { kind: 'change', reach: 10, better: 'higher' });
    expect(contrast(ink, change)).toBeGreaterThan(4.5);
    expect(contrast(ink, heatColour(value, { kind: 'level', low: -10, high: 10 }))).toBeGreaterThan(4.5);
  }
});

test('no cells and more than 40 columns are refused', () => {
  expect(() => heatmap(input(3, 2, { cells: [] }))).toThrow('invalid heatmap: 3 × 2');
  expect(() => heatmap(input(41, 2))).toThrow('invalid heatmap: 41 × 2; expected 1 to 40 each');
});
