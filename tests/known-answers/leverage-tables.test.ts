import { expect, test } from 'vitest';
import { depositContract, globalGameThreshold, payoffOfWaiting } from '../../models/arithmetic/bank-run.ts';
import {
  fullLoopLeverage,
  liquidationRatio,
  loopLeverage,
  loopYield,
} from '../../models/arithmetic/loop-leverage.ts';
import { restakingLossBound } from '../../models/arithmetic/restaking-security.ts';

test('the leverage of loops agrees with the table to all its digits', () => {
  const loops = [0, 1, 2, 3, 5, 8];
  const table: [number, number[]][] = [
    [0.5, [1, 1.5, 1.75, 1.875, 1.9688, 1.9961, 2]],
    [0.7, [1, 1.7, 2.19, 2.533, 2.9412, 3.1988, 3.3333]],
    [0.8, [1, 1.8, 2.44, 2.952, 3.6893, 4.3289, 5]],
    [0.9, [1, 1.9, 2.71, 3.439, 4.6856, 6.1258, 10]],
  ];
  for (const [loanToValue, published] of table) {
    const computed = [...loops.map((k) => loopLeverage(loanToValue, k)), fullLoopLeverage(loanToValue)];
    computed.forEach((each, i) => expect(Math.abs(each - (published[i] ?? NaN))).toBeLessThan(5.0001e-5));
  }
});

test('the yield of a full loop at 13.5 % staked and 5 % borrowed is 22 %, 33.3 % and 47.5 %', () => {
  const yields = [0.5, 0.7, 0.8].map((ltv) => loopYield(fullLoopLeverage(ltv), 0.135, 0.05));
  expect(yields[0]).toBeCloseTo(0.22, 12);
  expect(yields[1]).toBeCloseTo(1 / 3, 12);
  expect(yields[2]).toBeCloseTo(0.475, 12);
});

test('full loops are liquidated at loan to value ÷ threshold: 0.933, 0.964 and 0.968', () => {
  const ratios = [
    [0.7, 0.75],
    [0.8, 0.83],
    [0.9, 0.93],
  ].map(([ltv = 0, threshold = 0]) => [liquidationRatio(fullLoopLeverage(ltv), threshold), ltv / threshold]);
  ratios.forEach(([ratio, closed]) => expect(ratio).toBeCloseTo(closed ?? NaN, 12));
  expect(ratios.map(([ratio = 0]) => Math.round(ratio * 1000) / 1000)).toEqual([0.933, 0.964, 0.968]);
});

test('the deposit contracts of Diamond and Dybvig agree with the table to all its digits', () => {
  const table: [number, number, number, number, number, number][] = [
    [0.25, 2, 2, 1.2815, 1.8123, 0.5607],
    [0.25, 1.2, 2, 1.0699, 1.172, 0.6079],
    [0.25, 1.2, 4, 1.106, 1.1576, 0.4249],
    [0.25, 2, 1, 1, 2, 1],
  ];
  for (const [t, gain, aversion, early, late, threshold] of table) {
    const contract = depositContract(t, gain, aversion);
    expect(Math.abs(contract.early - early)).toBeLessThan(5.0001e-5);
    expect(Math.abs(contract.late - late)).toBeLessThan(5.0001e-5);
    expect(Math.abs(contract.runThreshold - threshold)).toBeLessThan(5.0001e-5);
  }
});

test('a contract spends what there is, satisfies the first-order condition, and its threshold makes waiting and running equal', () => {
  for (const gain of [1.05, 1.5, 3]) {
    for (const aversion of [1.5, 2, 5]) {
      const { early, late, runThreshold } = depositContract(0.3, gain, aversion);
      expect(0.3 * early + (0.7 * late) / gain).toBeCloseTo(1, 12);
      expect(early ** -aversion / (gain * late ** -aversion)).toBeCloseTo(1, 10);
      expect(payoffOfWaiting(runThreshold, early, gain)).toBeCloseTo(early, 10);
      expect(payoffOfWaiting(0.3, early, gain)).toBeCloseTo(late, 10);
      expect(payoffOfWaiting(Math.min(1, runThreshold + 0.05), early, gain)).toBeLessThan(early);
    }
  }
});

test('the unique run threshold solves the indifference condition by the closed form of linear utility', () => {
  // Linear utility: ∫_t^{1/c} (1 − nc)/(1 − n) dn = c(1/c − t) + (1 − c)(ln(1 − t) − ln(1 − 1/c)).
  for (const early of [1.05, 1.2, 1.5]) {
    const t = 0.25;
    const area = early * (1 / early - t) + (1 - early) * (Math.log(1 - t) - Math.log(1 - 1 / early));
    const closed = (early * (1 - t * early + Math.log(early))) / (early * 2 * area);
    expect(globalGameThreshold(t, 2, early, 0)).toBeCloseTo(closed, 5);
  }
  // Without a promise above what is there, the threshold is that of a single depositor: p R = 1.
  expect(globalGameThreshold(0.25, 2, 1, 0)).toBeCloseTo(0.5, 12);
});

test('a higher early payment and a lower gain make runs more likely', () => {
  const threshold = (early: number, gain: number) => globalGameThreshold(0.25, gain, early, 0.5);
  expect(threshold(1.2, 2)).toBeGreaterThan(threshold(1.1, 2));
  expect(threshold(1.1, 1.5)).toBeGreaterThan(threshold(1.1, 2));
});

test('the loss bound of restaking agrees with the published value and the table', () => {
  expect(restakingLossBound(0.1, 0.001)).toBeCloseTo(0.011, 15);
  expect(restakingLossBound(0.25, 0.01)).toBeCloseTo(0.05, 15);
  expect(restakingLossBound(0.5, 0.01)).toBeCloseTo(0.03, 15);
  expect(restakingLossBound(1, 0.05)).toBeCloseTo(0.1, 15);
});
