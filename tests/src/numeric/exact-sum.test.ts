import { expect, test } from 'vitest';
import { binaryParts, ExactSum, exactSum, nearestRatio } from '../../../src/numeric/index.ts';
import { Stream } from '../../../src/random/index.ts';

const stream = new Stream('exact-sum');
stream.begin(7, 0);

/** A double of any size, from raw words. */
function anyDouble(k: number): number {
  const words = new Uint32Array(stream.words(k, 0));
  const [x] = new Float64Array(words.buffer);
  return Number.isFinite(x) ? x : 1;
}

test('the parts of a double give it back, subnormal ones and signs included', () => {
  for (const x of [1, -0.1, 5e-324, -2.2250738585072014e-308, 1.7976931348623157e308, 3]) {
    const { significand, exponent } = binaryParts(x);
    const half = Math.floor(exponent / 2);
    expect(Number(significand) * 2 ** half * 2 ** (exponent - half)).toBe(x);
  }
});

test('a ratio of two doubles is what the division of the machine gives, for 100,000 pairs of any size', () => {
  for (let k = 0; k < 100_000; k++) {
    const [x, y] = [anyDouble(2 * k), anyDouble(2 * k + 1)];
    if (y === 0) continue;
    const [a, b] = [binaryParts(x), binaryParts(y)];
    const sign = b.significand < 0n ? -1n : 1n;
    const ratio = nearestRatio(a.significand * sign, b.significand * sign, a.exponent - b.exponent);
    if (ratio !== x / y) expect(ratio).toBe(x / y + 0);
  }
});

test('ties go to the even neighbour, also among the smallest doubles', () => {
  expect(nearestRatio(2n ** 53n + 1n, 1n)).toBe(2 ** 53);
  expect(nearestRatio(2n ** 53n + 3n, 1n)).toBe(2 ** 53 + 4);
  expect(nearestRatio(1n, 2n, -1074)).toBe(0);
  expect(nearestRatio(3n, 2n, -1074)).toBe(2 * 5e-324);
  expect(nearestRatio(2n ** 70n + 1n, 2n ** 71n, -1074)).toBe(5e-324);
  expect(nearestRatio(-1n, 3n)).toBe(-1 / 3);
  expect(nearestRatio(1n, 1n, 1024)).toBe(Infinity);
  expect(() => nearestRatio(1n, 0n)).toThrow('invalid denominator: 0; expected more than 0');
});

test('what cancels leaves nothing behind, and no sum on the way overflows', () => {
  expect(exactSum([1e100, 1, -1e100])).toBe(1);
  expect(exactSum([1e308, 1e308, -1e308])).toBe(1e308);
  expect(exactSum([1e308, 1e308])).toBe(Infinity);
  expect(exactSum([1, 2 ** -53, 2 ** -1074])).toBe(1 + 2 ** -52);
  expect(exactSum([1, 2 ** -53])).toBe(1);
  expect(exactSum([])).toBe(0);
  expect(() => exactSum([NaN])).toThrow('invalid term: NaN; expected a finite number');
});

test('any order and any partition of 2,000 doubles of all sizes give the same bits', () => {
  const values = Array.from({ length: 2000 }, (_, k) => anyDouble(k) / 4096);
  const whole = exactSum(values);
  expect(exactSum(values.toReversed())).toBe(whole);
  expect(exactSum(values.toSorted((a, b) => a - b))).toBe(whole);
  for (const parts of [2, 7, 300]) {
    const sums = Array.from({ length: parts }, () => new ExactSum());
    values.forEach((value, k) => sums[(k * 31) % parts].add(value));
    const merged = new ExactSum();
    for (const part of sums.toReversed()) merged.merge(part);
    expect(merged.value).toBe(whole);
  }
});
