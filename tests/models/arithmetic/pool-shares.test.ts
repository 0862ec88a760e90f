import fc from 'fast-check';
import { expect, test } from 'vitest';
import { constantProductOut } from '../../../models/arithmetic/constant-product.ts';
import {
  impermanentLoss,
  integerAmountsBurned,
  integerSharesMinted,
  integerSquareRoot,
  MINIMUM_LIQUIDITY,
  sharesMinted,
} from '../../../models/arithmetic/pool-shares.ts';

const WEI = 10n ** 18n;

test('the first deposit of 1 and 4 mints 2 shares, of which the minimum is locked (Uniswap V2 pair tests)', () => {
  expect(integerSharesMinted([WEI, 4n * WEI], [0n, 0n], 0n)).toBe(2n * WEI - MINIMUM_LIQUIDITY);
});

test('burning all shares but the locked minimum pays all but its part of the reserves (Uniswap V2 pair tests)', () => {
  const paid = integerAmountsBurned(3n * WEI - MINIMUM_LIQUIDITY, [3n * WEI, 3n * WEI], 3n * WEI);
  expect(paid).toEqual([3n * WEI - 1000n, 3n * WEI - 1000n]);
});

test('the integer square root is the largest whole number whose square fits', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 60n }), (value) => {
      const root = integerSquareRoot(value);
      expect(root * root <= value && (root + 1n) * (root + 1n) > value).toBe(true);
    }),
    { seed: 4 },
  );
  expect(() => integerSquareRoot(-1n)).toThrow('invalid square');
});

test('minting and burning at once never gains, and nobody else’s share is worth less', () => {
  const size = fc.bigInt({ min: 1n, max: 10n ** 24n });
  fc.assert(
    fc.property(size, size, size, size, (a, b, x, y) => {
      const supply = integerSquareRoot(x * y);
      fc.pre(supply > 0n && (a * supply) / x > 0n && (b * supply) / y > 0n);
      const minted = integerSharesMinted([a, b], [x, y], supply);
      const back = integerAmountsBurned(minted, [x + a, y + b], supply + minted);
      expect(back[0] <= a && back[1] <= b).toBe(true);
      expect((x + a) * supply).toBeGreaterThanOrEqual(x * (supply + minted));
    }),
    { seed: 5, numRuns: 300 },
  );
});

test('shares in real numbers follow the same two rules', () => {
  expect(sharesMinted(1, 4, 0, 0, 0)).toBe(2);
  expect(sharesMinted(10, 30, 100, 200, 50)).toBe(5);
});

test('impermanent loss is that of the closed form: none at the old price, 5.72 % at twice, 20 % at four times', () => {
  expect(impermanentLoss(1)).toBe(0);
  expect(impermanentLoss(2)).toBeCloseTo(-0.0572, 4);
  expect(impermanentLoss(4)).toBeCloseTo(-0.2, 12);
  expect(impermanentLoss(0.25)).toBeCloseTo(impermanentLoss(4), 12);
  expect(impermanentLoss(0)).toBe(-1);
});

test('a pool without fee that arbitrage moves to another price loses exactly the closed form', () => {
  for (const ratio of [0.1, 0.5, 1.5, 3, 9]) {
    const [x, y] = [1_000, 8_000];
    const metis = x / Math.sqrt(ratio);
    const sold = metis > x ? metis - x : 0;
    const dollars = sold > 0 ? y - constantProductOut(sold, x, y, 0) : (x * y) / metis;
    const price = (ratio * y) / x;
    expect((metis * price + dollars) / (x * price + y) - 1).toBeCloseTo(impermanentLoss(ratio), 12);
  }
});
