import { expect, test } from 'vitest';
import { outputsOf } from '../../scripts/notebooks/outputs.ts';

const signal = (text: string): string => `\u001e${text}`;
const table = { kind: 'table', caption: 'c', columns: ['a'], rows: [['1']] };

test('each output belongs to the cell that showed it, in the order in which it was shown', () => {
  const written = [
    signal('cell 0'),
    signal('cell 1'),
    'first',
    '  second',
    signal(JSON.stringify(table)),
    'third',
    signal('cell 2'),
    'fourth',
    '',
  ].join('\n');
  expect(outputsOf(written, 3)).toEqual([
    [],
    [{ kind: 'printed', text: 'first\n  second' }, table, { kind: 'printed', text: 'third' }],
    [{ kind: 'printed', text: 'fourth' }],
  ]);
});

test('spaces at the beginning of the first printed line stay', () => {
  const written = `${signal('cell 0')}\n\n   5 futures\n 200 futures\n`;
  expect(outputsOf(written, 1)).toEqual([[{ kind: 'printed', text: '   5 futures\n 200 futures' }]]);
});

test('empty lines are no output', () => {
  expect(outputsOf(`${signal('cell 0')}\n\n\n${signal('cell 1')}\n`, 2)).toEqual([[], []]);
});

test.each([
  ['text before the first cell', 'hello\n', 'invalid output before the first cell: hello'],
  ['a table before the first cell', `${signal(JSON.stringify(table))}\n`, 'invalid signal'],
  ['a cell that there is not', `${signal('cell 1')}\n`, 'invalid signal'],
  ['a table without rows', `${signal('cell 0')}\n${signal('{"kind":"table"}')}\n`, 'caption'],
  ['an unknown kind', `${signal('cell 0')}\n${signal('{"kind":"script"}')}\n`, 'kind'],
  ['no JSON', `${signal('cell 0')}\n${signal('oh')}\n`, 'JSON'],
])('%s is an error', (_, written, message) => {
  expect(() => outputsOf(written, 1)).toThrow(message);
});
