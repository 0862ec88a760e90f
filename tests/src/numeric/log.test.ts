import stdlibLog from '@stdlib/math-base-special-ln';
import { expect, test } from 'vitest';
import { log } from '../../../src/numeric/index.ts';
import { arbitraryDouble, firstDifference } from './doubles.ts';

test('log has the bits of @stdlib at the special values and near the powers of two', () => {
  const special = [
    0,
    -0,
    NaN,
    Infinity,
    -Infinity,
    -1,
    5e-324,
    2.2250738585072014e-308,
    1.7976931348623157e308,
  ];
  const near: number[] = [];
  for (let k = -1074; k <= 1023; k++) {
    const power = 2 ** k;
    near.push(
      power,
      power * (1 + 2 ** -21),
      power * (1 - 2 ** -21),
      power * 1.41421356,
      power * (1 - 2 ** -53),
    );
  }
  // High words at which the method changes its case.
  for (const top of [0x6a09b, 0x6a09c, 0x61479, 0x6147a, 0x6b851, 0x6b852, 1, 2, 0xffffe, 0xffffd]) {
    for (let k = -40; k <= 40; k++) near.push((1 + top / 2 ** 20) * 2 ** k);
  }
  expect(firstDifference(log, stdlibLog, [...special, ...near])).toBeUndefined();
});

test('log has the bits of @stdlib for two million arguments', () => {
  const double = arbitraryDouble(2);
  for (let i = 0; i < 500_000; i++) {
    const [any, unit] = double();
    const sample = [Math.abs(any), any, unit, 0.5 + unit];
    for (const x of sample) if (!Object.is(log(x), stdlibLog(x))) expect.fail(`log differs at ${x}`);
  }
});

test('log is within a few units in the last place of known values', () => {
  expect(log(2)).toBe(0.6931471805599453);
  expect(log(10)).toBe(2.302585092994046);
  expect(log(1)).toBe(0);
  expect(Math.abs(log(1e-300) / -690.7755278982137052 - 1)).toBeLessThan(3e-16);
});
