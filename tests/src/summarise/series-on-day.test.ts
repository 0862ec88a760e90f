import { expect, test } from 'vitest';
import { valuesOnDay } from '../../../src/summarise/index.ts';

const series = { days: [0, 7, 10], values: [0, 70, 100, 5, 5, NaN] };

test('on a recorded day the values are those recorded', () => {
  expect([...valuesOnDay(series, 0)]).toEqual([0, 5]);
  expect([...valuesOnDay(series, 7)]).toEqual([70, 5]);
  expect([...valuesOnDay(series, 10)]).toEqual([100, NaN]);
});

test('between recorded days each replication is on the line between its own values', () => {
  expect([...valuesOnDay(series, 3.5)]).toEqual([35, 5]);
  expect([...valuesOnDay(series, 8)]).toEqual([80, NaN]);
});

test('values without limit stay without limit, on recorded days and between them', () => {
  const unlimited = { days: [0, 7], values: [Infinity, Infinity] };
  expect([...valuesOnDay(unlimited, 0), ...valuesOnDay(unlimited, 3)]).toEqual([Infinity, Infinity]);
});

test('a missing value on the next recorded day does not reach back to a day that is recorded', () => {
  expect([...valuesOnDay({ days: [0, 7], values: [1, NaN] }, 0)]).toEqual([1]);
});

test.each([-1, 11, NaN])('day %s lies outside the recorded days', (day) => {
  expect(() => valuesOnDay(series, day)).toThrow('expected 0 to 10');
});

test('a series of one recorded day has values on that day only', () => {
  expect([...valuesOnDay({ days: [3], values: [8, 9] }, 3)]).toEqual([8, 9]);
  expect(() => valuesOnDay({ days: [], values: [] }, 3)).toThrow('invalid day');
});
