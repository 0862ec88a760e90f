import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normalCdf, normalQuantile } from '../../../src/numeric/index.ts';

test('the distribution function undoes the quantile', () => {
  fc.assert(
    fc.property(fc.double({ min: -690, max: -0.7, noNaN: true }), (logarithm) => {
      const p = Math.exp(logarithm);
      const x = normalQuantile(p);
      // An error of 1e-15 in x becomes one of about 1e-15 x² in p.
      expect(Math.abs(normalCdf(x) / p - 1)).toBeLessThan(3e-15 * (1 + x * x));
    }),
    { seed: 1, numRuns: 2000 },
  );
});

test('the quantile is odd about one half, grows with p, and ends at the infinities', () => {
  let before = -Infinity;
  for (let k = 1; k < 4096; k++) {
    const x = normalQuantile(k / 4096);
    expect(x).toBe(-normalQuantile(1 - k / 4096) + 0);
    expect(x).toBeGreaterThan(before);
    before = x;
  }
  expect(normalQuantile(0)).toBe(-Infinity);
  expect(normalQuantile(1)).toBe(Infinity);
  expect(normalQuantile(-0.1)).toBeNaN();
  expect(normalQuantile(1.1)).toBeNaN();
  expect(normalQuantile(NaN)).toBeNaN();
});

test('the distribution function ends at 0 and 1', () => {
  expect(normalCdf(-Infinity)).toBe(0);
  expect(normalCdf(-45)).toBe(0);
  expect(normalCdf(Infinity)).toBe(1);
  expect(normalCdf(NaN)).toBeNaN();
});
