import { expect, test } from 'vitest';
import * as arithmetic from '../../src/library-arithmetic.ts';

const WEI = 10n ** 18n;

test('an approval or a share of exactly the bound is met, also where the product of bound and total is rounded', () => {
  // 0.07 × 100 is above 7 in binary, 0.29 × 100 below 29.
  expect(arithmetic.isApproved(7, 93, 0.07)).toBe(true);
  expect(arithmetic.passesByShare(29, 100, 0.29)).toBe(false);
  expect(arithmetic.nakamoto([0, 1], [29, 71], 0.71)).toBe(2);
  expect(arithmetic.nakamoto([0, 1], [29, 71], 0.7)).toBe(1);
});

test('when everybody abstains nothing passes, and votes that are none are refused', () => {
  const rule = { quorum: 100, wallets: 1, approval: 0, abstentions: 'count' } as const;
  const silent = { approve: 0, reject: 0, abstain: 500, voters: 3 };
  expect(arithmetic.hasQuorum(silent, rule)).toBe(true);
  expect(arithmetic.passesWithQuorum(silent, rule)).toBe(false);
  expect(() => arithmetic.passesWithQuorum({ ...silent, reject: Number.NaN }, rule)).toThrow(
    'invalid reject: NaN',
  );
});

test('a chain of 100,000 delegates ends at its last voter', () => {
  const voters = 100_000;
  const delegate = Int32Array.from({ length: voters }, (_, v) => (v + 1 < voters ? v + 1 : -1));
  const { power, lost } = arithmetic.delegatedPower(new Float64Array(voters).fill(1), delegate);
  expect([power[voters - 1], lost]).toEqual([voters, 0]);
  expect(() => arithmetic.delegatedPower([1, 2], [Number.NaN, 0])).toThrow(
    'invalid delegate of voter 0: NaN',
  );
  expect(() => arithmetic.delegatedPower([1, 2], [1])).toThrow('invalid delegates: 1');
});

test('conviction follows its closed form for any number of steps', () => {
  expect(arithmetic.convictionOf(10, 0.9, 3)).toBeCloseTo(27.1, 12);
  expect(arithmetic.convictionOf(10, 0.999999, 1e9)).toBeCloseTo(1e7, -1);
  expect([arithmetic.convictionOf(10, 0, 3), arithmetic.convictionOf(10, 1, 3)]).toEqual([10, 30]);
});

test('two tiers: power in one order of all members is that of enumeration', () => {
  const groups = [
    { quota: 5, weights: [4, 3, 1] },
    { quota: 2, weights: [1, 1, 1] },
    { quota: 1, weights: [1, 1] },
  ];
  const council = { quota: 5, weights: [3, 2, 2] };
  const wins = (coalition: number): boolean => {
    let bit = 0;
    let votes = 0;
    groups.forEach((group, j) => {
      let weight = 0;
      for (const each of group.weights) weight += (coalition >> bit++) & 1 ? each : 0;
      if (weight >= group.quota) votes += council.weights[j] ?? 0;
    });
    return votes >= council.quota;
  };
  const exact = arithmetic.enumeratePower(8, wins).shapleyShubik;
  const power = arithmetic.twoTierShapleyShubik({ groups, council });
  const members = power.members.flatMap((group) => [...group]);
  members.forEach((each, i) => {
    expect(each).toBeCloseTo(exact[i] ?? 0, 14);
  });
  expect(power.groups.reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 14);
  expect(() => arithmetic.twoTierShapleyShubik({ groups, council: { quota: 1, weights: [1] } })).toThrow(
    'invalid council of 1 for 3 groups',
  );
});

test('Shapley–Shubik power of sixty voters adds up to one and is nearly proportional to weight', () => {
  const weights = Array.from({ length: 60 }, (_, i) => 1 + i);
  const power = arithmetic.shapleyShubik({ quota: 916, weights });
  expect(power.reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 12);
  weights.forEach((weight, i) => {
    expect((power[i] ?? 0) / (weight / 1_830)).toBeCloseTo(1, 1);
  });
});

