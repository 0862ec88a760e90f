import { expect, test } from 'vitest';
import { mertonShare } from '../../../models/arithmetic/merton-share.ts';

test.each([
  [1.01, [0.147, 0.074, 0.049]],
  [0.63, [0.378, 0.189, 0.126]],
])(
  'an excess of 15 %% at a volatility of %d gives the published shares at aversions 1, 2 and 3',
  (volatility, shares) => {
    for (const [k, share] of shares.entries())
      expect(mertonShare(0.15, k + 1, volatility)).toBeCloseTo(share, 3);
  },
);

test('the share grows in proportion to the excess and falls with the square of the volatility', () => {
  expect(mertonShare(0.3, 2, 0.5)).toBe(2 * mertonShare(0.15, 2, 0.5));
  expect(mertonShare(0.15, 2, 1)).toBe(mertonShare(0.15, 2, 0.5) / 4);
  expect(mertonShare(-0.15, 2, 0.5)).toBe(-mertonShare(0.15, 2, 0.5));
});

test('nothing is put at risk for nothing, and everything where there is no risk', () => {
  expect(mertonShare(0, 2, 0)).toBe(0);
  expect(mertonShare(0.1, 2, 0)).toBe(Infinity);
  expect(mertonShare(-0.1, 2, 0)).toBe(-Infinity);
});
