import { expect, test } from 'vitest';
import { cos, expm1, log1p, pow, sin } from '../../../src/numeric/index.ts';

test('small arguments keep their digits in expm1 and log1p', () => {
  expect(expm1(1e-10)).toBe(1.0000000000500000364e-10);
  expect(log1p(1e-10)).toBe(9.9999999995000003644e-11);
  expect(log1p(-1)).toBe(-Infinity);
});

test('powers, sines and cosines agree with known values', () => {
  expect(pow(2, 0.5)).toBe(1.4142135623730951);
  expect(pow(1.0001, 10_000)).toBeCloseTo(2.7181459268249255, 13);
  expect(Math.abs(sin(22) - -0.008851309290403876)).toBeLessThan(4e-18);
  expect(Math.abs(cos(1e5) - -0.9993608074382125)).toBeLessThan(2e-16);
});