test('seats: equal remainders go to whoever is named first, and bad votes are refused', () => {
  expect([...arithmetic.seatsByRemainder([1, 1, 1], 10)]).toEqual([4, 3, 3]);
  expect([...arithmetic.seatsByDivisor([5, 3, 1], 2, 'adams')]).toEqual([1, 1, 0]);
  // 6 ÷ √(8 × 9) is 1 ÷ √(1 × 2): a tie in whole numbers is a tie here.
  expect(arithmetic.seatPriority(6, 8, 'huntingtonHill')).toBe(
    arithmetic.seatPriority(1, 1, 'huntingtonHill'),
  );
  expect(() => arithmetic.seatsByRemainder([1, -1], 3)).toThrow('invalid votes[1]: -1');
  expect(() => arithmetic.seatsByDivisor([1], 2.5, 'adams')).toThrow('invalid seats: 2.5');
});

test('base fee: a rise is at least 1 wei, a fee below 8 wei no longer falls, impossible gas is refused', () => {
  expect(arithmetic.nextBaseFee(0n, 30n, 30n)).toBe(1n);
  expect(arithmetic.nextBaseFee(7n, 30_000_000n, 0n)).toBe(7n);
  expect(arithmetic.nextBaseFee(8n, 30_000_000n, 0n)).toBe(7n);
  expect(() => arithmetic.nextBaseFee(1n, 30n, 31n)).toThrow('invalid gas used: 31');
});

test('blob fee: the reserve price begins above 16 wei of base fee, and blobs beyond the most are refused', () => {
  const rule = arithmetic.blobRules.eip7691;
  expect(arithmetic.nextExcessBlobGas(0n, 6, rule, 16n)).toBe(0n);
  expect(arithmetic.nextExcessBlobGas(0n, 6, rule, 17n)).toBe(262_144n);
  expect(() => arithmetic.nextExcessBlobGas(0n, 10, rule)).toThrow('invalid blobs: 10');
  expect(() => arithmetic.fakeExponential(1n, 1n, 0n)).toThrow('invalid exponential');
});

test('contracts refuse swaps of nothing and first deposits that mint nothing', () => {
  expect(() => arithmetic.integerAmountOut(0n, 10n, 10n)).toThrow('invalid amount: 0');
  expect(() => arithmetic.integerAmountIn(-1n, 10n, 10n)).toThrow('invalid amount: -1');
  expect(() => arithmetic.integerSharesMinted([1_000n, 1_000n], [0n, 0n], 0n)).toThrow('invalid deposit');
  expect(() => arithmetic.sharesForAssets(1n, 0n, 5n)).toThrow('invalid vault: 0 assets');
  expect(arithmetic.assetsForShares(5n, 0n, 5n)).toBe(0n);
  expect(() => arithmetic.integerStableInvariant([0n, 5n], 100n)).toThrow('invalid balances');
});

test('Solidly between six and eighteen decimals is the swap in eighteen, rounded down', () => {
  const [x, y] = [1_000_000n, 2_000_000n];
  const whole = arithmetic.integerSolidlyOut(500n * WEI, x * WEI, y * WEI, 0n);
  const six = 10n ** 6n;
  expect(arithmetic.integerSolidlyOut(500n * six, x * six, y * WEI, 0n, { unitIn: six })).toBe(whole);
  expect(arithmetic.integerSolidlyOut(500n * WEI, x * WEI, y * six, 0n, { unitOut: six })).toBe(
    whole / 10n ** 12n,
  );
});

test('StableSwap with and without A_PRECISION differ by rounding only, for three coins out of balance', () => {
  const balances = [1_000_000n * WEI, 5n * WEI, 300n * WEI];
  const swap = { from: 0, to: 2 };
  const old = arithmetic.integerStableOut(WEI, balances, 2_000n, swap);
  const newer = arithmetic.integerStableOut(WEI, balances, 200_000n, swap, 100n);
  const gap = old - newer;
  expect(gap < 100n && gap > -100n).toBe(true);
  expect(() => arithmetic.integerStableOut(WEI, balances, 2_000n, { from: 1, to: 1 })).toThrow(
    'invalid coins',
  );
});

test('vesting by months: leap days, the end of the cliff, and what is not a date', () => {
  const schedule = { total: 1_200n, start: '2024-01-31', months: 12, cliffMonths: 0 };
  const on = (date: string): bigint => arithmetic.vestedByMonths(schedule, date);
  expect([on('2024-02-28'), on('2024-02-29'), on('2024-03-30'), on('2024-03-31')]).toEqual([
    0n,
    100n,
    100n,
    200n,
  ]);
  expect(() => on('2024-02-30')).toThrow('invalid date: 2024-02-30');
  expect(() => arithmetic.vestedByMonths({ ...schedule, cliffMonths: 13 }, '2024-03-01')).toThrow(
    'invalid cliff: 13 months',
  );
});

