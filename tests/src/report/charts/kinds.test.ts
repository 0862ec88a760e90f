import { expect, test } from 'vitest';
import {
  differenceFan,
  drivers,
  quantileDots,
  smallMultiples,
} from '../../../../src/report/charts/charts.ts';
import { spreadPlaces } from '../../../../src/report/charts/plot-parts.ts';
import { cueOf, scenarioStyle, scenarioStyles } from '../../../../src/report/charts/palette.ts';
import { contrast } from '../../../../src/report/render/contrast.ts';
import { drawnElements } from '../../../../src/report/render/drawn-elements.ts';
import { renderSvg } from '../../../../src/report/render/render-svg.ts';
import { eightNames } from './case-names.ts';
import { dotCases, driverCases, fanCases, seriesCases } from './examples-report.ts';
import { dots, fan, multiples, tornado, words } from './examples.ts';

test('a fan keeps the quantiles and futures it was given', () => {
  const { table } = fan();
  expect(table.columns.slice(0, 6)).toEqual(['year', 'low 90', 'low 50', 'middle', 'high 50', 'high 90']);
  expect(table.columns).toHaveLength(15);
  expect(table.rows).toHaveLength(53);
});

test('a band that is shorter than the time axis is refused', () => {
  const interval = { low: 0, high: 1 };
  const input = {
    ...words,
    unit: 'years',
    years: [0, 1],
    futures: [],
    words: { above: 'more', below: 'less' },
  };
  const bands = { outer: [interval], inner: [interval, interval] };
  expect(() => differenceFan({ ...input, bands, median: [0, 1] })).toThrow(
    'invalid series: 1 points; expected 2',
  );
});

test('dots lie in bins near their values and are stacked without gaps', () => {
  const values = [1, 1.01, 1.02, 5, 9];
  const { table } = quantileDots({
    ...words,
    unit: 'years',
    rows: [{ label: 'a', color: '#0072B2', values }],
  });
  const [value, bin, level] = ['value', 'bin', 'level'].map((column) => table.columns.indexOf(column));
  expect(table.rows.map((row) => row[value])).toEqual(values);
  expect(table.rows.map((row) => row[level])).toEqual([1, 2, 3, 1, 1]);
  for (const row of table.rows) expect(Math.abs(Number(row[bin]) - Number(row[value]))).toBeLessThan(0.25);
});

test('the driver with the longest bar comes first', () => {
  expect(tornado(['short', 'longer', 'longest']).table.rows.map(([label]) => label)).toEqual([
    'longest',
    'longer',
    'short',
  ]);
});

test('eleven drivers are refused', () => {
  const driver = { label: 'a', lowEffect: 0, highEffect: 1, range: '', provenance: 'assumed' as const };
  expect(() =>
    drivers({ ...words, unit: '', base: 0, drivers: Array.from({ length: 11 }, () => driver) }),
  ).toThrow('invalid number of drivers: 11; expected 1 to 10');
});

test('outcomes with different scenarios cannot share their labels', () => {
  const row = { color: '#0072B2', low: 0, middle: 1, high: 2 };
  const panel = (label: string) => ({ label: 'x', unit: '', rows: [{ ...row, label }] });
  expect(() => smallMultiples({ ...words, outcomes: [panel('a'), panel('b')] })).toThrow(
    'conflicting scenarios',
  );
});

test('ten outcomes are refused', () => {
  expect(() => multiples(['a'], 10)).toThrow('invalid number of outcomes: 10; expected 1 to 9');
});

test('labels pushed apart stay inside and keep their order', () => {
  expect(spreadPlaces([50, 50, 50], 14, 0, 100)).toEqual([50, 64, 78]);
  expect(spreadPlaces([99, 98, 97], 14, 0, 100)).toEqual([100, 86, 72]);
  expect(spreadPlaces([10, 80], 14, 0, 100)).toEqual([10, 80]);
});

test.each(['current', 'full', 'rate', 'reserve', 'another'])(
  'the colour of %s stands out on white',
  (name) => {
    expect(contrast(scenarioStyle(name, 4).colour, '#FFFFFF')).toBeGreaterThanOrEqual(3);
  },
);

