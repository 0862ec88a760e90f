import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  assetsForShares,
  assetsToMint,
  sharesForAssets,
  sharesToWithdraw,
  vaultYield,
} from '../../../models/arithmetic/share-vault.ts';

test('an empty vault gives one share for one asset', () => {
  expect([sharesForAssets(7n, 0n, 0n), assetsForShares(7n, 0n, 0n), assetsToMint(7n, 0n, 0n)]).toEqual([
    7n,
    7n,
    7n,
  ]);
  expect(() => sharesToWithdraw(1n, 0n, 0n)).toThrow('invalid vault');
});

test('every rounding is in favour of the vault, as ERC-4626 asks', () => {
  const size = fc.bigInt({ min: 1n, max: 10n ** 27n });
  fc.assert(
    fc.property(size, size, size, (amount, assets, shares) => {
      const minted = sharesForAssets(amount, assets, shares);
      expect(assetsForShares(minted, assets + amount, shares + minted)).toBeLessThanOrEqual(amount);
      expect(sharesForAssets(assetsToMint(amount, assets, shares), assets, shares)).toBeGreaterThanOrEqual(
        amount,
      );
      expect(sharesToWithdraw(amount, assets, shares)).toBeGreaterThanOrEqual(
        sharesForAssets(amount, assets, shares),
      );
      expect(
        sharesToWithdraw(amount, assets, shares) - sharesForAssets(amount, assets, shares),
      ).toBeLessThanOrEqual(1n);
    }),
    { seed: 15, numRuns: 300 },
  );
});

test('the vault that gets all rewards boosts them by the share of claims outside it', () => {
  expect(vaultYield(0.2, 0.1, 1)).toBeCloseTo(0.18, 12);
  expect(vaultYield(0.2, 0.1, 0.5)).toBeCloseTo(0.36, 12);
  expect(vaultYield(0.2, 0.1, 0)).toBe(Infinity);
});
