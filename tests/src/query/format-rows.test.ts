import { expect, test } from 'vitest';
import { cellText, csvLines, jsonRows, markdownLines } from '../../../src/query/index.ts';
import { escapeCsv, escapeMarkdown } from '../../../src/report/escape.ts';
import type { PlainTable } from '../../../src/store/index.ts';

const escapes = { csv: escapeCsv, markdown: escapeMarkdown };
const table: PlainTable = {
  columns: [
    { name: 'who|', type: 'Utf8' },
    { name: 'much', type: 'Float64' },
    { name: 'all', type: 'Int64' },
  ],
  rows: [
    ['=SUM(A1)', -1.5, 2n ** 60n],
    ['<b>, "x"', NaN, null],
  ],
};

test('text in CSV is quoted and never a formula, numbers are bare', () => {
  expect(csvLines(table, escapes)).toEqual([
    'who|,much,all',
    `"'=SUM(A1)",-1.5,1152921504606846976`,
    '"<b>, ""x""",NaN,',
  ]);
});

test('markup in Markdown is text, numbers stand to the right', () => {
  expect(markdownLines(table, escapes)).toEqual([
    '| who\\| | much | all |',
    '| --- | ---: | ---: |',
    '| =SUM(A1) | -1.5 | 1152921504606846976 |',
    '| &lt;b&gt;, "x" | NaN |  |',
  ]);
});

test('what JSON has no number for becomes text', () => {
  expect(jsonRows(table)).toEqual([
    { 'who|': '=SUM(A1)', much: -1.5, all: '1152921504606846976' },
    { 'who|': '<b>, "x"', much: 'NaN', all: null },
  ]);
  expect(cellText([1, { a: 2n ** 60n }])).toBe('[1,{"a":"1152921504606846976"}]');
});
