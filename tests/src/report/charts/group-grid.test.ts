import { expect, test } from 'vitest';
import { groupGrid } from '../../../../src/report/charts/charts.ts';
import { cellColour } from '../../../../src/report/charts/grid-cells.ts';
import type { GroupCell } from '../../../../src/report/charts/grid-cells.ts';
import { checkChart } from '../../../../src/report/render/check-chart.ts';
import { contrast } from '../../../../src/report/render/contrast.ts';
import { ink } from '../../../../src/report/render/frame.ts';
import { renderPng } from '../../../../src/report/render/render-png.ts';
import { renderSvg } from '../../../../src/report/render/render-svg.ts';
import { words } from './examples.ts';
import { gridCases } from './examples-flows.ts';

const cell: GroupCell = { direction: 'worse', says: 'worse', size: 'large', chance: 'likely', strength: 1 };
const rowsOf = (count: number, cells: readonly GroupCell[]) =>
  Array.from({ length: count }, (_, r) => ({ group: `group ${r}`, outcome: 'outcome', cells }));
const grid = (rows: number, cells: readonly GroupCell[], scenarios = cells.length) =>
  groupGrid({
    ...words,
    scenarios: Array.from({ length: scenarios }, (_, s) => `rules ${s}`),
    rows: rowsOf(rows, cells),
    unspoken: [],
  });

test.each(Object.entries(gridCases))('a grid of groups, %s: the picture keeps all rules', async (_, make) => {
  const chart = make();
  const svg = await renderSvg(chart);
  expect(checkChart(chart, svg, renderPng(svg))).toEqual([]);
});

test.each(Object.entries(gridCases))('a grid of groups, %s: no cell loses a word', async (name, make) => {
  const svg = await renderSvg(make());
  if (name !== 'long labels') expect(svg).not.toContain('…');
});

test('a cell says direction, size and chance, and its shape says the direction again', async () => {
  const svg = await renderSvg(grid(1, [cell]));
  expect(svg).toContain('worse, large');
  expect(svg).toContain('>likely<');
  const shapes = (direction: GroupCell['direction']) => {
    const spec = JSON.stringify(grid(1, [{ ...cell, direction }]).spec);
    return [/"shape":"([a-z-]+)","fill":"(#[0-9A-Fa-f]+)"/u.exec(spec)?.slice(1)].flat().join(' ');
  };
  const seen = (['better', 'worse', 'same', 'up', 'down', 'unknown'] as const).map(shapes);
  expect(new Set(seen).size).toBe(6);
});

test('better is blue, worse is vermilion, and neither direction of a neutral outcome has a colour of value', () => {
  const channels = (direction: GroupCell['direction']) => {
    const colour = cellColour({ ...cell, direction });
    return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  };
  const [better, worse, up, down, same] = (['better', 'worse', 'up', 'down', 'same'] as const).map(channels);
  expect(better[2]).toBeGreaterThan(better[0] + 60);
  expect(worse[0]).toBeGreaterThan(worse[2] + 60);
  expect(up).toEqual(down);
  for (const grey of [up, same]) expect(Math.max(...grey) - Math.min(...grey)).toBeLessThan(8);
  expect(cellColour({ ...cell, direction: 'unknown' })).toBe('#FFFFFF');
});

test.each(['better', 'worse', 'same', 'up', 'down'] as const)(
  'words on the strongest colour of %s keep their contrast',
  (direction) => {
    expect(contrast(ink, cellColour({ ...cell, direction }))).toBeGreaterThanOrEqual(4.5);
  },
);

test('a stronger change has a stronger colour', () => {
  const red = (strength: number) => Number.parseInt(cellColour({ ...cell, strength }).slice(5, 7), 16);
  expect(red(0.12)).toBeGreaterThan(red(0.35));
  expect(red(0.35)).toBeGreaterThan(red(1));
});

test('a group is named once beside its rows, and groups that are not measured below the grid', async () => {
  const svg = await renderSvg(gridCases['base']());
  expect(svg.match(/>Sequencer</gu)).toHaveLength(1);
  expect(svg).toContain('No outcome of the experiment speaks of: Builder.');
});

test('the table has a row for each cell, and one for a group without an outcome', () => {
  const { table } = gridCases['missing values']();
  expect(table.columns).toEqual(['group', 'outcome', 'scenario', 'direction', 'size', 'chance']);
  expect(table.rows).toHaveLength(18 + 1);
  expect(table.rows[0]).toEqual([
    'Holder',
    'Circulating supply at the end',
    'Rate only',
    'not known',
    '',
    '',
  ]);
});

test('too many rows or scenarios, missing cells and strengths outside 0 to 1 are refused', () => {
  expect(() => grid(13, [cell])).toThrow('invalid number of rows: 13; expected 1 to 12');
  expect(() => grid(0, [cell])).toThrow('invalid number of rows: 0');
  const five = Array.from({ length: 5 }, () => cell);
  expect(() => grid(6, five)).toThrow('invalid number of rows: 6; expected 1 to 5');
  expect(() => grid(1, [...five, ...five])).toThrow('invalid number of scenarios: 10; expected 1 to 8');
  expect(() => grid(1, [cell], 2)).toThrow('invalid row outcome: 1 cells; expected 2');
  for (const strength of [-0.1, 1.1, NaN])
    expect(() => grid(1, [{ ...cell, strength }])).toThrow(`invalid strength in row outcome: ${strength}`);
});

test.each([
  [3, 11],
  [4, 6],
  [8, 4],
])(
  '%i scenarios and %i rows lose no word of a cell, also under long words and a mark',
  async (scenarios, rows) => {
    const cells = Array.from({ length: scenarios }, (_, s) => ({
      ...cell,
      ...(s % 2 === 0
        ? { size: 'medium' }
        : { direction: 'same' as const, says: 'about the same', size: '' }),
      chance: 'about as likely as not',
    }));
    const chart = groupGrid({
      ...words,
      footer: { ...words.footer, mark: 'This run is not finished' },
      title: 'Full proposal: 10 of 11 outcomes likely better, 1 likely worse',
      scenarios: cells.map((_, s) => `rules ${s}`),
      rows: Array.from({ length: rows }, (_, r) => ({
        ...{ group: `group ${r}`, outcome: 'Reward rate that sequencers really get' },
        cells:
          scenarios > 4
            ? cells.map((each) => ({ ...each, says: 'worse' }))
            : cells.map(({ size, ...each }) => (size === '' ? each : { ...each, size })),
      })),
      unspoken: ['Builder', 'Holder'],
    });
    const svg = await renderSvg(chart);
    expect(checkChart(chart, svg, renderPng(svg))).toEqual([]);
    expect(svg.replace(/<desc>.*/u, '').match(/>[^<]*…/gu)).toBeNull();
  },
);
