import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  metisForShares,
  metisToPeg,
  pegOf,
  sharesForMetis,
  sharesToPeg,
} from '../../../models/arithmetic/pegged-pool.ts';

const balanced = { metis: 12_500, shares: 10_000, rate: 1.25, amplification: 50, fee: 0 };

test('a pool with as much METIS as its shares are worth is at the peg, whatever a share is worth', () => {
  for (const amplification of [0, 1, 50, 500]) {
    for (const rate of [1, 1.25, 3]) {
      expect(pegOf({ ...balanced, shares: 12_500 / rate, rate, amplification })).toBeCloseTo(1, 12);
    }
  }
});

test('without scaled balances the same pool would be off its peg by several per cent', () => {
  const unscaled = { ...balanced, rate: 1, metis: 12_500, shares: 10_000 };
  expect(Math.abs(pegOf(unscaled) - 1)).toBeGreaterThan(0.003);
});

test('selling shares and buying them back never gains, on either curve, with or without a fee', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.01, max: 9_000, noNaN: true }),
      fc.constantFrom(0, 20, 50, 500),
      fc.constantFrom(0, 0.0001, 0.003),
      (sold, amplification, fee) => {
        const pool = { ...balanced, amplification, fee };
        const paid = metisForShares(sold, pool);
        expect(paid).toBeLessThan(pool.metis);
        const after = { ...pool, metis: pool.metis - paid, shares: pool.shares + sold };
        expect(sharesForMetis(paid, after)).toBeLessThanOrEqual(sold * (1 + 1e-9));
      },
    ),
    { seed: 14 },
  );
});

test('paying in what a peg asks for brings the pool there, from below and from above', () => {
  for (const amplification of [0, 50]) {
    const sunk = { ...balanced, metis: 5_000, shares: 16_000, amplification };
    const paid = metisToPeg(0.99, sunk);
    const lifted = { ...sunk, metis: sunk.metis + paid, shares: sunk.shares - sharesForMetis(paid, sunk) };
    expect(pegOf(sunk)).toBeLessThan(0.99);
    expect(pegOf(lifted)).toBeCloseTo(0.99, 9);
    const high = { ...balanced, metis: 20_000, shares: 4_000, amplification };
    const sold = sharesToPeg(1.001, high);
    const sunken = { ...high, metis: high.metis - metisForShares(sold, high), shares: high.shares + sold };
    expect(pegOf(sunken)).toBeCloseTo(1.001, 9);
  }
});

test('no trade where the peg is reached already, and none with an empty pool', () => {
  expect(metisToPeg(0.9, balanced)).toBe(0);
  expect(sharesToPeg(1.1, balanced)).toBe(0);
  const empty = { ...balanced, metis: 0, shares: 0 };
  expect([pegOf(empty), metisToPeg(1, empty), sharesToPeg(0.5, empty), metisForShares(5, empty)]).toEqual([
    1, 0, 0, 0,
  ]);
});
