import fc from 'fast-check';
import { expect, test } from 'vitest';
import { releasedBy } from '../../../models/arithmetic/linear-release.ts';

test('a release of 100 over 4 days from day 10 gives 25 a day and is complete on day 13', () => {
  expect([9, 10, 11, 12, 13, 14].map((day) => releasedBy(day, 100, 10, 4))).toEqual([
    0, 25, 50, 75, 100, 100,
  ]);
});

test('a release of one day or less happens at once', () => {
  expect([1, 0.5, 0].map((length) => releasedBy(10, 100, 10, length))).toEqual([100, 100, 100]);
});

test('what is released never falls and never exceeds the total', () => {
  const days = fc.integer({ min: 0, max: 5_000 });
  fc.assert(
    fc.property(days, days, fc.double({ min: 1, max: 3_000, noNaN: true }), (day, first, length) => {
      const today = releasedBy(day, 1_000, first, length);
      expect(releasedBy(day + 1, 1_000, first, length)).toBeGreaterThanOrEqual(today);
      expect(today).toBeLessThanOrEqual(1_000);
    }),
    { seed: 1 },
  );
});
