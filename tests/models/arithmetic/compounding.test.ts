import { expect, test } from 'vitest';
import {
  afterDilution,
  fixedPower,
  RAY,
  rateOfYield,
  shareAfterDilution,
  yieldOfRate,
} from '../../../models/arithmetic/compounding.ts';

test('20 % a year is 20 % credited once, 21.939 % monthly, 22.134 % daily and 22.140 % all the time', () => {
  expect(yieldOfRate(0.2, 1)).toBeCloseTo(0.2, 15);
  expect(yieldOfRate(0.2, 12)).toBeCloseTo(1.2193910849 - 1, 10);
  expect(yieldOfRate(0.2, 365)).toBeCloseTo((1 + 0.2 / 365) ** 365 - 1, 12);
  expect(yieldOfRate(0.2, Infinity)).toBeCloseTo(Math.exp(0.2) - 1, 15);
});

test('a rate of its yield is the rate, however often it is credited', () => {
  for (const times of [1, 2, 12, 111, 365, 31_536_000, Infinity])
    for (const rate of [-0.1, 0, 1e-9, 0.07, 0.2, 3])
      if (rate > -times) expect(rateOfYield(yieldOfRate(rate, times), times)).toBeCloseTo(rate, 12);
});

test('more frequent crediting never yields less', () => {
  const yields = [1, 2, 4, 12, 52, 365, 31_536_000, Infinity].map((times) => yieldOfRate(0.15, times));
  for (let k = 1; k < yields.length; k++) expect(yields[k] ?? 0).toBeGreaterThan(yields[k - 1] ?? 0);
});

test('the published fees per second of Maker compound to 0.5, 1, 2, 4, 5 and 8 % a year', () => {
  const published: readonly (readonly [bigint, number])[] = [
    [1_000_000_000_158_153_903_837_946_257n, 0.005],
    [1_000_000_000_315_522_921_573_372_069n, 0.01],
    [1_000_000_000_627_937_192_491_029_810n, 0.02],
    [1_000_000_001_243_680_656_318_820_312n, 0.04],
    [1_000_000_001_547_125_957_863_212_448n, 0.05],
    [1_000_000_002_440_418_608_258_400_030n, 0.08],
  ];
  for (const [perSecond, yearly] of published) {
    const gap = fixedPower(perSecond, 31_536_000n) - (RAY + BigInt(Math.round(yearly * 1_000)) * 10n ** 24n);
    expect(gap < 10n ** 8n * 10n ** 3n && gap > -(10n ** 11n), `${yearly}: ${gap}`).toBe(true);
  }
});

test('fixed-point powers are exact for whole numbers and round half up', () => {
  expect(fixedPower(3n * RAY, 5n)).toBe(243n * RAY);
  expect(fixedPower(7n * RAY, 0n)).toBe(RAY);
  expect(fixedPower(0n, 0n)).toBe(RAY);
  expect(fixedPower(0n, 9n)).toBe(0n);
  // In units of 10: 1.5² = 2.25 rounds to 2.3, and 0.3² = 0.09 to 0.1.
  expect(fixedPower(15n, 2n, 10n)).toBe(23n);
  expect(fixedPower(3n, 2n, 10n)).toBe(1n);
  expect(() => fixedPower(RAY, -1n)).toThrow(/expected 0 or more/u);
});

test('a yield of 15 % while everything grows by 20 % is a loss of 4.17 %, and equal growth leaves nothing', () => {
  expect(afterDilution(0.15, 0.2)).toBeCloseTo(-0.05 / 1.2, 15);
  expect(afterDilution(0.2, 0.2)).toBe(0);
  expect(afterDilution(0, 0.25)).toBeCloseTo(-0.2, 15);
  expect(shareAfterDilution(0.1, 0, 0.25, 2)).toBeCloseTo(0.064, 15);
});