const manyNames = Array.from({ length: 20 }, (_, place) => `s${place}`);

test.each([
  ['eight of which four belong to the vote', eightNames],
  ['eight that do not', manyNames.slice(0, 8)],
  ['the vote among others, in any order', ['a', 'full', 'b', 'rate', 'c', 'current', 'd', 'reserve']],
])('no two scenarios of %s share colour, dash or shape', (_, names) => {
  for (const cue of ['colour', 'dash', 'shape'] as const)
    expect(new Set(scenarioStyles(names).map((style) => String(style[cue]))).size).toBe(8);
  for (const { colour } of scenarioStyles(names))
    expect(contrast(colour, '#FFFFFF')).toBeGreaterThanOrEqual(3);
});

test('where colours come again, another dash and another shape come with them', () => {
  const styles = scenarioStyles(manyNames);
  expect(new Set(styles.map(({ colour, dash }) => `${colour} ${String(dash)}`)).size).toBe(20);
  expect(new Set(styles.map(({ colour, shape }) => `${colour} ${shape}`)).size).toBe(20);
  expect(styles[8].colour).toBe(styles[0].colour);
  expect(cueOf(8)).not.toEqual(cueOf(0));
});

test('a scenario of the vote keeps its colour whatever stands beside it', () => {
  expect(scenarioStyles(['x', 'full'])[1]).toEqual(scenarioStyle('full', 0));
});

test('a hole in a series is a hole in its lines and bands, and empty in the table', async () => {
  for (const make of [fanCases['missing values'], seriesCases['missing values']]) {
    const chart = make?.();
    if (chart === undefined) throw new Error('missing case: missing values');
    expect(chart.table.rows.some((row) => row.includes(''))).toBe(true);
    const paths = drawnElements(await renderSvg(chart)).map(({ attributes }) => attributes.get('d') ?? '');
    expect(paths.filter((path) => (path.match(/M/gu) ?? []).length > 1).length).toBeGreaterThan(0);
    expect(paths.join()).not.toContain('NaN');
  }
});

test('a row without values says so', async () => {
  for (const make of [dotCases['missing values'], driverCases['missing values']]) {
    const chart = make?.();
    expect(chart === undefined ? '' : await renderSvg(chart)).toContain('>no value<');
  }
});

test('a chart of nothing but missing values is refused', () => {
  const rows = [{ label: 'a', color: '#0072B2', values: [] }];
  expect(() => quantileDots({ ...words, unit: '', rows })).toThrow('missing chart data: no value');
});

test('dots of one value are one stack at it', () => {
  const { table } = dots(['a'], 0, 20, 7);
  const [bin, level] = ['bin', 'level'].map((column) => table.columns.indexOf(column));
  expect(table.rows.map((row) => row[level])).toEqual(Array.from({ length: 20 }, (_, v) => v + 1));
  expect(new Set(table.rows.map((row) => row[bin]))).toEqual(new Set([7]));
});

test('the key of drivers names the provenances that occur, and no other', async () => {
  const svg = await renderSvg(tornado(['only']));
  expect(svg).toContain('>measured<');
  expect(svg).toContain('>low end<');
  expect(svg).not.toContain('>assumed<');
  const all = await renderSvg(tornado());
  for (const words of ['measured', 'assumed', 'not stated', 'all futures'])
    expect(all).toContain(`>${words}<`);
});

test('where there are few drivers, the range of each stands whole beside its bar, with its unit', async () => {
  const range = '120,000 to 1,200,000 METIS/year';
  const names = ['one', 'two', 'three', 'four', 'five', 'six'];
  const chart = drivers({
    ...{ ...words, unit: 'METIS', base: 0 },
    drivers: names.map((name, d) => ({
      ...{ label: `METIS granted ${name} times a year while the grants budget lasts`, range },
      ...{ lowEffect: -d, highEffect: d + 1, provenance: 'assumed' as const },
    })),
  });
  const svg = await renderSvg(chart);
  expect(svg.match(/>assumed: 120,000 to 1,200,000 METIS\/year</gu)).toHaveLength(6);
  expect(svg).not.toContain('…<');
});
