import fc from 'fast-check';
import { expect, test } from 'vitest';
import { askedFor, fromGrants, fromRewards } from '../../../models/arithmetic/reserve-source.ts';
import type { ReserveReading } from '../../../models/arithmetic/reserve-source.ts';

const parts = (reading: ReserveReading, size: number, grants: number, rewards: number): number[] => {
  const asked = askedFor(reading, size, 0.477);
  const first = fromGrants(reading, asked, grants, rewards);
  return [first, fromRewards(reading, asked, first, rewards)];
};

test('each reading debits the budgets it names', () => {
  expect(parts('a', 2, 1.6, 3)).toEqual([1.6, 0]);
  expect(parts('b', 2, 1.5, 3)).toEqual([1.5, 0.5]);
  expect(parts('c', 2, 1.6, 3)).toEqual([0, 2]);
  expect(parts('d', 2, 1, 3)).toEqual([0.5, 1.5]);
  expect(parts('e', 2, 1, 3)[0]).toBeCloseTo(0.2385, 12);
  expect(parts('e', 2, 1, 3)[1]).toBeCloseTo(0.7155, 12);
});

test('readings b and d take the same amount in total', () => {
  const [b, d] = [parts('b', 2, 0.7, 3), parts('d', 2, 0.7, 3)].map(
    ([grants = 0, rewards = 0]) => grants + rewards,
  );
  expect(b).toBeCloseTo(d ?? 0, 12);
});

test('no budget pays more than it holds', () => {
  const amount = fc.double({ min: 0, max: 1e7, noNaN: true });
  fc.assert(
    fc.property(
      fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      amount,
      amount,
      amount,
      (reading, size, grants, rewards) => {
        const [first = -1, second = -1] = parts(reading, size, grants, rewards);
        expect(first).toBeGreaterThanOrEqual(0);
        expect(first).toBeLessThanOrEqual(grants);
        expect(second).toBeGreaterThanOrEqual(0);
        expect(second).toBeLessThanOrEqual(rewards);
      },
    ),
    { seed: 1, examples: [['d', 5.087123323368003e-26, 33381.28730237881, 0]] },
  );
});
