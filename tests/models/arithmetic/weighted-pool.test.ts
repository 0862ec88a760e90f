import fc from 'fast-check';
import { expect, test } from 'vitest';
import { constantProductOut } from '../../../models/arithmetic/constant-product.ts';
import { impermanentLoss } from '../../../models/arithmetic/pool-shares.ts';
import {
  weightedImpermanentLoss,
  weightedIn,
  weightedInvariant,
  weightedOut,
  weightedSpotPrice,
} from '../../../models/arithmetic/weighted-pool.ts';

const pool = { reserveIn: 4_000, weightIn: 0.8, reserveOut: 1_000, weightOut: 0.2 };

test('with equal weights a weighted pool is a constant product', () => {
  for (const amount of [0.5, 10, 3_000]) {
    const equal = { ...pool, weightIn: 5, weightOut: 5 };
    expect(weightedOut(amount, equal, 0.003)).toBeCloseTo(constantProductOut(amount, 4_000, 1_000, 0.003), 9);
  }
  expect(weightedImpermanentLoss(3, 0.5)).toBeCloseTo(impermanentLoss(3), 12);
});

test('at 80 to 20 the output is that of the closed form', () => {
  // 1000 (1 − (4000 ÷ 4400)^4)
  expect(weightedOut(400, pool, 0)).toBeCloseTo(1_000 * (1 - 1 / 1.1 ** 4), 9);
});

test('in given out undoes out given in, and the invariant stays without a fee and rises with one', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 1e-3, max: 1_000, noNaN: true }),
      fc.constantFrom(0, 0.003),
      (amount, fee) => {
        const out = weightedOut(amount, pool, fee);
        expect(weightedIn(out, pool, fee) / amount).toBeCloseTo(1, 7);
        const after = { ...pool, reserveIn: pool.reserveIn + amount, reserveOut: pool.reserveOut - out };
        const growth = weightedInvariant(after) / weightedInvariant(pool) - 1;
        if (fee === 0) expect(growth).toBeCloseTo(0, 12);
        else expect(growth).toBeGreaterThan(0);
      },
    ),
    { seed: 6 },
  );
  expect(weightedIn(1_000, pool, 0)).toBe(Infinity);
});

test('a tiny swap costs the spot price', () => {
  expect(1e-4 / weightedOut(1e-4, pool, 0.003) / weightedSpotPrice(pool, 0.003)).toBeCloseTo(1, 6);
});

test('the larger the weight of the token that rises, the smaller the impermanent loss', () => {
  const losses = [0.5, 0.8, 0.95, 1].map((weight) => weightedImpermanentLoss(4, weight));
  expect(losses).toEqual([...losses].sort((a, b) => a - b));
  expect(losses[3]).toBeCloseTo(0, 12);
});
