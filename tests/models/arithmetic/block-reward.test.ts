import { expect, test } from 'vitest';
import {
  blocksPerYear,
  rateOfRewardPerBlock,
  targetRewardPerBlock,
} from '../../../models/arithmetic/block-reward.ts';

test('the published reward per block is 15 % of 327,933 METIS at 8 seconds, and 20 % of 60,000 at 2', () => {
  expect(targetRewardPerBlock(327_933, 0.15, 8)).toBeCloseTo(0.01247842237, 7);
  expect(targetRewardPerBlock(60_000, 0.2, 2)).toBeCloseTo(0.000761, 7);
});

test('the reward per block paid at the assumed pace gives back the target rate', () => {
  const reward = targetRewardPerBlock(342_902.66, 0.2, 8);
  expect(rateOfRewardPerBlock(reward, 342_902.66, 8)).toBeCloseTo(0.2, 14);
});

test('blocks at 14.8 instead of 8 seconds cut the rate by 46 %', () => {
  const nominal = rateOfRewardPerBlock(0.0125, 300_000, 8);
  expect(1 - rateOfRewardPerBlock(0.0125, 300_000, 14.8) / nominal).toBeCloseTo(1 - 8 / 14.8, 12);
});

test('a year has 3,942,000 blocks of 8 seconds, and nothing locked earns nothing', () => {
  expect(blocksPerYear(8)).toBe(3_942_000);
  expect(rateOfRewardPerBlock(0.01, 0, 8)).toBe(0);
});
