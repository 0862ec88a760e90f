import fc from 'fast-check';
import { expect, test } from 'vitest';
import { impermanentLoss } from '../../../models/arithmetic/pool-shares.ts';
import { metisForShares, pegOf } from '../../../models/arithmetic/pegged-pool.ts';
import { redemptionFloor } from '../../../models/arithmetic/redemption-queue.ts';
import { FUND_GRID, mechanism } from '../../../models/metis/economy.ts';
import { exchanges } from '../../../models/metis/exchanges.ts';
import { liquidStaking } from '../../../models/metis/liquid-staking.ts';
import { locking } from '../../../models/metis/locking.ts';
import { sequencerPool } from '../../../models/metis/sequencer-pool.ts';
import { METIS_GRID } from '../../../src/define/index.ts';
import { floorToGrid } from '../../../src/numeric/index.ts';
import { column, holdersOf, last, runPool } from './pool-model.ts';
import type { Act } from './pool-model.ts';

/** What somebody does with the liquidity fund on a day: METIS put in, or fund shares given back. */
interface FundAct {
  readonly day: number;
  readonly deposit?: number;
  readonly exit?: number;
}
/** One investor in the liquidity fund, who deposits and leaves as the contract of the funds says. */
const investor = (acts: readonly FundAct[]) =>
  mechanism({
    name: 'investor',
    purpose: 'Uses the liquidity fund as a test says.',
    reads: ['liquidityFundPrice'],
    writes: ['market', 'liquid', 'liquidityCash', 'liquidityFundIssued', 'fundShares', 'liquidityExitWanted'],
    step({ economy, day }) {
      for (const { day: when, deposit = 0, exit = 0 } of acts) {
        if (when !== day) continue;
        const price = economy.liquidityFundPrice;
        const minted = floorToGrid(deposit / price, FUND_GRID);
        economy.market -= deposit;
        economy.liquidityCash += deposit;
        economy.liquidityFundIssued -= minted;
        economy.fundShares[3] += minted;
        const worth = floorToGrid(Math.min(exit, economy.fundShares[3]) * price, METIS_GRID);
        const paid = Math.min(worth, economy.liquidityCash);
        const burned =
          paid === worth ? Math.min(exit, economy.fundShares[3]) : floorToGrid(paid / price, FUND_GRID);
        economy.liquidityCash -= paid;
        economy.liquid[3] += paid;
        economy.fundShares[3] -= burned;
        economy.liquidityFundIssued += burned;
        economy.liquidityExitWanted += worth - paid;
      }
    },
  });

const quiet = {
  'exchanges.volume': 0,
  'exchanges.shareFee': 0,
  'exchanges.arbitrageCost': 0,
  'exchanges.redemptionArbitrage': 'off',
};
const seats = {
  'sequencerPool.foundationSeats': 0,
  'sequencerPool.liquidSeats': 2,
  'sequencerPool.secondLiquidSeats': 0,
  'sequencerPool.operatorSeats': 0,
  'sequencerPool.lockedAtStart': 120_000,
  'sequencerPool.production': 'expected',
};
interface Run {
  readonly acts?: readonly Act[];
  readonly fund?: readonly FundAct[];
  readonly days?: number;
  readonly values?: Readonly<Record<string, number | string>>;
  readonly price?: number | ((day: number) => number);
  readonly rewardPerBlock?: number;
  readonly seed?: number;
}
const measures = [
  'discountFirst',
  'largestDiscount',
  'lostBySellers',
  'inSharePools',
  'arbitrageWaiting',
  'dollarDepth',
  'fees',
  'impermanentLoss',
  'againstHolding',
];
const run = ({
  acts = [],
  fund = [],
  days = 60,
  values = {},
  price = 8,
  rewardPerBlock = 0,
  seed = 1,
}: Run) =>
  runPool([sequencerPool, liquidStaking, locking, exchanges, holdersOf(acts), investor(fund)], {
    days,
    seed,
    populations: { holders: 4, protocols: 1 },
    parameters: { ...seats, ...values },
    given: { rewardPerBlock, secondsPerBlock: 10, price, protocolOf: 0 },
    observe: [
      'market',
      'liquid',
      'discount',
      'curveMetis',
      'curveShares',
      'dexMetis',
      'dexDollars',
      'outsideDollars',
      'exchangeRate',
      'sharesIssued',
      'stakingBuffer',
      'sold',
      'bought',
      'liquidityCash',
      'liquidityFundPrice',
      'liquidityFundYield',
      'fundShares',
      ...measures.map((name) => `exchanges.${name}`),
    ],
  });

