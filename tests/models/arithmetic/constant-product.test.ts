import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  amountToPrice,
  constantProductIn,
  constantProductOut,
  integerAmountIn,
  integerAmountOut,
  singleSidedSwap,
} from '../../../models/arithmetic/constant-product.ts';

const WEI = 10n ** 18n;

// Swap cases of the pair contract’s own tests (Uniswap/v2-core, UniswapV2Pair.spec.ts): in, reserves, out.
test.each([
  [1n, 5n, 10n, 1662497915624478906n],
  [1n, 10n, 5n, 453305446940074565n],
  [2n, 5n, 10n, 2851015155847869602n],
  [2n, 10n, 5n, 831248957812239453n],
  [1n, 10n, 10n, 906610893880149131n],
  [1n, 100n, 100n, 987158034397061298n],
  [1n, 1000n, 1000n, 996006981039903216n],
])('%i in, reserves %i and %i: the contract pays to the last digit', (amount, reserveIn, reserveOut, out) => {
  expect(integerAmountOut(amount * WEI, reserveIn * WEI, reserveOut * WEI)).toBe(out);
});

// Examples of the periphery library’s tests (Uniswap/v2-periphery, UniswapV2Router01.spec.ts).
test('small amounts are rounded against the trader', () => {
  expect(integerAmountOut(2n, 100n, 100n)).toBe(1n);
  expect(integerAmountIn(1n, 100n, 100n)).toBe(2n);
});

test('nobody can take all of a reserve, or trade with an empty pool', () => {
  expect(() => integerAmountIn(100n, 100n, 100n)).toThrow('invalid amount');
  expect(() => integerAmountOut(1n, 0n, 100n)).toThrow('invalid reserves');
  expect(constantProductIn(10, 10, 10, 0)).toBe(Infinity);
  expect(constantProductOut(5, 0, 0, 0)).toBe(0);
  expect(amountToPrice(0, 0, 1, 0.003)).toBe(0);
});

test('real and integer arithmetic agree to a part in 10^12', () => {
  const amount = fc.integer({ min: 1, max: 1_000_000 });
  fc.assert(
    fc.property(amount, amount, amount, (a, x, y) => {
      const whole = integerAmountOut(BigInt(a) * WEI, BigInt(x) * WEI, BigInt(y) * WEI);
      const real = constantProductOut(a, x, y, 0.003);
      expect(Number(whole) / 1e18 / real).toBeCloseTo(1, 12);
      const back = integerAmountIn(whole, BigInt(x) * WEI, BigInt(y) * WEI);
      // The contract pays down and charges up: what it asks for the amount it pays differs from what came in by rounding only.
      expect(Math.abs(Number(back - BigInt(a) * WEI)) / 1e18).toBeLessThan(1e-9 * (1 + x / y + a));
    }),
    { seed: 1, numRuns: 200 },
  );
});

test('the product of the reserves never falls, and a round trip never gains', () => {
  const size = fc.integer({ min: 1, max: 1_000_000_000 });
  fc.assert(
    fc.property(size, size, size, fc.constantFrom(0n, 3n, 10n), (a, x, y, fee) => {
      const [amount, first, second] = [BigInt(a), BigInt(x), BigInt(y)];
      const out = integerAmountOut(amount, first, second, fee);
      expect((first + amount) * (second - out)).toBeGreaterThanOrEqual(first * second);
      if (out === second || out === 0n) return;
      const back = integerAmountOut(out, second - out, first + amount, fee);
      expect(back).toBeLessThanOrEqual(amount);
    }),
    { seed: 2, numRuns: 300 },
  );
});

test('paying in what a price asks for moves the price there, and no further trade pays', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 1, max: 1e6, noNaN: true }),
      fc.double({ min: 1, max: 1e6, noNaN: true }),
      fc.double({ min: 0.05, max: 1, noNaN: true }),
      fc.constantFrom(0, 0.003, 0.01),
      (x, y, part, fee) => {
        const price = (part * y) / x;
        const amount = amountToPrice(x, y, price, fee);
        const next = constantProductOut(amount + 1e-6 * x, x, y, fee) - constantProductOut(amount, x, y, fee);
        if (amount === 0) expect(part).toBeGreaterThanOrEqual((1 - fee) * (1 - 1e-12));
        else expect(next / (1e-6 * x) / price).toBeCloseTo(1, 4);
      },
    ),
    { seed: 3, numRuns: 200 },
  );
});

test('after swapping its part, a one-sided deposit stands in the ratio of the pool', () => {
  for (const fee of [0, 0.003, 0.05]) {
    for (const deposit of [0.1, 100, 5_000]) {
      const part = singleSidedSwap(deposit, 1_000, fee);
      const out = constantProductOut(part, 1_000, 8_000, fee);
      expect((deposit - part) / out).toBeCloseTo((1_000 + part) / (8_000 - out), 10);
    }
  }
  expect([singleSidedSwap(0, 1_000, 0.003), singleSidedSwap(5, 0, 0.003)]).toEqual([0, 0]);
});
