import { expect, test } from 'vitest';
import { model } from '../../../models/metis/economy.ts';
import { supply } from '../../../models/metis/supply.ts';
import { simulate } from '../../../src/simulate/index.ts';

const alone = model({ name: 'alone', version: '1', means: 'supply alone', schedule: [supply] });
const accounts = [
  'supply.circulating',
  'supply.nonCirculating',
  'rewardBudget',
  'grantsBudget',
  'unissued',
  'market',
];

const start = (parameters: Record<string, number>): number[] => {
  const { series } = simulate({ model: alone, days: 1, seed: 1, parameters, observe: accounts, audit: true });
  return accounts.map((name) => series[name]?.[0] ?? NaN);
};

test('10,000,000 METIS are divided: 6.5 million circulate, the grants budget is what the reward budget leaves', () => {
  const [circulating, rest, rewards, grants, unissued, market] = start({});
  expect(circulating).toBe(6_500_000);
  expect(rest).toBe(3_500_000);
  expect(rewards).toBeCloseTo(2_949_966.79, 6);
  expect(grants).toBeCloseTo(550_033.21, 6);
  expect(unissued).toBe(0);
  expect(market).toBe(6_500_000);
});

test('a reward budget of 8 million is possible when less than 2 million circulate', () => {
  const [circulating, , rewards, grants] = start({
    'supply.circulating': 1_200_000,
    'supply.rewardBudgetLeft': 8_000_000,
  });
  expect([circulating, rewards, grants]).toEqual([1_200_000, 8_000_000, 800_000]);
});

test('more than the supply is refused, with what would be right', () => {
  expect(() => start({ 'supply.circulating': 7_500_000 })).toThrow(/conflicting supply.circulating/u);
});
