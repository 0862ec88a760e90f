import { expect, test } from 'vitest';
import { aligned, lineWidth } from '../../../src/cli/console.ts';
import { foldTable, underHeadings, wrapLines, wrapWords } from '../../../src/cli/fold-table.ts';

const wide = [
  ['outcome', 'median', 'in 100 futures', 'pairing'],
  ['runway', '+23.2', 'better 100, same 0, worse 0: very likely better', '5.9 x fewer'],
  ['fees', '0', 'higher 9, same 81, lower 10: unlikely higher', '1,100 x fewer'],
];

test('a table that fits its line is one line a row, whatever its longest cell', () => {
  expect(aligned(wide, '  ', 100)).toHaveLength(3);
  expect(aligned(wide, '  ', 100)[1]).toBe(
    '  runway    +23.2    better 100, same 0, worse 0: very likely better   5.9 x fewer',
  );
});

test('columns that do not fit stand below their row, further in, and the header is folded alike', () => {
  const rows = [
    ['outcome', 'median', 'in 100 futures', 'pairing'],
    ['runway of the reserve', '+23.2', 'better 100, same 0, worse 0', '5.9 x fewer'],
    ['fees', '0', 'higher 9, same 81, lower 10', '1,100 x fewer'],
  ];
  expect(aligned(rows, '  ', 52)).toEqual([
    '  outcome                 median',
    '      in 100 futures                pairing',
    '  runway of the reserve   +23.2',
    '      better 100, same 0, worse 0   5.9 x fewer',
    '  fees                    0',
    '      higher 9, same 81, lower 10   1,100 x fewer',
  ]);
});

test.each([40, 60, 80, 100])('no line of a folded table is wider than %i, and no cell is lost', (width) => {
  const prose = 'the proposal takes the reserve from the rewards of old and names no account for it';
  const rows = [...wide, ['a', 'b', prose, prose], ['c', prose, '', 'end']];
  const lines = foldTable(rows, { width, indent: '  ' });
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(width);
  const words = (text: string) => text.split(/\s+/u).filter((word) => word !== '');
  expect(words(lines.join(' ')).sort()).toEqual(words(rows.flat().join(' ')).sort());
});

test('a long text is broken at spaces below its own beginning; a long word stands whole', () => {
  const digest = 'd'.repeat(64);
  const rows = [
    ['question', 'how long does it last when the price falls and falls and falls and does not stop'],
    ['digest', digest],
  ];
  expect(foldTable(rows, { width: 60 })).toEqual([
    'question   how long does it last when the price falls and',
    '           falls and falls and does not stop',
    'digest',
    `    ${digest}`,
  ]);
});

test('headings stand above the rows that share them, and the header loses their column', () => {
  const rows = [
    ['outcome', 'scenario', 'median'],
    ['runway', 'rate', '1'],
    ['runway', 'full', '2'],
    ['fees', 'rate', '3'],
  ];
  expect(underHeadings(rows)).toEqual([
    ['  scenario', 'median'],
    ['runway'],
    ['  rate', '1'],
    ['  full', '2'],
    ['fees'],
    ['  rate', '3'],
  ]);
  expect(underHeadings(rows.slice(0, 2))).toEqual(rows.slice(0, 2));
  expect(underHeadings([])).toEqual([]);
});

test('a heading is no column: it does not push the cells of other rows', () => {
  expect(aligned([['a very long heading'], ['a', 'b']], '', 100)).toEqual(['a very long heading', 'a   b']);
});

test('sentences are broken at the line, and what continues one stands further in', () => {
  expect(wrapLines(['  one two three four five six seven eight'], 38)).toEqual([
    '  one two three four five six',
    '      seven eight',
  ]);
  expect(wrapWords('a  b c', 4)).toEqual(['a  b', 'c']);
  expect(wrapWords('', 4)).toEqual(['']);
});

test('lines are as wide as the terminal, and 100 characters where the answer goes elsewhere', () => {
  expect(lineWidth({ isTTY: true, columns: 80 })).toBe(80);
  expect(lineWidth({ isTTY: true, columns: 240 })).toBe(240);
  expect(lineWidth({ columns: 240 })).toBe(100);
  expect(lineWidth({ isTTY: true, columns: 0 })).toBe(100);
});
