import fc from 'fast-check';
import { expect, test } from 'vitest';
import { liquidationCascade } from '../../../models/arithmetic/liquidation-cascade.ts';

const constantProduct = (metis: number, shares: number) => (sold: number) =>
  (metis * shares) / (shares + sold) ** 2;
const loans = { triggers: [0.95, 0.9, 0.8, 0.5], collateral: [10, 10, 20, 50], closeFactor: 1 };

test('without loans or without a trigger reached, the price falls by the first sale and no more', () => {
  const priceAfter = constantProduct(1000, 1000);
  const alone = liquidationCascade({ triggers: [], collateral: [], closeFactor: 1, shock: 50, priceAfter });
  expect(alone).toMatchObject({ sold: 50, price: priceAfter(50), liquidated: 0, amplification: 1 });
  const low = liquidationCascade({ ...loans, triggers: [0.1, 0.1, 0.1, 0.1], shock: 50, priceAfter });
  expect(low.price).toBe(priceAfter(50));
});

test('nothing is liquidated at a constant price', () => {
  const result = liquidationCascade({ ...loans, shock: 1000, priceAfter: () => 1 });
  expect(result).toMatchObject({ price: 1, liquidated: 0, amplification: 1 });
});

test('each loan sold can push the next over its trigger: by hand on a straight line', () => {
  // p = 1 − sold/100: 6 → 0.94 sells 10 → 0.84 sells 10 → 0.74 sells 20 → 0.54; the last trigger 0.5 is not reached.
  const result = liquidationCascade({ ...loans, shock: 6, priceAfter: (sold) => 1 - sold / 100 });
  expect(result.sold).toBe(46);
  expect(result.price).toBeCloseTo(0.54, 12);
  expect(result.liquidated).toBe(3);
  expect(result.amplification).toBeCloseTo(0.46 / 0.06, 10);
});

test('a loan whose trigger is met exactly is liquidated', () => {
  const priceAfter = (sold: number): number => 1 - sold / 128;
  const loan = { triggers: [0.75], collateral: [32], closeFactor: 1, priceAfter };
  expect(liquidationCascade({ ...loan, shock: 32 })).toMatchObject({ liquidated: 1, price: 0.5 });
  expect(liquidationCascade({ ...loan, shock: 31.5 })).toMatchObject({ liquidated: 0 });
});

test('a smaller close factor amplifies less', () => {
  const priceAfter = (sold: number) => 1 - sold / 100;
  const half = liquidationCascade({ ...loans, closeFactor: 0.5, shock: 6, priceAfter });
  const full = liquidationCascade({ ...loans, shock: 6, priceAfter });
  expect(half.amplification).toBeLessThan(full.amplification);
});

test('where a cascade ends is a fixed point, the nearest one, whatever the order of the loans', () => {
  const loan = fc.record({
    trigger: fc.double({ min: 0.1, max: 1, noNaN: true }),
    size: fc.double({ min: 0, max: 60, noNaN: true }),
  });
  fc.assert(
    fc.property(
      fc.array(loan, { maxLength: 20 }),
      fc.double({ min: 0, max: 200, noNaN: true }),
      (book, shock) => {
        const priceAfter = constantProduct(500, 500);
        const run = (list: typeof book) =>
          liquidationCascade({
            triggers: list.map(({ trigger }) => trigger),
            collateral: list.map(({ size }) => size),
            closeFactor: 0.8,
            shock,
            priceAfter,
          });
        const { sold, price, priceAfterShock } = run(book);
        const triggered = book.filter(({ trigger }) => trigger >= price);
        expect(sold).toBeCloseTo(shock + triggered.reduce((sum, { size }) => sum + 0.8 * size, 0), 8);
        expect(price).toBeCloseTo(priceAfter(sold), 12);
        expect(price).toBeLessThanOrEqual(priceAfterShock);
        expect(run([...book].reverse()).price).toBeCloseTo(price, 10);
      },
    ),
    { seed: 5, numRuns: 200 },
  );
});
