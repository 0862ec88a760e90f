import { expect, test } from 'vitest';
import { logitShares, logitWeight, waitingCost } from '../../../models/arithmetic/logit.ts';

test('at a sensitivity of 20 a yield of 15 % is preferred to 5 % by 88.1 %, to 10 % by 73.1 %, to 15 % by half', () => {
  expect(logitShares([0.15, 0.05], 20)[0]).toBeCloseTo(0.880797, 6);
  expect(logitShares([0.15, 0.1], 20)[0]).toBeCloseTo(0.731059, 6);
  expect(logitShares([0.15, 0.15], 20)[0]).toBe(0.5);
});

test('the weights give the same probabilities as the shares', () => {
  const weights = [logitWeight(0.15, 20), logitWeight(0.05, 20)];
  expect(weights[0] / (weights[0] + weights[1])).toBeCloseTo(logitShares([0.15, 0.05], 20)[0] ?? 0, 12);
});

test('without sensitivity every option is equally likely', () => {
  expect(logitShares([3, -1, 0, 7], 0)).toEqual([0.25, 0.25, 0.25, 0.25]);
});

test('shares sum to 1 even where the weights themselves would overflow', () => {
  const shares = logitShares([50, 49.9, -50], 200);
  expect(shares.reduce((total, share) => total + share, 0)).toBeCloseTo(1, 12);
});

test('waiting a year with risk aversion 1 and volatility 118 % costs 69 %, and nothing when there is no wait', () => {
  expect(waitingCost(1, 1.178, 365)).toBeCloseTo((1.178 * 1.178) / 2, 12);
  expect(waitingCost(2, 1.178, 365)).toBeCloseTo(1.178 * 1.178, 12);
  expect(waitingCost(1, 1.178, 0)).toBe(0);
});
