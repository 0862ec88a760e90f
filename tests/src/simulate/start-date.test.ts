import { expect, test } from 'vitest';
import { defineEconomy, level, stock } from '../../../src/define/index.ts';
import { simulate } from '../../../src/simulate/index.ts';

const { mechanism, model } = defineEconomy({
  units: { METIS: { grid: 1, means: 'METIS' } },
  populations: {},
  quantities: {
    date: level('day', { means: 'calendar date of today, in days since 1970-01-01' }),
    kept: stock('METIS', { means: 'kept', start: 1 }),
  },
});
const clock = mechanism({
  name: 'clock',
  purpose: 'Says what date it is.',
  reads: ['kept'],
  writes: ['date'],
  start({ economy, startDate }) {
    economy.date = startDate;
  },
  step({ economy, startDate, day }) {
    economy.date = startDate + day;
  },
});
const dates = (start?: string): readonly number[] => [
  ...(simulate({
    model: model({ name: 'clocks', version: '1', means: 'a clock', schedule: [clock] }),
    days: 2,
    seed: 1,
    observe: ['date'],
    ...(start === undefined ? {} : { start }),
  }).series['date'] ?? []),
];

test('a mechanism knows the calendar date of the first day, which is 2025-11-03 where nothing is said', () => {
  expect(dates()).toEqual([20_395, 20_396, 20_397]);
  expect(dates('2021-05-12')).toEqual([18_759, 18_760, 18_761]);
});

test('a start that is no date of the calendar is refused', () => {
  expect(() => dates('2021-02-30')).toThrow(/invalid date `2021-02-30`/u);
});
