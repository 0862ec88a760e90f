import { expect, test } from 'vitest';
import {
  atkinson,
  gini,
  lorenz,
  palma,
  theilL,
  theilT,
  topShare,
} from '../../../models/arithmetic/inequality.ts';
import { lognormalInequality, paretoInequality } from '../../../models/arithmetic/inequality-of-laws.ts';
import { exp, normalQuantile, pow } from '../../../src/numeric/index.ts';
import { gini as estimator } from '../../../src/summarise/index.ts';

const equal = Float64Array.of(3, 3, 3, 3);
const oneOwner = Float64Array.of(0, 0, 5, 0);
const ladder = Float64Array.of(1, 2, 3, 4);
const MANY = 200_000;
const ranks = Float64Array.from({ length: MANY }, (_, k) => (k + 0.5) / MANY);
const lognormal = ranks.map((p) => exp(0.8 * normalQuantile(p)));
const pareto = ranks.map((p) => pow(1 - p, -1 / 4));

test('the Gini of equal purses is 0, of one owner 1 − 1/n, and does not depend on order', () => {
  expect(gini(equal)).toBe(0);
  expect(gini(oneOwner)).toBeCloseTo(0.75, 14);
  expect(gini(Float64Array.of(4, 1, 3, 2))).toBe(gini(ladder));
  expect(gini(ladder)).toBeCloseTo(0.25, 14);
  expect(gini(Float64Array.of(0, 0))).toBe(0);
});

test('the Gini of the models is the Gini of the reports', () => {
  const holdings = Float64Array.from({ length: 101 }, (_, k) => (k * k * 37) % 211);
  expect(gini(holdings)).toBeCloseTo(estimator(holdings), 13);
});

test('equal purses have no inequality by any index, and neither have empty ones', () => {
  for (const holdings of [equal, Float64Array.of(0, 0, 0)]) {
    expect(theilT(holdings)).toBe(0);
    expect(theilL(holdings)).toBe(0);
    for (const aversion of [0.5, 1, 2]) expect(atkinson(holdings, aversion)).toBeCloseTo(0, 15);
    expect(lorenz(holdings, 0.3)).toBeCloseTo(0.3, 15);
  }
  expect(palma(equal)).toBeCloseTo(0.25, 14);
});

test('one owner of everything among four: T is ln 4, L without bound, Atkinson 1 from an aversion of 1 on', () => {
  expect(theilT(oneOwner)).toBeCloseTo(Math.log(4), 14);
  expect(theilL(oneOwner)).toBe(Infinity);
  expect(atkinson(oneOwner, 0.5)).toBeCloseTo(0.75, 14);
  expect(atkinson(oneOwner, 1)).toBe(1);
  expect(atkinson(oneOwner, 2)).toBe(1);
  expect(topShare(oneOwner, 0.25)).toBe(1);
  expect(palma(oneOwner)).toBe(Infinity);
});

test('the purses 1, 2, 3, 4 by hand', () => {
  const relative = [0.4, 0.8, 1.2, 1.6];
  expect(theilT(ladder)).toBeCloseTo(relative.reduce((all, r) => all + r * Math.log(r), 0) / 4, 14);
  expect(theilL(ladder)).toBeCloseTo(-Math.log(0.4 * 0.8 * 1.2 * 1.6) / 4, 14);
  expect(atkinson(ladder, 1)).toBeCloseTo(1 - Math.pow(24, 0.25) / 2.5, 14);
  expect(atkinson(ladder, 2)).toBeCloseTo(1 - 4 / (1 + 1 / 2 + 1 / 3 + 1 / 4) / 2.5, 14);
  expect(lorenz(ladder, 0.5)).toBeCloseTo(0.3, 14);
  expect(lorenz(ladder, 0.625)).toBeCloseTo(0.45, 14);
  expect([lorenz(ladder, 0), lorenz(ladder, 1)]).toEqual([0, 1]);
  expect(topShare(ladder, 0.25)).toBeCloseTo(0.4, 14);
});

test('an aversion to inequality of zero or less is refused', () => {
  expect(() => atkinson(ladder, 0)).toThrow('invalid aversion to inequality: 0; expected more than 0');
});

test('no index depends on the unit of the purses', () => {
  const thousands = ladder.map((x) => 1024 * x);
  expect(gini(thousands)).toBe(gini(ladder));
  expect(theilT(thousands)).toBe(theilT(ladder));
  expect(theilL(thousands)).toBe(theilL(ladder));
  expect(atkinson(thousands, 0.5)).toBe(atkinson(ladder, 0.5));
});

test('the indices of a finely divided lognormal law are its closed forms', () => {
  expect(gini(lognormal)).toBeCloseTo(lognormalInequality.gini(0.8), 4);
  expect(theilT(lognormal)).toBeCloseTo(lognormalInequality.theil(0.8), 3);
  expect(theilL(lognormal)).toBeCloseTo(lognormalInequality.theil(0.8), 3);
  for (const aversion of [0.5, 1, 2])
    expect(atkinson(lognormal, aversion)).toBeCloseTo(lognormalInequality.atkinson(0.8, aversion), 3);
  for (const part of [0.1, 0.5, 0.9, 0.99])
    expect(lorenz(lognormal, part)).toBeCloseTo(lognormalInequality.lorenz(0.8, part), 4);
});

test('the indices of a finely divided Pareto law are its closed forms', () => {
  expect(gini(pareto)).toBeCloseTo(paretoInequality.gini(4), 4);
  expect(theilT(pareto)).toBeCloseTo(paretoInequality.theilT(4), 3);
  expect(theilL(pareto)).toBeCloseTo(paretoInequality.theilL(4), 4);
  for (const part of [0.1, 0.5, 0.9])
    expect(lorenz(pareto, part)).toBeCloseTo(paretoInequality.lorenz(4, part), 4);
});

test('a Gini of 0.955 is a lognormal deviation of 2.84 or a Pareto exponent of 1.024, one of 0.97 an exponent of 1.015', () => {
  expect(lognormalInequality.gini(2.84)).toBeCloseTo(0.955, 3);
  expect(lognormalInequality.deviationOf(0.955)).toBeCloseTo(2.84, 2);
  expect(paretoInequality.exponentOf(0.955)).toBeCloseTo(1.024, 3);
  expect(paretoInequality.exponentOf(0.97)).toBeCloseTo(1.015, 3);
  expect(paretoInequality.gini(1.024)).toBeCloseTo(0.954, 3);
});
