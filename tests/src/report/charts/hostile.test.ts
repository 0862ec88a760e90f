import { expect, test } from 'vitest';
import { checkInput } from '../../../../src/report/charts/check-input.ts';
import { createChart } from '../../../../src/report/charts/chart.ts';
import {
  chanceLine,
  differenceFan,
  heatmap,
  influenceBars,
  morrisPlane,
  quantileDots,
  ridgeline,
  smallMultiples,
  unbundledEffect,
} from '../../../../src/report/charts/charts.ts';
import { axisScale } from '../../../../src/report/charts/axis-scale.ts';
import { checkChart } from '../../../../src/report/render/check-chart.ts';
import { renderPng } from '../../../../src/report/render/render-png.ts';
import { renderSvg } from '../../../../src/report/render/render-svg.ts';
import { words } from './examples.ts';

const color = '#0072B2';
const build = (value: number) =>
  createChart({ kind: 'x', called: 'X' }, words, { columns: ['v'], rows: [[value]] }, 300, () => ({}));

test.each<[string, unknown]>([
  ['invalid chart label: object', { rows: [{ label: null }] }],
  ['invalid chart label: number', { label: 7 }],
  ['invalid chart colour: object', { rows: [{ color: { signal: '"red"' } }] }],
  ['invalid chart colour: url(https://evil.example/x)', { colour: 'url(https://evil.example/x)' }],
  ['invalid chart colour: #FFFF00', { color: '#FFFF00' }],
  ['invalid chart interval: 6 to -1', { steps: [{ error: { low: 6, high: -1 } }] }],
  ['invalid chart places: 1 after 5', { at: [0, 5, 1] }],
  ['invalid chart places: 0 after 0', { years: [0, 0] }],
  [
    'invalid chart places: 2025-01-01 after 2025-02-01',
    { panels: [{ dates: ['2025-02-01', '2025-01-01'] }] },
  ],
  ['invalid chart value: text "10" in rows 2 low; expected', { rows: [{}, { low: '10' }] }],
  ['invalid chart value: 10n (bigint) in at 1; expected', { at: [10n] }],
  ['invalid chart value: text "50" in points 1 chance', { points: [{ at: 1, chance: '50' }] }],
  ['invalid chart interval: 6 to -1 in steps 1 error', { steps: [{ error: { low: 6, high: -1 } }] }],
  ['invalid chart density: -0.1', { rows: [{ density: [0, -0.1] }] }],
])('%s is refused', (message, input) => {
  expect(() => checkInput(input)).toThrow(message);
});

test('what may be missing passes: open ends, gaps, colours by place', () => {
  const input = {
    flips: [{ low: 3, high: null }],
    points: [
      { low: null, high: -2 },
      { low: NaN, high: NaN },
    ],
    years: [0, NaN, 2],
    density: [NaN, 0],
    color: undefined,
  };
  expect(() => checkInput(input)).not.toThrow();
});

test('every kind refuses them before it draws', () => {
  const row = { label: 'a', color: '#FFFF00', low: 0, middle: 1, high: 2 };
  const outcome = { label: 'x', unit: '', rows: [row] };
  expect(() => smallMultiples({ ...words, outcomes: [outcome] })).toThrow('invalid chart colour: #FFFF00');
  expect(() =>
    ridgeline({
      ...words,
      unit: '',
      at: [0, 5, 1],
      words: { below: 'less', above: 'more' },
      rows: [{ label: 'a', note: '', color, density: [0, 1, 0], middle: 1, middleText: '1' }],
    }),
  ).toThrow('invalid chart places: 1 after 5');
});

test('numbers whose axis would have no finite steps are refused', () => {
  expect(build(1e300).table.rows).toEqual([[1e300]]);
  expect(() => build(-1.797e308)).toThrow(
    'invalid chart value: -1.797e+308 in row 1, v; expected at most 1e+300 in size',
  );
  expect(() => axisScale({ values: [-1.797e308, 1.797e308], ticks: 5 })).toThrow('invalid chart range');
});

test('a command that does not fit into the footer is refused, and one of four lines stands there whole', async () => {
  const given = (command: string) => ({ ...words, footer: { run: 'a', command } });
  const table = { columns: ['v'], rows: [[1]] };
  const make = (command: string) =>
    createChart({ kind: 'x', called: 'X' }, given(command), table, 400, () => ({}));
  expect(() => make('--grid a=1,2,3 '.repeat(80))).toThrow('invalid chart command');
  expect(make(`${'--grid a=1,2,3 '.repeat(26)}end`).footer.command).toMatch(/ end$/u);
});

test('a total without an interval has none in the table', () => {
  const { table } = unbundledEffect({
    ...words,
    unit: 'METIS',
    steps: [{ label: 'now', from: 0, to: 61.7, kind: 'total' }],
  });
  expect(table.rows).toEqual([['now', 'total', 0, 61.7, '', '']]);
});