test('the pools open with the stated depth, at the price and at the value of a share', () => {
  const pool = run({ values: quiet });
  expect(last(pool, 'dexMetis')).toBe(53_000);
  expect(last(pool, 'dexDollars')).toBe(53_000 * 8);
  expect(last(pool, 'outsideDollars')).toBe(-53_000 * 8);
  expect(last(pool, 'curveShares')).toBeCloseTo(0.19 * 120_000, 6);
  expect(last(pool, 'curveMetis')).toBe(last(pool, 'curveShares'));
  expect(last(pool, 'discount')).toBe(0);
});

test('rewards raise the value of a share and leave no discount behind: the pool is fed scaled balances', () => {
  const pool = run({ values: quiet, rewardPerBlock: 0.01, days: 30 });
  expect(last(pool, 'exchangeRate')).toBeGreaterThan(1.01);
  expect(Math.abs(last(pool, 'discount'))).toBeLessThan(0.0005);
});

test('arbitrage keeps the pool within its fee of the market price, whatever the price does', () => {
  const price = (day: number): number => 8 * (1 + 0.3 * Math.sin(day / 3)) * (1 + day / 100);
  const pool = run({ price, days: 100 });
  for (let day = 2; day <= 100; day++) {
    const inPool = (pool.series['dexDollars']?.[day] ?? 0) / (pool.series['dexMetis']?.[day] ?? 1);
    expect(Math.abs(Math.log(inPool / price(day)))).toBeLessThan(0.003_1);
  }
  const off = run({ price, days: 100, values: { ...quiet, 'exchanges.arbitrage': 'off' } });
  expect(last(off, 'dexMetis')).toBe(53_000);
});

test('without fees a position loses exactly the closed form against holding', () => {
  const values = { ...quiet, 'exchanges.swapFee': 0 };
  for (const ratio of [0.25, 0.7, 1.6, 4]) {
    const pool = run({ values, price: (day) => (day < 10 ? 8 : 8 * ratio), days: 20 });
    expect(last(pool, 'exchanges.impermanentLoss')).toBeCloseTo(impermanentLoss(ratio), 12);
    expect(last(pool, 'exchanges.againstHolding')).toBeCloseTo(impermanentLoss(ratio), 8);
  }
});

test('trading pays the pool: 10,600 METIS a day at 0.30 % are 31.8 METIS, 11 % a year of what is in it', () => {
  const pool = run({ days: 365 });
  expect(last(pool, 'exchanges.fees')).toBeCloseTo(0.003 * 10_600 * 365, 2);
  expect(last(pool, 'exchanges.againstHolding')).toBeCloseTo((0.003 * 10_600 * 365) / 106_000, 6);
  const none = run({ days: 30, values: { 'exchanges.volume': 0 } });
  expect(last(none, 'exchanges.fees')).toBe(0);
});

test('the more METIS the fund puts into the pool, the less each of them earns', () => {
  const yields = [1_000, 20_000, 200_000].map((deposit) =>
    last(run({ fund: [{ day: 5, deposit }], days: 200 }), 'liquidityFundYield'),
  );
  expect(yields).toEqual([...yields].sort((one, other) => other - one));
  expect(yields[2]).toBeLessThan(0.05);
});

test('a forced sale moves the pool along its curve, and the sellers get what the curve pays', () => {
  const values = { ...quiet, 'exchanges.forcedSale': 0.1, 'exchanges.shockDay': 20 };
  const pool = run({ values });
  const before = { metis: 22_800, shares: 22_800, rate: 1, amplification: 50, fee: 0 };
  const sold = 0.1 * (120_000 - 22_800);
  const paid = metisForShares(sold, before);
  expect(last(pool, 'liquid')).toBeCloseTo(paid, 5);
  expect(last(pool, 'exchanges.lostBySellers')).toBeCloseTo(sold - paid, 5);
  const after = { ...before, metis: before.metis - paid, shares: before.shares + sold };
  expect(last(pool, 'discount')).toBeCloseTo(1 - pegOf(after), 9);
  expect(pool.series['discount']?.[19]).toBe(0);
});

