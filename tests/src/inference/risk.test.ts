import { expect, test } from 'vitest';
import { inference } from '../../../src/library.ts';
import { Stream } from '../../../src/random/index.ts';

const { tailRisk, timeWeightedAverage, underwater } = inference;

test('value at risk and shortfall of a hundred known losses, with an interval of order statistics', () => {
  const found = tailRisk(
    Array.from({ length: 100 }, (_, i) => i + 1),
    0.9,
  );
  expect(found).toMatchObject({ level: 0.9, valueAtRisk: 90, inTail: 11 });
  // Mean of the worst ten.
  expect(found.expectedShortfall).toBeCloseTo(95.5, 12);
  expect(found.valueAtRiskInterval.lowRank).toBe(found.valueAtRiskInterval.low);
  expect(found.valueAtRiskInterval.coverage).toBeGreaterThanOrEqual(0.95);
});

test('intervals of the shortfall of exponential losses hold ln(1/(1 - level)) + 1 about as often as stated', () => {
  const stream = new Stream('losses');
  const repetitions = 500;
  let [shortfall, atRisk] = [0, 0];
  for (let r = 0; r < repetitions; r++) {
    stream.begin(51, r);
    const losses = Float64Array.from({ length: 2000 }, (_, i) => stream.exponential(i, 0));
    const found = tailRisk(losses, 0.9, 0.9);
    const truth = Math.log(10);
    const { expectedShortfallInterval: es, valueAtRiskInterval: var_ } = found;
    if ((es.low ?? 9) <= truth + 1 && truth + 1 <= (es.high ?? 0)) shortfall++;
    if ((var_.low ?? 9) <= truth && truth <= (var_.high ?? 0)) atRisk++;
  }
  expect(shortfall / repetitions).toBeGreaterThan(0.86);
  expect(shortfall / repetitions).toBeLessThan(0.94);
  expect(atRisk / repetitions).toBeGreaterThan(0.87);
});

test('one loss in the tail gives no interval of the shortfall, and bad levels are refused', () => {
  const found = tailRisk([1, 2, 3, 9], 0.95);
  expect(found.expectedShortfallInterval).toMatchObject({ low: null, high: null });
  expect(found.expectedShortfall).toBe(9);
  expect(() => tailRisk([1], 1)).toThrow('invalid level: 1');
  expect(() => tailRisk([], 0.9)).toThrow('invalid losses: 0 values');
});

test('spells under water have their peak, trough, recovery, depth and duration', () => {
  const { spells, deepest, longest, share } = underwater([4, 5, 4, 5, 5, 2.5, 3, 4, 6, 3, 4]);
  expect(spells).toEqual([
    { peak: 1, trough: 2, recovery: 3, depth: 1 - 4 / 5, duration: 2 },
    { peak: 4, trough: 5, recovery: 8, depth: 0.5, duration: 4 },
    { peak: 8, trough: 9, recovery: null, depth: 0.5, duration: 2 },
  ]);
  // Of two spells of equal depth the first.
  expect(deepest?.peak).toBe(4);
  expect(longest?.peak).toBe(4);
  expect(share).toBeCloseTo(0.6, 15);
});

test('a path that never falls has no spell, one that only falls a single one without end', () => {
  expect(underwater([1, 1, 2, 3])).toEqual({ spells: [], deepest: undefined, longest: undefined, share: 0 });
  expect(underwater([3, 2, 1]).spells).toEqual([
    { peak: 0, trough: 2, recovery: null, depth: 1 - 1 / 3, duration: 2 },
  ]);
  expect(underwater([7]).share).toBe(0);
  expect(() => underwater([1, 0])).toThrow('invalid path: 0 at index 1; expected more than 0');
});

test('the deepest spell is the maximum drawdown, for random walks', () => {
  const stream = new Stream('walks');
  for (let r = 0; r < 50; r++) {
    stream.begin(52, r);
    let value = 1;
    const path = Array.from({ length: 200 }, (_, i) => (value *= Math.exp(0.1 * stream.normal(i, 0))));
    const { depth, trough } = inference.maximumDrawdown(path);
    expect(underwater(path).deepest).toMatchObject({ depth, trough });
  }
});

test('a held value counts from its time to the next, a line by its trapezoids', () => {
  const [times, values] = [
    [0, 1, 4],
    [10, 20, 40],
  ];
  expect(timeWeightedAverage(times, values)).toBe((10 + 3 * 20) / 4);
  expect(timeWeightedAverage(times, values, { until: 6 })).toBe((10 + 60 + 2 * 40) / 6);
  expect(timeWeightedAverage(times, values, { between: 'line' })).toBe((15 + 90) / 4);
  expect(timeWeightedAverage([5], [3], { until: 7 })).toBe(3);
});

test('splitting an interval where nothing changes leaves the average alone; a line through a line too', () => {
  expect(timeWeightedAverage([0, 0.5, 1, 4], [10, 10, 20, 0])).toBe(
    timeWeightedAverage([0, 1, 4], [10, 20, 0]),
  );
  expect(timeWeightedAverage([0, 2, 4], [0, 1, 2], { between: 'line' })).toBe(1);
});

test('times that do not rise, ends before the last time and no duration are refused', () => {
  expect(() => timeWeightedAverage([0, 0], [1, 2])).toThrow(
    'invalid times: 0 after 0; expected rising times',
  );
  expect(() => timeWeightedAverage([0, 1], [1, 2], { until: 0.5 })).toThrow(
    'invalid end: 0.5; expected 1 or later',
  );
  expect(() => timeWeightedAverage([3], [1])).toThrow('invalid times: no duration');
  expect(() => timeWeightedAverage([3, 4], [1])).toThrow('invalid times and values: 2 and 1 values');
});
