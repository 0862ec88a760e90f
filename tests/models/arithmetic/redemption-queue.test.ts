import { expect, test } from 'vitest';
import { sharePrice } from '../../../models/arithmetic/accruing-share.ts';
import {
  endOfQueue,
  expectedWait,
  fundableNow,
  redemptionFloor,
  serveQueue,
  speededUp,
} from '../../../models/arithmetic/redemption-queue.ts';

test('only ripe claims are funded, and only as far as the METIS at hand reaches', () => {
  expect(fundableNow(100, 80, 30)).toBe(50);
  expect(fundableNow(20, 80, 30)).toBe(20);
  expect(fundableNow(100, 30, 30)).toBe(0);
  expect(fundableNow(-5, 80, 30)).toBe(0);
});

test('a claim waits for an exit only when the queue exceeds what can be called back at once', () => {
  expect(expectedWait(100, 100, 22, 30)).toBe(22);
  expect(expectedWait(101, 100, 22, 30)).toBe(30);
  expect(expectedWait(101, 100, 22, 15)).toBe(22);
});

test('a share is worth its part of the pool; without shares the price stands still', () => {
  expect(sharePrice(120, 100, 1)).toBe(1.2);
  expect(sharePrice(5, 0, 1.1)).toBe(1.1);
});

test('a queue is served from the front, in part where the capacity ends, and nobody before his turn', () => {
  expect(serveQueue([30, 50, 20], 100)).toEqual([30, 50, 20]);
  expect(serveQueue([30, 50, 20], 60)).toEqual([30, 30, 0]);
  expect(serveQueue([30, 50, 20], 0)).toEqual([0, 0, 0]);
  expect(serveQueue([], 10)).toEqual([]);
});

test('locked pool tokens shorten a ticket down to the least delay', () => {
  const delay = { usual: 20, least: 8 };
  expect(speededUp(delay, 0, 100, 86_400)).toBe(20);
  expect(speededUp(delay, 500, 100, 86_400)).toBe(15);
  expect(speededUp(delay, 5_000, 100, 86_400)).toBe(8);
});

test('who asks for no return buys up to the value, and costs lower the floor', () => {
  expect(redemptionFloor(0, 20)).toBe(1);
  expect(redemptionFloor(0.2, 20, 0.001)).toBeCloseTo(redemptionFloor(0.2, 20) - 0.001, 15);
});

test('the end of a queue moves by what is asked, and by nothing that is funded or collected', () => {
  // Three claims of 10: one collected, one funded, one waiting; then another of 5.
  expect(endOfQueue(20, 10, -20)).toBe(30);
  expect(endOfQueue(20, 0, -10)).toBe(30);
  expect(endOfQueue(20, 10, -25)).toBe(35);
});
