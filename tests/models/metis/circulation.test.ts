import { expect, test } from 'vitest';
import { metis } from '../../../models/metis/metis.ts';
import { simulate } from '../../../src/simulate/index.ts';
import { last, small, vote } from '../../laws/small-economy.ts';

const causes = ['Unlocks', 'Mining', 'Rewards', 'Grants', 'Reserve', 'Treasury', 'Burning', 'Others'].map(
  (cause) => `circulation.by${cause}`,
);
const lively = {
  ...vote,
  'andromeda.burnShare': 0.3,
  'treasury.spending': 20_000,
  'treasury.atStart': 50_000,
  'eagr.liquidityFrom': 0,
  'eagr.removalDay': 200,
};

test('the causes sum to the growth of circulation on every day, to the last bit, whatever happens', () => {
  for (const start of ['2025-11-03', '2023-06-01']) {
    const { series, days } = small({ days: 400, start, parameters: lively });
    const at = (name: string, day: number): number => series[name]?.[day] ?? NaN;
    for (const day of days) {
      const sum = causes.reduce((total, name) => total + at(name, day), 0);
      expect(sum).toBe(at('circulation.growth', day));
      expect(at('circulation.growth', day)).toBe(at('supply.circulating', day) - at('supply.circulating', 0));
    }
  }
});

test('nothing is left unexplained: the last cause is exactly zero while no bond is slashed', () => {
  const { series } = small({ days: 400, parameters: lively });
  expect([...(series['circulation.byOthers'] ?? [])].every((amount) => amount === 0)).toBe(true);
});

test('sequencer rewards explain only a few per cent of the growth from December 2023 to November 2025', () => {
  const run = simulate({
    model: metis,
    start: '2023-12-20',
    days: 684,
    seed: 5,
    populations: { holders: 50, clients: 5, positions: 5 },
    parameters: { 'supply.circulating': 5_400_000, 'supply.rewardBudgetLeft': 3_000_000 },
    observe: ['circulation.rewardsShare', 'circulation.growth'],
    recordEvery: 684,
  });
  expect(last(run, 'circulation.rewardsShare')).toBeGreaterThan(0.005);
  expect(last(run, 'circulation.rewardsShare')).toBeLessThan(0.06);
  expect(last(run, 'circulation.growth')).toBeGreaterThan(1_000_000);
});

test('without grants, fees, rewards and a reserve circulation does not grow at all', () => {
  const { series } = small({
    days: 100,
    parameters: {
      'grants.perYear': 0,
      'treasury.feeShare': 0,
      'supply.rewardBudgetLeft': 0,
      'eagr.reading': 'a',
    },
  });
  expect(Math.max(...(series['circulation.growth'] ?? []).map(Math.abs))).toBe(0);
});
