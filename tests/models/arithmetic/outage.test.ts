import { expect, test } from 'vitest';
import {
  beginDay,
  canAgree,
  isDown,
  NEVER_TODAY,
  nextReturn,
  takeDown,
  timeDown,
  timeWithoutAgreement,
} from '../../../models/arithmetic/outage.ts';

const everyoneUp = (seats: number) => ({
  downFrom: new Float64Array(seats).fill(NEVER_TODAY),
  downUntil: new Float64Array(seats),
});

test('an outage of a day and a half from noon is down half of today, all of tomorrow, and nothing after', () => {
  const outages = everyoneUp(2);
  takeDown(outages, 0, 0.5, 1.5);
  const days = [0, 1, 2].map(() => {
    const share = timeDown(outages, 0);
    beginDay(outages);
    return share;
  });
  expect(days).toEqual([0.5, 1, 0]);
  expect(timeDown(outages, 1)).toBe(0);
});

test('a second outage joins the first and never shortens it', () => {
  const outages = everyoneUp(1);
  takeDown(outages, 0, 0.2, 0.5);
  takeDown(outages, 0, 0.3, 0.1);
  expect(timeDown(outages, 0)).toBeCloseTo(0.5, 12);
  expect([0.1, 0.2, 0.69, 0.7].map((moment) => isDown(outages, 0, moment))).toEqual([
    false,
    true,
    true,
    false,
  ]);
});

test('exactly a third of the stake down does not stop the others, a little more does', () => {
  const outages = everyoneUp(3);
  takeDown(outages, 0, 0, 1);
  expect(canAgree(outages, [10, 10, 10], [1, 1, 1], 0.5)).toBe(true);
  expect(canAgree(outages, [11, 10, 10], [1, 1, 1], 0.5)).toBe(false);
  expect(canAgree(outages, [11, 10, 10], [0, 1, 1], 0.5)).toBe(true);
});

test('the next return is the earliest end of those who are down, or the end of the day', () => {
  const outages = everyoneUp(2);
  expect(nextReturn(outages, 0.3)).toBe(1);
  takeDown(outages, 0, 0.1, 0.6);
  takeDown(outages, 1, 0.2, 0.2);
  expect(nextReturn(outages, 0.3)).toBeCloseTo(0.4, 12);
  expect(nextReturn(outages, 0.5)).toBeCloseTo(0.7, 12);
});

test('the time without agreement is the time in which those down together have more than a third', () => {
  const outages = everyoneUp(4);
  takeDown(outages, 0, 0.1, 0.4);
  takeDown(outages, 1, 0.3, 0.5);
  expect(timeWithoutAgreement(outages, [10, 10, 10, 10], [1, 1, 1, 1])).toBeCloseTo(0.2, 12);
  expect(timeWithoutAgreement(outages, [30, 10, 10, 10], [1, 1, 1, 1])).toBeCloseTo(0.4, 12);
  expect(timeWithoutAgreement(everyoneUp(4), [10, 10, 10, 10], [1, 1, 1, 1])).toBe(0);
});
