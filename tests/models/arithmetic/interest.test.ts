import { expect, test } from 'vitest';
import {
  binomialGrowth,
  kinkedRate,
  lendingRate,
  linearGrowth,
  perSecondGrowth,
  utilisationAt,
  utilisationOf,
} from '../../../models/arithmetic/interest.ts';

const volatileAsset = { base: 0, slope1: 0.07, slope2: 3, optimal: 0.45 };
const year = 31_536_000;

test('the borrowing rate is the base when idle, base + slope1 at the kink and the sum of all when everything is lent', () => {
  const rate = (u: number) => kinkedRate(u, { ...volatileAsset, base: 0.01 });
  expect(rate(0)).toBe(0.01);
  expect(rate(0.225)).toBeCloseTo(0.045, 15);
  expect(rate(0.45)).toBeCloseTo(0.08, 15);
  expect(rate(0.725)).toBeCloseTo(0.08 + 1.5, 12);
  expect(rate(1)).toBeCloseTo(3.08, 12);
});

test('the rate never falls with utilisation and has no jump at the kink', () => {
  let before = 0;
  for (let u = 0; u <= 1; u += 0.001) {
    const rate = kinkedRate(u, volatileAsset);
    expect(rate).toBeGreaterThanOrEqual(before);
    before = rate;
  }
  expect(kinkedRate(0.45 + 1e-9, volatileAsset)).toBeCloseTo(kinkedRate(0.45, volatileAsset), 7);
});

test('what borrowers pay is what lenders and the reserve get', () => {
  const borrowRate = kinkedRate(0.6, volatileAsset);
  const lenders = lendingRate(borrowRate, 0.6, 0.2);
  expect(lenders + lendingRate(borrowRate, 0.6, 0.8)).toBeCloseTo(borrowRate * 0.6, 12);
});

test('an empty market has no utilisation, and one that lent everything has all of it', () => {
  expect(utilisationOf(0, 0)).toBe(0);
  expect(utilisationOf(5, 0)).toBe(1);
  expect(utilisationOf(3, 7)).toBeCloseTo(0.3, 15);
});

test('compounding every second lies between simple interest and the exponential, and the binomial just below it', () => {
  for (const rate of [0.01, 0.1, 0.5]) {
    const exact = perSecondGrowth(rate, year);
    expect(exact).toBeGreaterThan(linearGrowth(rate, 365));
    expect(exact).toBeLessThan(Math.exp(rate));
    expect(Math.exp(rate) / exact - 1).toBeLessThan((rate * rate) / year);
    expect(binomialGrowth(rate, year)).toBeLessThan(exact);
    // Remainder of the series after the third term.
    expect(exact - binomialGrowth(rate, year)).toBeLessThan((Math.exp(rate) * rate ** 4) / 24);
  }
});

test('the binomial has no error for up to three seconds', () => {
  for (const seconds of [0, 1, 2, 3]) {
    expect(binomialGrowth(0.2, seconds)).toBeCloseTo((1 + 0.2 / year) ** seconds, 15);
  }
});

test('the utilisation at a rate is the inverse of the rate at a utilisation', () => {
  for (const u of [0, 0.1, 0.45, 0.6, 1]) {
    expect(utilisationAt(kinkedRate(u, volatileAsset), volatileAsset)).toBeCloseTo(u, 12);
  }
  expect(utilisationAt(-0.1, volatileAsset)).toBe(0);
  expect(utilisationAt(9, volatileAsset)).toBe(1);
});
