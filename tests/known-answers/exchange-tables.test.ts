import { describe, expect, test } from 'vitest';
import { constantProductOut } from '../../models/arithmetic/constant-product.ts';
import { integerStableOut } from '../../models/arithmetic/integer-stable-swap.ts';
import { redemptionFloor } from '../../models/arithmetic/redemption-queue.ts';
import { integerSolidlyOut, solidlyOut, solidlyPrice } from '../../models/arithmetic/solidly.ts';
import { stableOut, stablePrice } from '../../models/arithmetic/stable-swap.ts';

/** ETH and stETH in the Curve pool in 2022 (shares or thousands), the published price of stETH, and the price for A = 50, 30, 100. */
const states = [
  { day: '2022-05-12', eth: 31.7, steth: 68.3, published: 0.98, prices: [0.9812, 0.9695, 0.9904] },
  { day: '2022-05-13', eth: 21.6, steth: 78.4, published: 0.953, prices: [0.9542, 0.9274, 0.9762] },
  { day: '2022-06-10', eth: 22, steth: 78, published: 0.95, prices: [0.956, 0.93, 0.9771] },
  { day: 'mid-June 2022', eth: 111_300, steth: 491_000, published: 0.94, prices: [0.9374, 0.902, 0.9671] },
  {
    day: '2022-09-07',
    eth: 159_447.08,
    steth: 524_839.79,
    published: 0.9606,
    prices: [0.961, 0.9378, 0.9798],
  },
];

describe('stETH in 2022 on a StableSwap pool', () => {
  test.each(states)('the pool of $day prices stETH as tabulated', ({ eth, steth, prices }) => {
    expect([50, 30, 100].map((a) => Number(stablePrice(eth, steth, a).toFixed(4)))).toEqual(prices);
  });

  test.each(states)('at A = 50 the price of $day is within 0.007 of the published one', (state) => {
    expect(Math.abs(stablePrice(state.eth, state.steth, 50) - state.published)).toBeLessThanOrEqual(0.007);
  });
});

/** Output per unit sold into a pool of 1 M : 1 M without fee: constant product, Solidly, StableSwap with A = 10, 50, 100, 200. */
const outputs: readonly [number, readonly string[]][] = [
  [0.01, ['0.990099', '1.000000', '0.999092', '0.999804', '0.999901', '0.999950']],
  [0.05, ['0.952381', '0.999938', '0.995466', '0.999018', '0.999504', '0.999751']],
  [0.1, ['0.909091', '0.999501', '0.990917', '0.998024', '0.999001', '0.999498']],
  [0.25, ['0.800000', '0.992318', '0.976631', '0.994814', '0.997371', '0.998676']],
  [0.5, ['0.666667', '0.945209', '0.946803', '0.987334', '0.993505', '0.996710']],
  [1, ['0.500000', '0.753734', '0.820871', '0.909501', '0.934113', '0.952438']],
];
const MILLION = 1_000_000;
const WEI = 10n ** 18n;

test.each(outputs)(
  'selling %f of a reserve pays per unit what the table says, to all digits',
  (part, row) => {
    const sold = part * MILLION;
    const paid = [
      constantProductOut(sold, MILLION, MILLION, 0),
      solidlyOut(sold, MILLION, MILLION, 0),
      ...[10, 50, 100, 200].map((a) => stableOut(sold, MILLION, MILLION, a, 0)),
    ];
    expect(paid.map((out) => (out / sold).toFixed(6))).toEqual(row);
  },
);

test.each(outputs)(
  'the integer arithmetic of the contracts pays the same for %f of a reserve',
  (part, row) => {
    const reserve = BigInt(MILLION) * WEI;
    const sold = BigInt(Math.round(part * MILLION)) * WEI;
    const perUnit = (out: bigint): string => (Number((out * 10n ** 9n) / sold) / 1e9).toFixed(6);
    expect(perUnit(integerSolidlyOut(sold, reserve, reserve, 0n))).toBe(row[1]);
    const stable = [10n, 50n, 100n, 200n].map((a) =>
      integerStableOut(sold, [reserve, reserve], a, { from: 0, to: 1 }),
    );
    expect(stable.map(perUnit)).toEqual(row.slice(2));
  },
);

test('the price of the abundant token falls with the share of the scarce one as tabulated', () => {
  const scarce = [0.4, 0.3, 0.2, 0.1];
  const rounded = (price: (x: number, y: number) => number): number[] =>
    scarce.map((x) => Number(price(x, 1 - x).toFixed(3)));
  expect(rounded((x, y) => x / y)).toEqual([0.667, 0.429, 0.25, 0.111]);
  expect(rounded(solidlyPrice)).toEqual([0.984, 0.88, 0.645, 0.323]);
  // The third is 0.94647 in exact arithmetic; the table prints 0.947, rounded by way of 0.9465.
  expect(rounded((x, y) => stablePrice(x, y, 50))).toEqual([0.992, 0.978, 0.946, 0.814]);
  expect(stablePrice(0.2, 0.8, 50)).toBeCloseTo(0.9464692977680598, 14);
});

test('the amplification that users see is A n^(n-1) of the white paper: taken as the latter, prices miss the table', () => {
  // What a reader of the white paper alone would compute for A = 50: twice the amplification of the contract.
  expect(stablePrice(31.7, 68.3, 100)).toBeCloseTo(0.9904, 4);
  expect(Math.abs(stablePrice(31.7, 68.3, 100) - 0.98)).toBeGreaterThan(0.007);
});

test('the discount at which waiting for a redemption pays is the tabulated one', () => {
  const discount = (rho: number, days: number): number => (1 - redemptionFloor(rho, days)) * 100;
  expect([8, 20, 28].map((days) => Number(discount(0.2, days).toFixed(2)))).toEqual([0.44, 1.09, 1.52]);
  expect([8, 20, 28].map((days) => Number(discount(1, days).toFixed(1)))).toEqual([2.2, 5.3, 7.4]);
});
