import { expect, test } from 'vitest';
import { model } from '../../../models/metis/economy.ts';
import { rampProgress, rateChange } from '../../../models/metis/rate-change.ts';
import { simulate } from '../../../src/simulate/index.ts';

const alone = model({ name: 'alone', version: '1', means: 'rate alone', schedule: [rateChange] });
const rates = (parameters: Record<string, number>): Float64Array => {
  const values = Object.fromEntries(
    Object.entries(parameters).map(([key, value]) => [`rateChange.${key}`, value]),
  );
  const { series } = simulate({
    model: alone,
    days: 60,
    seed: 1,
    parameters: values,
    observe: ['rewardRate'],
  });
  return series.rewardRate ?? new Float64Array();
};

test('a ramp of 20 days from day 28 is half done on day 38 and done on day 48', () => {
  const rate = rates({ to: 0.15, startDay: 28, rampDays: 20 });
  expect(rate[28]).toBe(0.2);
  expect(rate[38]).toBeCloseTo(0.175, 15);
  expect(rate[48]).toBe(0.15);
  expect(rate[60]).toBe(0.15);
});

test('a ramp of no days is a step, and a change on day 0 is in force from the start', () => {
  expect(Array.from(rates({ to: 0.15, startDay: 28, rampDays: 0 }).slice(27, 29))).toEqual([0.2, 0.15]);
  expect(rates({ to: 0.15, startDay: 0, rampDays: 0 })[0]).toBe(0.15);
});

test('without a change the rate stays exactly where it was', () => {
  expect(rates({}).every((rate) => rate === 0.2)).toBe(true);
});

test('progress never falls', () => {
  for (let day = 1; day < 60; day++)
    expect(rampProgress(day, 10, 30)).toBeGreaterThanOrEqual(rampProgress(day - 1, 10, 30));
});

test('a rate decided by a vote inside the run is in force from the next day, and the levers hold again when it is withdrawn', () => {
  const { series } = simulate({
    model: alone,
    days: 60,
    seed: 1,
    parameters: { 'rateChange.to': 0.15, 'rateChange.startDay': 10, 'rateChange.rampDays': 0 },
    given: { decidedRewardRate: (day) => (day < 20 || day >= 50 ? -1 : day < 40 ? 0.12 : 0) },
    observe: ['rewardRate'],
  });
  const rate = series.rewardRate ?? [];
  expect([rate[9], rate[19], rate[20], rate[39], rate[40], rate[50]]).toEqual([
    0.2, 0.15, 0.12, 0.12, 0, 0.15,
  ]);
});
