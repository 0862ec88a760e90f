import { expect, test } from 'vitest';
import { countWords, createChart, tableRecords } from '../../../../src/report/charts/chart.ts';
import type { ChartWords } from '../../../../src/report/charts/chart.ts';
import { examples, hardExamples, words } from './examples.ts';

const kind = { kind: 'example', called: 'Example' };
const table = { columns: ['name', 'value'], rows: [['a', 1]] };

function build(other: Partial<ChartWords>, rows: (string | number)[][] = table.rows) {
  return createChart(kind, { ...words, ...other }, { columns: table.columns, rows }, 300, () => ({}));
}

test('a title of twelve words is taken and one of thirteen is refused', () => {
  const twelve = 'one two three four five six seven eight nine ten eleven twelve';
  expect(build({ title: twelve }).title).toBe(twelve);
  expect(() => build({ title: `${twelve} thirteen` })).toThrow(
    'invalid chart title: 13 words; expected at most 12',
  );
});

test('a dash between words is no word', () => {
  expect(countWords('rate – 25 % lower')).toBe(3);
});

test('the alternative text names kind, data, scenarios, finding and range', () => {
  expect(build({}).alt).toBe(
    'Example of the difference in runway for two scenarios. ' +
      'The full proposal probably shortens the reward runway. 9 in 10 lie between -6.8 and +3.7.',
  );
});

test('bars and brackets in the alternative text are replaced', () => {
  expect(build({ title: 'a | b [c] {d} <e>' }).alt).toContain('a / b (c) (d) (e)');
});

test('a long alternative text is cut at 250 characters', () => {
  const { alt } = build({ alt: { ...words.alt, range: 'wide '.repeat(100) } });
  expect(alt.length).toBeLessThanOrEqual(250);
  expect(alt.endsWith('…')).toBe(true);
});

test('a chart without rows is refused', () => {
  expect(() => build({}, [])).toThrow('missing chart data: 0 rows');
});

test.each([Number.NaN, Number.POSITIVE_INFINITY])('the value %d is refused', (value) => {
  expect(() => build({}, [['a', value]])).toThrow(
    `invalid chart value: ${value} in row 1, value; expected a finite number`,
  );
});

test.each([...examples, ...hardExamples])(
  '%s: every row of the table is plotted, and nothing else',
  (_, chart) => {
    const plotted = new Set(inlineRecords(chart.spec).map((record) => JSON.stringify(record)));
    const expected = new Set(tableRecords(chart.table).map((record) => JSON.stringify(record)));
    expect(plotted).toEqual(expected);
  },
);

function inlineRecords(part: unknown): unknown[] {
  if (typeof part !== 'object' || part === null) return [];
  const own = 'data' in part ? valuesOf(part.data) : [];
  return [...own, ...Object.values(part).flatMap(inlineRecords)];
}

// Annotations hang on one empty record.
function valuesOf(data: unknown): unknown[] {
  if (typeof data !== 'object' || data === null || !('values' in data) || !Array.isArray(data.values))
    return [];
  return data.values.filter((record: unknown) => JSON.stringify(record) !== '{}');
}
