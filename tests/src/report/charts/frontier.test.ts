import { expect, test } from 'vitest';
import { frontier } from '../../../../src/report/charts/charts.ts';
import type { FrontierInput, FrontierPoint } from '../../../../src/report/charts/frontier.ts';
import { checkChart } from '../../../../src/report/render/check-chart.ts';
import { renderPng } from '../../../../src/report/render/render-png.ts';
import { renderSvg } from '../../../../src/report/render/render-svg.ts';
import { hostileLabels, words } from './examples.ts';

const value = (middle: number, half: number) => ({ middle, low: middle - half, high: middle + half });
const pointsOf = (count: number, label: (p: number) => string = (p) => `${p}%, 0 METIS`): FrontierPoint[] =>
  Array.from({ length: count }, (_, p) => ({
    label: label(p),
    across: value(10 + ((p * 7) % 23), 0.4),
    up: value(1e6 + ((p * 13) % 29) * 4e4, 3e4),
    onFrontier: p % 5 === 0,
    mark: p === 3 ? 'current' : undefined,
  }));
const input = (points: readonly FrontierPoint[]): FrontierInput => ({
  ...words,
  acrossTitle: 'full.runwayYears',
  upTitle: 'full.netSold',
  acrossUnit: 'years',
  upUnit: 'METIS',
  points,
});

test.each([1, 2, 40, 400])('a frontier of %i settings keeps all rules of pictures', async (count) => {
  const chart = frontier(input(pointsOf(count)));
  const svg = await renderSvg(chart);
  expect(checkChart(chart, svg, renderPng(svg))).toEqual([]);
});

test('labels that are no labels are drawn as the text they are', async () => {
  const chart = frontier(input(pointsOf(12, (p) => hostileLabels[p % hostileLabels.length])));
  const svg = await renderSvg(chart);
  expect(checkChart(chart, svg, renderPng(svg))).toEqual([]);
});

test('the table has every setting with both intervals, whether it is on the frontier, and its mark', () => {
  const { table } = frontier(input(pointsOf(4)));
  expect(table.rows[0]).toEqual(['0%, 0 METIS', 10, 9.6, 10.4, 1e6, 970_000, 1_030_000, 'yes', '']);
  expect(table.rows[3].slice(-2)).toEqual(['no', 'current']);
});

test('the current setting is named first, however many are on the frontier', async () => {
  expect(await renderSvg(frontier(input(pointsOf(40))))).toContain('current: 3%, 0 METIS');
});

test('a label that begins with its mark does not say it twice', async () => {
  const points = pointsOf(4, (p) => (p === 3 ? 'current rules' : `${p}%`));
  const svg = await renderSvg(frontier(input(points)));
  expect(svg).toContain('>current rules<');
  expect(svg).not.toContain('current: current');
});

test('every one of five settings near one another is labelled', async () => {
  const points = Array.from({ length: 5 }, (_, p) => ({
    label: `rateChange.to ${p}%/year`,
    ...{ across: value(40 + p * p * 12, 20), up: value(40 + 4 * p, 12), onFrontier: true },
  }));
  const chart = frontier(input(points));
  const svg = await renderSvg(chart);
  for (const { label } of points) expect(svg).toContain(`>${label}<`);
  expect(checkChart(chart, svg, renderPng(svg))).toEqual([]);
});

test('no setting and more than 400 are refused', () => {
  expect(() => frontier(input([]))).toThrow('invalid number of settings: 0');
  expect(() => frontier(input(pointsOf(401)))).toThrow('invalid number of settings: 401; expected 1 to 400');
});
