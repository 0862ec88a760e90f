import { expect, test } from 'vitest';
import { measureAll, minimaxRegret, regrets, satisficing } from '../../../src/search/index.ts';

// Three settings in four futures.
const steady = Float64Array.of(5, 5, 5, 5);
const bold = Float64Array.of(10, 9, 8, 0);
const middling = Float64Array.of(7, 6, 5, 4);
const all = [steady, bold, middling];

test('the expected value is the mean over futures', () => {
  expect(measureAll(all, 'higher', { kind: 'expected' })).toEqual([5, 6.75, 5.5]);
});

test('regret is what the best setting of the same future had more', () => {
  expect(regrets(all, 'higher').map((column) => [...column])).toEqual([
    [5, 4, 3, 0],
    [0, 0, 0, 5],
    [3, 3, 3, 1],
  ]);
  // costs: the lowest is best in its future
  expect(regrets(all, 'lower').map((column) => [...column])).toEqual([
    [0, 0, 0, 5],
    [5, 4, 3, 0],
    [2, 1, 0, 4],
  ]);
});

test('minimax regret chooses the setting that loses least where it loses most', () => {
  expect(minimaxRegret(all, 'higher')).toEqual({ best: 2, regrets: [5, 5, 3] });
  expect(minimaxRegret(all, 'lower')).toEqual({ best: 2, regrets: [5, 5, 4] });
});

test("Savage's rule depends on which settings are compared", () => {
  // with a setting that is superb in one future, the smallest largest regret moves to another one
  const superb = Float64Array.of(0, 0, 0, 9);
  expect(minimaxRegret([...all, superb], 'higher').regrets).toEqual([5, 9, 5, 10]);
});

test('the share of futures that meet all thresholds is counted together, not one by one', () => {
  const cost = [Float64Array.of(1, 1, 3, 3), Float64Array.of(3, 1, 1, 1), Float64Array.of(2, 2, 2, 2)];
  expect(satisficing([{ columns: all, atLeast: 5 }])).toEqual([1, 0.75, 0.75]);
  expect(
    satisficing([
      { columns: all, atLeast: 5 },
      { columns: cost, atMost: 2 },
    ]),
  ).toEqual([0.5, 0.5, 0.75]);
  expect(satisficing([{ columns: all, atLeast: 5, atMost: 5 }])).toEqual([1, 0, 0.25]);
});

test('bad futures are the low ones where high is good and the high ones where low is good', () => {
  // type 7: p = 0.25 of 4 values lies at position 0.75 from the bad end
  expect(measureAll(all, 'higher', { kind: 'quantile', p: 0.25 })).toEqual([5, 6, 4.75]);
  expect(measureAll(all, 'lower', { kind: 'quantile', p: 0.25 })).toEqual([5, 9.25, 6.25]);
});

test('the shortfall is the mean of the worst futures', () => {
  expect(measureAll(all, 'higher', { kind: 'shortfall', p: 0.5 })).toEqual([5, 4, 4.5]);
  expect(measureAll(all, 'lower', { kind: 'shortfall', p: 0.5 })).toEqual([5, 9.5, 6.5]);
  // three eighths are the worst future and half of the next one
  expect(measureAll([bold], 'higher', { kind: 'shortfall', p: 0.375 })[0]).toBeCloseTo((0 + 8 / 2) / 1.5, 12);
});

test('the largest regret is found among any number of futures', () => {
  const many = (value: number) => new Float64Array(300_000).fill(value);
  const last = many(2);
  last[299_999] = 7;
  expect(minimaxRegret([many(1), last], 'higher')).toEqual({ best: 1, regrets: [6, 0] });
});

test('columns that do not fit are refused', () => {
  expect(() => regrets([steady, Float64Array.of(1)], 'higher')).toThrow('invalid columns: unequal lengths');
  expect(() => regrets([], 'higher')).toThrow('invalid columns: none');
  expect(() => satisficing([])).toThrow('invalid thresholds: none');
  expect(() => satisficing([{ columns: all }, { columns: [steady] }])).toThrow(
    'different numbers of settings',
  );
  expect(() => measureAll(all, 'higher', { kind: 'quantile', p: 1 })).toThrow('invalid share: 1');
});
