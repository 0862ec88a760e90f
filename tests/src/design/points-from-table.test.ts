import { expect, test } from 'vitest';
import { LabError } from '../../../src/define/index.ts';
import { pointsFromTable } from '../../../src/design/index.ts';
import type { PointTable } from '../../../src/design/index.ts';

const names = ['rateChange.to', 'pool.size', 'price.kind'];

/** Reads percent, whole numbers and words. */
function read(name: string, written: string): number | string {
  if (name === 'price.kind') return written;
  const value = Number(written.replace('%', '').replaceAll(',', ''));
  if (Number.isNaN(value))
    throw new LabError('E108', `invalid ${name}: \`${written}\``, { expected: 'an amount' });
  return written.endsWith('%') ? value / 100 : value;
}

const table = (text: string): PointTable => pointsFromTable(text, { file: 'points.csv', names, read });

function problemOf(text: string): { code: string; message: string; [key: string]: unknown } {
  try {
    table(text);
  } catch (error) {
    if (error instanceof LabError) return { code: error.code, message: error.message, ...error.place };
  }
  throw new Error('nothing was refused');
}

test('a table gives a point a row, in units, with quoted cells and empty lines', () => {
  const { points, names: head } = table(
    '\uFEFFrateChange.to,pool.size,price.kind\r\n15%,"2,000,000",gbm\r\n\r\n20%,5,"a ""b"""\r\n',
  );
  expect(head).toEqual(names);
  expect(points).toEqual([
    { 'rateChange.to': 0.15, 'pool.size': 2_000_000, 'price.kind': 'gbm' },
    { 'rateChange.to': 0.2, 'pool.size': 5, 'price.kind': 'a "b"' },
  ]);
});

test.each([
  ['semicolons', 'rateChange.to;pool.size\n15%;3\n'],
  ['tabs', 'rateChange.to\tpool.size\n15%\t3'],
])('%s separate as well', (_, text) => {
  expect(table(text).points).toEqual([{ 'rateChange.to': 0.15, 'pool.size': 3 }]);
});

test('an unknown column is named with its place and the nearest name', () => {
  expect(problemOf('pool.size,rateChange.too\n1,2\n')).toMatchObject({
    code: 'E911',
    message: 'unknown column `rateChange.too`',
    file: 'points.csv',
    line: 1,
    column: 11,
    suggestion: 'rateChange.to',
  });
});

test('a value that cannot be read is named with line and column, and keeps what was wrong with it', () => {
  expect(problemOf('pool.size,rateChange.to\n1,15%\n2,many\n')).toMatchObject({
    code: 'E108',
    message: 'invalid rateChange.to: `many`',
    line: 3,
    column: 3,
    expected: 'an amount',
  });
});

test.each([
  ['', 'E911', 'nothing to read', 1],
  ['pool.size\n', 'E911', 'no points', 1],
  ['pool.size,pool.size\n1,2', 'E911', 'duplicate column `pool.size`', 1],
  ['pool.size,\n1,2', 'E911', 'a column without a name', 1],
  ['pool.size,price.kind\n1,a\n1\n', 'E912', '1 cells', 3],
  ['pool.size,price.kind\n1,\n', 'E912', 'missing price.kind', 2],
  ['pool.size,price.kind\n1,"a\n', 'E912', 'a quote that does not end', 2],
])('%j is refused', (text, code, message, line) => {
  expect(problemOf(text)).toMatchObject({ code, message, line });
});
