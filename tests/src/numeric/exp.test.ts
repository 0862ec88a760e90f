import stdlibExp from '@stdlib/math-base-special-exp';
import { expect, test } from 'vitest';
import { exp } from '../../../src/numeric/index.ts';
import { arbitraryDouble, firstDifference } from './doubles.ts';

test('exp has the bits of @stdlib at the special values and at every border of its cases', () => {
  const borders = [709.782712893384, -745.1332191019411, -708.3964185322641, -744.4400719213812, 2 ** -28];
  const near = borders.flatMap((x) => [x, -x, x * (1 + 2 ** -52), x * (1 - 2 ** -53)]);
  const special = [0, -0, 1, -1, NaN, Infinity, -Infinity, 5e-324, 1.7976931348623157e308];
  expect(firstDifference(exp, stdlibExp, [...near, ...special])).toBeUndefined();
});

test('exp has the bits of @stdlib for two million arguments', () => {
  const double = arbitraryDouble(1);
  for (let i = 0; i < 500_000; i++) {
    const [any, unit] = double();
    const sample = [any, (unit - 0.5) * 1500, (unit - 0.5) * 4, -743 - 3 * unit];
    for (const x of sample) if (!Object.is(exp(x), stdlibExp(x))) expect.fail(`exp differs at ${x}`);
  }
});

test('exp is within a few units in the last place of known values', () => {
  expect(exp(1)).toBe(2.7182818284590455); // the double above e; fdlibm promises less than one unit
  expect(Math.abs(exp(-20) / 2.061153622438557828e-9 - 1)).toBeLessThan(3e-16);
  expect(Math.abs(exp(300) / 1.942426395241255937e130 - 1)).toBeLessThan(3e-16);
});