test('the more is sold by force and the more providers flee, the deeper the discount', () => {
  const discount = (values: Record<string, number | string>): number =>
    last(run({ values: { ...quiet, 'exchanges.shockDay': 20, ...values } }), 'exchanges.largestDiscount');
  const sales = [0, 0.1, 0.3, 0.6].map((forcedSale) => discount({ 'exchanges.forcedSale': forcedSale }));
  expect(sales).toEqual([...sales].sort((a, b) => a - b));
  expect(sales[3]).toBeGreaterThan(0.3);
  const flights = [0, 0.5, 0.8].map((poolFlight) =>
    discount({ 'exchanges.forcedSale': 0.1, 'exchanges.poolFlight': poolFlight }),
  );
  expect(flights[0]).toBeLessThan(flights[1] ?? NaN);
  expect(flights[1]).toBeLessThan(flights[2] ?? NaN);
});

test('fleeing alone moves no price', () => {
  const pool = run({ values: { ...quiet, 'exchanges.poolFlight': 0.9, 'exchanges.shockDay': 20 } });
  expect(Math.abs(last(pool, 'discount'))).toBeLessThan(1e-9);
  expect(last(pool, 'curveMetis')).toBeCloseTo(2_280, 5);
});

const shock = { 'exchanges.forcedSale': 0.3, 'exchanges.shockDay': 20, 'exchanges.volume': 0 };

test('while redemption is open a share costs at least what waiting for it leaves', () => {
  const values = { ...shock, 'exchanges.arbitrageReturn': 0.5, 'exchanges.arbitrageCapital': 1_000_000 };
  const pool = run({ values });
  const floor = redemptionFloor(0.5, 22, 0.0011);
  expect(pool.series['exchanges.largestDiscount']?.[20]).toBeGreaterThan(0.05);
  expect(pool.series['discount']?.[20]).toBeCloseTo(1 - floor, 6);
  expect(pool.series['exchanges.arbitrageWaiting']?.[20]).toBeGreaterThan(1_000);
});

test('arbitrageurs are paid by the queue, and what they bought does not come back', () => {
  const pool = run({ values: { ...shock, 'exchanges.arbitrageCapital': 1_000_000 }, days: 120 });
  expect(last(pool, 'exchanges.arbitrageWaiting')).toBe(0);
  const market = pool.series['market'] ?? [];
  expect(market[120]).toBeGreaterThan(market[19] ?? NaN);
});

test('without redemption there is no floor: the discount stays where the sale put it', () => {
  const nobody = { ...shock, 'exchanges.patientBuyers': 'off' };
  const closed = run({ values: { ...nobody, 'liquidStaking.redemptions': 'closed' } });
  const off = run({ values: { ...shock, 'exchanges.redemptionArbitrage': 'off' } });
  expect(last(closed, 'discount')).toBe(last(off, 'discount'));
  expect(last(closed, 'discount')).toBeGreaterThan(0.05);
  const reopened = { ...nobody, 'liquidStaking.redemptions': 'closed', 'liquidStaking.reopeningDay': 40 };
  const pool = run({ values: { ...reopened, 'exchanges.arbitrageCapital': 1_000_000 } });
  expect(pool.series['discount']?.[39]).toBeGreaterThan(0.05);
  expect(pool.series['discount']?.[41]).toBeLessThan(0.02);
});

test('patient buyers hold the price at what waiting for the reopening leaves, and redeem then', () => {
  const values = {
    ...shock,
    'liquidStaking.redemptions': 'closed',
    'liquidStaking.reopeningDay': 50,
    'exchanges.arbitrageCapital': 1_000_000,
  };
  const pool = run({ values, days: 90 });
  // On day 20 the reopening is 30 days away, and a redemption takes 22 more.
  expect(pool.series['discount']?.[20]).toBeCloseTo(1 - redemptionFloor(1, 52, 0.0011), 6);
  expect(pool.series['exchanges.arbitrageWaiting']?.[49]).toBe(0);
  expect(pool.series['exchanges.arbitrageWaiting']?.[50]).toBeGreaterThan(1_000);
  expect(pool.series['discount']?.[51]).toBeLessThan(0.014);
  expect(last(pool, 'exchanges.arbitrageWaiting')).toBe(0);
});

