import { expect, test } from 'vitest';
import { pegOf } from '../../../models/arithmetic/pegged-pool.ts';
import { buyShares } from '../../../models/metis/holder-actions.ts';
import { metis } from '../../../models/metis/metis.ts';
import { simulate } from '../../../src/simulate/index.ts';

const column = (value: number): Float64Array => new Float64Array([value]);
/** A holder with 10,000 METIS before a pool with as many METIS and shares as said. */
const board = (curveMetis: number, curveShares: number) => ({
  price: 8,
  protocolOf: column(0),
  exchangeRate: column(1.25),
  liquid: column(10_000),
  shares: column(0),
  ticket: column(0),
  market: 0,
  sold: 0,
  bought: 0,
  stakingBuffer: column(0),
  redemptionFund: column(0),
  stakingTreasury: column(0),
  curveMetis: column(curveMetis),
  curveShares: column(curveShares),
  curveAmplification: column(50),
  curveFee: column(0.0001),
  redemptionsFunded: column(0),
  sharesIssued: column(0),
  sharesToPlace: column(0),
  ticketsOwed: column(0),
});
const peg = (economy: ReturnType<typeof board>): number =>
  pegOf({
    metis: economy.curveMetis[0],
    shares: economy.curveShares[0],
    rate: 1.25,
    amplification: 50,
    fee: 0,
  });

test('shares bought on a pool that has too many cost less than new ones, and no more than their value at the margin', () => {
  const economy = board(20_000, 40_000);
  const spent = buyShares(0, 0, 8_000, economy);
  expect(spent).toBe(8_000);
  expect(economy.shares[0]).toBeGreaterThan(8_000 / 1.25);
  expect(economy.liquid[0] + economy.curveMetis[0]).toBe(30_000);
  expect(economy.shares[0] + economy.curveShares[0]).toBe(40_000);
  expect(peg(economy)).toBeLessThan(1);
});

test('no more is bought than brings the pool level', () => {
  const economy = board(20_000, 17_600);
  expect(buyShares(0, 0, 8_000, economy)).toBe(1_000);
  expect(peg(economy)).toBeCloseTo(1, 3);
});

test('on a level pool, one with too few shares and an empty one nothing is bought', () => {
  for (const economy of [board(12_500, 10_000), board(20_000, 10_000), board(0, 0), board(0, 10)]) {
    expect(buyShares(0, 0, 8_000, economy)).toBe(0);
    expect(economy.liquid[0]).toBe(10_000);
  }
});

test('where holders buy on the pool, discounts are smaller than where they always mint', () => {
  const mean = (entryRoute: string, seed: number): number => {
    const { series } = simulate({
      model: metis,
      days: 200,
      seed,
      populations: { holders: 300 },
      parameters: { 'holders.entryRoute': entryRoute },
      observe: ['exchanges.discountFirst'],
    });
    const discounts = [...(series['exchanges.discountFirst'] ?? [])];
    return discounts.reduce((all, discount) => all + discount, 0) / discounts.length;
  };
  for (const seed of [1, 2, 3]) expect(mean('cheapest', seed)).toBeLessThan(mean('mint', seed));
});
