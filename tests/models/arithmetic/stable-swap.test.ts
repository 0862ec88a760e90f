import fc from 'fast-check';
import { expect, test } from 'vitest';
import { constantProductOut } from '../../../models/arithmetic/constant-product.ts';
import {
  integerStableBalance,
  integerStableInvariant,
  integerStableOut,
} from '../../../models/arithmetic/integer-stable-swap.ts';
import {
  pairInvariant,
  stableBalance,
  stableInvariant,
  stableOut,
  stablePrice,
} from '../../../models/arithmetic/stable-swap.ts';

const WEI = 10n ** 18n;
const balance = fc.integer({ min: 100, max: 1_000_000 });
const amplification = fc.integer({ min: 1, max: 1_000 });

test('the invariant of equal balances is their sum, whatever A and n', () => {
  for (const n of [2, 3, 4]) {
    const equal = new Array<number>(n).fill(1_234);
    expect(stableInvariant(equal, 85)).toBeCloseTo(1_234 * n, 9);
    expect(
      integerStableInvariant(
        equal.map((b) => BigInt(b) * WEI),
        85n,
      ),
    ).toBe(BigInt(1_234 * n) * WEI);
  }
  expect(stableInvariant([0, 0], 50)).toBe(0);
  expect(integerStableInvariant([0n, 0n], 50n)).toBe(0n);
  expect(pairInvariant(0, 0, 50)).toBe(0);
});

test('the invariant solves its equation, for two, three and four coins', () => {
  fc.assert(
    fc.property(fc.array(balance, { minLength: 2, maxLength: 4 }), amplification, (balances, a) => {
      const n = balances.length;
      const d = stableInvariant(balances, a);
      const total = balances.reduce((all, b) => all + b, 0);
      const quotient = balances.reduce((all, b) => (all * d) / (n * b), 1);
      const ann = a * n;
      expect((ann * total + d) / (ann * d + d * quotient)).toBeCloseTo(1, 10);
    }),
    { seed: 10 },
  );
});

test('real and integer arithmetic agree, for two, three and four coins', () => {
  fc.assert(
    fc.property(
      fc.array(balance, { minLength: 2, maxLength: 4 }),
      amplification,
      balance,
      (balances, a, sold) => {
        const whole = balances.map((b) => BigInt(b) * WEI);
        const from = { changed: 0, wanted: 1 };
        const d = integerStableInvariant(whole, BigInt(a));
        expect(Number(d) / 1e18 / stableInvariant(balances, a)).toBeCloseTo(1, 12);
        const left = integerStableBalance(whole, BigInt(a), { ...from, to: whole[0] + BigInt(sold) * WEI });
        const real = stableBalance(balances, a, { ...from, to: balances[0] + sold });
        expect(Number(left) / 1e18 / real).toBeCloseTo(1, 9);
      },
    ),
    { seed: 11 },
  );
});

test('the pair without allocation is the pool of two coins', () => {
  fc.assert(
    fc.property(balance, balance, amplification, balance, (x, y, a, sold) => {
      expect(pairInvariant(x, y, a) / stableInvariant([x, y], a)).toBeCloseTo(1, 13);
      const left = stableBalance([x, y], a, { changed: 0, to: x + sold, wanted: 1 });
      expect((y - stableOut(sold, x, y, a, 0) - left) / y).toBeCloseTo(0, 12);
    }),
    { seed: 12 },
  );
});

test('the integer invariant never falls by more than rounding, and a round trip never gains', () => {
  fc.assert(
    fc.property(
      balance,
      balance,
      amplification,
      balance,
      fc.constantFrom(0n, 4_000_000n),
      (x, y, a, s, fee) => {
        const before = [BigInt(x) * WEI, BigInt(y) * WEI];
        const sold = BigInt(s) * WEI;
        const out = integerStableOut(sold, before, BigInt(a), { from: 0, to: 1, fee });
        const after = [before[0] + sold, before[1] - out];
        const fell = integerStableInvariant(before, BigInt(a)) - integerStableInvariant(after, BigInt(a));
        // The search stops at a change of one unit, so the contract’s own invariant is exact to a few units.
        expect(fell).toBeLessThanOrEqual(4n);
        const back = integerStableOut(out, after, BigInt(a), { from: 1, to: 0, fee });
        expect(back - sold).toBeLessThanOrEqual(4n);
      },
    ),
    { seed: 13 },
  );
});

test('a tiny swap pays the marginal price', () => {
  expect(stableOut(0.01, 70_000, 30_000, 50, 0) / 0.01).toBeCloseTo(stablePrice(30_000, 70_000, 50), 7);
  expect(stablePrice(40, 40, 50)).toBe(1);
});

test('the fee is taken off what comes out, and an empty pool pays nothing', () => {
  expect(stableOut(100, 1_000, 900, 50, 0.01) / stableOut(100, 1_000, 900, 50, 0)).toBeCloseTo(0.99, 12);
  expect(stableOut(100, 0, 900, 50, 0)).toBe(0);
  expect(stableOut(0, 100, 900, 50, 0)).toBe(0);
});

test('the larger A, the less a sale moves the price; a tiny A is nearly a constant product', () => {
  const paid = [1, 10, 100, 1_000].map((a) => stableOut(400, 1_000, 1_000, a, 0));
  expect(paid).toEqual([...paid].sort((one, other) => one - other));
  expect(paid[3]).toBeLessThan(400);
  expect(stableOut(400, 1_000, 1_000, 1e-6, 0)).toBeCloseTo(constantProductOut(400, 1_000, 1_000, 0), 1);
});