test('a queue that is not funded ties up the capital of arbitrage, and the floor gives way', () => {
  const values = {
    ...shock,
    'exchanges.forcedSale': 0.2,
    'exchanges.arbitrageCapital': 3_000,
    'liquidStaking.redemptions': 'unfunded',
  };
  const pool = run({ values });
  expect(last(pool, 'exchanges.arbitrageWaiting')).toBeGreaterThan(2_900);
  expect(last(pool, 'exchanges.arbitrageWaiting')).toBeLessThan(4_000);
  expect(last(pool, 'discount')).toBeGreaterThan(0.03);
});

test('the higher the return that arbitrageurs ask, the deeper the discount that stays', () => {
  const discounts = [0.1, 0.5, 2].map((arbitrageReturn) =>
    last(
      run({
        values: { ...shock, 'exchanges.arbitrageCapital': 1e6, 'exchanges.arbitrageReturn': arbitrageReturn },
      }),
      'discount',
    ),
  );
  expect(discounts).toEqual([...discounts].sort((a, b) => a - b));
});

test('a share that costs more than its value is minted and sold until it does not', () => {
  const slash = { ...quiet, 'exchanges.redemptionArbitrage': 'trades', 'exchanges.shockDay': 20 };
  // Whoever buys by force does not exist: a premium comes from a pool opened with too few shares for its METIS.
  const buyer = mechanism({
    name: 'buyer',
    purpose: 'Puts METIS into the pool and takes shares out.',
    writes: ['market', 'curveMetis', 'curveShares', 'shares'],
    step({ economy, day }) {
      if (day !== 10) return;
      economy.market -= 10_000;
      economy.curveMetis[0] += 10_000;
      economy.curveShares[0] -= 9_000;
      economy.shares[1] += 9_000;
    },
  });
  const pool = runPool([sequencerPool, liquidStaking, locking, exchanges, holdersOf([]), buyer], {
    days: 20,
    populations: { holders: 4, protocols: 1 },
    parameters: { ...seats, ...slash },
    given: { rewardPerBlock: 0, secondsPerBlock: 10, price: 8, protocolOf: 0, liquidityExitWanted: 0 },
    observe: ['discount', 'stakingBuffer'],
  });
  expect(Math.abs(pool.series['discount']?.[11] ?? 1)).toBeLessThan(1e-6);
  expect(pool.series['stakingBuffer']?.[11]).toBeGreaterThan(5_000);
});

test('the fund puts deposits into the pool, earns its fees, and pays those who leave', () => {
  const fund = [
    { day: 5, deposit: 10_000 },
    { day: 205, exit: 400 },
    { day: 206, exit: 8_000 },
    { day: 210, exit: 8_000 },
    { day: 240, exit: 8_000 },
  ];
  const pool = run({ fund, days: 260 });
  expect(pool.series['dexMetis']?.[7]).toBeGreaterThan(57_000);
  expect(pool.series['liquidityCash']?.[100]).toBeCloseTo(500, -2);
  expect(pool.series['liquidityFundPrice']?.[200]).toBeGreaterThan(1.04);
  expect(pool.series['liquidityFundYield']?.[200]).toBeCloseTo(0.097, 2);
  expect(last(pool, 'fundShares')).toBe(0);
  expect(last(pool, 'liquid')).toBeGreaterThan(10_400);
  expect(last(pool, 'liquid')).toBeLessThan(10_800);
});

test('who puts METIS into the fund and leaves at once never gains', () => {
  const fund = [5, 6, 20, 21, 22].map((day, k) => (k === 0 ? { day, deposit: 20_000 } : { day, exit: 1e9 }));
  const pool = run({ fund, days: 80, values: { 'exchanges.volume': 0 } });
  expect(last(pool, 'liquid')).toBeGreaterThan(0);
  expect(last(pool, 'liquid')).toBeLessThanOrEqual(20_000);
});

test('the fund shows fees, or what the price did to it as well, as the switch says', () => {
  const fund = [{ day: 5, deposit: 10_000 }];
  const price = (day: number): number => 8 * (1 + day / 400);
  const shown = (perceivedYield: string): number =>
    last(
      run({ fund, price, days: 200, values: { 'exchanges.perceivedYield': perceivedYield } }),
      'liquidityFundYield',
    );
  expect(shown('fees')).toBeGreaterThan(0.05);
  // METIS rises by half over 200 days, so half in dollars falls behind in METIS.
  expect(shown('total')).toBeLessThan(0);
});

