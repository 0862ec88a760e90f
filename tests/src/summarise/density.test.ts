import { expect, test } from 'vitest';
import { density, kernelWidth } from '../../../src/summarise/index.ts';

/** Places at equal steps. */
const places = (low: number, high: number, count: number) =>
  Array.from({ length: count }, (_, p) => low + ((high - low) * p) / (count - 1));

function integral(values: readonly number[], width: number): number {
  const [low, high] = [Math.min(...values) - width, Math.max(...values) + width];
  const at = places(low, high, 20_001);
  return density(values, at, width).reduce((sum, each) => sum + each, 0) * (at[1] - at[0]);
}

test('a single value is one bump of height 15 / (16 width), and nothing beyond its width', () => {
  expect([...density([5], [3, 4, 5, 5.5, 6, 7], 1)]).toEqual([0, 0, 15 / 16, (15 / 16) * 0.75 ** 2, 0, 0]);
  expect(density([5], [5], 4)[0]).toBe(15 / 64);
});

test.each([
  ['one value', [5], 0.3],
  ['ties', [1, 1, 1, 2], 0.5],
  ['all equal', [7, 7, 7, 7], 2],
  ['far apart', [-100, 0, 90], 3],
  ['many', places(0, 1, 500), 0.05],
])('the density integrates to 1: %s', (_name, values, width) => {
  expect(integral(values, width)).toBeCloseTo(1, 5);
});

test('equal values count as often as they occur', () => {
  const [once, thrice] = [density([0, 10], [0, 10], 1), density([0, 0, 0, 10], [0, 10], 1)];
  expect(once[0]).toBe(once[1]);
  expect(thrice[0] / thrice[1]).toBeCloseTo(3, 12);
});

test('values all equal have no width of their own', () => {
  expect(kernelWidth([4, 4, 4])).toBe(0);
  expect(kernelWidth([4])).toBe(0);
});

test('the width follows the rule of thumb: known answer', () => {
  // Quartiles of 0..100 are 25 and 75; 50 / 1.34 = 37.3 is larger than the standard deviation 29.3.
  const values = places(0, 100, 101);
  const deviation = Math.sqrt((101 * 102) / 12);
  expect(kernelWidth(values)).toBeCloseTo(0.9 * 2.62 * deviation * 101 ** -0.2, 10);
});

test('one wild value does not widen the kernel, because quartiles bound it', () => {
  const values = [...places(0, 1, 99), 1e6];
  expect(kernelWidth(values)).toBeLessThan(1);
});

test('a middle half of one value leaves the standard deviation to decide', () => {
  expect(kernelWidth([0, 5, 5, 5, 5, 5, 10])).toBeGreaterThan(0);
});

test('the width grows in proportion with the values and does not move with them', () => {
  const values = [1, 2, 4, 8, 16];
  expect(kernelWidth(values.map((value) => value * 3))).toBeCloseTo(3 * kernelWidth(values), 12);
  expect(kernelWidth(values.map((value) => value + 100))).toBeCloseTo(kernelWidth(values), 12);
});

test('no values, values without limit and widths that are none are refused', () => {
  expect(() => density([], [0], 1)).toThrow('0 values');
  expect(() => density([1, Infinity], [0], 1)).toThrow('Infinity');
  for (const width of [0, -1, NaN, Infinity]) expect(() => density([1], [0], width)).toThrow('invalid width');
});
