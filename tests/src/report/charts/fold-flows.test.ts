import { expect, test } from 'vitest';
import { foldFlows, totalOf } from '../../../../src/report/charts/fold-flows.ts';

const sides = (count: number) =>
  Array.from({ length: count }, (_, s) => ({ label: `account ${s}`, amounts: [s, 2 * s] }));

test('the largest stay, and the rest stand together under their number', () => {
  const folded = foldFlows(sides(30), 5);
  expect(folded.map(({ label }) => label)).toEqual([
    'account 29',
    'account 28',
    'account 27',
    'account 26',
    '25 other accounts',
  ]);
});

test('folding moves nothing from one period to another', () => {
  const sums = (from: ReturnType<typeof foldFlows>) =>
    [0, 1].map((p) => totalOf(from.map(({ amounts }) => amounts[p])));
  for (const most of [1, 2, 7, 30]) expect(sums(foldFlows(sides(30), most))).toEqual(sums(sides(30)));
});

test('as many accounts as have room stay as they are, and those that move nothing are left out', () => {
  expect(foldFlows(sides(4), 3).map(({ label }) => label)).toEqual(['account 3', 'account 2', 'account 1']);
  expect(foldFlows([{ label: 'still', amounts: [0, 0] }], 3)).toEqual([]);
});

test('of equal accounts the earlier stands first', () => {
  const equal = ['b', 'a', 'c'].map((label) => ({ label, amounts: [1] }));
  expect(foldFlows(equal, 3).map(({ label }) => label)).toEqual(['b', 'a', 'c']);
});
