import { expect, test } from 'vitest';
import {
  differenceFan,
  drivers,
  quantileDots,
  smallMultiples,
} from '../../../../src/report/charts/charts.ts';
import { spreadPlaces } from '../../../../src/report/charts/plot-parts.ts';
import { scenarioStyle } from '../../../../src/report/charts/palette.ts';
import { contrast } from '../../../../src/report/render/contrast.ts';
import { fan, multiples, tornado, words } from './examples.ts';

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

test('no two scenarios share colour, dash or shape', () => {
  const styles = ['current', 'rate', 'reserve', 'full', 'spare'].map((name, place) =>
    scenarioStyle(name, place),
  );
  for (const cue of ['colour', 'dash', 'shape'] as const) {
    expect(new Set(styles.map((style) => String(style[cue]))).size).toBe(5);
  }
});