const heat = (values: readonly number[], rows = [0, 1]) =>
  heatmap({
    ...words,
    acrossTitle: 'a',
    upTitle: 'b',
    columns: ['one'],
    rows: ['x', 'y'],
    kind: 'level',
    better: 'higher',
    write: (value) => value.toFixed(1),
    cells: values.map((value, v) => ({ column: 0, row: rows[v], value, text: value.toFixed(1) })),
  });

test('a heatmap without any value has no colour scale', async () => {
  const svg = await renderSvg(heat([NaN, NaN]));
  expect(svg.match(/>NaN</gu)).toHaveLength(2);
  expect((await renderSvg(heat([1, NaN]))).match(/>1\.0</gu)?.length).toBeGreaterThan(1);
});

test('a cell of a heatmap has one value and a place', () => {
  expect(() => heat([1, 2], [0, 0])).toThrow('invalid heatmap cell: column 0, row 0 twice');
  expect(() => heat([1, 2], [0, 2])).toThrow('invalid heatmap cell: column 0, row 2; expected a listed');
});

test('numbers in cells have a minus sign', async () => {
  const svg = await renderSvg(heat([-3, -1]));
  expect(svg).toContain('>−3.0<');
  expect(svg).not.toContain('>-');
});

test('chances outside 0 to 100 and flips outside the values are refused', () => {
  const line = (chance: number, flip = 1) =>
    chanceLine({
      ...words,
      unit: '',
      level: 50,
      panels: [
        {
          label: 'one',
          color,
          points: [0, 2].map((at) => ({ at, chance, low: chance, high: chance })),
          flips: [{ at: flip, low: null, high: null, label: 'flip' }],
        },
      ],
    });
  expect(() => line(150)).toThrow('invalid chance of one: 150; expected 0 to 100');
  expect(() => line(-40)).toThrow('invalid chance of one: -40');
  expect(() => line(50, 9)).toThrow('invalid flip of one: 9; expected 0 to 2');
  expect(line(100).table.rows).toHaveLength(3);
});

test('more than twenty single futures are refused', () => {
  const one = [0, 1];
  const band = one.map((high) => ({ low: 0, high }));
  const fan = (count: number) =>
    differenceFan({
      ...words,
      unit: '',
      years: one,
      median: one,
      bands: { outer: band, inner: band },
      futures: Array.from({ length: count }, () => one),
      words: { above: 'more', below: 'less' },
    });
  expect(() => fan(21)).toThrow('invalid number of futures: 21; expected 0 to 20');
  expect(fan(20).table.columns).toHaveLength(26);
});

test('bars without words for their parts are refused', () => {
  const bars = [{ label: 'a', value: 1, low: 0, high: 2 }];
  const given = { ...words, measure: 'share', bars };
  // @ts-expect-error two words are needed
  expect(() => influenceBars({ ...given, parts: [] })).toThrow('invalid words of parts: none');
});

test('a long unit of a screening is shortened', async () => {
  const points = [{ label: 'a', muStar: 1, low: 0, high: 2, sigma: 1 }];
  const chart = morrisPlane({ ...words, unit: '{{constructor.constructor("x")()}} '.repeat(9), points });
  const svg = await renderSvg(chart);
  expect(checkChart(chart, svg, renderPng(svg))).toEqual([]);
});

test('labels with joiners, flags and families stay inside every picture', async () => {
  const label = '👩‍👩‍👧‍👦🏳️‍🌈🚀'.repeat(3);
  const rows = ['1', '2'].map((name) => ({ label: `${label}${name}`, color, low: 0, middle: 1, high: 2 }));
  const outcomes = [1, 2].map(() => ({ label, unit: label, rows }));
  const steps = [{ label, from: 0, to: 1, kind: 'total' as const }];
  const all = [smallMultiples({ ...words, outcomes }), unbundledEffect({ ...words, unit: label, steps })];
  for (const chart of all) {
    const svg = await renderSvg(chart);
    expect(checkChart(chart, svg, renderPng(svg))).toEqual([]);
  }
});

test('more rows of dots than have room, and labels that are no text, are refused', () => {
  const dots = (count: number) =>
    quantileDots({
      ...words,
      unit: '',
      rows: Array.from({ length: count }, (_, r) => ({ label: `row ${r}`, color, values: [r] })),
    });
  expect(() => dots(25)).toThrow('invalid number of rows: 25; expected 1 to 24');
  expect(() => dots(0)).toThrow('invalid number of rows: 0');
  expect(dots(24).table.rows).toHaveLength(24);
  const row = { label: '', color, values: [1] };
  // @ts-expect-error a label is text
  expect(() => quantileDots({ ...words, unit: '', rows: [{ ...row, label: null }] })).toThrow(
    'invalid chart label: object',
  );
});
