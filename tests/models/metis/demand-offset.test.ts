import { expect, test } from 'vitest';
import { demandOffset } from '../../../models/metis/demand-offset.ts';
import { mechanism } from '../../../models/metis/economy.ts';
import { last, runPool } from './pool-model.ts';

/** Says what was bought, sold, released and paid on each day. */
const flows = (bought: number, sold: number, released: number, rewards: number) =>
  mechanism({
    name: 'flows',
    purpose: 'Makes the flows of a test.',
    writes: ['aiBought', 'aiSold', 'eagrReleased', 'rewardsPaid'],
    step({ economy }) {
      economy.aiBought += bought;
      economy.aiSold += sold;
      economy.eagrReleased += released;
      economy.rewardsPaid += rewards;
    },
  });
const observe = [
  'demandOffset.ratio',
  'demandOffset.keptRatio',
  'demandOffset.kept',
  'demandOffset.released',
];
const run = (...amounts: [number, number, number, number]) =>
  runPool([flows(...amounts), demandOffset], { days: 10, observe });

test('the offset is what AI use bought over what the reserve and rewards released', () => {
  const simulation = run(3, 1, 20, 10);
  expect(last(simulation, 'demandOffset.ratio')).toBe(0.1);
  expect(last(simulation, 'demandOffset.keptRatio')).toBeCloseTo(2 / 30, 12);
  expect(last(simulation, 'demandOffset.kept')).toBe(20);
  expect(last(simulation, 'demandOffset.released')).toBe(300);
});

test('without use the offset is zero, and without releases it is not infinite', () => {
  expect(last(run(0, 0, 20, 10), 'demandOffset.ratio')).toBe(0);
  expect(last(run(3, 1, 0, 0), 'demandOffset.ratio')).toBe(0);
});
