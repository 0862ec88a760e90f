import { expect, test } from 'vitest';
import { pointPanels } from '../../../../src/report/charts/charts.ts';
import { checkChart } from '../../../../src/report/render/check-chart.ts';
import { renderPng } from '../../../../src/report/render/render-png.ts';
import { renderSvg } from '../../../../src/report/render/render-svg.ts';
import { hostileLabels, words } from './examples.ts';

const wave = Array.from({ length: 40 }, (_, x): readonly [number, number] => [
  x / 10 - 2,
  Math.sin(x / 5) + x / 20,
]);
const panel = (label: string, mark: 'line' | 'points' | 'stems') => ({
  label,
  color: '#0072B2',
  mark,
  at: wave,
});
const titles = { acrossTitle: 'normal quantile', upTitle: 'residual' };

test.each([1, 2, 5, 8])('%i panels keep all rules of pictures, whatever their labels', async (count) => {
  const marks = ['line', 'points', 'stems'] as const;
  const panels = Array.from({ length: count }, (_, p) =>
    panel(hostileLabels[p % hostileLabels.length], marks[p % 3]),
  );
  const chart = pointPanels({ ...words, ...titles, panels, diagonal: true, levels: [-0.5, 0.5] });
  const svg = await renderSvg(chart);
  expect(checkChart(chart, svg, renderPng(svg))).toEqual([]);
});

test('the table holds every point of every panel', () => {
  const { table } = pointPanels({ ...words, ...titles, panels: [panel('a', 'line'), panel('b', 'stems')] });
  expect(table.columns).toEqual(['panel', 'across', 'up']);
  expect(table.rows).toHaveLength(80);
  expect(table.rows[41]).toEqual(['b', ...wave[1]]);
});

test('no panel, nine panels and an empty one are refused', () => {
  const nine = Array.from({ length: 9 }, () => panel('a', 'line'));
  expect(() => pointPanels({ ...words, ...titles, panels: [] })).toThrow('invalid number of panels: 0');
  expect(() => pointPanels({ ...words, ...titles, panels: nine })).toThrow('invalid number of panels: 9');
  expect(() => pointPanels({ ...words, ...titles, panels: [{ ...panel('a', 'line'), at: [] }] })).toThrow(
    'no points',
  );
});
