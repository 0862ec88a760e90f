import { expect, test } from 'vitest';
import { chanceAbove, depositContract } from '../../../models/arithmetic/bank-run.ts';
import { roomToLoop } from '../../../models/arithmetic/loop-leverage.ts';
import { thresholdCascade, thresholdShare } from '../../../models/arithmetic/threshold-cascade.ts';

const hundred = Array.from({ length: 100 }, (_, i) => i);

test('a hundred people with thresholds 0 to 99 all riot; when the 1 becomes a 2, one does', () => {
  expect(thresholdCascade(hundred)).toBe(100);
  expect(thresholdCascade(hundred.map((each) => (each === 1 ? 2 : each)))).toBe(1);
});

test('nobody acts where nobody begins, and nobody is nobody', () => {
  expect(thresholdCascade([1, 1, 1])).toBe(0);
  expect(thresholdCascade([])).toBe(0);
});

test('the order of the people does not matter', () => {
  const some = [3, 0, 7, 1, 1, 9, 2];
  expect(thresholdCascade([...some].reverse())).toBe(thresholdCascade(some));
});

test('with uniform thresholds any start ends with everybody; above the start of a gap it stops at it', () => {
  expect(thresholdShare((r) => r, 0.01)).toBeCloseTo(1, 6);
  expect(thresholdShare((r) => Math.min(r, 0.4), 0.01)).toBeCloseTo(0.01 + 0.99 * 0.4, 9);
  expect(thresholdShare(() => 0, 0.2)).toBe(0.2);
});

test('noise smooths the decision to run around its threshold', () => {
  expect(chanceAbove(0.6, 0.5, 0)).toBe(1);
  expect(chanceAbove(0.4, 0.5, 0)).toBe(0);
  expect(chanceAbove(0.5, 0.5, 0.1)).toBe(0.5);
  expect(chanceAbove(0.6, 0.5, 0.1)).toBeCloseTo(1 / (1 + Math.exp(-1)), 12);
});

test('logarithmic depositors promise nothing that is not there, so nobody runs', () => {
  for (const gain of [1.01, 1.5, 4]) expect(depositContract(0.4, gain, 1).runThreshold).toBeCloseTo(1, 12);
});

test('zero loan to value lends nothing, and looping brings the debt exactly to the loan to value', () => {
  expect(roomToLoop(100, 0, 0)).toBe(0);
  const more = roomToLoop(100, 20, 0.6);
  expect((20 + more) / (100 + more)).toBeCloseTo(0.6, 12);
  expect(() => roomToLoop(100, 0, 1)).toThrow('invalid loan to value: 1; expected at least 0 and below 1');
});