test('an empty pool of dollars and empty pools of shares harm nobody', () => {
  const values = { 'exchanges.depth': 0, 'exchanges.poolShare': 0, 'exchanges.forcedSale': 0.5 };
  const pool = run({ values, fund: [{ day: 5, deposit: 100 }], acts: [{ day: 9, holder: 1, deposit: 10 }] });
  expect(last(pool, 'discount') + last(pool, 'exchanges.dollarDepth') + last(pool, 'dexMetis')).toBe(0);
  expect(last(pool, 'liquidityCash')).toBe(100);
  expect(column(pool, 'shares')[0]).toBe(60_000);
});

test('on the Solidly curve the same sale goes deeper than on StableSwap with A = 50', () => {
  const discount = (curve: string): number =>
    last(
      run({
        values: { ...quiet, 'exchanges.forcedSale': 0.2, 'exchanges.shockDay': 5, 'exchanges.curve': curve },
      }),
      'discount',
    );
  expect(discount('solidly')).toBeGreaterThan(discount('stableswap'));
});

test('one forced seller or four with as much in all move the pool alike', () => {
  const values = { ...quiet, 'exchanges.forcedSale': 0.25, 'exchanges.shockDay': 20 };
  const acts = [1, 2, 3].map((holder) => ({ day: 2, holder, deposit: 20_000 }));
  const one = last(run({ acts: [{ day: 2, holder: 1, deposit: 60_000 }], values }), 'discount');
  const four = last(run({ acts, values }), 'discount');
  expect(four).toBeCloseTo(one, 8);
});

test('whatever happens on the pools, nothing appears or vanishes, and no account is overdrawn', () => {
  const values = fc.record({
    'exchanges.forcedSale': fc.double({ min: 0, max: 1, noNaN: true }),
    'exchanges.poolFlight': fc.double({ min: 0, max: 0.99, noNaN: true }),
    'exchanges.shockDay': fc.integer({ min: 1, max: 40 }),
    'exchanges.curve': fc.constantFrom('stableswap', 'solidly'),
    'exchanges.amplification': fc.integer({ min: 1, max: 500 }),
    'exchanges.depth': fc.integer({ min: 0, max: 400_000 }),
    'exchanges.poolShare': fc.double({ min: 0, max: 0.9, noNaN: true }),
    'exchanges.volume': fc.double({ min: 0, max: 100_000, noNaN: true }),
    'liquidStaking.redemptions': fc.constantFrom('open', 'unfunded', 'closed'),
    'liquidStaking.designs': fc.constantFrom('accruing', 'vault'),
  });
  const acts = fc.array(
    fc.record({
      day: fc.integer({ min: 1, max: 50 }),
      holder: fc.integer({ min: 0, max: 2 }),
      deposit: fc.integer({ min: 0, max: 60_000 }),
      redeem: fc.integer({ min: 0, max: 120_000 }),
    }),
    { maxLength: 8 },
  );
  const fund = fc.array(
    fc.record({
      day: fc.integer({ min: 1, max: 50 }),
      deposit: fc.integer({ min: 0, max: 20_000 }),
      exit: fc.integer({ min: 0, max: 20_000 }),
    }),
    { maxLength: 6 },
  );
  const move = fc.double({ min: -0.4, max: 0.4, noNaN: true });
  fc.assert(
    fc.property(values, acts, fund, move, (parameters, what, invested, size) => {
      const price = (day: number): number => 8 * (1 + size * Math.sin(day));
      const pool = run({ acts: what, fund: invested, values: parameters, price, rewardPerBlock: 0.01 });
      for (const name of ['curveMetis', 'curveShares', 'dexMetis', 'dexDollars', 'liquidityCash', 'market']) {
        expect(Math.min(...(pool.series[name] ?? [])), name).toBeGreaterThanOrEqual(0);
      }
      for (const name of ['curveMetis', 'redemptionFund', 'shares', 'liquid', 'stakingBuffer'])
        expect(Math.min(...column(pool, name)), name).toBeGreaterThanOrEqual(0);
    }),
    { numRuns: 30, seed: 5 },
  );
});
