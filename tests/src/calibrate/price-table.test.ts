import { expect, test } from 'vitest';
import { readPrices } from '../../../src/calibrate/index.ts';
import { LabError } from '../../../src/define/index.ts';
import { request } from './price-files.ts';

const three = 'date,close\n2024-01-01,10\n2024-01-02,11\n2024-01-03,12\n';
const problemOf = (text: string, more: object = {}): LabError | undefined => {
  try {
    readPrices(text, { ...request, ...more });
  } catch (error) {
    if (error instanceof LabError) return error;
    throw error;
  }
  return undefined;
};

test('prices are read by day, whatever the mark, the line ends, the quotes and the byte order mark', () => {
  const { days, prices } = readPrices(three, request);
  expect(days).toEqual([19_723, 19_724, 19_725]);
  expect(prices).toEqual([10, 11, 12]);
  const same = [
    '\uFEFFdate;close\r\n2024-01-01;10\r\n2024-01-02;11\r\n\r\n2024-01-03;12\r\n',
    'date\tclose\n2024-01-01\t10\n2024-01-02\t11\n2024-01-03\t12',
    '"date","note","close"\n"2024-01-01","a, ""b""","10"\n2024-01-02,,11\n2024-01-03,,12\n',
  ];
  for (const text of same) expect(readPrices(text, request)).toMatchObject({ days, prices });
});

test.each([
  ['milliseconds', 'timestamp', '1704067200000'],
  ['seconds', 'time', '1704067200'],
  ['a time of day', 'open_time', '2024-01-01 23:59:59'],
  ['an ISO time', 'date', '2024-01-01T00:00:00.000Z'],
])('a date may be written in %s', (_, column, date) => {
  expect(readPrices(`${column},close\n${date},10\n`, request).days).toEqual([19_723]);
});

test('a window takes its first and last day, and rows outside it may be anything', () => {
  const text = `${three}2024-01-04,\n2024-01-04,13\n`;
  expect(readPrices(text, { ...request, from: '2024-01-02', to: '2024-01-03' }).prices).toEqual([11, 12]);
});

test('newest rows first are put in order, and it is said', () => {
  const { prices, notes } = readPrices('date,close\n2024-01-02,11\n2024-01-01,10\n', request);
  expect(prices).toEqual([10, 11]);
  expect(notes).toEqual(['the rows were not in order of time and have been sorted']);
});

test.each(['', 'NaN', '-3', '0', '1,5', '1.2.3', '0x10', 'Infinity', '1e999'])(
  'the price `%s` is refused with its line',
  (price) => {
    const problem = problemOf(`date;close\n2024-01-01;10\n2024-01-02;${price}\n`);
    expect(problem).toMatchObject({
      code: 'E802',
      place: { line: 3, expected: expect.stringContaining('above 0') },
    });
  },
);

test.each(['2024-02-30', '24-01-01', '2024-01-01 25:00', '2024-01-01T00:00+02:00', '12345', 'yesterday', ''])(
  'the date `%s` is refused with its line',
  (date) => {
    const problem = problemOf(`date,close\n${date},10\n`);
    expect(problem).toMatchObject({ code: 'E802', place: { line: 2 } });
    expect(problem?.message).toContain('invalid date');
  },
);

test('zero and negative values are allowed for a plain level', () => {
  const text = 'date,close\n2024-01-01,0\n2024-01-02,-1\n';
  expect(readPrices(text, { ...request, positive: false }).prices).toEqual([0, -1]);
});

test('a day twice is refused with both lines, or the last row of the day counts', () => {
  const text = 'date,close\n2024-01-01,10\n2024-01-01,10\n2024-01-02,11\n';
  const problem = problemOf(text);
  expect(problem).toMatchObject({ code: 'E803', message: 'duplicate day 2024-01-01 in lines 2 and 3' });
  const hourly = 'open_time,close\n2024-01-01 00:00:00,1\n2024-01-01 23:00:00,2\n2024-01-01 12:00:00,3\n';
  expect(readPrices(hourly, { ...request, duplicates: 'last' }).prices).toEqual([2]);
  expect(readPrices(text, { ...request, duplicates: 'last' }).notes).toEqual([
    'rows that gave way to a later one of the same day: 1',
  ]);
});

test('a missing day is refused with the first one missing, or its return is left out', () => {
  const text = 'date,close\n2024-01-01,10\n2024-01-05,11\n';
  expect(problemOf(text)).toMatchObject({ code: 'E804', message: '3 days missing from 2024-01-02' });
  expect(readPrices(text, { ...request, gaps: 'split' }).days).toEqual([19_723, 19_727]);
});

test.each([
  ['', {}, 'nothing to read'],
  ['date,price\n2024-01-01,10\n', {}, 'no column `close`'],
  ['day,close\n2024-01-01,10\n', {}, 'no column `date`'],
  ['date,close,close\n2024-01-01,10,11\n', {}, 'two columns `close`'],
  [three, { from: '2030-01-01' }, 'no rows from 2030-01-01 to the end'],
])('a file without dates or prices is refused: %#', (text, more, message) => {
  expect(problemOf(text, more)).toMatchObject({ code: 'E801', message });
});
