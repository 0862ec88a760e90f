import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  integerSolidlyInvariant,
  integerSolidlyOut,
  solidlyInvariant,
  solidlyOut,
  solidlyPrice,
  solidlyReserve,
} from '../../../models/arithmetic/solidly.ts';

const WEI = 10n ** 18n;
const reserve = fc.integer({ min: 1_000, max: 1_000_000 });
const part = fc.double({ min: 0.001, max: 2, noNaN: true });

test('the reserve found keeps the invariant', () => {
  fc.assert(
    fc.property(reserve, reserve, part, (x, y, p) => {
      const kept = solidlyReserve(x * (1 + p), solidlyInvariant(x, y), y);
      expect(solidlyInvariant(x * (1 + p), kept) / solidlyInvariant(x, y)).toBeCloseTo(1, 11);
    }),
    { seed: 7 },
  );
});

test('real and integer arithmetic agree, fee included', () => {
  fc.assert(
    fc.property(reserve, reserve, part, (x, y, p) => {
      const sold = Math.ceil(x * p);
      const whole = integerSolidlyOut(BigInt(sold) * WEI, BigInt(x) * WEI, BigInt(y) * WEI);
      expect(Number(whole) / 1e18 / solidlyOut(sold, x, y, 1 / 10_000)).toBeCloseTo(1, 9);
    }),
    { seed: 8 },
  );
});

test('with a fee the integer invariant never falls, and a round trip never gains', () => {
  fc.assert(
    fc.property(reserve, reserve, part, (x, y, p) => {
      const [first, second] = [BigInt(x) * WEI, BigInt(y) * WEI];
      const sold = BigInt(Math.ceil(x * p)) * WEI;
      const out = integerSolidlyOut(sold, first, second);
      const after = integerSolidlyInvariant(first + sold, second - out);
      expect(after).toBeGreaterThanOrEqual(integerSolidlyInvariant(first, second));
      expect(integerSolidlyOut(out, second - out, first + sold)).toBeLessThanOrEqual(sold);
    }),
    { seed: 9 },
  );
});

test('a tiny swap pays the marginal price, and an empty pool pays nothing', () => {
  expect(solidlyOut(0.001, 70_000, 30_000, 0) / 0.001).toBeCloseTo(solidlyPrice(30_000, 70_000), 6);
  expect(solidlyPrice(5, 5)).toBe(1);
  expect(solidlyOut(5, 0, 0, 0)).toBe(0);
  expect(solidlyOut(0, 10, 10, 0)).toBe(0);
});
