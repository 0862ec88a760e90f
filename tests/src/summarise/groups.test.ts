import { expect, test } from 'vitest';
import {
  antithetic,
  decompose,
  groupedMean,
  groupedProportion,
  groupedQuantileInterval,
  meanInterval,
  pairedDifference,
  wilson,
} from '../../../src/summarise/index.ts';

const eight = [3, 1, 4, 1, 5, 9, 2, 6];

test('groups of one are independent values', () => {
  const found = groupedMean(eight, 1);
  const plain = meanInterval(eight);
  expect(found.interval.low).toBeCloseTo(plain.low ?? NaN, 12);
  expect(found.interval.high).toBeCloseTo(plain.high ?? NaN, 12);
  expect(found.varianceRatio).toBeCloseTo(1, 12);
});

test('pairs as groups of two are the antithetic estimate', () => {
  const found = groupedMean(eight, 2);
  const pairs = antithetic([[3, 1], [4, 1], [5, 9], [2, 6]]); // prettier-ignore
  expect(found.mean).toBeCloseTo(pairs.mean, 12);
  expect(found.standardError).toBeCloseTo(pairs.standardError, 12);
});

// Group means 1.5 and 6.5: variance 12.5, error sqrt(12.5 / 2).
test('the error is that between the means of groups', () => {
  const found = groupedMean([1, 2, 5, 8], 2);
  expect(found).toMatchObject({ mean: 4, groups: 2, leftOut: 0 });
  expect(found.standardError).toBeCloseTo(2.5, 12);
  expect(found.interval).toMatchObject({ n: 2, method: 'Student t of groups of 2' });
});

// Sums 1 and 13, counts 1 and 2: mean 14/3, residuals ∓ 11/3, variance 2 (2 · 121/9) / 9.
test('a failed replication leaves its group with what it has: ratio of sums', () => {
  const found = groupedMean([1, NaN, 5, 8], 2);
  expect(found.mean).toBeCloseTo(14 / 3, 12);
  expect(found.standardError).toBeCloseTo(22 / 9, 12);
});

test('an incomplete last group is left out of means, medians, shares and steps', () => {
  const values = [1, 2, 5, 8, 1e9];
  expect(groupedMean(values, 2)).toMatchObject({ mean: 4, leftOut: 1 });
  expect(groupedProportion([1, 0, 0, 0, 1], 2).estimate).toBe(0.25);
  const effect = pairedDifference({
    ...{ baseline: [0, 0, 0, 0, 0], variant: values, matters: 0, better: 'higher', group: 2 },
  });
  expect(effect).toMatchObject({ n: 4, mean: 4, median: 3.5, groups: { size: 2, leftOut: 1 } });
  expect(effect.meanInterval.method).toBe('Student t of groups of 2');
  const parts = [{ name: 'part', values }];
  const steps = decompose({ current: [0, 0, 0, 0, 0], parts, full: values, group: 2 });
  expect(steps.full).toMatchObject({ mean: 4, interval: { n: 2 } });
});

test('with less than a whole group everything is used and no interval is invented', () => {
  const effect = pairedDifference({
    ...{ baseline: [0, 0, 0], variant: [1, 2, 3], matters: 0, better: 'higher', group: 8 },
  });
  expect(effect).toMatchObject({ n: 3, median: 2, mean: 2 });
  expect([effect.meanInterval.low, effect.medianInterval.low]).toEqual([null, null]);
  expect(effect.betterInterval.low).toBeLessThan(0.3);
});

test('a share that all agree on is bounded by the number of groups, not of replications', () => {
  const none = new Float64Array(160);
  expect(groupedProportion(none, 16).high).toBeCloseTo(wilson(0, 10).high, 12);
  expect(groupedProportion(none.fill(1), 16).low).toBeCloseTo(wilson(10, 10).low, 12);
});

test('groups that agree exactly give a share with an error of one replication, not of none', () => {
  const flags = Float64Array.from({ length: 320 }, (_, r) => (r % 2 === 0 ? 1 : 0));
  const found = groupedProportion(flags, 16);
  expect(found.high - found.low).toBeGreaterThan(2 / 320);
  expect(found.high - found.low).toBeLessThan(0.03);
});

test('groups that agree exactly about a median give it an interval of more than the two values around it', () => {
  const values = Float64Array.from({ length: 320 }, (_, r) => (r % 2 === 0 ? r + 1 : -r));
  const { lowRank, highRank } = groupedQuantileInterval(values, 0.5, 16);
  // Student's 97.5 % point with 19 degrees of freedom is 2.09: two replications and outward to each side.
  expect([lowRank, highRank]).toEqual([157, 164]);
});

test('values in copies of themselves are one value: the interval is that of a half as many', () => {
  const single = Float64Array.from({ length: 60 }, (_, k) => (k * 37) % 101);
  const twice = Float64Array.from({ length: 120 }, (_, r) => single[Math.floor(r / 2)]);
  const found = groupedMean(twice, 2).interval;
  const plain = meanInterval(single);
  expect(found.low).toBeCloseTo(plain.low ?? NaN, 10);
  expect(found.high).toBeCloseTo(plain.high ?? NaN, 10);
});

test('equal values have a median without a width, and too few groups none at all', () => {
  expect(groupedQuantileInterval(new Float64Array(64).fill(7), 0.5, 8)).toMatchObject({ low: 7, high: 7 });
  expect(groupedQuantileInterval(eight, 0.5, 8)).toMatchObject({ low: null, high: null });
  expect(groupedQuantileInterval(new Float64Array(64).fill(NaN).fill(7, 0, 32), 0.5, 8).n).toBe(32);
  expect(() => groupedQuantileInterval(eight, 1, 2)).toThrow('invalid probability: 1');
});

test('words of a paired effect are by groups where draws are: twice the same futures are no more certain', () => {
  const single = Float64Array.from({ length: 30 }, (_, k) => (k % 10 < 8 ? 1 : -1));
  const copies = Float64Array.from({ length: 480 }, (_, r) => single[Math.floor(r / 16)]);
  const input = { baseline: new Float64Array(480), variant: copies, matters: 0, better: 'higher' } as const;
  const plain = pairedDifference(input);
  const grouped = pairedDifference({ ...input, group: 16 });
  expect(grouped.betterInterval.low).toBeLessThan(plain.betterInterval.low);
  // As wide as 30 futures are, but for Student's t.
  expect(grouped.betterInterval.low).toBeLessThan(wilson(24, 30).low + 0.02);
  expect(grouped.groups?.sameInterval).toMatchObject({ estimate: 0, low: 0 });
});