test('a redemption queue over days: one claim in parts, one that is not due holds up those behind it', () => {
  const claims = [
    { amount: 5, from: 0 },
    { amount: 3, from: 2 },
    { amount: 2, from: 0 },
  ];
  const served = arithmetic.serveOverDays(claims, [2, 10, 1, 10, 1]);
  expect([...served.paidOn]).toEqual([2, 3, 1, 4, 0]);
  expect([...served.doneOn]).toEqual([1, 3, 3]);
  expect(arithmetic.serveOverDays(claims, [1]).doneOn[0]).toBe(Infinity);
  expect(() => arithmetic.serveQueue([1], Number.NaN)).toThrow('invalid capacity: NaN');
});

test('a loan that is not a number is not healthy but refused', () => {
  expect(arithmetic.healthFactor(1, 0.8, 0)).toBe(Infinity);
  expect(() => arithmetic.healthFactor(1, 0.8, Number.NaN)).toThrow('invalid debt: NaN');
  expect(() => arithmetic.kinkedRate(1.1, { base: 0, slope1: 0.1, slope2: 1, optimal: 0.8 })).toThrow(
    'invalid utilisation: 1.1',
  );
});

test('debts: a ring without assets is paid in full, a debt to oneself is refused', () => {
  const ring = {
    owed: [
      [0, 10],
      [10, 0],
    ],
    assets: [0, 0],
  };
  expect(arithmetic.clearDebts(ring).payments).toEqual([10, 10]);
  const own = {
    owed: [
      [1, 10],
      [10, 0],
    ],
    assets: [0, 0],
  };
  expect(() => arithmetic.clearDebts(own)).toThrow('invalid debt of 0 to itself: 1');
  expect(() => arithmetic.clearDebts({ owed: [[0]], assets: [0, 0] })).toThrow('invalid table of debts');
});

test('a share with 10 % a year less a tenth, credited daily, gains 9.4 % in a year, and nothing without a rate', () => {
  expect(arithmetic.sharePriceAfter(2, 0.1, 0.1, 365)).toBeCloseTo(2 * (1 + 0.09 / 365) ** 365, 12);
  expect(arithmetic.sharePriceAfter(2, 0.1, 1, 365)).toBe(2);
  expect(() => arithmetic.sharePriceAfter(1, 0.1, 2, 1)).toThrow('invalid fee: 2');
});

test('the run threshold of a global game keeps its digits where aversion is near 1', () => {
  // The same integral by Simpson’s rule with 40,000 cells after another substitution (Python).
  expect(arithmetic.globalGameThreshold(0.25, 2, 1.28, 0.9)).toBeCloseTo(1.381743850538579, 11);
  expect(arithmetic.globalGameThreshold(0.25, 3, 1.2, 0.99)).toBeCloseTo(1.2551819527823884, 11);
  expect(arithmetic.globalGameThreshold(0.25, 2, 1.28, 0.5)).toBeCloseTo(1.4110207195214866, 11);
});

test('no curve swaps at a fee outside 0 to 1, or an amount without end', () => {
  const pool = { reserveIn: 1e5, reserveOut: 1e5, weightIn: 1, weightOut: 1 };
  for (const fee of [2, -1, NaN]) {
    expect(() => arithmetic.stableOut(1_000, 1e5, 1e5, 100, fee)).toThrow('invalid fee');
    expect(() => arithmetic.solidlyOut(1_000, 1e5, 1e5, fee)).toThrow('invalid fee');
    expect(() => arithmetic.constantProductOut(1_000, 1e5, 1e5, fee)).toThrow('invalid fee');
    expect(() => arithmetic.weightedOut(1_000, pool, fee)).toThrow('invalid fee');
  }
  expect(() => arithmetic.stableOut(Infinity, 1e5, 1e5, 100, 0)).toThrow('invalid amount');
  expect(() => arithmetic.stablePrice(0, 50, 10)).toThrow('invalid reserve');
});
