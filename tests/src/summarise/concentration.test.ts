import { expect, test } from 'vitest';
import { atkinson, gini, hhi, nakamoto, theil } from '../../../src/summarise/index.ts';

test('equal holdings have no inequality', () => {
  const equal = new Array(7).fill(0.1);
  expect([gini(equal), theil(equal), atkinson(equal, 0.5)].map((index) => index < 1e-15)).toEqual([
    true,
    true,
    true,
  ]);
  expect(hhi(equal)).toBeCloseTo(1 / 7, 14);
  expect(nakamoto(equal)).toBe(4);
});

test('one who holds all has Gini 1 - 1/n, HHI 1, Nakamoto 1, Theil ln n', () => {
  const one = [0, 0, 0, 8];
  expect([gini(one), hhi(one), nakamoto(one), atkinson(one, 1)]).toEqual([0.75, 1, 1, 1]);
  expect(theil(one)).toBeCloseTo(Math.log(4), 14);
});

test('the indices of holdings 1, 2, 3, 4 are the ones by hand', () => {
  const held = [3, 1, 4, 2];
  expect(gini(held)).toBeCloseTo(0.25, 14);
  expect(hhi(held)).toBeCloseTo(0.3, 14);
  const byHand = held.reduce((sum, x) => sum + (x / 2.5) * Math.log(x / 2.5), 0) / 4;
  expect(theil(held)).toBeCloseTo(byHand, 13);
  expect(atkinson(held, 1)).toBeCloseTo(1 - Math.pow(24, 1 / 4) / 2.5, 13);
  expect(atkinson(held, 2)).toBeCloseTo(1 - 4 / (1 + 1 / 2 + 1 / 3 + 1 / 4) / 2.5, 13);
  expect(atkinson(held, 0)).toBeCloseTo(0, 14);
  expect(atkinson(held, 0.5)).toBeCloseTo(1 - Math.pow((1 + Math.SQRT2 + Math.sqrt(3) + 2) / 4, 2) / 2.5, 13);
});

test('the Nakamoto coefficient needs more than the threshold, not the threshold itself', () => {
  expect(nakamoto([50, 25, 25], 0.5)).toBe(2);
  expect(nakamoto([51, 25, 24], 0.5)).toBe(1);
  expect(nakamoto([4, 3, 2, 1, 1, 1], 1 / 3)).toBe(2);
  expect(nakamoto([1, 1, 1], 0.99)).toBe(3);
});

test('with aversion of 1 or more one empty holding is enough for an Atkinson index of 1', () => {
  expect(atkinson([0, 1, 1], 1)).toBe(1);
  expect(atkinson([0, 1, 1], 3)).toBe(1);
  expect(atkinson([0, 1, 1], 0.5)).toBeLessThan(1);
});

test('negative, empty and worthless holdings are refused', () => {
  expect(() => gini([-1, 2])).toThrow('invalid holdings: -1');
  expect(() => hhi([])).toThrow('invalid holdings: 0 values');
  expect(() => theil([0, 0])).toThrow('invalid holdings: total 0');
  expect(() => nakamoto([1], 1)).toThrow('invalid threshold: 1');
  expect(() => atkinson([1], -1)).toThrow('invalid aversion: -1');
});

test('exactly the threshold is not enough where its product with the total is rounded: 29 of 100 are not more than 0.29', () => {
  expect(nakamoto([29, 29, 42], 0.42)).toBe(2);
  expect(nakamoto([29, 28, 26, 17], 0.29)).toBe(2);
});

test('Atkinson’s index is smooth where the aversion passes 1, and finite for a large one', () => {
  for (const aversion of [1 - 1e-9, 1 + 1e-9]) {
    expect(Math.abs(atkinson([1, 2, 3, 4], aversion) - atkinson([1, 2, 3, 4], 1))).toBeLessThan(1e-9);
  }
  expect(atkinson([1e-9, 1, 5], 50)).toBeCloseTo(1, 8);
});
