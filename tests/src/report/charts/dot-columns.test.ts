import { expect, test } from 'vitest';
import { spreadDots } from '../../../../src/report/charts/dot-columns.ts';
import { quantileDots } from '../../../../src/report/charts/quantile-dots.ts';
import { wordsOf } from './examples-report.ts';

const words = wordsOf('base', 'dots', 'Dots in columns');

const room = { columns: 9, levels: 2 };

test('dots stand in the nearest column, one on top of another', () => {
  expect(spreadDots([2.2, 1.9, 5], room)).toEqual([
    { column: 2, level: 2 },
    { column: 2, level: 1 },
    { column: 5, level: 1 },
  ]);
});

test('what has no room in a column goes into those beside it, in the order of the values', () => {
  const columns = spreadDots([4.3, 4, 4.2, 4.1, 4.4], room).map(({ column }) => column);
  expect([...columns].sort()).toEqual([3, 4, 4, 5, 5]);
  expect(columns).toEqual([5, 3, 4, 4, 5]);
});

test('at the end of the axis dots go inwards', () => {
  const placed = spreadDots([8, 8, 8, 8.4], room);
  expect(placed.map(({ column }) => column)).toEqual([7, 7, 8, 8]);
});

test('more dots than there is room for are refused', () => {
  expect(() => spreadDots([0, 0, 0], { columns: 1, levels: 2 })).toThrow(
    'too many dots: 3; expected at most 2',
  );
});

test.each([
  ['a crowd at one end', Array.from({ length: 50 }, (_, v) => (v < 44 ? 100 - v / 1e4 : 2 * v))],
  ['two values', Array.from({ length: 50 }, (_, v) => (v < 45 ? 7 : 8))],
] as const)('no dot lies over another: %s in six rows', (_, values) => {
  const rows = Array.from('abcdef', (label) => ({ label, color: '#0072B2', values }));
  const { table, spec } = quantileDots({ ...words, unit: 'years', rows });
  const taken = table.rows.map((row) => [row[0], row[3], row[4]].join(' '));
  expect(new Set(taken).size).toBe(taken.length);
  const highest = Math.max(...table.rows.map((row) => Number(row[4])));
  const drawn = JSON.stringify(spec);
  const [bottom, top] = (/"range":\[([\d.]+),([\d.]+)\]/u.exec(drawn) ?? []).slice(1).map(Number);
  const size = Number(/"type":"point"[^}]*"size":([\d.]+)/u.exec(drawn)?.[1]);
  expect(bottom - top).toBeGreaterThanOrEqual(Math.sqrt(size) + 0.99);
  expect(highest * (bottom - top)).toBeLessThan(60);
});
