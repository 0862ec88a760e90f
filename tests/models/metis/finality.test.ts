import { expect, test } from 'vitest';
import { finality } from '../../../models/metis/mechanisms.ts';
import { model } from '../../../models/metis/economy.ts';
import { simulate } from '../../../src/simulate/index.ts';
import type { Simulation } from '../../../src/simulate/index.ts';
import { allOf, last } from '../../laws/small-economy.ts';
import type { Values } from '../../laws/small-economy.ts';

const alone = model({
  name: 'finality-alone',
  version: '1.0.0',
  means: 'finality alone',
  schedule: [finality],
});
const run = (parameters: Values = {}, decided: (day: number) => number = () => -1): Simulation =>
  simulate({
    model: alone,
    days: 100,
    seed: 1,
    given: { price: () => 10, decidedWindow: decided },
    observe: allOf(alone).filter((name) => name.startsWith('finality.')),
    parameters,
  });

test('withdrawals wait seven days as on chain, and a dispute ends in time', () => {
  const simulation = run();
  expect(last(simulation, 'finality.delay')).toBe(7);
  expect(last(simulation, 'finality.disputesEndInTime')).toBe(1);
  expect(last(simulation, 'finality.blockadeCost')).toBe(33 * 7 * 4);
});

test('waiting costs 1 − e^(−ρT) of what is withdrawn, summed over days', () => {
  const simulation = run();
  const daily = 4_600 * 10 * (1 - Math.exp((-0.2 * 7) / 365));
  expect(last(simulation, 'finality.waitingCostADay')).toBeCloseTo(daily, 9);
  expect(last(simulation, 'finality.waitingCost')).toBeCloseTo(100 * daily, 6);
});

test('a shorter window costs less, and none costs nothing', () => {
  const costs = [7, 1, 0.1, 0].map((window) =>
    last(run({ 'finality.window': window }), 'finality.waitingCost'),
  );
  expect(costs.every((cost, at) => at === 0 || cost < (costs[at - 1] ?? 0))).toBe(true);
  expect(Math.abs(costs.at(-1) ?? NaN)).toBe(0);
});

test('a window of hours closes before a dispute of today’s clocks ends', () => {
  expect(last(run({ 'finality.window': 0.25 }), 'finality.disputesEndInTime')).toBe(0);
});

test('a vote changes the window from its day on', () => {
  const { series } = run({}, (day) => (day < 50 ? -1 : 1));
  expect([series['finality.delay']?.[49], series['finality.delay']?.[50]]).toEqual([7, 1]);
});
