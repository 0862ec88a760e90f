import { expect, test } from 'vitest';
import * as library from '../../src/index.ts';

const { arithmetic, charts, mechanisms, metis, metisEconomy, processes, simulate, Stream, textbook } =
  library;

test('every mechanism of the METIS model can be had alone', () => {
  expect(Object.keys(mechanisms).sort()).toEqual(metis.schedule.map(({ name }) => name).sort());
});

test('one mechanism runs alone: the rate moves along its ramp', () => {
  const model = metisEconomy.model({
    name: 'ramp',
    version: '1.0.0',
    means: 'the rate change alone',
    schedule: [mechanisms.rateChange],
  });
  const { series } = simulate({
    model,
    days: 300,
    seed: 1,
    parameters: { 'rateChange.to': 0.15, 'rateChange.startDay': 100, 'rateChange.rampDays': 100 },
    observe: ['rewardRate'],
  });
  expect([series['rewardRate'][99], series['rewardRate'][150], series['rewardRate'][200]]).toEqual([
    0.2, 0.175, 0.15,
  ]);
});

test('one process runs alone: a quiet geometric Brownian motion without drift stays where it is', () => {
  const stream = new Stream('alone');
  stream.begin(1, 0);
  const p = { drift: 0, volatility: 0 };
  const state = new Float64Array(processes.gbm.state);
  processes.gbm.begin(state, p);
  expect(processes.gbm.step(state, p, stream, 0, 1)).toBeCloseTo(0, 15);
});

test('formulas, textbook models, estimators and charts are there by name', () => {
  expect(Object.keys(arithmetic).length).toBeGreaterThan(10);
  expect(Object.keys(textbook)).toContain('holderStaking');
  expect(library.wilson(0, 10).low).toBe(0);
  expect(typeof charts.differenceFan).toBe('function');
});
