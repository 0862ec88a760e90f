import { expect, test } from 'vitest';
import { inference } from '../../../src/library.ts';
import { quantiles } from '../../../src/summarise/index.ts';

const { quantileBy, quantileDefinitions } = inference;
const values = [3.1, 1.2, 9.9, 4.4, 4.4, 7.25, 0.3, 6.1, 8.8, 2.0];
const probabilities = [0, 0.05, 0.1, 0.25, 0.3, 0.5, 0.62, 0.9, 1];

// numpy 2.4, np.quantile with the method of the same definition.
test.each([
  ['type1', 'inverse-cdf', [0.3, 0.3, 0.3, 2.0, 2.0, 4.4, 6.1, 8.8, 9.9]],
  ['type2', 'averaged-inverse-cdf', [0.3, 0.3, 0.75, 2.0, 2.55, 4.4, 6.1, 9.35, 9.9]],
  ['type3', 'closest-observation', [0.3, 0.3, 0.3, 1.2, 2.0, 4.4, 4.4, 8.8, 9.9]],
  ['type4', 'interpolated-inverse-cdf', [0.3, 0.3, 0.3, 1.6, 2.0, 4.4, 4.74, 8.8, 9.9]],
  ['type5', 'hazen', [0.3, 0.3, 0.75, 2.0, 2.55, 4.4, 5.59, 9.35, 9.9]],
  ['type6', 'weibull', [0.3, 0.3, 0.39, 1.8, 2.33, 4.4, 5.794, 9.79, 9.9]],
  ['type7', 'linear', [0.3, 0.705, 1.11, 2.275, 2.77, 4.4, 5.386, 8.91, 9.9]],
  [
    'type8',
    'median-unbiased',
    [0.3, 0.3, 0.63, 1.9333333333333331, 2.476666666666667, 4.4, 5.658, 9.496666666666666, 9.9],
  ],
  ['type9', 'normal-unbiased', [0.3, 0.3, 0.66, 1.95, 2.495, 4.4, 5.641, 9.46, 9.9]],
] as const)('%s, called %s too, gives what an independent program gives', (type, name, wanted) => {
  probabilities.forEach((p, k) => {
    expect(quantileBy(values, p, type)).toBeCloseTo(wanted[k], 12);
    expect(quantileBy(values, p, name)).toBe(quantileBy(values, p, type));
  });
});

test('type 7 is the default and has the bits of the reports', () => {
  expect(probabilities.map((p) => quantileBy(values, p))).toEqual(quantiles(values, probabilities));
  expect(Object.keys(quantileDefinitions)).toHaveLength(9);
});

test('type 3 goes to the even observation when halfway', () => {
  // n p = 1.5, 2.5, 3.5 of five: halfway between observations, even ranks 2, 2 and 4.
  expect([0.3, 0.5, 0.7].map((p) => quantileBy([1, 2, 3, 4, 5], p, 'type3'))).toEqual(
    [1, 2, 3].map((_, k) => [2, 2, 4][k]),
  );
});

test('probabilities that only rounding keeps from a whole rank count as whole', () => {
  const hundred = Array.from({ length: 100 }, (_, i) => i + 1);
  for (let k = 1; k < 100; k++) {
    expect(quantileBy(hundred, k / 100, 'type1')).toBe(k);
    expect(quantileBy(hundred, k / 100, 'type2')).toBe(k + 0.5);
  }
});

test('all definitions agree on the median of an odd number and on a single value', () => {
  for (const type of ['type1', 'type2', 'type5', 'type6', 'type7', 'type8', 'type9'] as const) {
    expect(quantileBy([5, 1, 3], 0.5, type)).toBe(3);
    expect(quantileBy([5], 0.2, type)).toBe(5);
  }
});

test('infinities are values; NaN, no values and impossible probabilities are refused', () => {
  expect(quantileBy([-Infinity, 1, Infinity], 1, 'type6')).toBe(Infinity);
  expect(() => quantileBy([NaN], 0.5)).toThrow('invalid values: NaN');
  expect(() => quantileBy([], 0.5, 'type1')).toThrow('invalid values: none');
  expect(() => quantileBy([1], 2, 'hazen')).toThrow('invalid probability: 2; expected 0 to 1');
});
