import { expect, test } from 'vitest';
import { metis } from '../../../models/metis/metis.ts';
import { levelOf, parseEvent, targetOf } from '../../../src/rare/index.ts';

test('an event is an observable, a direction and a threshold in its unit', () => {
  expect(parseEvent('rewardBudget <= 0', metis)).toEqual({
    observable: 'rewardBudget',
    relation: '<=',
    threshold: 0,
    unit: 'METIS',
  });
  expect(parseEvent('rewardBudget<=10,000 METIS', metis)).toMatchObject({ threshold: 10_000 });
  expect(parseEvent(' exchanges.largestDiscount >= 30 % ', metis)).toMatchObject({
    observable: 'exchanges.largestDiscount',
    threshold: 0.3,
  });
});

test('levels rise towards the event in both directions', () => {
  const above = parseEvent('price >= 50', metis);
  const below = parseEvent('price <= 2', metis);
  expect([targetOf(above), targetOf(below)]).toEqual([50, -2]);
  expect(levelOf(below, 1)).toBeGreaterThan(levelOf(below, 3));
  expect(Object.is(targetOf(parseEvent('rewardBudget <= 0', metis)), 0)).toBe(true);
});

test.each(['price', 'price > 3', 'price == 3', '>= 3', 'price >= many', ''])('%j is no event', (text) => {
  expect(() => parseEvent(text, metis)).toThrow(expect.objectContaining({ code: 'E502' }));
});

test('an unknown observable is refused with the nearest name', () => {
  expect(() => parseEvent('rewardBudgets <= 0', metis)).toThrow(
    expect.objectContaining({ code: 'E106', place: expect.objectContaining({ suggestion: 'rewardBudget' }) }),
  );
});

test('a threshold in another unit is refused', () => {
  expect(() => parseEvent('rewardBudget <= 3 days', metis)).toThrow(
    expect.objectContaining({ code: 'E122' }),
  );
});
