import { expect, test } from 'vitest';
import {
  afterFirstIn,
  afterSecondIn,
  firstInRange,
  liquidityFor,
  secondInRange,
  sellFirst,
  sellSecond,
  sqrtPriceAtTick,
} from '../../../models/arithmetic/concentrated-liquidity.ts';
import { constantProductOut } from '../../../models/arithmetic/constant-product.ts';

const TWO_96 = 2 ** 96;

test('square roots of prices at the outermost ticks are those of the contract (TickMath)', () => {
  expect(sqrtPriceAtTick(0)).toBe(1);
  expect((sqrtPriceAtTick(-887_272) * TWO_96) / 4_295_128_739).toBeCloseTo(1, 8);
  expect((sqrtPriceAtTick(887_272) * TWO_96) / 1461446703485210103287273052203988822378723970342).toBeCloseTo(
    1,
    8,
  );
});

// Worked example of the Uniswap V3 Development Book (Kuznetsov): 1 ETH and 5,000 USDC between 4,545 and 5,500 at 5,000.
test('the worked example of the V3 book: liquidity, and 42 USDC buy 0.008396714242162444 ETH', () => {
  const range = { low: sqrtPriceAtTick(84_222), high: sqrtPriceAtTick(86_129) };
  const sqrtPrice = Math.sqrt(5_000);
  expect((sqrtPrice * TWO_96) / 5602277097478614198912276234240).toBeCloseTo(1, 12);
  const liquidity = liquidityFor(1, 5_000, sqrtPrice, range);
  expect(liquidity / 1517.882343751509868544).toBeCloseTo(1, 4);
  const swap = sellSecond(42, 1517.882343751509868544, sqrtPrice, range, 0);
  expect(swap.out).toBeCloseTo(0.008396714242162444, 9);
  expect(swap.sqrtPrice ** 2).toBeCloseTo(5003.913912782393, 2);
  expect(swap.used).toBeCloseTo(42, 9);
});

test('liquidity backs the amounts it came from, and one side alone outside the range', () => {
  const range = { low: 2, high: 4 };
  for (const at of [1, 2, 2.7, 4, 9]) {
    const first = firstInRange(100, at, range);
    const second = secondInRange(100, at, range);
    expect(liquidityFor(first, second, at, range)).toBeCloseTo(100, 9);
    if (at <= 2) expect(second).toBe(0);
    if (at >= 4) expect(first).toBe(0);
  }
});

test('over a range without ends it is a constant product', () => {
  const everywhere = { low: 1e-9, high: 1e9 };
  const [x, y] = [1_000, 8_000];
  const liquidity = Math.sqrt(x * y);
  const sold = sellFirst(50, liquidity, Math.sqrt(y / x), everywhere, 0.003);
  expect(sold.out).toBeCloseTo(constantProductOut(50, x, y, 0.003), 9);
  const bought = sellSecond(50, liquidity, Math.sqrt(y / x), everywhere, 0.003);
  expect(bought.out).toBeCloseTo(constantProductOut(50, y, x, 0.003), 9);
});

test('a swap stops at the end of the range and leaves the rest', () => {
  const range = { low: 2, high: 4 };
  const down = sellFirst(1e9, 100, 3, range, 0.01);
  expect(down.sqrtPrice).toBe(2);
  expect(down.out).toBeCloseTo(secondInRange(100, 3, range), 12);
  expect(down.used).toBeCloseTo((100 * (1 / 2 - 1 / 3)) / 0.99, 9);
  const up = sellSecond(1e9, 100, 3, range, 0);
  expect(up.out).toBeCloseTo(firstInRange(100, 3, range), 12);
});

test('selling what a swap paid back never gains', () => {
  const range = { low: 1, high: 9 };
  for (const fee of [0, 0.003]) {
    const there = sellFirst(7, 100, 3, range, fee);
    const back = sellSecond(there.out, 100, there.sqrtPrice, range, fee);
    expect(back.out).toBeLessThanOrEqual(7 * (1 + 1e-12));
  }
  expect(afterSecondIn(100, afterFirstIn(100, 3, 0), 0)).toBeCloseTo(3, 12);
});

// Swap steps of Uniswap v3-core (test/SwapMath.spec.ts): liquidity 2e18, price 1, fee 600 millionths, 1e18 in.
test('swap steps of the contract: stopped at a price of 1.01, and to the end at 10', () => {
  const capped = sellSecond(1e18, 2e18, 1, { low: 1, high: Math.sqrt(1.01) }, 0.0006);
  expect(capped.used / (9_975_124_224_178_055 + 5_988_667_735_148)).toBeCloseTo(1, 11);
  expect(capped.out / 9_925_619_580_021_728).toBeCloseTo(1, 11);
  const whole = sellSecond(1e18, 2e18, 1, { low: 1, high: Math.sqrt(10) }, 0.0006);
  expect(whole.out / 666_399_946_655_997_866).toBeCloseTo(1, 12);
  expect(whole.used).toBe(1e18);
});
