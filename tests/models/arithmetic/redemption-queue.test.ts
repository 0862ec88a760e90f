import { expect, test } from 'vitest';
import { sharePrice } from '../../../models/arithmetic/accruing-share.ts';
import { expectedWait, fundableNow } from '../../../models/arithmetic/redemption-queue.ts';

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
